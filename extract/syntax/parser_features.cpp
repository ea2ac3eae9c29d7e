// s0 s1 s2 are the stack from its top, b0 b1 b2 the buffer; l and r their outermost children. Every template has a number
// of its own by its place here: a change here makes old models useless.
#include "extract/syntax/parser_features.h"

#include <algorithm>

namespace dateline {
namespace {

const ParserWord kNowhere{1, 1, 1};
const ParserWord kRootWord{7, 7, 2};
constexpr std::uint64_t kFirstTag = 5;

std::uint64_t label(const ParserState& state, Node node) {
  return node == 0 ? 0 : 1 + static_cast<std::uint64_t>(state.relation(node));
}

std::uint64_t distance(Node a, Node b, Node most) { return a == 0 || b == 0 ? 0 : std::min(b > a ? b - a : a - b, most); }

}  // namespace

void make_parser_words(std::span<const WordForm> forms, std::span<const TagLabel> tags, std::vector<ParserWord>& words) {
  words.clear();
  words.push_back(kNowhere);
  for (std::size_t i = 0; i < forms.size(); ++i) words.push_back({forms[i].normal, forms[i].suffix[2], tags[i] + kFirstTag});
  words.push_back(kRootWord);
}

void make_move_features(const ParserState& state, const std::vector<ParserWord>& words, std::vector<Feature>& features) {
  using Children = ParserState::Children;
  const Node n0 = state.stack(0), n1 = state.stack(1), m0 = state.buffer(0);
  const ParserWord &s0 = words[n0], &s1 = words[n1], &s2 = words[state.stack(2)];
  const ParserWord &b0 = words[m0], &b1 = words[state.buffer(1)], &b2 = words[state.buffer(2)];
  const Children &c0 = state.children(n0), &c1 = state.children(n1), &cb = state.children(m0);
  const ParserWord &s0l = words[c0.left], &s0r = words[c0.right], &s1l = words[c1.left], &s1r = words[c1.right];
  const ParserWord &b0l = words[cb.left], &s0l2 = words[c0.left2], &s0r2 = words[c0.right2], &b0l2 = words[cb.left2];
  const ParserWord &s1r2 = words[c1.right2], &s1l2 = words[c1.left2];
  const std::uint64_t d0 = distance(n0, m0, 8), d1 = distance(n1, n0, 8);
  const auto most4 = [](std::uint8_t count) { return std::min<std::uint8_t>(count, 4); };
  features.clear();
  std::uint64_t kind = 100;
  const auto add = [&](auto... parts) { features.push_back(feature(++kind, parts...)); };
  for (const ParserWord* word : {&s0, &b0, &b1, &s1}) {
    add(word->word, word->tag);
    add(word->word);
    add(word->tag);
  }
  add(b2.word, b2.tag);
  add(b2.tag);
  add(s2.word, s2.tag);
  add(s2.tag);
  add(s0.word, s0.tag, b0.word, b0.tag);
  add(s0.word, s0.tag, b0.word);
  add(s0.word, b0.word, b0.tag);
  add(s0.word, s0.tag, b0.tag);
  add(s0.tag, b0.word, b0.tag);
  add(s0.word, b0.word);
  add(s0.tag, b0.tag);
  add(s1.word, s1.tag, s0.word, s0.tag);
  add(s1.word, s0.word);
  add(s1.tag, s0.word, s0.tag);
  add(s1.word, s1.tag, s0.tag);
  add(s1.tag, s0.tag);
  add(s1.word, s0.tag);
  add(s1.tag, s0.word);
  add(s1.tag, b0.tag);
  add(s1.word, b0.word);
  add(b0.tag, b1.tag);
  add(b0.word, b1.word);
  add(s0.tag, b0.tag, b1.tag);
  add(b0.tag, b1.tag, b2.tag);
  add(s1.tag, s0.tag, b0.tag);
  add(s2.tag, s1.tag, s0.tag);
  add(s1.tag, s0.tag, b0.tag, b1.tag);
  add(s0.tag, b0.tag, b1.tag, b2.tag);
  add(s0.tag, s0l.tag, b0.tag);
  add(s0.tag, s0r.tag, b0.tag);
  add(s0.tag, b0.tag, b0l.tag);
  add(s1.tag, s0.tag, s1l.tag);
  add(s1.tag, s0.tag, s1r.tag);
  add(s1.tag, s0.tag, s0l.tag);
  add(s1.tag, s0.tag, s0r.tag);
  add(s1.tag, s1r.tag, b0.tag);
  add(s0.word, d0);
  add(s0.tag, d0);
  add(b0.word, d0);
  add(b0.tag, d0);
  add(s0.tag, b0.tag, d0);
  add(s1.tag, s0.tag, d1);
  add(s0.word, d1);
  add(s1.word, d1);
  add(s0.word, most4(c0.left_count), most4(c0.right_count));
  add(s0.tag, most4(c0.left_count), most4(c0.right_count));
  add(b0.word, most4(cb.left_count));
  add(b0.tag, most4(cb.left_count));
  add(s1.tag, most4(c1.left_count), most4(c1.right_count));
  add(s1.word, most4(c1.right_count));
  for (const ParserWord* child : {&s0l, &s0r, &b0l}) add(child->word, child->tag);
  add(label(state, c0.left), s0.tag);
  add(label(state, c0.right), s0.tag);
  add(label(state, cb.left), b0.tag);
  add(label(state, c1.left), s1.tag);
  add(label(state, c1.right), s1.tag);
  add(s0.tag, s0l.tag, s0l2.tag);
  add(s0.tag, s0r.tag, s0r2.tag);
  add(b0.tag, b0l.tag, b0l2.tag);
  add(s1.tag, s1r.tag, s1r2.tag);
  add(s1.tag, s1l.tag, s1l2.tag);
  add(s0.word, c0.left_labels, c0.right_labels);
  add(s0.tag, c0.left_labels, c0.right_labels);
  add(s1.tag, c1.right_labels);
  add(b0.tag, cb.left_labels);
  add(s1.word, c1.left_labels);
  add(s0.word, s1.tag, b0.tag);
  add(s0.tag, s1.word, b0.tag);
  add(s0.tag, s1.tag, b0.word);
  add(s1.tag, s0.tag, b0.tag, label(state, c0.right));
  add(s1.word, s1.tag, b0.tag, b0.word);
  add(b0.word, b1.tag, s0.tag);
  add(b1.word, b0.tag, s0.tag);
}

void make_relation_features(const ParserState& state, const std::vector<ParserWord>& words, Node head, Node dependent,
                            std::vector<Feature>& features) {
  const ParserWord &h = words[head], &d = words[dependent];
  const ParserState::Children &hc = state.children(head), &dc = state.children(dependent);
  const ParserWord &dl = words[dc.left], &dr = words[dc.right];
  const auto beside = [&](Node node) -> const ParserWord& { return node < words.size() ? words[node] : kNowhere; };
  const bool left = dependent < head;  // the dependent stands to the left
  const std::uint64_t far = distance(head, dependent, 6);
  const std::uint64_t same = left ? hc.left_labels : hc.right_labels, other = left ? hc.right_labels : hc.left_labels;
  features.clear();
  std::uint64_t kind = left ? 300 : 400;
  const auto add = [&](auto... parts) { features.push_back(feature(++kind, parts...)); };
  add();
  add(d.word);
  add(d.tag);
  add(h.word);
  add(h.tag);
  add(h.tag, d.tag);
  add(h.word, d.tag);
  add(h.tag, d.word);
  add(h.word, d.word);
  add(far, h.tag, d.tag);
  add(d.tag, dl.tag);
  add(d.tag, dl.word);
  add(d.tag, dr.tag);
  add(d.tag, label(state, dc.left), label(state, dc.right));
  add(d.tag, dc.left_labels, dc.right_labels);
  add(h.tag, dc.left_labels);
  add(d.word, dc.left_labels);
  add(h.tag, label(state, hc.left), label(state, hc.right));
  add(h.tag, d.tag, label(state, hc.left));
  add(h.tag, d.tag, label(state, hc.right));
  add(h.tag, d.tag, same);
  add(h.word, d.tag, same);
  add(d.tag, h.tag, other);
  add(beside(dependent - 1).tag, d.tag);
  add(beside(dependent + 1).tag, d.tag);
  add(beside(dependent - 1).word, d.tag);
  add(beside(dependent + 1).word, d.tag);
  add(beside(head - 1).tag, h.tag, d.tag);
  add(beside(head + 1).tag, h.tag, d.tag);
  add(dl.word, h.word);
  add(dl.word, h.tag, d.tag);
  add(h.word, d.tag, dl.tag);
  add(d.suffix, h.tag);
  add(d.suffix, d.tag);
  add(words[dc.left2].word, d.tag);
  add(d.tag, far);
  add(beside(dependent - 1).tag, d.tag, beside(dependent + 1).tag);
  add(dl.word, d.word);
}

}  // namespace dateline
