// dateline-train score-events: trigger words against the actions of ECB+ (Cybulska and Vossen 2014), on its annotated
// sentences alone. Every ACTION mention counts, those of saying too, which Dateline's events leave out by design.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "extract/events/events.h"
#include "extract/mentions/names.h"
#include "extract/resources.h"
#include "extract/train/corpus_file.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct ScoreEventsOptions {
  std::vector<std::string> corpora;
  std::string data;
};

struct Counts {
  std::size_t gold = 0, found = 0, found_right = 0, gold_right = 0;
};

struct EcbDocument {
  Document document;
  std::vector<TokenIndex> first_token;  // by sentence
  std::vector<bool> annotated;          // by sentence
  std::vector<std::vector<TokenIndex>> actions;
};

EcbDocument read_document(simdjson::ondemand::document& json) {
  EcbDocument read;
  Document& document = read.document;
  std::string& text = document.article.text;
  for (auto item : json["sentences"].get_array()) {
    read.annotated.push_back(bool(item["annotated"]));
    const auto begin = static_cast<TokenIndex>(document.text.tokens.size());
    read.first_token.push_back(begin);
    for (auto token : item["tokens"].get_array()) {
      if (!text.empty()) text += ' ';
      const auto at = static_cast<std::uint32_t>(text.size());
      text += std::string_view(token);
      document.text.tokens.push_back({{at, static_cast<std::uint32_t>(text.size())}, true, false});
    }
    const auto end = static_cast<TokenIndex>(document.text.tokens.size());
    if (end > begin) document.text.sentences.push_back({{begin, end}, 0});
  }
  document.layout.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::Story});
  for (auto item : json["mentions"].get_array()) {
    const std::string type{std::string_view(item["type"])};
    const auto sentence = static_cast<std::size_t>(std::uint64_t(item["sent"]));
    std::vector<TokenIndex> tokens;
    for (auto token : item["tok"].get_array())
      tokens.push_back(read.first_token[sentence] + static_cast<TokenIndex>(std::uint64_t(token)));
    if (type.find("ACTION") != std::string::npos && read.annotated[sentence]) read.actions.push_back(std::move(tokens));
  }
  return read;
}

void count(const EcbDocument& read, const Events& events, Counts& counts) {
  const auto touches = [](const Trigger& trigger, const std::vector<TokenIndex>& action) {
    return std::any_of(action.begin(), action.end(), [&](TokenIndex t) { return trigger.tokens.contains(t); });
  };
  counts.gold += read.actions.size();
  for (const auto& action : read.actions)
    counts.gold_right += std::any_of(events.triggers.begin(), events.triggers.end(),
                                     [&](const Trigger& t) { return touches(t, action); });
  for (const Trigger& trigger : events.triggers) {
    const auto after = std::upper_bound(read.first_token.begin(), read.first_token.end(), trigger.head);
    if (!read.annotated[static_cast<std::size_t>(after - read.first_token.begin()) - 1]) continue;
    ++counts.found;
    counts.found_right += std::any_of(read.actions.begin(), read.actions.end(),
                                      [&](const auto& action) { return touches(trigger, action); });
  }
}

void score(const ScoreEventsOptions& options) {
  const Resources resources(find_data(options.data));
  Counts counts;
  simdjson::ondemand::parser parser;
  for (const std::string& path : options.corpora) {
    const std::string bytes = read_corpus_file(path);
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      const simdjson::padded_string padded(bytes.data() + begin, end - begin);
      simdjson::ondemand::document json = parser.iterate(padded);
      EcbDocument read = read_document(json);
      read.document.syntax = parse_syntax(read.document, resources.syntax);
      read.document.names = find_names(read.document, resources.names, resources.clusters);
      count(read, find_events(read.document, resources.events), counts);
      begin = end + 1;
    }
  }
  const double precision =
      100.0 * static_cast<double>(counts.found_right) / static_cast<double>(std::max<std::size_t>(counts.found, 1));
  const double recall =
      100.0 * static_cast<double>(counts.gold_right) / static_cast<double>(std::max<std::size_t>(counts.gold, 1));
  const double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  std::printf("triggers: P %.1f R %.1f F %.1f (%zu actions, %zu found)\n", precision, recall, f1, counts.gold,
              counts.found);
}

}  // namespace

void add_score_events_verb(CLI::App& app, TrainAction& action) {
  const auto options = std::make_shared<ScoreEventsOptions>();
  CLI::App* verb = app.add_subcommand("score-events", "Score event triggers on ECB+");
  verb->add_option("corpora", options->corpora, "ECB+ topics, JSON Lines, compressed or not")->required();
  verb->add_option("--data", options->data, "The data folder");
  verb->callback([options, &action] { action = [options] { score(*options); }; });
}

}  // namespace dateline
