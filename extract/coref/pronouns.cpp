// Candidates are the clusters of the last few sentences, each by its latest mention, and names that follow in the same
// sentence ("When he arrived, Poe said"). Hard limits are few: gender, number, kind of thing, binding ("Poe saw him" is
// not Poe) and a phrase never contains its own pronoun. All else is weight. Knowingly left out: "it" and "they" for
// events.
#include "extract/coref/pronouns.h"

#include <algorithm>

#include "extract/coref/referents.h"

namespace dateline {
namespace {

constexpr SentenceIndex kSentencesBack = 5;
constexpr SentenceIndex kSentencesGoingOn = 4;
constexpr std::size_t kMostCandidates = 20;
constexpr std::uint32_t kReferentsBack = 120;

enum Template : std::uint64_t {
  kNothing = 1,
  kDistance,
  kRank,
  kRole,
  kParallel,
  kKind,
  kCount,
  kGender,
  kSort,
  kClause,
  kDominates,
  kQuoted,
  kSpeaker,
  kLastSpeaker,
  kSameForm,
  kTopic,
  kFirstInText,
  kAfter,
  kPossessor,
  kRoleDistance,
  kKindDistance,
  kTokens,
  kTitle,
  kLead,
  kRoleRank,
  kClauseRole,
  kRepeats,
  kLikely,
  kPath,
  kPathRole,
  kTotal,
  kConjoined,
  kGovernor,
  kOddName,
  kNameless,
  kJoined,
  kParenthesis,
  kSubjects,
  kFronted
};

bool is_third_person(PronounKind kind) {
  return kind == PronounKind::He || kind == PronounKind::She || kind == PronounKind::They || kind == PronounKind::It;
}

bool is_clause(Deprel relation) {
  switch (relation) {
    case Deprel::Root:
    case Deprel::Ccomp:
    case Deprel::Advcl:
    case Deprel::AdvclRelcl:
    case Deprel::Acl:
    case Deprel::AclRelcl:
    case Deprel::Csubj:
    case Deprel::CsubjPass:
    case Deprel::Parataxis:
    case Deprel::Xcomp:
      return true;
    default:
      return false;
  }
}

// What a phrase is in its clause, coarsely.
enum Place : std::uint64_t {
  kSubject,
  kPassiveSubject,
  kObject,
  kOblique,
  kOfNoun,
  kPossessive,
  kApposition,
  kConjunct,
  kOther
};

Place role_of(const Board& board, TokenIndex token) {
  for (int steps = 0; steps < 4; ++steps) {
    switch (board.relation(token)) {
      case Deprel::Nsubj:
      case Deprel::NsubjOuter:
        return kSubject;
      case Deprel::NsubjPass:
        return kPassiveSubject;
      case Deprel::Obj:
      case Deprel::Iobj:
        return kObject;
      case Deprel::Obl:
      case Deprel::OblAgent:
      case Deprel::OblUnmarked:
        return kOblique;
      case Deprel::Nmod:
      case Deprel::NmodUnmarked:
        return kOfNoun;
      case Deprel::NmodPoss:
        return kPossessive;
      case Deprel::Appos:
        return kApposition;
      case Deprel::Conj: {
        const TokenIndex head = board.head_of(token);
        if (head == kNone) return kConjunct;
        token = head;
        continue;
      }
      default:
        return kOther;
    }
  }
  return kConjunct;
}

std::uint64_t bin(std::size_t value, std::initializer_list<std::size_t> borders) {
  std::uint64_t index = 0;
  for (const std::size_t border : borders) {
    if (value < border) return index;
    ++index;
  }
  return index;
}

// A name that the name finder took for something else, and no authority file knows as that: perhaps a person after all.
bool may_be_person(const ClusterFacts& facts) {
  return facts.named && facts.place == kNone && facts.organization == kNone && facts.label.empty() &&
         facts.organization_kind == OrganizationKind::Other && facts.sort != Sort::Instrument;
}

bool is_reflexive(std::string_view form) { return form.ends_with("self") || form.ends_with("selves"); }

}  // namespace

PronounContext::PronounContext(const Board& board, bool ignores_gender)
    : board_(board), ignores_gender_(ignores_gender) {
  const std::size_t count = board.lower.size();
  sentence_of_token_.resize(count);
  for (SentenceIndex s = 0; s < board.document.text.sentences.size(); ++s) {
    const TokenRange tokens = board.document.text.sentences[s].tokens;
    for (TokenIndex t = tokens.begin; t < tokens.end; ++t) sentence_of_token_[t] = s;
  }
  quoted_.assign(count, false);
  for (const Quotation& quotation : board.document.quotations)
    if (quotation.use == QuotationUse::Speech)
      for (TokenIndex t = quotation.tokens.begin; t < quotation.tokens.end; ++t) quoted_[t] = true;
  index_attributions();
}

void PronounContext::index_attributions() {
  const auto& attributions = board_.document.attributions;
  content_of_token_.assign(board_.lower.size(), kNone);
  source_of_token_.assign(board_.lower.size(), kNone);
  source_.resize(attributions.size());
  const auto size_of = [](const Attribution& attribution) {
    std::size_t size = 0;
    for (const TokenRange piece : attribution.content) size += piece.size();
    return size;
  };
  for (std::uint32_t a = 0; a < attributions.size(); ++a) {
    for (const TokenRange piece : attributions[a].source)
      for (TokenIndex t = piece.begin; t < piece.end; ++t) source_of_token_[t] = a;
    for (const TokenRange piece : attributions[a].content)
      for (TokenIndex t = piece.begin; t < piece.end; ++t)
        if (content_of_token_[t] == kNone || size_of(attributions[content_of_token_[t]]) > size_of(attributions[a]))
          content_of_token_[t] = a;
    source_[a] = source_of(a);
  }
}

// The referent that the words of a source are about: its head's, else the first name's, else any.
MentionIndex PronounContext::source_of(std::uint32_t attribution) const {
  for (const TokenRange piece : board_.document.attributions[attribution].source) {
    if (piece.empty()) continue;
    const MentionIndex head = board_.referent_of_token[board_.top_of(piece)];
    if (head != kNone) return head;
    MentionIndex other = kNone;
    for (TokenIndex t = piece.begin; t < piece.end; ++t) {
      const MentionIndex mention = board_.referent_of_token[t];
      if (mention == kNone) continue;
      if (board_.facts(mention).named && board_.facts(mention).sort == Sort::Person) return mention;
      if (other == kNone) other = mention;
    }
    if (other != kNone) return other;
  }
  return kNone;
}

TokenIndex PronounContext::clause_of(TokenIndex token) const {
  for (int steps = 0; steps < 24; ++steps) {
    const Deprel relation = board_.relation(token);
    const TokenIndex head = board_.head_of(token);
    if (head == kNone || is_clause(relation)) return token;
    const bool verbal = relation == Deprel::Conj && (board_.document.syntax[token].upos == Upos::Verb ||
                                                     board_.document.syntax[token].upos == Upos::Aux);
    if (verbal) return token;
    token = head;
  }
  return token;
}

MentionIndex PronounContext::speaker_for(MentionIndex pronoun) const {
  const TokenIndex token = board_.referents[pronoun].head;
  const PronounKind kind = pronoun_kind(board_.lower[token]);
  if (kind != PronounKind::I && kind != PronounKind::We) return kNone;
  const std::uint32_t attribution = content_of_token_[token];
  if (attribution == kNone || !quoted_[token]) return kNone;
  return source_[attribution];
}

bool PronounContext::can_take_up(MentionIndex pronoun, MentionIndex mention) const {
  const Referent& p = board_.referents[pronoun];
  const Referent& m = board_.referents[mention];
  const ClusterFacts& facts = board_.facts(mention);
  const PronounKind kind = pronoun_kind(board_.lower[p.head]);
  const Gender gender = kind == PronounKind::He    ? Gender::Male
                        : kind == PronounKind::She ? Gender::Female
                                                   : Gender::Unknown;
  if (gender != Gender::Unknown) {
    const Gender own = facts.gender != Gender::Unknown ? facts.gender
                       : facts.person.words.size() > 1 ? facts.likely_gender
                                                       : Gender::Unknown;
    if (!ignores_gender_ && own != Gender::Unknown && own != gender) return false;
    if (facts.plural || (facts.sort != Sort::Person && !may_be_person(facts))) return false;
  } else if (kind == PronounKind::It) {
    if (facts.plural ||
        (facts.sort != Sort::Organization && facts.sort != Sort::Jurisdiction && facts.sort != Sort::Instrument))
      return false;
  } else if (!facts.plural && facts.sort != Sort::Organization && facts.sort != Sort::Group) {
    return false;
  }
  if (m.kind == MentionKind::Pronoun) {
    const PronounKind other = pronoun_kind(board_.lower[m.head]);
    if (is_third_person(other) && other != kind) return false;
    if (!is_third_person(other) && facts.mentions.size() < 2) return false;  // an unresolved "I", "who"
  }
  if (m.tokens.contains(p.head) && m.kind != MentionKind::Pronoun) return false;
  const bool reflexive = is_reflexive(board_.lower[p.head]);
  const bool possessive = board_.relation(p.head) == Deprel::NmodPoss;
  const bool same_governor = board_.head_of(p.head) != kNone && board_.head_of(p.head) == board_.head_of(m.top);
  if (same_governor && !reflexive && !possessive && board_.relation(m.top) != Deprel::Conj) return false;
  const std::uint32_t content = content_of_token_[p.head];
  if (content != kNone && quoted_[p.head] && source_[content] != kNone && board_.same(source_[content], mention))
    return false;
  return true;
}

// "After |her| first term, |Ann Poe| left": the subject that follows of the clause that the pronoun's phrase opens; or
// kNone.
MentionIndex PronounContext::subject_behind(MentionIndex pronoun) const {
  const TokenIndex p = board_.referents[pronoun].head;
  TokenIndex at = p;
  for (int steps = 0; steps < 8 && at != kNone; ++steps, at = board_.head_of(at))
    for (const Deprel relation : {Deprel::Nsubj, Deprel::NsubjPass}) {
      const TokenIndex subject = board_.child(at, relation);
      if (subject != kNone && subject > p) return board_.referent_of_token[subject];
      if (subject != kNone && subject < p && at > p && steps > 0) return kNone;
    }
  return kNone;
}

// "Poe and |his| wife", "Poe with |his| wife": the possessor's phrase is joined to the candidate's.
bool PronounContext::is_joined(MentionIndex pronoun, MentionIndex mention) const {
  const TokenIndex p = board_.referents[pronoun].head;
  if (board_.relation(p) != Deprel::NmodPoss) return false;
  const TokenIndex owned = board_.head_of(p);
  return owned != kNone && board_.head_of(owned) == board_.referents[mention].top &&
         (board_.relation(owned) == Deprel::Conj || board_.relation(owned) == Deprel::Nmod);
}

// "Ann Poe (in |her| last term)": the parenthesis opens right behind the candidate.
bool PronounContext::is_in_parenthesis_of(MentionIndex pronoun, MentionIndex mention) const {
  const TokenIndex open = board_.referents[mention].core.end;
  const TokenIndex p = board_.referents[pronoun].head;
  if (open >= p || board_.lower[open] != "(") return false;
  for (TokenIndex t = open + 1; t < p; ++t)
    if (board_.lower[t] == ")") return false;
  return true;
}

std::vector<Feature> PronounContext::features(MentionIndex pronoun, MentionIndex mention, std::uint32_t rank,
                                              std::uint32_t subjects) const {
  const Referent& p = board_.referents[pronoun];
  const Referent& m = board_.referents[mention];
  const ClusterFacts& facts = board_.facts(mention);
  const PronounKind kind = pronoun_kind(board_.lower[p.head]);
  const std::uint64_t gendered = kind == PronounKind::He || kind == PronounKind::She ? 0
                                 : kind == PronounKind::They                         ? 1
                                                                                     : 2;
  const Place p_role = role_of(board_, p.head);
  const Place m_role = role_of(board_, m.top);
  const SentenceIndex p_sentence = sentence_of_token_[p.head];
  const SentenceIndex m_sentence = sentence_of_token_[m.head];
  const bool after = m.head > p.head;
  const std::uint64_t distance = after ? 6 : std::min<SentenceIndex>(p_sentence - m_sentence, 5);
  const TokenIndex p_clause = clause_of(p.head);
  const TokenIndex m_clause = clause_of(m.top);
  const bool same_clause = p_clause == m_clause;
  bool dominates = false;  // the candidate's clause is above the pronoun's
  for (TokenIndex t = p_clause, steps = 0; steps < 6 && t != kNone; ++steps) {
    t = board_.head_of(t);
    if (t == kNone) break;
    t = clause_of(t);
    if (t == m_clause) dominates = true;
  }
  const auto so_far =
      static_cast<std::size_t>(std::ranges::lower_bound(facts.mentions, pronoun) - facts.mentions.begin());
  const std::uint64_t count = bin(so_far, {1, 2, 3, 4, 6, 9});
  const std::uint64_t m_kind = static_cast<std::uint64_t>(m.kind) * 2 + (facts.named ? 1 : 0);
  const bool known_gender = facts.gender != Gender::Unknown;
  const Gender wanted = kind == PronounKind::He    ? Gender::Male
                        : kind == PronounKind::She ? Gender::Female
                                                   : Gender::Unknown;
  const std::uint64_t likely = facts.likely_gender == Gender::Unknown || wanted == Gender::Unknown ? 0
                               : facts.likely_gender == wanted                                     ? 1
                                                                                                   : 2;
  const std::uint64_t p_relation = p_clause == kNone ? 0 : static_cast<std::uint64_t>(board_.relation(p_clause));
  const std::uint64_t m_relation = m_clause == kNone ? 0 : static_cast<std::uint64_t>(board_.relation(m_clause));
  const std::uint64_t tie = (same_clause ? 1 : dominates ? 2 : distance == 0 ? 3 : 3 + distance) + (after ? 16 : 0);
  const bool conjoined = board_.relation(m.top) == Deprel::Conj || board_.child(m.top, Deprel::Conj) != kNone;
  const std::uint32_t content = content_of_token_[p.head];
  const std::uint32_t as_source = source_of_token_[p.head];
  const bool speaker = content != kNone && source_[content] != kNone && board_.same(source_[content], mention);
  bool last_speaker = false;
  if (as_source != kNone && as_source > 0 && source_[as_source - 1] != kNone)
    last_speaker = board_.same(source_[as_source - 1], mention);
  const bool same_form = m.kind == MentionKind::Pronoun && pronoun_kind(board_.lower[m.head]) == kind;
  const TokenRange m_sentence_tokens = board_.document.text.sentences[m_sentence].tokens;
  const bool topic = m_role == kSubject && m.tokens.begin <= m_sentence_tokens.begin + 1;
  const bool lead = facts.mentions.front() < 3;
  const bool nameless = std::ranges::all_of(facts.mentions, [&](MentionIndex other) {
    return other >= pronoun || board_.referents[other].kind == MentionKind::Pronoun;
  });

  const MentionIndex behind = subject_behind(pronoun);

  const auto k = [&](Template t, auto... parts) { return feature(t, gendered, parts...); };
  const std::uint64_t same = same_clause;
  const std::uint64_t role = m_role;
  const std::uint64_t own = p_role;
  const std::uint64_t ranked = std::min<std::uint32_t>(rank, 6);
  return {k(kDistance, distance, own == kPossessive),
          k(kRank, ranked),
          k(kRole, role),
          k(kRole, role, own, distance == 0),
          k(kParallel, role == own, own, distance),
          k(kKind, m_kind),
          k(kCount, count),
          ignores_gender_ ? k(kGender, 2ULL, gendered) : k(kGender, known_gender, gendered),
          k(kSort, static_cast<std::uint64_t>(facts.sort), facts.named),
          k(kClause, same, own, role),
          k(kDominates, dominates, same, role),
          k(kQuoted, quoted_[p.head], quoted_[m.head], distance),
          k(kSpeaker, speaker, own),
          k(kLastSpeaker, last_speaker, as_source != kNone),
          k(kSameForm, same_form, distance),
          k(kTopic, topic, distance),
          k(kFirstInText, lead, count),
          k(kAfter, after, role, own),
          k(kPossessor, role == kPossessive, own == kPossessive, distance),
          k(kRoleDistance, role, distance),
          k(kKindDistance, m_kind, distance),
          k(kLead, lead, distance),
          k(kTokens, bin(after ? m.head - p.head : p.head - m.head, {3, 6, 10, 16, 25, 40, 70})),
          k(kRoleRank, role, ranked),
          k(kClauseRole, same, dominates, role, own, distance),
          k(kRepeats, count, distance),
          k(kPath, p_relation, tie, role, own),
          k(kPathRole, p_relation, m_relation, tie, role),
          k(kTotal, bin(facts.mentions.size(), {2, 3, 4, 6, 9, 14}), distance),
          k(kConjoined, conjoined, role, own),
          k(kOddName, facts.sort != Sort::Person, m_kind),
          ignores_gender_ ? k(kLikely, 0ULL, 0ULL)
                          : k(kLikely, likely, known_gender ? 1ULL : 0ULL, facts.person.words.size() > 1 ? 1ULL : 0ULL),
          k(kNameless, nameless, m_kind),
          k(kFronted,
            behind == kNone                ? 2
            : board_.same(behind, mention) ? 1
                                           : 0,
            own),
          k(kJoined, is_joined(pronoun, mention), facts.sort == Sort::Person),
          k(kParenthesis, is_in_parenthesis_of(pronoun, mention)),
          k(kSubjects, std::min(subjects, 3U), role == kSubject || role == kPassiveSubject, own),
          k(kTitle, m.title != kNone, distance)};
}

MentionIndex PronounContext::speaker_going_on(MentionIndex pronoun) const {
  const Referent& p = board_.referents[pronoun];
  const std::uint32_t own = source_of_token_[p.head];
  if (own == kNone || !is_third_person(pronoun_kind(board_.lower[p.head])) ||
      board_.relation(p.head) == Deprel::NmodPoss)
    return kNone;
  // The last attribution whose source stands before the pronoun.
  std::uint32_t last = kNone;
  for (std::uint32_t a = own < 6 ? 0 : own - 6;
       a < std::min<std::uint32_t>(own + 2, static_cast<std::uint32_t>(source_.size())); ++a) {
    if (a == own || source_[a] == kNone || board_.referents[source_[a]].head >= p.head) continue;
    if (last == kNone || board_.referents[source_[a]].head > board_.referents[source_[last]].head) last = a;
  }
  if (last == kNone) return kNone;
  const MentionIndex speaker = source_[last];
  if (sentence_of_token_[board_.referents[speaker].head] + kSentencesGoingOn < sentence_of_token_[p.head]) return kNone;
  if (board_.same(speaker, pronoun) || !can_take_up(pronoun, speaker)) return kNone;
  for (MentionIndex m = speaker + 1; m < pronoun; ++m) {  // somebody new took the floor
    const Referent& between = board_.referents[m];
    const bool said = board_.facts(m).named || (between.definite && between.title != kNone);  // "the president"
    const std::uint32_t content = content_of_token_[between.head];
    const bool told = content != kNone && content != own && source_[content] != kNone;  // by somebody else
    if (between.kind == MentionKind::Pronoun || !said || board_.same(m, speaker) || quoted_[between.head] || told)
      continue;
    const Place role = role_of(board_, between.top);
    if ((role == kSubject || role == kPassiveSubject) && can_take_up(pronoun, m)) return kNone;
  }
  return speaker;
}

std::vector<PronounCandidate> PronounContext::candidates(MentionIndex pronoun) const {
  std::vector<PronounCandidate> found;
  const TokenIndex token = board_.referents[pronoun].head;
  if (!is_third_person(pronoun_kind(board_.lower[token]))) return found;
  const SentenceIndex sentence = sentence_of_token_[token];
  std::vector<MentionIndex> seen;
  std::uint32_t subjects = 0;  // among the candidates so far
  const auto consider = [&](MentionIndex mention) {
    const MentionIndex root = board_.find(mention);
    const ClusterFacts& facts = board_.facts(root);
    if ((facts.sort == Sort::Thing && !facts.named) || std::ranges::find(seen, root) != seen.end()) return;
    seen.push_back(root);
    if (!can_take_up(pronoun, mention)) return;
    found.push_back({mention, features(pronoun, mention, static_cast<std::uint32_t>(found.size()), subjects)});
    const Place role = role_of(board_, board_.referents[mention].top);
    if (role == kSubject || role == kPassiveSubject) ++subjects;
  };
  for (MentionIndex m = pronoun; m-- > 0 && pronoun - m < kReferentsBack && found.size() < kMostCandidates;) {
    if (sentence_of_token_[board_.referents[m].head] + kSentencesBack < sentence) break;
    consider(m);
  }
  for (MentionIndex m = pronoun + 1; m < board_.referents.size() && found.size() < kMostCandidates; ++m) {
    if (sentence_of_token_[board_.referents[m].head] != sentence) break;
    if (board_.referents[m].kind == MentionKind::Name) consider(m);
  }
  const PronounKind kind = pronoun_kind(board_.lower[token]);
  const std::uint64_t own = role_of(board_, token);
  found.push_back({kNone,
                   {feature(kNothing, static_cast<std::uint64_t>(kind)),
                    feature(kNothing, static_cast<std::uint64_t>(kind), own, 1ULL),
                    feature(kNothing, static_cast<std::uint64_t>(kind), found.size(), 2ULL, 0ULL)}});
  return found;
}

void resolve_pronouns(Board& board, const LinearModel& model) {
  const PronounContext context(board);
  for (MentionIndex i = 0; i < board.referents.size(); ++i) {
    if (board.referents[i].kind != MentionKind::Pronoun) continue;
    if (const MentionIndex speaker = context.speaker_for(i); speaker != kNone && board.find(speaker) != board.find(i)) {
      board.merge(speaker, i);
      continue;
    }
    if (const MentionIndex speaker = context.speaker_going_on(i); speaker != kNone) {
      board.merge(speaker, i);
      continue;
    }
    MentionIndex best = kNone;
    std::int32_t most = 0;
    bool first = true;
    for (const PronounCandidate& candidate : context.candidates(i)) {
      const std::int32_t score = model.score(candidate.features);
      if (first || score > most) best = candidate.mention, most = score;
      first = false;
    }
    if (best != kNone) board.merge(best, i);
  }
}

}  // namespace dateline
