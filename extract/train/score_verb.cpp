// dateline-train score: how well the shipped models read treebanks, from raw text or from their tokens.
#include <cstdio>

#include "extract/resources.h"
#include "extract/syntax/conllu.h"
#include "extract/text/tokenizer.h"
#include "extract/train/corpus_file.h"
#include "extract/train/scores.h"
#include "extract/train/verbs.h"

namespace dateline {
namespace {

struct ScoreOptions {
  std::vector<std::string> corpora;
  std::string data;
  bool raw = false;
  bool list = false;
};

// The tokens of one that the other cuts otherwise, with the tokens before and after.
void list_differences(const Document& gold, const Document& found) {
  std::size_t f = 0;
  for (std::size_t g = 0; g < gold.text.tokens.size(); ++g) {
    const Span span = gold.text.tokens[g].span;
    while (f < found.text.tokens.size() && found.text.tokens[f].span.end <= span.begin) ++f;
    if (f < found.text.tokens.size() && found.text.tokens[f].span == span) continue;
    std::string cut;
    for (std::size_t k = f; k < found.text.tokens.size() && found.text.tokens[k].span.begin < span.end; ++k)
      cut += std::string(found.form(static_cast<TokenIndex>(k))) + "|";
    std::printf("token\t%s\t%s\n", std::string(gold.form(static_cast<TokenIndex>(g))).c_str(), cut.c_str());
  }
  const auto list = [](const char* kind, const Document& has, const Document& lacks) {
    for (const Sentence& sentence : has.text.sentences) {
      const auto end = has.text.tokens[sentence.tokens.end - 1].span.end;
      bool shared = false;
      for (const Sentence& other : lacks.text.sentences)
        shared |= lacks.text.tokens[other.tokens.end - 1].span.end == end;
      if (shared) continue;
      const std::uint32_t from = end < 60 ? 0 : end - 60;
      std::string around = has.article.text.substr(from, end - from) + " || " + has.article.text.substr(end, 40);
      for (char& c : around) c = c == '\n' ? '~' : c;
      std::printf("%s\t%s\n", kind, around.c_str());
    }
  };
  list("missed", gold, found);
  list("spurious", found, gold);
}

Document read_again(const Document& gold, const Resources& resources, bool raw) {
  Document document;
  document.article = gold.article;
  document.layout = gold.layout;
  document.text = raw ? tokenize(document.article, document.layout, resources.tokens) : gold.text;
  document.syntax = parse_syntax(document, resources.syntax);
  return document;
}

void score(const ScoreOptions& options) {
  const Resources resources(find_data(options.data));
  for (const std::string& path : options.corpora) {
    SyntaxScores scores;
    for (const TreebankDocument& gold : read_conllu(read_corpus_file(path), path)) {
      const Document found = read_again(gold.document, resources, options.raw);
      scores += score_syntax(gold.document, found);
      if (options.list) list_differences(gold.document, found);
    }
    std::printf("%s: %s\n", path.c_str(), describe(scores).c_str());
  }
}

}  // namespace

void add_score_verb(CLI::App& app, TrainAction& action) {
  const auto options = std::make_shared<ScoreOptions>();
  CLI::App* verb = app.add_subcommand("score", "Score tokens, sentences, tags, lemmas and trees against treebanks");
  verb->add_option("corpora", options->corpora, "CoNLL-U files, compressed or not")->required();
  verb->add_option("--data", options->data, "Data folder");
  verb->add_flag("--raw", options->raw, "From raw text; without it from the treebank's tokens and sentences");
  verb->add_flag("--list", options->list, "List tokens and sentence ends that differ");
  verb->callback([options, &action] { action = [options] { score(*options); }; });
}

}  // namespace dateline
