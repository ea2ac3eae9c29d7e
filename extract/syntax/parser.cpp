// Greedy: each state's best allowed move is taken (ties: Shift, Left, Right in this order). Errors of attachment spread;
// the dynamic oracle in training teaches the model to go on well after one.
#include "extract/syntax/parser.h"

#include <array>

namespace dateline {

Parser::Parser(const ModelFile& file) : moves_(file.section("moves")), relations_(file.section("relations")) {}

void Parser::parse(std::span<const WordForm> forms, std::span<const TagLabel> tags, ParserState& state) const {
  std::vector<ParserWord> words;
  make_parser_words(forms, tags, words);
  std::vector<Feature> features;
  std::array<std::int32_t, kMoves> move_scores{};
  std::array<std::int32_t, kDeprelCount> relation_scores{};
  state.begin(static_cast<std::uint32_t>(forms.size()));
  while (!state.done()) {
    make_move_features(state, words, features);
    move_scores.fill(0);
    moves_.add_scores(features, move_scores);
    Move best = Move::Shift;
    bool found = false;
    for (const Move move : {Move::Shift, Move::Left, Move::Right}) {
      if (!state.allows(move)) continue;
      if (!found || move_scores[static_cast<std::size_t>(move)] > move_scores[static_cast<std::size_t>(best)]) best = move;
      found = true;
    }
    Deprel relation = Deprel::Root;
    if (best != Move::Shift && state.head_of(best) != state.root()) {
      make_relation_features(state, words, state.head_of(best), state.dependent(), features);
      relation_scores.fill(0);
      relations_.add_scores(features, relation_scores);
      relation_scores[static_cast<std::size_t>(Deprel::Root)] = INT32_MIN;  // only the root's dependent has it
      relation = static_cast<Deprel>(best_label(relation_scores));
    }
    state.apply(best, relation);
  }
}

SyntaxModels::SyntaxModels(const std::filesystem::path& folder)
    : clusters(folder / "tagger_clusters.bin"),
      tagger_file(folder / "tagger.model"),
      lemmas_file(folder / "lemmas.model"),
      parser_file(folder / "parser.model"),
      tagger(tagger_file),
      lemmatizer(lemmas_file),
      parser(parser_file) {}

Syntax parse_syntax(const Document& document, const SyntaxModels& models) {
  Syntax syntax(document.text.tokens.size());
  const std::vector<WordForm> forms = make_word_forms(document, models.clusters);
  std::vector<TagLabel> tags(forms.size());
  ParserState state;
  for (const Sentence& sentence : document.text.sentences) {
    const TokenRange range = sentence.tokens;
    const std::span<const WordForm> words{forms.data() + range.begin, range.size()};
    const std::span<TagLabel> labels{tags.data() + range.begin, range.size()};
    models.tagger.tag(words, labels);
    models.parser.parse(words, labels, state);
    for (std::uint32_t i = 0; i < range.size(); ++i) {
      Word& word = syntax[range.begin + i];
      const TagPair pair = models.tagger.pair(labels[i]);
      word.upos = pair.upos;
      word.xpos = pair.xpos;
      word.lemma = models.lemmatizer.lemma(document.form(range.begin + i), pair);
      const Node head = state.head(i + 1);
      word.head = head == state.root() ? kNone : range.begin + head - 1;
      word.deprel = state.relation(i + 1);
    }
  }
  return syntax;
}

}  // namespace dateline
