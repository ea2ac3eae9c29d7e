// A cue is told by its word, by what depends on it (a clause, a subject that can speak), and by quotation marks beside
// it. Template numbers are part of the model format: change one and the model has to be trained anew.
#include <algorithm>

#include "extract/quotes/attribution_features.h"

namespace dateline {
namespace {

// What depends on a token, as bits and hashes.
struct Dependents {
  std::uint32_t complements = 0;  // which kinds of dependents there are
  Feature relations = 0;          // the sum over their relations: the same in every order
  Feature mark = 0;               // the word that introduces its clause: "that", "whether", "to"
  Feature subject = 0;            // kind of subject
  Feature object_name = 0;
  Feature particle = 0;
};

constexpr TokenView kEdge{};

Feature kind_of_subject(const AttributionView& view, TokenIndex token) {
  const TokenView& subject = view[token];
  const auto upos = static_cast<Upos>(subject.upos);
  if (subject.name != 0) return 20U + subject.name;
  if (upos == Upos::Pron) return subject.lemma;
  return upos == Upos::Propn ? 2 : 3;
}

Dependents dependents_of(const AttributionView& view, TokenIndex token) {
  Dependents out;
  for (const TokenIndex child : view.children(token)) {
    const auto relation = static_cast<Deprel>(view[child].deprel);
    out.relations += feature(1, relation);
    const auto clause = [&](std::uint32_t bit) {
      out.complements |= bit;
      for (const TokenIndex below : view.children(child))
        if (static_cast<Deprel>(view[below].deprel) == Deprel::Mark) out.mark = view[below].lemma;
    };
    switch (relation) {
      case Deprel::Ccomp:
        clause(1);
        break;
      case Deprel::Xcomp:
        clause(2);
        break;
      case Deprel::Parataxis:
        clause(4);
        break;
      case Deprel::Advcl:
        clause(8);
        break;
      case Deprel::Acl:
        clause(16);
        break;
      case Deprel::Obj:
        out.complements |= 32;
        out.object_name = 1U + view[child].name;
        break;
      case Deprel::Obl:
        out.complements |= 64;
        break;
      case Deprel::Nsubj:
      case Deprel::NsubjPass:
        out.subject = kind_of_subject(view, child);
        break;
      case Deprel::NmodPoss:
        out.complements |= 128;
        break;
      case Deprel::Nmod:
        out.complements |= 256;
        break;
      case Deprel::CompoundPrt:
        out.particle = view[child].lemma;
        break;
      case Deprel::Expl:
        out.complements |= 512;
        break;
      default:
        break;
    }
  }
  return out;
}

class CueFeatures {
 public:
  CueFeatures(const AttributionView& view, TokenRange sentence, SequenceInput& input)
      : view_(view), sentence_(sentence), input_(input) {
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) quoted_ += is_quoted(view[t].quote) ? 1 : 0;
    headline_ = view.in_headline(sentence.begin);
  }

