// What decides a token's role is where it stands to a cue: in which branch below it, how far beside it, with what
// between; and what the marks and the sentences around say. Template numbers are part of the model format.
#include <algorithm>

#include "extract/quotes/attribution_features.h"

namespace dateline {
namespace {

constexpr TokenView kEdge{};

// Where a token stands to the cues of its sentence.
struct Relation {
  TokenIndex before = kNone;  // nearest cue token to the left
  TokenIndex after = kNone;   // and to the right
  std::uint32_t since = 0;    // what stands between: bits of bits_of()
  std::uint32_t until = 0;
  TokenIndex above = kNone;   // nearest cue token that governs it
  TokenIndex branch = kNone;  // the child of `above` on the way
  std::uint32_t steps = 0;    // arcs up to it
  Feature below = 0;          // relation of a cue that depends on it
  Feature beside = 0;         // relation and side of a cue that depends on one of its ancestors
};

struct SentenceSummary {
  std::uint32_t cues = 0;    // 0 none, 1 some, 2 strong ones
  std::uint32_t quoted = 0;  // 0 none, 1 part, 2 all
};

std::uint32_t bits_of(const TokenView& token, Feature that, Feature who) {
  std::uint32_t bits = token.mark == 1 ? 1U : 0U;
  if (token.quote == QuoteState::Open || token.quote == QuoteState::Close) bits |= 2U;
  if (token.mark == 3) bits |= 4U;
  if (token.lemma == that || token.lemma == who) bits |= 8U;
  if (static_cast<Upos>(token.upos) == Upos::Cconj) bits |= 16U;
  return bits;
}

std::uint32_t bucket(TokenIndex near, TokenIndex token) {
  if (near == kNone) return 9;
  const std::uint32_t distance = near < token ? token - near : near - token;
  return std::min<std::uint32_t>((distance + 1) / 2, 6);
}

class RoleFeatures {
 public:
  RoleFeatures(const AttributionView& view, const CueMarks& cues, TokenRange paragraph, SequenceInput& input)
      : view_(view), cues_(cues), paragraph_(paragraph), input_(input) {
    relations_.resize(paragraph.size());
    const SentenceIndex first = view[paragraph.begin].sentence, last = view[paragraph.end - 1].sentence;
    for (SentenceIndex s = first; s <= last; ++s) relate(view.document().text.sentences[s].tokens);
    first_sentence_ = first;
    if (paragraph.begin > 0) {
      const TokenRange before = view.sentence_at(paragraph.begin - 1);
      before_ = summary_of(before);
    }
    headline_ = view.in_headline(paragraph.begin);
  }

  void add(TokenIndex token) {
    token_ = token;
    sentence_ = view_.sentence_at(token);
    const Relation& r = relations_[token - paragraph_.begin];
    input_.begin_token(context(r));
    words();
    distances(r);
    tree(r);
    edges(r);
    marks(r);
    surroundings(r);
  }

 private:
  const TokenView& at(int offset) const {
    const auto place = static_cast<std::int64_t>(token_) + offset;
    return place < sentence_.begin || place >= sentence_.end ? kEdge : view_[static_cast<TokenIndex>(place)];
  }
  template <class... Parts>
  void put(std::uint64_t kind, Parts... parts) {
    input_.features.push_back(feature(kind, parts...));
  }
  bool is_cue(TokenIndex token) const { return cues_.labels[token] != 0; }
  Feature lemma_of(TokenIndex token) const { return token == kNone ? 1 : view_[token].lemma; }
  std::uint32_t cluster_of(TokenIndex token) const { return token == kNone ? 1U : view_[token].cluster; }
  std::uint32_t kind_of(TokenIndex token) const { return token == kNone ? 99U : view_[token].cue_kind; }
  std::uint32_t relation_of(TokenIndex token) const { return token == kNone ? 99U : view_[token].deprel; }

