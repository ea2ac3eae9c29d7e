// Facts as one line of JSON and back: what `extract` writes, `merge` reads, and incremental builds keep.
//
// Version 1. One object a line, UTF-8, no line break inside. Members that hold their default (0, false, "", none, an
// empty list) are left out; readers ignore members they do not know and refuse a higher version. Indices count from 0
// within the same line; enumerators are spelled as in ontology/kinds.h; days are "YYYY-MM-DD".
//
//   {"v":1,
//    "article":{"source","sha256","url","headline","publisher","dateline","language","authors":[…],"published",
//               "published_time","word_count"},
//    "entities":[{"kind","name","aliases":[…],"authority","links":[[IRI,"exact"|"close"],…],"given","family","gender",
//                 "official","party","organization","level","within","mentions","evidence","rule","confidence"},…],
//    "offices":[{"title","of"},…],
//    "tenures":[{"person","office","status","party","start","end","evidence","rule","confidence"},…],
//    "events":[{"type","modality","label","participations":[{"entity"|"event"|"statement","role","office"},…],
//               "because_of":[{"event"|"statement","kind":"cause"|"purpose"|"condition"},…],"part_of","place",
//               "date_text","date":[earliest,latest],"figures":[{"counted","value","comparator","evidence"},…],
//               "evidence":[…],"rule","confidence"},…],
//    "statements":[{"kind","speaker","through","addressee","office","medium","occasion","about":[{…},…],"date",
//                   "date_text","negated","text","cue","evidence":[…],"rule","confidence"},…]}
//
// A piece of evidence is [start, end, exact, prefix, suffix].
#pragma once

#include <string>
#include <string_view>

#include "ontology/facts.h"

namespace dateline {

inline constexpr int kFactsVersion = 1;

// One line, without the line break. The same Facts always give the same bytes.
[[nodiscard]] std::string to_json(const Facts& facts);

// The facts of a line; `where` is its "path:line". Throws std::runtime_error "path:line: expected …, found …" where the
// line is no JSON, is of a later version, lacks a member that every record has, or points outside its own lists.
[[nodiscard]] Facts facts_from_json(std::string_view line, std::string_view where);

}  // namespace dateline
