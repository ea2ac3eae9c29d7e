// find_members: members stand behind "including", "such as" or "like", as appositions of a plural, or as the list items
// that follow a sentence ending in a colon; and the holders of an office in several places ("the mayors of Ames and
// Troy"). "The 23 towns" and "23 towns" count as one group though coreference may keep them apart: a number and a noun
// together rarely name two groups in one article.
#include "extract/events/groups.h"

#include <algorithm>
#include <map>
#include <set>

namespace dateline {
namespace {

bool is_named(EntityKind kind) {
  return kind == EntityKind::Person || kind == EntityKind::Organization || kind == EntityKind::Jurisdiction;
}

class MemberFinder {
 public:
  explicit MemberFinder(const Reading& reading)
      : reading_(reading), document_(reading.document), members_(document_.coref.entities.size()) {
    for (const Quantity& q : document_.quantities)
      if (q.kind == QuantityKind::Count && q.counted != kNone) number_of_.emplace(q.counted, q.value);
    for (const Tenure& tenure : document_.coref.tenures) {
      const Office& office = document_.coref.offices[tenure.office];
      if (office.of && tenure.status == TenureStatus::Current)
        holders_[{*office.of, office.title}].push_back(tenure.person);
    }
  }

  std::vector<std::vector<EntityIndex>> find() {
    for (const Mention& m : document_.coref.mentions)
      if (m.head != kNone && is_plural(m.head)) {
        add_below(m.entity, m.head, 0);
        add_holders(m.entity, m.head);
      }
    for (TokenIndex t = 0; t < document_.syntax.size(); ++t)
      if (reading_.word(t).lemma == "including" ||
          (reading_.word(t).lemma == "include" && reading_.word(t).xpos == Xpos::Vbg))
        add_behind(t);
    for (SentenceIndex s = 0; s < document_.text.sentences.size(); ++s) add_list(s);
    share_by_number();
    return std::move(members_);
  }

 private:
  [[nodiscard]] bool is_plural(TokenIndex token) const {
    return reading_.word(token).xpos == Xpos::Nns || reading_.word(token).xpos == Xpos::Nnps;
  }

  void add(EntityIndex group, TokenIndex member) { add_member(group, reading_.entity(member)); }

  void add_member(EntityIndex group, EntityIndex entity) {
    if (entity == kNone || entity == group || !is_named(document_.coref.entities[entity].kind)) return;
    auto& members = members_[group];
    if (std::find(members.begin(), members.end(), entity) == members.end()) members.push_back(entity);
  }

  void add_below(EntityIndex group, TokenIndex head, int depth) {
    if (depth > 4) return;
    for (const TokenIndex c : reading_.tree.children(head)) {
      const Deprel relation = universal(reading_.word(c).deprel);
      const std::string_view marker = reading_.tree.marker(c);
      const bool listed = (relation == Deprel::Nmod || relation == Deprel::Obl) &&
                          (marker == "including" || marker == "include" || marker == "like" || marker == "such");
      const bool apposed = relation == Deprel::Appos;
      const bool coordinated = depth > 0 && relation == Deprel::Conj;
      if (!listed && !apposed && !coordinated) continue;
      add(group, c);
      add_below(group, c, depth + 1);
    }
  }

  // "the mayors of Denver and Tampa": those who the article says hold that office there now.
  void add_holders(EntityIndex group, TokenIndex head) {
    for (const TokenIndex place : reading_.tree.children(head)) {
      if (universal(reading_.word(place).deprel) != Deprel::Nmod || reading_.tree.marker(place) != "of") continue;
      for (const TokenIndex one : reading_.tree.conjuncts(place)) {
        const EntityIndex unit = reading_.entity(one);
        if (unit == kNone) continue;
        const auto holders = holders_.find({unit, reading_.word(head).lemma});
        if (holders == holders_.end()) continue;
        for (const EntityIndex person : holders->second) add_member(group, person);
      }
    }
  }

