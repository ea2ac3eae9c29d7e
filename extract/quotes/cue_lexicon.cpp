// A hash map from lemma and part of speech; only ever looked up, so its order never shows.
#include "extract/quotes/cue_lexicon.h"

#include <array>
#include <stdexcept>
#include <string>

#include "extract/syntax/linear_model.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 19> kKinds{
    "say",     "state",  "add",   "answer",    "ask",    "write", "utter",  "argue", "admit", "deny",
    "promise", "demand", "think", "criticize", "praise", "name",  "report", "show",  "rule"};

std::uint64_t key_of(std::string_view lemma, Upos upos) {
  return hash_text(lemma, static_cast<std::uint64_t>(upos) + 1);
}

CueKind kind_of(std::string_view text, const Tsv& table, std::size_t row) {
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (kKinds[i] == text) return static_cast<CueKind>(i);
  throw std::runtime_error(table.where(row) + ": expected a kind of cue, found " + std::string(text));
}

}  // namespace

std::string_view name(CueKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

CueLexicon::CueLexicon(const std::filesystem::path& path) {
  const Tsv table(path, {"lemma", "upos", "kind"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    const auto upos = parse_upos(row[1]);
    if (!upos) throw std::runtime_error(table.where(i) + ": expected a UPOS tag, found " + std::string(row[1]));
    kinds_.emplace(key_of(row[0], *upos), kind_of(row[2], table, i));
  }
}

std::optional<CueKind> CueLexicon::find(std::string_view lemma, Upos upos) const {
  const auto found = kinds_.find(key_of(lemma, upos));
  return found == kinds_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace dateline