  SentenceSummary summary_of(TokenRange sentence) const {
    SentenceSummary out;
    std::uint32_t quoted = 0;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
      if (is_cue(t)) out.cues = std::max<std::uint32_t>(out.cues, cues_.strength[t] >= 3 ? 2 : 1);
      quoted += is_quoted(view_[t].quote) ? 1 : 0;
    }
    out.quoted = quoted == 0 ? 0 : quoted + 1 >= sentence.size() ? 2 : 1;
    return out;
  }

  void relate(TokenRange sentence) {
    summaries_.push_back(summary_of(sentence));
    std::uint32_t bits = 0;
    TokenIndex near = kNone;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
      Relation& r = relations_[t - paragraph_.begin];
      r.before = near;
      r.since = bits;
      bits = is_cue(t) ? 0 : bits | bits_of(view_[t], kThat, kWho);
      if (is_cue(t)) near = t;
    }
    bits = 0;
    near = kNone;
    for (TokenIndex t = sentence.end; t-- > sentence.begin;) {
      Relation& r = relations_[t - paragraph_.begin];
      r.after = near;
      r.until = bits;
      bits = is_cue(t) ? 0 : bits | bits_of(view_[t], kThat, kWho);
      if (is_cue(t)) near = t;
    }
    if (summaries_.back().cues == 0) return;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) climb(t, relations_[t - paragraph_.begin]);
  }

  Feature cue_below(TokenIndex token) const {
    for (const TokenIndex child : view_.children(token))
      if (is_cue(child)) return feature(2, view_[child].deprel, child < token);
    return 0;
  }

  void climb(TokenIndex token, Relation& r) const {
    r.below = cue_below(token);
    TokenIndex previous = token;
    std::uint32_t steps = 1;
    for (TokenIndex up = view_[token].head; up != kNone && steps < 40; up = view_[up].head, ++steps) {
      if (r.above == kNone && is_cue(up)) {
        r.above = up;
        r.branch = previous;
        r.steps = steps;
      }
      if (r.beside == 0 && steps <= 8) r.beside = cue_below(up);
      if (r.above != kNone && (r.beside != 0 || steps > 8)) break;
      previous = up;
    }
  }

  // What the transition into this token depends on.
  Feature context(const Relation& r) const {
    const TokenView& t = at(0);
    const TokenIndex last_branch = token_ > sentence_.begin ? relations_[token_ - 1 - paragraph_.begin].branch : kNone;
    const bool crosses = token_ == sentence_.begin || last_branch != r.branch;
    return feature(3, static_cast<std::uint8_t>(t.quote), token_ == sentence_.begin, t.mark, is_cue(token_), crosses);
  }

  void words() {
    const TokenView &t = at(0), &p = at(-1), &n = at(1);
    const std::uint32_t cue = cues_.labels[token_];
    put(101);
    put(102, t.word);
    put(103, t.lemma, cue);
    put(104, t.xpos);
    put(105, p.lemma);
    put(106, n.lemma);
    put(107, p.xpos, t.xpos);
    put(108, t.xpos, n.xpos);
    put(109, p.lemma, t.lemma);
    put(110, t.lemma, n.lemma);
    put(111, p.xpos, t.xpos, n.xpos);
    put(121, t.cluster);
    put(122, t.cluster, cue);
    put(123, p.cluster, t.cluster);
    put(124, t.cluster, n.cluster);
    put(112, cue, t.lemma, p.lemma);
    put(113, cue, t.lemma, n.lemma);
    put(114, cue, cues_.strength[token_], t.upos);
    put(115, t.deprel, t.xpos);
    put(117, cue, t.cue_kind, t.deprel);
    put(118, cue, at(2).xpos, n.xpos);
    put(119, cue, at(-2).xpos, p.xpos);
    put(120, cues_.strength[token_], is_quoted(t.quote), cue);
  }

  void distances(const Relation& r) {
    const TokenView& t = at(0);
    const std::uint32_t left = bucket(r.before, token_), right = bucket(r.after, token_);
    const Feature lemma_left = lemma_of(r.before), lemma_right = lemma_of(r.after);
    put(130, left, right);
    put(131, left, lemma_left);
    put(132, right, lemma_right);
    put(133, left, right, r.since, r.until);
    put(134, lemma_left, r.since);
    put(135, lemma_right, r.until);
    put(136, t.name, left, right);
    put(137, t.xpos, left, right);
    put(138, t.capital, left, right);
    put(147, t.cluster, left, right);
    put(148, ancestor(t.cluster, 6), r.since, r.until);
    put(139, t.lemma, left);
    put(140, t.lemma, right);
    put(141, t.lemma, r.since, r.before != kNone);
    put(142, kind_of(r.before), left, r.since);
    put(143, kind_of(r.after), right, r.until);
    put(144, strength_of(r.before), strength_of(r.after), left, right);
    put(145, t.upos, r.since, left, kind_of(r.before));
    put(146, t.upos, r.until, right, kind_of(r.after));
  }
  std::uint32_t strength_of(TokenIndex token) const { return token == kNone ? 9U : cues_.strength[token]; }

  Feature mark_of(TokenIndex token) const {
    if (token == kNone) return 0;
    for (const TokenIndex child : view_.children(token))
      if (static_cast<Deprel>(view_[child].deprel) == Deprel::Mark) return view_[child].lemma;
    return 0;
  }

  void tree(const Relation& r) {
    const TokenView& t = at(0);
    const std::uint32_t top = relation_of(r.branch);
    const bool right = r.above != kNone && r.branch > r.above;
    const Feature mark = mark_of(r.branch), lemma = lemma_of(r.above);
    put(150, top, right, mark);
    put(151, top, right, std::min<std::uint32_t>(r.steps, 4));
    put(152, top, lemma);
    put(153, top, lemma, mark);
    put(154, top, right, t.deprel);
    put(155, r.below);
    put(156, r.beside);
    put(157, r.beside, static_cast<std::uint8_t>(t.quote));
    put(158, top, right, static_cast<std::uint8_t>(t.quote));
    put(159, t.name, top, right);
    put(160, t.xpos, top, right);
    put(161, t.lemma, top, right);
    put(179, t.cluster, top, right);
    put(149, top, cluster_of(r.above), mark);
    put(162, r.beside, top);
    put(163, r.beside, r.until, r.since);
    put(164, r.beside, r.before != kNone, r.after != kNone);
    put(165, r.above != kNone, r.before != kNone, r.after != kNone, static_cast<std::uint8_t>(t.quote));
    put(166, top, kind_of(r.above), mark, right);
    put(167, top, strength_of(r.above), right);
    put(168, t.head != kNone && is_cue(t.head), t.deprel, lemma_of(t.head));
    put(169, r.below, t.deprel, r.beside);
  }

  // Whether the token begins or ends the branch it is in, or the subtree of one of its ancestors.
  void edges(const Relation& r) {
    const TokenView& t = at(0);
    const std::uint32_t top = relation_of(r.branch);
    const bool first = r.branch != kNone && view_[r.branch].left == token_;
    const bool last = r.branch != kNone && view_[r.branch].right == token_;
    const TokenIndex previous = token_ > sentence_.begin ? relations_[token_ - 1 - paragraph_.begin].branch : kNone;
    const TokenIndex next = token_ + 1 < sentence_.end ? relations_[token_ + 1 - paragraph_.begin].branch : kNone;
    put(170, top, first, last);
    put(171, top, first, last, t.xpos);
    put(172, top, relation_of(previous), relation_of(next));
    put(173, first, last, at(-1).mark, at(1).mark, t.mark, top);
    put(174, top, r.branch == previous, at(-1).mark, kind_of(r.above));
    put(175, top, r.branch == next, at(1).mark, kind_of(r.above));
    put(176, t.left == token_, t.right == token_, t.deprel, top);
    const TokenIndex clause = clause_of(token_);
    put(177, relation_of(clause), clause != kNone && view_[clause].left == token_, top);
    put(178, relation_of(clause), at(-1).mark, top, r.beside);
  }
  // The word at the head of the innermost clause around a token.
  TokenIndex clause_of(TokenIndex token) const {
    std::size_t steps = 0;
    for (TokenIndex up = token; up != kNone && steps++ < 40; up = view_[up].head) {
      switch (static_cast<Deprel>(view_[up].deprel)) {
        case Deprel::Root:
        case Deprel::Ccomp:
        case Deprel::Xcomp:
        case Deprel::Advcl:
        case Deprel::AdvclRelcl:
        case Deprel::Acl:
        case Deprel::AclRelcl:
        case Deprel::Parataxis:
        case Deprel::Csubj:
          return up;
        default:
          break;
      }
    }
    return kNone;
  }

  void marks(const Relation& r) {
    const TokenView& t = at(0);
    const auto state = static_cast<std::uint8_t>(t.quote);
    const SentenceSummary& here = summary_here();
    const auto begins = static_cast<std::uint8_t>(view_[sentence_.begin].quote);
    const auto ends = static_cast<std::uint8_t>(view_[sentence_.end - 1].quote);
    const std::uint32_t size = t.quotation_size == 0 ? 0 : t.quotation_size <= 3 ? 1 : t.quotation_size <= 7 ? 2 : 3;
    put(180, state);
    put(181, state, here.cues);
    put(182, state, here.cues, nearby());
    put(183, state, begins, ends, here.cues);
    put(184, state, bucket(r.before, token_), bucket(r.after, token_));
    put(185, state, static_cast<std::uint8_t>(at(-1).quote), static_cast<std::uint8_t>(at(1).quote));
    put(186, state, size, here.cues);
    put(187, state, size, relation_of(r.branch), r.branch > r.above);
    put(188, state, here.quoted, here.cues, t.xpos);
    put(189, state, size, at(-1).mark, at(1).mark);
  }

  const SentenceSummary& summary_here() const { return summaries_[view_[token_].sentence - first_sentence_]; }
  // Cues and quotations of the sentences before and after in the paragraph.
  Feature nearby() const {
    const std::size_t index = view_[token_].sentence - first_sentence_;
    const SentenceSummary none;
    const SentenceSummary& before = index > 0 ? summaries_[index - 1] : none;
    const SentenceSummary& after = index + 1 < summaries_.size() ? summaries_[index + 1] : none;
    return feature(4, before.cues, before.quoted, after.cues, after.quoted, std::min<std::size_t>(index, 2));
  }

  void surroundings(const Relation& r) {
    const TokenView& t = at(0);
    const auto state = static_cast<std::uint8_t>(t.quote);
    const bool first = token_ == sentence_.begin;
    const SentenceSummary& here = summary_here();
    put(190, nearby(), here.cues, here.quoted, first);
    put(191, first, state, t.xpos);
    put(192, here.cues, here.quoted, before_.cues, before_.quoted, summaries_.size() == 1);
    put(193, headline_, t.xpos, relation_of(r.branch));
    put(194, headline_, bucket(r.before, token_), bucket(r.after, token_), t.mark);
    put(195, headline_, here.cues, t.name, token_ - sentence_.begin < 4);
    put(196, here.cues, t.xpos, first, at(1).xpos);
    put(197, here.cues, r.above != kNone, t.mark, token_ + 1 == sentence_.end);
  }

  static inline const Feature kThat = hash_text("that");
  static inline const Feature kWho = hash_text("who");
  const AttributionView& view_;
  const CueMarks& cues_;
  TokenRange paragraph_;
  SequenceInput& input_;
  std::vector<Relation> relations_;         // by token of the paragraph
  std::vector<SentenceSummary> summaries_;  // by sentence of the paragraph
  SentenceSummary before_;
  SentenceIndex first_sentence_ = 0;
  TokenRange sentence_;
  TokenIndex token_ = 0;
  bool headline_ = false;
};

}  // namespace

void role_input(const AttributionView& view, const CueMarks& cues, TokenRange paragraph, SequenceInput& input) {
  input.clear();
  if (paragraph.empty()) return;
  RoleFeatures features(view, cues, paragraph, input);
  for (TokenIndex t = paragraph.begin; t < paragraph.end; ++t) features.add(t);
}

}  // namespace dateline