  // "23 towns across the state on Monday – including the largest, A and B –": what stands behind "including" belongs to
  // the plural before it, counted ones first, wherever the parser hung it.
  void add_behind(TokenIndex including) {
    const TokenRange sentence = document_.text.sentences[document_.sentence_of(including)].tokens;
    EntityIndex group = kNone;
    for (TokenIndex t = including; t-- > sentence.begin;) {
      if (!is_plural(t) || reading_.mention(t) == kNone || document_.coref.mentions[reading_.mention(t)].head != t)
        continue;
      if (group == kNone || number_of(t) > 1) group = reading_.entity(t);
      if (number_of(t) > 1 || including - t > 15) break;
    }
    if (group == kNone) return;
    const bool marks =
        reading_.word(including).deprel == Deprel::Case || reading_.word(including).deprel == Deprel::Mark;
    const TokenIndex first = marks ? reading_.word(including).head : reading_.tree.child(including, Deprel::Obj);
    if (first == kNone) return;
    add(group, first);
    add_below(group, first, 1);
  }

  [[nodiscard]] BlockKind kind_of(SentenceIndex sentence) const {
    const std::uint32_t block = document_.text.sentences[sentence].block;
    return block < document_.layout.blocks.size() ? document_.layout.blocks[block].kind : BlockKind::Story;
  }

  // "The three towns were:" and the list items after it: the first plural noun phrase before the colon has them as
  // members.
  void add_list(SentenceIndex sentence) {
    const TokenRange tokens = document_.text.sentences[sentence].tokens;
    if (tokens.empty() || document_.form(tokens.end - 1) != ":" || kind_of(sentence) == BlockKind::ListItem) return;
    EntityIndex group = kNone;
    for (TokenIndex t = tokens.begin; t < tokens.end && group == kNone; ++t)
      if (is_plural(t) && reading_.mention(t) != kNone && document_.coref.mentions[reading_.mention(t)].head == t)
        group = reading_.entity(t);
    if (group == kNone) return;
    for (SentenceIndex s = sentence + 1; s < document_.text.sentences.size() && kind_of(s) == BlockKind::ListItem;
         ++s) {
      const TokenRange item = document_.text.sentences[s].tokens;
      for (TokenIndex t = item.begin; t < item.end; ++t) {
        const EntityIndex entity = reading_.entity(t);
        if (entity == kNone || !is_named(document_.coref.entities[entity].kind)) continue;
        add(group, t);
        break;
      }
    }
  }

  // The number that counts a mention's head, or 0.
  [[nodiscard]] std::int64_t number_of(TokenIndex head) const {
    const auto found = number_of_.find(head);
    return found == number_of_.end() ? 0 : found->second;
  }

  void share_by_number() {
    std::map<std::pair<std::int64_t, std::string_view>, std::vector<EntityIndex>> counted;
    std::vector<std::pair<const std::vector<EntityIndex>*, EntityIndex>> groups;  // with those of the same words
    for (const Mention& m : document_.coref.mentions) {
      if (m.head == kNone || document_.coref.entities[m.entity].kind != EntityKind::Group) continue;
      const std::int64_t number = number_of(m.head);
      if (number <= 1) continue;
      auto& alike = counted[{number, reading_.word(m.head).lemma}];
      alike.push_back(m.entity);
      groups.emplace_back(&alike, m.entity);
    }
    std::set<const std::vector<EntityIndex>*> shared;
    for (const auto& [alike, from] : groups) {
      if (members_[from].empty() || !shared.insert(alike).second) continue;
      const auto members = members_[from];
      for (const EntityIndex to : *alike)
        if (members_[to].empty()) members_[to] = members;
    }
  }

  const Reading& reading_;
  const Document& document_;
  std::vector<std::vector<EntityIndex>> members_;
  std::map<TokenIndex, std::int64_t> number_of_;                                     // by the head that is counted
  std::map<std::pair<EntityIndex, std::string>, std::vector<EntityIndex>> holders_;  // now, by place and title
};

}  // namespace

std::vector<std::vector<EntityIndex>> find_members(const Reading& reading) { return MemberFinder(reading).find(); }

}  // namespace dateline
