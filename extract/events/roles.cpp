// find_roles: the trigger's dependents and, for a noun, those of its light verb are slots (subj, obj, iobj, comp, poss,
// mod, prepositions); the lexicon's row says which role a slot fills. Passives, control, relative clauses and shared
// subjects are seen through by Tree. A phrase stands for all its conjuncts and for the members it lists ("several
// mayors, including A and B"). Knowingly wrong: a preposition attached to the wrong noun by the parser moves its role
// along with it.
#include "extract/events/roles.h"

#include <algorithm>

namespace dateline {
namespace {

struct Slot {
  std::string_view name;
  TokenIndex head = kNone;
};

using Slots = std::vector<Slot>;

bool is_phrase(Deprel relation) {
  const Deprel plain = universal(relation);
  return plain == Deprel::Obl || plain == Deprel::Nmod;
}

// Prepositional dependents under the name of their preposition.
void add_prepositions(const Reading& reading, TokenIndex head, Slots& slots) {
  for (const TokenIndex c : reading.tree.children(head)) {
    const Deprel relation = reading.word(c).deprel;
    if (!is_phrase(relation) || relation == Deprel::NmodPoss || relation == Deprel::NmodUnmarked ||
        relation == Deprel::OblUnmarked || relation == Deprel::NmodDesc)
      continue;
    const std::string_view preposition = reading.tree.marker(c);
    if (!preposition.empty()) slots.push_back({preposition, c});
  }
}

void add_clauses(const Reading& reading, TokenIndex head, Slots& slots) {
  for (const TokenIndex c : reading.tree.children(head)) {
    const Deprel plain = universal(reading.word(c).deprel);
    const bool verbal = plain == Deprel::Xcomp || plain == Deprel::Ccomp ||
                        (reading.tree.is_verb(head) && c == reading.tree.infinitive(head));
    const bool of_noun =
        plain == Deprel::Acl && reading.word(c).deprel != Deprel::AclRelcl && !reading.tree.is_verb(head);
    if (verbal || of_noun) slots.push_back({"comp", c});
    // "by withholding records", "of lying": a clause behind a preposition
    if (plain == Deprel::Advcl && !reading.tree.marker(c).empty()) slots.push_back({reading.tree.marker(c), c});
  }
}

// "efforts by the governor to sue", "the agency's decision not to sue", with the infinitive hung on the verb before:
// who wills the act does it.
TokenIndex owner_of_act(const Reading& reading, TokenIndex verb) {
  const Word& word = reading.word(verb);
  const Deprel relation = universal(word.deprel);
  if (word.head == kNone || word.xpos != Xpos::Vb || (relation != Deprel::Advcl && relation != Deprel::Xcomp))
    return kNone;
  for (const TokenIndex n : reading.tree.children(word.head)) {
    const Deprel place = universal(reading.word(n).deprel);
    if (n < word.head || n > verb || (place != Deprel::Obj && place != Deprel::Obl)) continue;
    if (!reading.lexicon.is_will(reading.word(n).lemma)) continue;
    if (const TokenIndex owner = reading.tree.child(n, Deprel::NmodPoss); owner != kNone) return owner;
    for (const TokenIndex c : reading.tree.children(n))
      if (universal(reading.word(c).deprel) == Deprel::Nmod && reading.tree.marker(c) == "by") return c;
  }
  return kNone;
}

Slots slots_of_verb(const Reading& reading, TokenIndex verb) {
  Slots slots;
  const auto add = [&](std::string_view name, TokenIndex head) {
    if (head != kNone) slots.push_back({name, head});
  };
  const Tree& tree = reading.tree;
  const TokenIndex owner = owner_of_act(reading, verb);
  add("subj", owner != kNone ? owner : tree.agent(verb));
  const TokenIndex object = tree.child(verb, Deprel::Obj);
  if (tree.passive(verb) && object != kNone) {  // "The town was sent a letter"
    add("iobj", tree.patient(verb));
    add("obj", object);
  } else {
    add("obj", tree.patient(verb));
  }
  add("iobj", tree.child(verb, Deprel::Iobj));
  add_clauses(reading, verb, slots);
  add_prepositions(reading, verb, slots);
  const TokenIndex patient = tree.patient(verb);
  if (patient != kNone && reading.tree.is_noun(patient)) add_prepositions(reading, patient, slots);
  return slots;
}

bool is_of_names(const Reading& reading, TokenIndex token) {
  const std::uint32_t name = reading.name_of_token[token];
  if (name == kNone) return false;
  const NameType type = reading.document.names[name].type;
  return type != NameType::Work && type != NameType::Event;
}

Slots slots_of_noun(const Reading& reading, const EventMention& mention) {
  Slots slots;
  const TokenIndex noun = mention.trigger.head;
  for (const TokenIndex c : reading.tree.children(noun)) {
    const Word& w = reading.word(c);
    if (w.deprel == Deprel::NmodPoss) slots.push_back({"poss", c});
    const bool modifier =
        universal(w.deprel) == Deprel::Compound || w.deprel == Deprel::Amod || w.deprel == Deprel::NmodDesc;
    if (modifier && (is_of_names(reading, c) || w.lemma == "police")) slots.push_back({"mod", c});
  }
  if (reading.tree.child(noun, Deprel::Cop) != kNone)  // "Ann Bell is the governor's nominee"
    if (const TokenIndex subject = reading.tree.child(noun, Deprel::Nsubj); subject != kNone)
      slots.push_back({"cop", subject});
  add_clauses(reading, noun, slots);
  add_prepositions(reading, noun, slots);
  if (mention.support != kNone) {
    const TokenIndex agent = reading.tree.agent(mention.support);
    if (agent != kNone) slots.push_back({"subj", agent});
    if (const TokenIndex receiver = reading.tree.child(mention.support, Deprel::Iobj); receiver != kNone)
      slots.push_back({"given", receiver});                             // "gave the mayor an endorsement"
    const TokenIndex received = reading.tree.patient(mention.support);  // "The plan was met with protests"
    if (received != kNone && received != noun && reading.tree.passive(mention.support) &&
        reading.tree.marker(noun) == "with")
      slots.push_back({"received", received});
    add_prepositions(reading, mention.support, slots);
  }
  return slots;
}

bool lists_members(std::string_view preposition) {
  return preposition == "including" || preposition == "include" || preposition == "like" || preposition == "such";
}

// The phrase's conjuncts, appositions of lists, and the members it names.
void expand(const Reading& reading, TokenIndex head, int depth, std::vector<TokenIndex>& heads) {
  if (depth > 4 || std::find(heads.begin(), heads.end(), head) != heads.end()) return;
  heads.push_back(head);
  for (const TokenIndex c : reading.tree.children(head)) {
    const Deprel relation = reading.word(c).deprel;
    if (relation == Deprel::Conj && !reading.tree.is_verb(c)) {
      expand(reading, c, depth + 1, heads);
    } else if (is_phrase(relation) && lists_members(reading.tree.marker(c))) {
      expand(reading, c, depth + 1, heads);
    } else if (relation == Deprel::Appos && reading.word(head).xpos == Xpos::Nns) {
      expand(reading, c, depth + 1, heads);
    }
  }
}

bool is_kind(const Reading& reading, TokenIndex token, EntityKind kind) {
  const EntityIndex entity = reading.entity(token);
  return entity != kNone && reading.document.coref.entities[entity].kind == kind;
}

// Who acts or is acted on along with the phrase: another person that the parser took for part of a name ("Ann Bell and
// Bo Hale"), the union of "members of the union", the owner of what a court rules against ("the town's rule").
void add_companions(const Reading& reading, const EventMention& mention, TokenIndex head,
                    std::vector<TokenIndex>& heads) {
  const EventType type = mention.trigger.type;
  const bool owners = type == EventType::Ruling || type == EventType::Lawsuit || type == EventType::Refusal;
  for (const TokenIndex c : reading.tree.children(head)) {
    const Word& word = reading.word(c);
    const bool person = universal(word.deprel) == Deprel::Compound && is_kind(reading, c, EntityKind::Person) &&
                        is_kind(reading, head, EntityKind::Person) && reading.entity(c) != reading.entity(head);
    const bool member = word.deprel == Deprel::Nmod && reading.tree.marker(c) == "of" &&
                        reading.lexicon.is_member(reading.word(head).lemma) &&
                        is_kind(reading, c, EntityKind::Organization) && !is_kind(reading, head, EntityKind::Person);
    const bool owner = owners && word.deprel == Deprel::NmodPoss && reading.word(head).upos == Upos::Noun &&
                       !is_kind(reading, head, EntityKind::Person);
    if ((person || member || owner) && std::find(heads.begin(), heads.end(), c) == heads.end()) heads.push_back(c);
  }
}

bool fills(const std::vector<RoleFiller>& roles, Role role) {
  return std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& f) { return f.role == role; });
}

