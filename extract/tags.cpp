// The spellings of the tag sets, in enumerator order.
#include "extract/tags.h"

#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 17> kUpos{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                 "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                 "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 49> kXpos{
    "CC",   "CD",  "DT",    "EX",    "FW",  "IN",   "JJ",  "JJR", "JJS", "LS",  "MD",  "NN", "NNP",
    "NNPS", "NNS", "PDT",   "POS",   "PRP", "PRP$", "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",
    "VB",   "VBD", "VBG",   "VBN",   "VBP", "VBZ",  "WDT", "WP",  "WP$", "WRB", ".",   ",",  ":",
    "``",   "''",  "-LRB-", "-RRB-", "$",   "HYPH", "NFP", "GW",  "ADD", "AFX"};

constexpr std::array<std::string_view, 52> kDeprel{
    "acl",        "acl:relcl",  "advcl",     "advcl:relcl", "advmod",        "amod",     "appos",       "aux",
    "aux:pass",   "case",       "cc",        "cc:preconj",  "ccomp",         "clf",      "compound",    "compound:prt",
    "conj",       "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",
    "discourse",  "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",
    "mark",       "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",
    "nummod",     "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",
    "reparandum", "root",       "vocative",  "xcomp"};

constexpr std::array<std::string_view, 8> kNameTypes{"PERSON", "ORGANIZATION", "GPE",   "LOCATION",
                                                     "NORP",   "FACILITY",     "EVENT", "WORK"};

static_assert(kUpos.size() == kUposCount && kXpos.size() == kXposCount);
static_assert(kDeprel.size() == kDeprelCount && kNameTypes.size() == kNameTypeCount);

template <class Tag, std::size_t N>
std::optional<Tag> find(const std::array<std::string_view, N>& table, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i)
    if (table[i] == text) return static_cast<Tag>(i);
  return std::nullopt;
}

}  // namespace

std::string_view name(Upos tag) { return kUpos[static_cast<std::size_t>(tag)]; }
std::string_view name(Xpos tag) { return kXpos[static_cast<std::size_t>(tag)]; }
std::string_view name(Deprel relation) { return kDeprel[static_cast<std::size_t>(relation)]; }
std::string_view name(NameType type) { return kNameTypes[static_cast<std::size_t>(type)]; }

std::optional<Upos> parse_upos(std::string_view text) { return find<Upos>(kUpos, text); }
std::optional<Xpos> parse_xpos(std::string_view text) { return find<Xpos>(kXpos, text); }
std::optional<Deprel> parse_deprel(std::string_view text) { return find<Deprel>(kDeprel, text); }
std::optional<NameType> parse_name_type(std::string_view text) { return find<NameType>(kNameTypes, text); }

Deprel universal(Deprel relation) {
  const std::string_view spelling = name(relation);
  const std::size_t colon = spelling.find(':');
  if (colon == std::string_view::npos) return relation;
  return parse_deprel(spelling.substr(0, colon)).value_or(relation);
}

}  // namespace dateline
