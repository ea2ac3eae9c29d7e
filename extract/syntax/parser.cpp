// Greedy: each state's best allowed move is taken (ties: Shift, Left, Right in this order). Errors of attachment
// spread; the dynamic oracle in training teaches the model to go on well after one.
#include "extract/syntax/parser.h"

#include <array>

namespace dateline {

void Parser::parse(std::span<const WordForm> forms, std::span<const TagLabel> tags, Workspace& work) const {
  sentence_rows(forms, tags, work.nodes);
  network_.read(work.nodes, work.network);
  work.tags.resize(forms.size());
  std::array<std::int32_t, kTagColumns> scores{};
  for (Node node = 1; node <= forms.size(); ++node) {
    network_.score_tags(node, work.network, scores);
    work.tags[node - 1] = static_cast<TagLabel>(best_label(scores));
  }
  ParserState& state = work.state;
  std::array<std::int32_t, kMoveColumns> moves{};
  std::array<std::int32_t, kRelationColumns> relations{};
  state.begin(static_cast<std::uint32_t>(forms.size()));
  while (!state.done()) {
    network_.enter(state_slots(state), state_facts(state), work.network);
    network_.score_moves(work.network, moves);
    Move best = Move::Shift;
    bool found = false;
    for (const Move move : {Move::Shift, Move::Left, Move::Right}) {
      if (!state.allows(move)) continue;
      if (!found || moves[static_cast<std::size_t>(move)] > moves[static_cast<std::size_t>(best)]) best = move;
      found = true;
    }
    Deprel relation = Deprel::Root;
    if (best != Move::Shift && state.head_of(best) != state.root()) {
      network_.score_relations(work.network, best, relations);
      relations[static_cast<std::size_t>(Deprel::Root)] = INT32_MIN;  // only the root's dependent has it
      relation = static_cast<Deprel>(best_label(std::span(relations).first(kDeprelCount)));
    }
    state.apply(best, relation);
  }
}

SyntaxModels::SyntaxModels(const std::filesystem::path& folder)
    : clusters(folder / "clusters.bin"),
      dictionary_file(folder / "dictionary.model"),
      tagger_file(folder / "tagger.model"),
      lemmas_file(folder / "lemmas.model"),
      parser_file(folder / "parser.model"),
      dictionary(dictionary_file),
      tagger(tagger_file),
      lemmatizer(lemmas_file),
      parser(parser_file) {}

Syntax parse_syntax(const Document& document, const SyntaxModels& models) {
  Syntax syntax(document.text.tokens.size());
  const std::vector<WordForm> forms = make_word_forms(document, models.clusters, models.dictionary);
  std::vector<TagLabel> tags(forms.size());
  Parser::Workspace work;
  for (const Sentence& sentence : document.text.sentences) {
    const TokenRange range = sentence.tokens;
    const std::span<const WordForm> words{forms.data() + range.begin, range.size()};
    const std::span<TagLabel> labels{tags.data() + range.begin, range.size()};
    models.tagger.tag(words, labels);
    models.parser.parse(words, labels, work);
    for (std::uint32_t i = 0; i < range.size(); ++i) {
      Word& word = syntax[range.begin + i];
      const TagPair pair = models.tagger.pair(work.tags[i]);
      word.upos = pair.upos;
      word.xpos = pair.xpos;
      word.lemma = models.lemmatizer.lemma(document.form(range.begin + i), pair, models.clusters, models.dictionary);
      const Node head = work.state.head(i + 1);
      word.head = head == work.state.root() ? kNone : range.begin + head - 1;
      word.deprel = work.state.relation(i + 1);
    }
  }
  return syntax;
}

}  // namespace dateline