void add_filler(const Reading& reading, const EventMention& mention, Role role, TokenIndex head,
                std::vector<RoleFiller>& roles) {
  std::vector<TokenIndex> heads;
  expand(reading, head, 0, heads);
  for (std::size_t i = 0, count = heads.size(); i < count; ++i) add_companions(reading, mention, heads[i], heads);
  for (const TokenIndex h : heads) {
    if (h == mention.trigger.head) continue;
    const bool known = std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& f) { return f.head == h; });
    if (!known) roles.push_back({role, h});
  }
}

// "They threatened to sue the towns", "voted to censure the mayor": whom the act would be done to is whom it is
// against.
void add_target_of_act(const Reading& reading, const EventMention& mention, std::vector<RoleFiller>& roles) {
  const EventType type = mention.trigger.type;
  if ((type != EventType::Threat && type != EventType::Legislation) || fills(roles, Role::Target)) return;
  const TokenIndex act = reading.tree.infinitive(mention.trigger.head);
  if (act == kNone) return;
  const TokenIndex patient = reading.tree.patient(act);
  if (mention.trigger.type == EventType::Legislation && patient != kNone &&
      !is_kind(reading, patient, EntityKind::Person))
    return;
  if (patient != kNone) add_filler(reading, mention, Role::Target, patient, roles);
}

