// find_causes: a marked clause or phrase below the effect's trigger ("because of the threat", "in response to",
// "citing", "if they refuse"), and verbs that say it outright ("the shooting sparked protests"). The markers follow the
// explicit connectives of the Penn Discourse Treebank's Contingency class (Prasad et al. 2008). Knowingly wrong:
// "after" is taken for a cause wherever both its sides are events.
#include "extract/events/causes.h"

#include <algorithm>
#include <stdexcept>

#include "ontology/tsv.h"

namespace dateline {
namespace {

using MentionOfToken = std::vector<std::uint32_t>;

// By token: the mention whose trigger or light verb it is.
MentionOfToken index_mentions(const Reading& reading, const std::vector<EventMention>& mentions) {
  MentionOfToken index(reading.document.syntax.size(), kNone);
  for (std::uint32_t i = 0; i < mentions.size(); ++i)
    if (mentions[i].support != kNone) index[mentions[i].support] = i;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) index[mentions[i].trigger.head] = i;
  return index;
}

bool is_core_free(Deprel relation) {
  const Deprel plain = universal(relation);
  return plain == Deprel::Obl || plain == Deprel::Nmod || plain == Deprel::Advcl;
}

// The event that a phrase or clause names: its head, or below it an object, complement or of-phrase.
std::uint32_t event_in(const Reading& reading, const MentionOfToken& index, TokenIndex head, int depth) {
  if (index[head] != kNone) return index[head];
  if (depth == 0) return kNone;
  for (const TokenIndex c : reading.tree.children(head)) {
    const Deprel plain = universal(reading.word(c).deprel);
    if (plain != Deprel::Obj && plain != Deprel::Nmod && plain != Deprel::Xcomp && plain != Deprel::Ccomp &&
        plain != Deprel::Conj && plain != Deprel::Obl && plain != Deprel::Acl)
      continue;
    if (const std::uint32_t found = event_in(reading, index, c, depth - 1); found != kNone) return found;
  }
  return kNone;
}

// Whether the preposition "for" gives a reason: blame, punishment and threats are for something.
bool takes_reason(EventType type) {
  switch (type) {
    case EventType::Accusation:
    case EventType::Threat:
    case EventType::Enforcement:
    case EventType::Prosecution:
    case EventType::Legislation:
    case EventType::Personnel:
    case EventType::Ruling:
    case EventType::Violence:
      return true;
    default:
      return false;
  }
}

class CauseFinder {
 public:
  CauseFinder(const Reading& reading, const CauseWords& words, const std::vector<EventMention>& mentions)
      : reading_(reading), words_(words), mentions_(mentions), index_(index_mentions(reading, mentions)) {}

