// Any bytes as an article: every event has triggers within the text, each trigger belongs to one event, and arguments,
// causes, places and figures point at what is there.
#include <string>

#include "extract/analyze.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace dateline;

void check_argument(const Document& document, const Argument& argument) {
  const int targets = (argument.entity != kNone) + (argument.event != kNone) + (argument.speech != kNone);
  require(targets == 1);
  require(argument.entity == kNone || argument.entity < document.coref.entities.size());
  require(argument.event == kNone || argument.event < document.events.events.size());
  require(argument.speech == kNone || argument.speech < document.speeches.size());
  require(argument.in_capacity == kNone || argument.in_capacity < document.coref.offices.size());
}

void check_event(const Document& document, const DocumentEvent& event, std::vector<bool>& used) {
  require(!event.triggers.empty());
  for (const std::uint32_t t : event.triggers) {
    require(t < used.size() && !used[t]);
    used[t] = true;
    const TokenRange tokens = document.events.triggers[t].tokens;
    require(!tokens.empty() && tokens.end <= document.text.tokens.size());
  }
  for (const Argument& argument : event.arguments) check_argument(document, argument);
  for (const CauseLink& cause : event.because_of) require(cause.event < document.events.events.size());
  require(event.part_of == kNone || event.part_of < document.events.events.size());
  require(event.place == kNone || event.place < document.coref.entities.size());
  for (const std::uint32_t figure : event.figures) require(figure < document.quantities.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  Article article;
  article.text.assign(reinterpret_cast<const char*>(bytes), size);
  const Document document = analyze(std::move(article), resources());
  std::vector<bool> used(document.events.triggers.size(), false);
  for (const DocumentEvent& event : document.events.events) check_event(document, event, used);
  for (const bool u : used) require(u);
  return 0;
}