// The places of an in-phrase on the noun, or on the trigger but right behind the noun.
std::vector<TokenIndex> places_behind(const Reading& reading, const EventMention& mention, TokenIndex noun) {
  std::vector<TokenIndex> found;
  for (const TokenIndex governor : {noun, mention.trigger.head, mention.support}) {
    if (governor == kNone) continue;
    for (const TokenIndex c : reading.tree.children(governor)) {
      const TokenIndex preposition = reading.tree.child(c, Deprel::Case);
      if (preposition == kNone || reading.tree.marker(c) != "in") continue;
      if (governor != noun && preposition != noun + 1) continue;
      if (is_kind(reading, c, EntityKind::Jurisdiction)) found.push_back(c);
    }
  }
  return found;
}

// "letters to city leaders in Denver and Chicago": the cities are written to.
void add_places_of_leaders(const Reading& reading, const EventMention& mention, std::vector<RoleFiller>& roles) {
  if (mention.trigger.type != EventType::Correspondence && mention.trigger.type != EventType::Demand) return;
  for (std::size_t i = 0, count = roles.size(); i < count; ++i) {
    const RoleFiller filler = roles[i];
    if (filler.role != Role::Recipient && filler.role != Role::Target) continue;
    if (reading.word(filler.head).xpos != Xpos::Nns) continue;
    for (const TokenIndex c : places_behind(reading, mention, filler.head))
      add_filler(reading, mention, filler.role, c, roles);
  }
}

// "At a press conference the mayor said": who speaks at an occasion without an agent holds it.
void add_speaker(const Reading& reading, const EventMention& mention, std::vector<RoleFiller>& roles) {
  const EventType type = mention.trigger.type;
  if (type != EventType::Announcement && type != EventType::Election && type != EventType::Meeting) return;
  const Word& word = reading.word(mention.trigger.head);
  if (reading.tree.is_verb(mention.trigger.head) || fills(roles, Role::Agent) || word.head == kNone) return;
  const std::string_view preposition = reading.tree.marker(mention.trigger.head);
  if (preposition != "at" && preposition != "in" && preposition != "during") return;
  TokenIndex speaker = kNone;
  if (universal(word.deprel) == Deprel::Obl && reading.tree.is_verb(word.head)) speaker = reading.tree.agent(word.head);
  if (word.deprel == Deprel::Nmod && is_kind(reading, word.head, EntityKind::Person) &&
      universal(reading.word(word.head).deprel) == Deprel::Nsubj)
    speaker = word.head;  // "Ann Bell, at a press conference, said"
  if (speaker != kNone) add_filler(reading, mention, Role::Agent, speaker, roles);
}