  std::vector<MentionCause> find() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      look_below(i, mentions_[i].trigger.head);
      if (mentions_[i].support != kNone) look_below(i, mentions_[i].support);
      look_along_conjuncts(i);
      look_at_causing_verb(i);
    }
    share_conditions_with_threats();
    return std::move(found_);
  }

 private:
  // "threatened to sue if they refuse": what the act hangs on, the threat hangs on.
  void share_conditions_with_threats() {
    const std::vector<MentionCause> direct = found_;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].trigger.type != EventType::Threat || !reading_.tree.is_verb(mentions_[i].trigger.head)) continue;
      const TokenIndex act = reading_.tree.infinitive(mentions_[i].trigger.head);
      if (act == kNone || index_[act] == kNone) continue;
      for (const MentionCause& c : direct)
        if (c.effect == index_[act] && c.kind == CauseKind::Condition) add(i, c.cause, c.kind);
    }
  }

  // "boycotted the meeting in response to": what hangs on the object tells of the act.
  [[nodiscard]] std::uint32_t act_of(std::uint32_t mention) const {
    const Word& word = reading_.word(mentions_[mention].trigger.head);
    if (word.deprel != Deprel::Obj || word.head == kNone || index_[word.head] == kNone) return mention;
    return index_[word.head];
  }

  void add(std::uint32_t effect, std::uint32_t cause, CauseKind kind) {
    effect = act_of(effect);
    if (cause == kNone || cause == effect) return;
    for (const MentionCause& c : found_)
      if (c.effect == effect && c.cause == cause) return;
    found_.push_back({effect, cause, kind});
  }

  void look_below(std::uint32_t effect, TokenIndex head) {
    for (const TokenIndex c : reading_.tree.children(head)) {
      const Word& word = reading_.word(c);
      if (!is_core_free(word.deprel)) continue;
      const std::string_view marker = reading_.tree.marker(c);
      if (words_.of(word.lemma, 'n') && (marker == "in" || marker == "as" || marker == "on")) {
        for (const TokenIndex below : reading_.tree.children(c))
          if (universal(reading_.word(below).deprel) == Deprel::Nmod)
            add(effect, event_in(reading_, index_, below, 2), CauseKind::Cause);
      } else if (const auto kind = words_.of(marker, 'm')) {
        if (marker != "for" || takes_reason(mentions_[effect].trigger.type))
          add(effect, event_in(reading_, index_, c, 2), *kind);
      } else if (universal(word.deprel) == Deprel::Advcl && words_.of(word.lemma, 'v')) {
        const TokenIndex cited = reading_.tree.child(c, Deprel::Obj);
        if (cited != kNone) add(effect, event_in(reading_, index_, cited, 2), CauseKind::Cause);
      }
    }
  }

  // "will sue or cut the grants if they refuse": the condition holds for both.
  void look_along_conjuncts(std::uint32_t effect) {
    const TokenIndex head = mentions_[effect].trigger.head;
    const Word& word = reading_.word(head);
    if (word.deprel != Deprel::Conj || word.head == kNone) return;
    for (const TokenIndex c : reading_.tree.children(word.head)) {
      if (universal(reading_.word(c).deprel) != Deprel::Advcl) continue;
      const auto kind = words_.of(reading_.tree.marker(c), 'm');
      if (kind == CauseKind::Condition) add(effect, event_in(reading_, index_, c, 1), *kind);
    }
  }

  // "The shooting sparked protests."
  void look_at_causing_verb(std::uint32_t effect) {
    const TokenIndex at = reading_.tree.first_conjunct(mentions_[effect].trigger.head);
    const TokenIndex verb = reading_.word(at).head;
    if (verb == kNone || !reading_.tree.is_verb(verb) || !words_.of(reading_.word(verb).lemma, 'c')) return;
    const Deprel relation = universal(reading_.word(at).deprel);
    if (relation != Deprel::Obj && relation != Deprel::Obl) return;
    const TokenIndex cause = reading_.tree.agent(verb);
    if (cause != kNone) add(effect, event_in(reading_, index_, cause, 1), CauseKind::Cause);
  }

  const Reading& reading_;
  const CauseWords& words_;
  const std::vector<EventMention>& mentions_;
  MentionOfToken index_;
  std::vector<MentionCause> found_;
};

}  // namespace

CauseWords::CauseWords(const std::filesystem::path& data) {
  const Tsv table(data / "en" / "event_causes.tsv", {"word", "as", "kind"});
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const auto& row = table.rows()[i];
    if (row[2] == "none") continue;
    if (row[2] != "cause" && row[2] != "condition" && row[2] != "purpose")
      throw std::runtime_error(table.where(i) + ": expected cause, condition, purpose or none, found \"" +
                               std::string(row[2]) + '"');
    const CauseKind kind = row[2] == "cause"       ? CauseKind::Cause
                           : row[2] == "condition" ? CauseKind::Condition
                                                   : CauseKind::Purpose;
    words_.emplace(std::string(row[1]) + ':' + std::string(row[0]), kind);
  }
}

std::optional<CauseKind> CauseWords::of(std::string_view word, char as) const {
  const auto found = words_.find(std::string(1, as) + ':' + std::string(word));
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<MentionCause> find_causes(const Reading& reading, const CauseWords& words,
                                      const std::vector<EventMention>& mentions) {
  return CauseFinder(reading, words, mentions).find();
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_parts(const Reading& reading,
                                                                const std::vector<EventMention>& mentions) {
  const MentionOfToken index = index_mentions(reading, mentions);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parts;
  for (TokenIndex t = 0; t < reading.document.syntax.size(); ++t) {
    if (reading.word(t).lemma != "part" || reading.tree.child(t, Deprel::Cop) == kNone) continue;
    const TokenIndex subject = reading.tree.child(t, Deprel::Nsubj);
    if (subject == kNone || index[subject] == kNone) continue;
    for (const TokenIndex c : reading.tree.children(t))
      if (universal(reading.word(c).deprel) == Deprel::Nmod && index[c] != kNone && index[c] != index[subject])
        parts.emplace_back(index[subject], index[c]);
  }
  return parts;
}

}  // namespace dateline
