// Any bytes as an article: every mention lies within the text and has an entity, every entity has a first mention, and
// offices and tenures point at what is there.
#include <string>

#include "extract/analyze.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace dateline;

void check(const Document& document) {
  const Coreference& coref = document.coref;
  for (const Mention& mention : coref.mentions) {
    require(!mention.tokens.empty() && mention.tokens.end <= document.text.tokens.size());
    require(mention.entity < coref.entities.size());
  }
  for (const MentionIndex mention : coref.mention_of_token)
    require(mention == kNone || mention < coref.mentions.size());
  require(coref.first_mention.size() == coref.entities.size());
  for (const MentionIndex first : coref.first_mention) require(first < coref.mentions.size());
  for (const Entity& entity : coref.entities) require(!entity.within || *entity.within < coref.entities.size());
  for (const Office& office : coref.offices) require(!office.of || *office.of < coref.entities.size());
  require(coref.tenures.size() == coref.tenure_phrases.size());
  for (const Tenure& tenure : coref.tenures)
    require(tenure.person < coref.entities.size() && tenure.office < coref.offices.size());
  for (const TokenRange phrase : coref.tenure_phrases)
    require(!phrase.empty() && phrase.end <= document.text.tokens.size());
  require(coref.office_of_mention.size() == coref.mentions.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Article article;
  for (std::size_t i = 0; i < size; ++i) article.text += data[i] < 0x80 ? static_cast<char>(data[i]) : '?';
  check(analyze(std::move(article), resources()));
  return 0;
}