  void add(TokenIndex token) {
    token_ = token;
    const TokenView& here = at(0);
    input_.begin_token(feature(3, static_cast<std::uint8_t>(here.quote), here.mark, at(-1).mark));
    words();
    neighbours();
    tree();
    marks();
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

  void words() {
    const TokenView& t = at(0);
    put(1);
    put(2, t.word);
    put(3, t.lemma);
    put(4, t.xpos);
    put(5, t.lemma, t.xpos);
    put(6, t.deprel, t.lemma);
    put(7, t.deprel, t.xpos);
    put(8, t.suffix);
    put(9, t.cluster, t.upos);
    put(10, ancestor(t.cluster, 6), t.xpos, t.deprel);
    put(12, t.cue_kind, t.xpos);
    put(13, t.cue_kind, t.deprel);
  }

  void neighbours() {
    const TokenView& t = at(0);
    const TokenView &p = at(-1), &pp = at(-2), &n = at(1), &nn = at(2);
    put(20, p.lemma);
    put(21, n.lemma);
    put(22, p.lemma, t.lemma);
    put(23, t.lemma, n.lemma);
    put(24, pp.lemma);
    put(25, nn.lemma);
    put(26, p.xpos, t.xpos);
    put(27, t.xpos, n.xpos);
    put(28, p.xpos, t.xpos, n.xpos);
    put(29, n.xpos, nn.xpos, t.upos);
    put(30, pp.xpos, p.xpos, t.xpos);
    put(31, p.lemma, n.lemma);
    put(32, t.lemma, n.lemma, nn.lemma);
    put(33, pp.lemma, p.lemma, t.lemma);
    put(34, p.cue_kind, t.lemma);
    put(35, n.cue_kind, t.lemma);
    put(38, t.lemma, p.name, n.name);
    put(39, p.cluster, t.cluster);
    put(90, t.cluster, n.cluster);
    put(91, ancestor(p.cluster, 6), t.cluster, ancestor(n.cluster, 6));
    put(92, p.cluster);
    put(93, n.cluster);
  }

  void tree() {
    const TokenView& t = at(0);
    const Dependents own = dependents_of(view_, token_);
    const TokenView& head = t.head == kNone ? kEdge : view_[t.head];
    const Dependents above = t.head == kNone ? Dependents{} : dependents_of(view_, t.head);
    put(40, t.lemma, own.relations);
    put(41, t.lemma, own.complements);
    put(42, t.lemma, own.complements, own.mark);
    put(43, t.xpos, own.complements, own.mark, own.subject != 0);
    put(44, t.lemma, own.subject);
    put(45, t.cue_kind, own.complements, own.mark);
    put(46, t.cue_kind, own.subject, own.complements & 7U);
    put(48, own.subject, own.complements, t.upos);
    put(49, t.lemma, own.object_name);
    put(50, t.lemma, own.particle);
    put(51, head.lemma, t.deprel);
    put(52, head.lemma, t.lemma);
    put(53, head.xpos, t.deprel, t.xpos);
    put(54, head.cue_kind, t.deprel, t.xpos);
    put(55, head.cue_kind, t.deprel, above.complements & 7U);
    put(57, t.cluster, own.complements, own.mark);
    put(58, t.cluster, own.subject, own.complements & 7U);
    put(59, head.cluster, t.cluster, t.deprel);
    put(56, t.deprel, t.xpos, above.complements & 7U, above.subject != 0);
  }

  void marks() {
    const TokenView& t = at(0);
    std::uint32_t beside = 0;  // 1 a quotation opens just ahead, 2 one closed just behind
    for (int k = 1; k <= 4; ++k) {
      if (at(k).quote == QuoteState::Open) beside |= k <= 2 ? 1U : 4U;
      if (at(-k).quote == QuoteState::Close) beside |= k <= 2 ? 2U : 8U;
    }
    const std::uint32_t all = quoted_ == 0 ? 0 : quoted_ + 6 >= sentence_.size() ? 2 : 1;
    const auto state = static_cast<std::uint8_t>(t.quote);
    put(60, t.lemma, beside);
    put(74, t.cluster, beside, state);
    put(61, t.upos, beside, state);
    put(62, t.lemma, state);
    put(63, t.cue_kind, beside, all);
    put(64, t.xpos, state, all);
    put(65, t.lemma, all, is_quoted(t.quote));
    put(66, at(-1).mark, t.xpos, at(1).mark);
    put(67, t.lemma, at(1).mark);
    put(68, t.lemma, at(-1).mark);
    put(69, headline_, t.xpos, token_ == sentence_.begin);
    put(70, headline_, t.lemma);
    put(71, token_ == sentence_.begin, t.lemma);
    put(72, t.mark, headline_, at(-1).name, token_ - sentence_.begin < 6);
    put(73, token_ + 2 >= sentence_.end, t.cue_kind, t.xpos, at(-1).upos);
  }

  const AttributionView& view_;
  TokenRange sentence_;
  SequenceInput& input_;
  TokenIndex token_ = 0;
  std::uint32_t quoted_ = 0;
  bool headline_ = false;
};

}  // namespace

void cue_input(const AttributionView& view, TokenRange sentence, SequenceInput& input) {
  input.clear();
  CueFeatures features(view, sentence, input);
  for (TokenIndex t = sentence.begin; t < sentence.end; ++t) features.add(t);
}

}  // namespace dateline