// "invited to the White House": who hosts there invites.
void add_inviting_site(const Reading& reading, const EventMention& mention, std::vector<RoleFiller>& roles) {
  if (mention.trigger.type != EventType::Invitation || fills(roles, Role::Agent)) return;
  for (std::size_t i = 0, count = roles.size(); i < count; ++i) {
    const std::uint32_t name = reading.name_of_token[roles[i].head];
    if (roles[i].role != Role::Topic || name == kNone) continue;
    if (!reading.lexicon.is_site(reading.document.text_of(reading.document.names[name].tokens))) continue;
    roles[i].role = Role::Agent;
    roles.push_back({Role::Venue, roles[i].head});
  }
}

// "the White House meeting": those at the White House hold it, and hold it there.
void add_site(const Reading& reading, const EventMention& mention, std::vector<RoleFiller>& roles) {
  if (mention.trigger.type != EventType::Meeting) return;
  for (std::size_t i = 0, count = roles.size(); i < count; ++i) {
    const RoleFiller filler = roles[i];
    const std::uint32_t name = reading.name_of_token[filler.head];
    if (name == kNone || !reading.lexicon.is_site(reading.document.text_of(reading.document.names[name].tokens)))
      continue;
    if (filler.role == Role::Agent) roles.push_back({Role::Venue, filler.head});
    if (filler.role == Role::Venue) roles.push_back({Role::Agent, filler.head});
  }
}

// ARG0 and ARG1 stand for subject and object where the tree shows none.
void add_labelled(const Reading& reading, const EventMention& mention, const std::vector<LabelledArgument>& arguments,
                  std::vector<RoleFiller>& roles) {
  const EventPattern& pattern = reading.lexicon.pattern(mention.pattern);
  for (const LabelledArgument& argument : arguments) {
    const bool agent = argument.label == ArgumentLabel::Arg0;
    if ((!agent && argument.label != ArgumentLabel::Arg1) || reading.entity(argument.head) == kNone) continue;
    const auto role = role_of(pattern, agent ? "subj" : "obj");
    if (role && !fills(roles, *role)) add_filler(reading, mention, *role, argument.head, roles);
  }
}

}  // namespace

namespace {

// Whoever is given something is whom it is of, to or for.
std::optional<Role> given_role(const EventPattern& pattern) {
  for (const std::string_view slot : {"iobj", "to", "of", "for", "obj"})
    if (const auto role = role_of(pattern, slot); role && *role != Role::Agent) return role;
  return std::nullopt;
}

}  // namespace

std::vector<RoleFiller> find_roles(const Reading& reading, const EventMention& mention,
                                   const std::vector<LabelledArgument>& arguments) {
  const bool verb = reading.tree.is_verb(mention.trigger.head);
  const Slots slots = verb ? slots_of_verb(reading, mention.trigger.head) : slots_of_noun(reading, mention);
  const EventPattern& pattern = reading.lexicon.pattern(mention.pattern);
  std::vector<RoleFiller> roles;
  for (const Slot& slot : slots) {
    auto role = role_of(pattern, slot.name);
    if (!role && slot.name == "received") role = Role::Target;
    if (slot.name == "given") role = given_role(pattern);
    if (!role) continue;
    const bool place =
        slot.name == "mod" && *role == Role::Agent && is_kind(reading, slot.head, EntityKind::Jurisdiction);
    if (place && mention.trigger.type != EventType::Threat) role = Role::Venue;  // "a Boston event"
    add_filler(reading, mention, *role, slot.head, roles);
  }
  add_target_of_act(reading, mention, roles);
  add_site(reading, mention, roles);
  add_inviting_site(reading, mention, roles);
  add_places_of_leaders(reading, mention, roles);
  add_speaker(reading, mention, roles);
  add_labelled(reading, mention, arguments, roles);
  return roles;
}

}  // namespace dateline
