// Tree: children in one array grouped by head. Subjects are found as UD's enhanced dependencies add them (Schuster and
// Manning 2016): a conjunct verb shares its neighbour's subject, an open complement has that of its governor or its
// object, a participle that of the noun it modifies. Knowingly wrong: object control is assumed wherever the governor
// has an object, but for "promise" and "threaten" ("They threatened the city to leave" is rare).
#include "extract/events/tree.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kMaxSteps = 6;  // chains of control longer than this are parser noise

bool is_relative(const Word& word) { return word.xpos == Xpos::Wdt || word.xpos == Xpos::Wp || word.lemma == "that"; }

bool is_participle(const Word& word) { return word.xpos == Xpos::Vbn; }

// Not a noun phrase's own part: a clause or a later conjunct.
bool leaves_phrase(Deprel relation) {
  switch (universal(relation)) {
    case Deprel::Acl:
    case Deprel::Advcl:
    case Deprel::Parataxis:
    case Deprel::Conj:
    case Deprel::Cc:
    case Deprel::Punct:
      return true;
    default:
      return false;
  }
}

}  // namespace

Tree::Tree(const Document& document) : document_(document), first_child_(document.syntax.size() + 1, 0) {
  const auto& syntax = document.syntax;
  for (const Word& w : syntax)
    if (w.head != kNone) ++first_child_[w.head + 1];
  for (std::size_t i = 1; i < first_child_.size(); ++i) first_child_[i] += first_child_[i - 1];
  children_.resize(first_child_.back());
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (TokenIndex t = 0; t < syntax.size(); ++t)
    if (syntax[t].head != kNone) children_[next[syntax[t].head]++] = t;
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const {
  return {children_.data() + first_child_[token], children_.data() + first_child_[token + 1]};
}

TokenIndex Tree::child(TokenIndex token, Deprel relation) const {
  for (const TokenIndex c : children(token))
    if (word(c).deprel == relation || universal(word(c).deprel) == relation) return c;
  return kNone;
}

std::vector<TokenIndex> Tree::all(TokenIndex token, Deprel relation) const {
  std::vector<TokenIndex> found;
  for (const TokenIndex c : children(token))
    if (word(c).deprel == relation || universal(word(c).deprel) == relation) found.push_back(c);
  return found;
}

std::string_view Tree::marker(TokenIndex token) const {
  for (const TokenIndex c : children(token))
    if (word(c).deprel == Deprel::Case && word(c).xpos != Xpos::Pos) return word(c).lemma;
  for (const TokenIndex c : children(token))
    if (word(c).deprel == Deprel::Mark) return word(c).lemma;
  return {};
}

// A participle on the noun that heads a sentence without a finite verb is that verb, misread: "Ann Bell, the mayor,
// called on the state to act".
bool Tree::is_misread_root(TokenIndex verb) const {
  const Word& own = word(verb);
  if (universal(own.deprel) != Deprel::Acl || own.deprel == Deprel::AclRelcl || own.head == kNone || verb < own.head)
    return false;
  return word(own.head).head == kNone && is_noun(own.head) && own.xpos == Xpos::Vbn &&
         child(own.head, Deprel::Cop) == kNone && child(own.head, Deprel::Acl) == verb &&
         child(verb, Deprel::AuxPass) == kNone && child(verb, Deprel::OblAgent) == kNone &&
         word(own.head).upos == Upos::Propn;
}

// "The mayors boycotted after the agency sued": the parser may take "boycotted" for a participle, "after the agency"
// for its phrase, and give "sued" the mayors. The noun before the finite verb is its subject then. kNone where the tree
// is sound.
TokenIndex Tree::stolen_subject(TokenIndex verb) const {
  const TokenIndex subject = child(verb, Deprel::Nsubj);
  if (subject == kNone || subject + 3 > verb || word(verb).xpos != Xpos::Vbd) return kNone;
  for (TokenIndex t = verb; t-- > subject + 1;) {
    if (word(t).upos == Upos::Punct) return kNone;
    if (!is_noun(t) || universal(word(t).deprel) != Deprel::Obl) continue;
    const TokenIndex participle = word(t).head;
    const std::string_view mark = marker(t);
    const bool clausal = mark == "after" || mark == "before" || mark == "as" || mark == "since" || mark == "until";
    const bool between = participle != kNone && participle > subject && participle < t;
    return clausal && between && is_participle(word(participle)) && word(participle).deprel == Deprel::Acl &&
                   child(participle, Deprel::AuxPass) == kNone && child(participle, Deprel::OblAgent) == kNone
               ? t
               : kNone;
  }
  return kNone;
}

// The verb whose subject is rightly this participle's, or kNone.
TokenIndex Tree::robbed_verb(TokenIndex participle) const {
  if (!is_participle(word(participle)) || word(participle).deprel != Deprel::Acl) return kNone;
  TokenIndex top = participle;
  for (int step = 0; step < kMaxSteps && word(top).head != kNone && !is_verb(word(top).head); ++step)
    top = word(top).head;
  const TokenIndex verb = word(top).head;
  if (verb == kNone || verb < participle || universal(word(top).deprel) != Deprel::Nsubj) return kNone;
  const TokenIndex noun = stolen_subject(verb);
  return noun != kNone && word(noun).head == participle ? verb : kNone;
}

bool Tree::passive(TokenIndex verb) const {
  if (is_misread_root(verb) || robbed_verb(verb) != kNone) return false;
  for (const TokenIndex c : children(verb)) {
    const Deprel relation = word(c).deprel;
    if (relation == Deprel::AuxPass || relation == Deprel::NsubjPass) return true;
    if (relation == Deprel::OblAgent && is_participle(word(verb))) return true;
    if (relation == Deprel::Aux && word(c).lemma == "have") return false;
  }
  return is_participle(word(verb)) && universal(word(verb).deprel) == Deprel::Acl;
}

TokenIndex Tree::negation(TokenIndex token) const {
  for (const TokenIndex c : children(token)) {
    const std::string& lemma = word(c).lemma;
    const bool adds = c + 1 < document_.syntax.size() && word(c + 1).lemma == "only";  // "not only sued"
    if (adds) continue;
    if (lemma == "not" || lemma == "n't" || lemma == "never" || lemma == "no" || lemma == "without" || lemma == "n’t" ||
        lemma == "neither")
      if (word(c).deprel != Deprel::Discourse) return c;
  }
  return kNone;
}

bool Tree::negated(TokenIndex token) const { return negation(token) != kNone; }

// Whom a relative pronoun stands for: the noun that its clause hangs on; of a clause that hangs on another ("arrived
// via letters, which threatened"), the noun before the pronoun.
TokenIndex Tree::antecedent(TokenIndex pronoun, TokenIndex verb) const {
  if (!is_relative(word(pronoun))) return pronoun;
  TokenIndex clause = verb;
  for (int step = 0; step < kMaxSteps && clause != kNone; ++step, clause = word(clause).head) {
    const Deprel relation = word(clause).deprel;
    if (relation != Deprel::AclRelcl && relation != Deprel::AdvclRelcl) continue;
    const TokenIndex head = word(clause).head;
    if (head == kNone) break;
    if (relation == Deprel::AclRelcl || is_noun(head)) return head;
    for (TokenIndex t = pronoun; t-- > 0 && pronoun - t <= 3;)
      if (is_noun(t)) return t;
    break;
  }
  return pronoun;
}

TokenIndex Tree::own_subject(TokenIndex verb) const {
  if (const TokenIndex stolen = stolen_subject(verb); stolen != kNone) return stolen;
  if (const TokenIndex robbed = robbed_verb(verb); robbed != kNone) return child(robbed, Deprel::Nsubj);
  for (const TokenIndex c : children(verb))
    if (universal(word(c).deprel) == Deprel::Nsubj) return antecedent(c, verb);
  return kNone;
}

// Who does what a verb's complement says. "They asked the city to pay": the city; "They promised to pay": they.
TokenIndex Tree::controller(TokenIndex verb, int depth) const {
  const TokenIndex object = this->object(verb);
  const TokenIndex receiver = object != kNone ? object : child(verb, Deprel::Iobj);
  const std::string& lemma = word(verb).lemma;
  if (receiver != kNone && lemma != "promise" && lemma != "threaten") return antecedent(receiver, verb);
  return subject(verb, depth + 1);
}

// The subject that a clause without one of its own has from where it hangs.
TokenIndex Tree::governed_subject(TokenIndex verb, int depth) const {
  const TokenIndex head = word(verb).head;
  if (head == kNone || depth > kMaxSteps) return kNone;
  switch (word(verb).deprel) {
    case Deprel::Conj:
      return subject(head, depth + 1);
    case Deprel::Xcomp:
    case Deprel::Ccomp:
      return controller(head, depth);
    case Deprel::Advcl: {  // "They fined the firm for hiding the leak": the firm
      if (infinitive(head) == verb) return controller(head, depth);
      const TokenIndex object = child(head, Deprel::Obj);
      const std::string_view mark = marker(verb);
      const bool reason = (mark == "for" || mark == "of" || mark == "from") && word(verb).xpos == Xpos::Vbg;
      if (reason && object != kNone) return object;
      return reason && passive(head) ? patient(head) : subject(head, depth + 1);
    }
    case Deprel::Acl: {  // "a letter demanding records": the letter; "the decision to leave": whose decision
      if (word(verb).xpos == Xpos::Vbg || is_misread_root(verb)) return head;
      const TokenIndex owner = child(head, Deprel::NmodPoss);
      if (owner != kNone) return owner;
      for (const TokenIndex c : children(head))  // "the FBI decision to wait", "the attempt by the FBI to wait"
        if ((universal(word(c).deprel) == Deprel::Compound && word(c).upos == Upos::Propn) ||
            (universal(word(c).deprel) == Deprel::Nmod && marker(c) == "by"))
          return c;
      const TokenIndex above = word(head).head;
      if (above != kNone && is_verb(above) && universal(word(head).deprel) != Deprel::Nsubj)
        return subject(above, depth + 1);
      return kNone;
    }
    default:
      return kNone;
  }
}

TokenIndex Tree::subject(TokenIndex verb, int depth) const {
  const TokenIndex own = own_subject(verb);
  return own != kNone ? own : governed_subject(verb, depth);
}

TokenIndex Tree::agent(TokenIndex verb) const {
  if (!passive(verb)) return subject(verb, 0);
  const TokenIndex by = child(verb, Deprel::OblAgent);
  if (by != kNone) return by;
  for (const TokenIndex c : children(verb))
    if (word(c).deprel == Deprel::Obl && marker(c) == "by") return c;
  return kNone;
}

// The object; a time is none ("threatened Wednesday to sue"). In "filed suit challenging the law" the parser may take
// it for the subject of the clause behind it.
TokenIndex Tree::object(TokenIndex verb) const {
  for (const TokenIndex c : children(verb)) {
    if (word(c).deprel == Deprel::Obj && document_.time_at(c) == kNone) return c;
  }
  for (const TokenIndex c : children(verb)) {
    if (universal(word(c).deprel) != Deprel::Xcomp || word(c).xpos != Xpos::Vbg) continue;
    const TokenIndex noun = child(c, Deprel::Nsubj);
    if (noun != kNone && noun > verb && noun + 1 == c && child(c, Deprel::Aux) == kNone) return noun;
  }
  return kNone;
}

TokenIndex Tree::first_conjunct(TokenIndex token) const {
  for (int step = 0; step < 3 && word(token).deprel == Deprel::Conj && word(token).head != kNone; ++step)
    token = word(token).head;
  return token;
}

TokenIndex Tree::infinitive(TokenIndex verb) const {
  if (const TokenIndex open = child(verb, Deprel::Xcomp); open != kNone) return open;
  for (const TokenIndex c : children(verb)) {
    const Deprel relation = universal(word(c).deprel);
    const bool clause = relation == Deprel::Advcl || relation == Deprel::Ccomp;
    if (!clause || c < verb || word(c).xpos != Xpos::Vb || c == 0 || word(c - 1).lemma != "to") continue;
    if (c < 2 || word(c - 2).upos != Upos::Punct) return c;
  }
  return kNone;
}

TokenIndex Tree::patient(TokenIndex verb) const {
  if (!passive(verb)) {
    const TokenIndex object = this->object(verb);
    if (object != kNone) return antecedent(object, verb);
    if (const TokenIndex receiver = child(verb, Deprel::Iobj); receiver != kNone)
      return receiver;  // "asked them to go"
    // "the town that the state sued": the object of a relative clause that has another subject
    if (word(verb).deprel == Deprel::AclRelcl && own_subject(verb) != kNone && own_subject(verb) != word(verb).head &&
        child(verb, Deprel::Ccomp) == kNone && child(verb, Deprel::Xcomp) == kNone)
      return word(verb).head;
    return kNone;
  }
  if (universal(word(verb).deprel) == Deprel::Acl && own_subject(verb) == kNone) return word(verb).head;
  return subject(verb, 0);
}

std::vector<TokenIndex> Tree::conjuncts(TokenIndex token) const {
  std::vector<TokenIndex> found{token};
  for (const TokenIndex c : children(token))
    if (word(c).deprel == Deprel::Conj) found.push_back(c);
  return found;
}

TokenRange Tree::phrase(TokenIndex token) const {
  TokenRange range{token, token + 1};
  for (const TokenIndex c : children(token)) {
    if (leaves_phrase(word(c).deprel)) continue;
    range.begin = std::min(range.begin, c);
    range.end = std::max(range.end, c + 1);
  }
  return range;
}

}  // namespace dateline
