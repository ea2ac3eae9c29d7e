// dateline-train score-pronouns: whether sampled pronouns of whole articles get what an annotator says they stand for.
// A pronoun is right where a name or noun phrase of its entity covers the annotated antecedent, through all stages.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

#include "extract/analyze.h"
#include "extract/train/corpus_file.h"
#include "extract/train/table_reader.h"
#include "extract/train/verbs.h"
#include "ontology/day.h"

namespace dateline {
namespace {

struct ScorePronounsOptions {
  std::string sample, corpus, data;
  bool list = false;
};

struct SampledPronoun {
  std::uint32_t pronoun = 0, antecedent = 0;  // bytes
};

MentionIndex mention_at(const Document& document, std::uint32_t place) {
  const auto& mentions = document.coref.mentions;
  const auto found = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.kind == MentionKind::Pronoun && document.text.tokens[m.head].span.begin == place;
  });
  return found == mentions.end() ? kNone : static_cast<MentionIndex>(found - mentions.begin());
}

bool is_right(const Document& document, MentionIndex pronoun, std::uint32_t antecedent) {
  if (pronoun == kNone) return false;
  return std::any_of(document.coref.mentions.begin(), document.coref.mentions.end(), [&](const Mention& m) {
    const Span span = document.span_of(m.tokens);
    return m.entity == document.coref.mentions[pronoun].entity && m.kind != MentionKind::Pronoun &&
           span.begin <= antecedent && antecedent < span.end;
  });
}

void list_wrong(const Document& document, const SampledPronoun& sampled, MentionIndex found) {
  const std::string_view text = document.article.text;
  const std::uint32_t begin = sampled.pronoun < 400 ? 0 : sampled.pronoun - 400;
  std::string before(text.substr(begin, sampled.pronoun - begin));
  std::replace(before.begin(), before.end(), '\n', ' ');
  std::printf("%s[%s\n  wanted %s\n  found  %s\n", before.c_str(),
              std::string(text.substr(sampled.pronoun, 40)).c_str(),
              std::string(text.substr(sampled.antecedent, 30)).c_str(),
              found == kNone ? "nothing" : document.coref.entities[document.coref.mentions[found].entity].name.c_str());
}

void score(const ScorePronounsOptions& options) {
  const Resources resources(find_data(options.data));
  const OpenTable sample(options.sample);
  std::map<std::string, std::vector<std::size_t>, std::less<>> rows;
  for (std::size_t row = 0; row < sample.size(); ++row) rows[std::string(sample.field(row, "article"))].push_back(row);
  std::size_t right = 0;
  simdjson::dom::parser parser;
  const std::string bytes = read_corpus_file(options.corpus);
  simdjson::dom::document_stream records = parser.parse_many(bytes, std::size_t{1} << 24U);
  for (auto record : records) {
    const auto found = rows.find(record["id"].get_string().value());
    if (found == rows.end()) continue;
    Article article;
    article.text = record["text"].get_string().value();
    article.given.published = parse_day(record["date"].get_string().value());
    const Document document = analyze(std::move(article), resources);
    const std::vector<std::uint32_t> offsets = byte_offsets(document.article.text);
    for (const std::size_t row : found->second) {
      const auto place = [&](const char* column) {
        return offsets[std::min<std::size_t>(std::stoull(std::string(sample.field(row, column))), offsets.size() - 1)];
      };
      const SampledPronoun sampled{place("pronoun"), place("antecedent")};
      const MentionIndex mention = mention_at(document, sampled.pronoun);
      if (is_right(document, mention, sampled.antecedent))
        ++right;
      else if (options.list)
        list_wrong(document, sampled, mention);
    }
  }
  std::printf("%zu of %zu right (%.1f %%)\n", right, sample.size(),
              100.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(sample.size(), 1)));
}

}  // namespace

void add_score_pronouns_verb(CLI::App& app, TrainAction& action) {
  const auto options = std::make_shared<ScorePronounsOptions>();
  CLI::App* verb = app.add_subcommand("score-pronouns", "Score the pronouns of whole articles on an annotated sample");
  verb->add_option("sample", options->sample, "Table with article, pronoun and antecedent (code points)")->required();
  verb->add_option("corpus", options->corpus, "The articles: JSON Lines with id, date and text, compressed or not")
      ->required();
  verb->add_option("--data", options->data, "Data folder");
  verb->add_flag("--list", options->list, "List what is wrong");
  verb->callback([options, &action] { action = [options] { score(*options); }; });
}

}  // namespace dateline
