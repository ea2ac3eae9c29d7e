// find_events: each mention of an event is read by itself (triggers, roles, modality, time, place, figures); then
// mentions of one happening are joined and what they say is put together: the clearest trigger first, participants of
// all, the most exact date, every figure.
#include "extract/events/events.h"

#include <algorithm>
#include <array>
#include <map>

#include "extract/events/days.h"
#include "extract/events/event_mention.h"
#include "extract/events/groups.h"
#include "extract/events/roles.h"
#include "extract/events/same_event.h"
#include "extract/events/triggers.h"
#include "extract/events/when_where.h"

namespace dateline {
namespace {

// Counts those who come to what a noun tells of, or are hit by it: "a rally that drew 300 people", "the meeting in
// which 40 mayors took part", "The blast injured 12 workers".
bool counts_attendance(const Reading& reading, TokenIndex noun, TokenIndex counted) {
  const Word& word = reading.word(counted);
  if (!reading.tree.is_noun(noun) || word.head == kNone || !reading.tree.is_verb(word.head)) return false;
  const Deprel relation = universal(word.deprel);
  if (relation != Deprel::Obj && relation != Deprel::Nsubj && word.deprel != Deprel::OblAgent) return false;
  const Word& verb = reading.word(word.head);
  const bool in_clause = universal(verb.deprel) == Deprel::Acl && verb.head == noun;
  const bool in_sentence = reading.word(noun).head == word.head &&
                           universal(reading.word(noun).deprel) == Deprel::Nsubj && relation == Deprel::Obj;
  return (in_clause || in_sentence) && reading.lexicon.is_turnout(verb.lemma);
}

// The quantities that count something, by what they count.
using CountIndex = std::multimap<TokenIndex, std::uint32_t>;

CountIndex index_counts(const Document& document) {
  CountIndex counts;
  for (std::uint32_t i = 0; i < document.quantities.size(); ++i)
    if (document.quantities[i].kind == QuantityKind::Count && document.quantities[i].counted != kNone)
      counts.emplace(document.quantities[i].counted, i);
  return counts;
}

std::vector<std::uint32_t> find_figures(const Reading& reading, const CountIndex& counts, const EventMention& mention) {
  std::vector<std::uint32_t> figures;
  const TokenIndex head = mention.trigger.head;
  const TokenRange sentence = reading.document.text.sentences[reading.document.sentence_of(head)].tokens;
  for (auto at = counts.lower_bound(sentence.begin); at != counts.end() && at->first < sentence.end; ++at)
    if (at->first == head || counts_attendance(reading, head, at->first)) figures.push_back(at->second);
  for (const RoleFiller& filler : mention.roles)
    for (auto [at, end] = counts.equal_range(filler.head); at != end; ++at) figures.push_back(at->second);
  std::ranges::sort(figures);
  figures.erase(std::ranges::unique(figures).begin(), figures.end());
  return figures;
}

// A date in the article's future makes a plan of what is told as fact, one in its past a fact of what was planned.
Modality settle_by_date(const Reading& reading, const EventMention& mention) {
  const Modality modality = mention.trigger.modality;
  const auto published = reading.document.layout.metadata.published;
  if (!mention.date || !published) return modality;
  if (modality == Modality::Happened && *published < mention.date->earliest) return Modality::Planned;
  const bool by_default = reading.lexicon.pattern(mention.pattern).modality == Modality::Planned;
  if (modality == Modality::Planned && by_default && mention.date->latest < *published) return Modality::Happened;
  return modality;
}

std::vector<EventMention> find_mentions(const Reading& reading, const EventResources& resources) {
  std::vector<EventMention> mentions = find_triggers(reading);
  const TimeIndex times(reading);
  const CountIndex counts = index_counts(reading.document);
  std::optional<ArgumentScene> scene;
  SentenceIndex sentence = kNone;
  for (EventMention& mention : mentions) {
    if (const SentenceIndex own = reading.document.sentence_of(mention.trigger.head); own != sentence) {
      sentence = own;
      scene.emplace(reading.document, reading.tree, resources.clusters, reading.document.text.sentences[own].tokens);
    }
    mention.roles = find_roles(reading, mention, resources.arguments.label(*scene, mention.trigger.head));
    mention.trigger.modality = find_modality(reading, resources.modality, mention);
    const WhenFound when = find_when(reading, times, mention);
    mention.time = when.time;
    mention.date = when.date;
    mention.trigger.modality = settle_by_date(reading, mention);
    mention.place = find_where(reading, mention);
    mention.figures = find_figures(reading, counts, mention);
  }
  return mentions;
}

// ---- putting mentions together

class Composer {
 public:
  Composer(const Reading& reading, const EventResources& resources, std::vector<EventMention> mentions)
      : reading_(reading),
        document_(reading.document),
        resources_(resources),
        mentions_(std::move(mentions)),
        event_of_mention_(join_mentions(reading, mentions_)),
        members_(find_members(reading)),
        mention_of_token_(document_.syntax.size(), kNone) {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) mention_of_token_[mentions_[i].trigger.head] = i;
    for (const Tenure& tenure : document_.coref.tenures) {
      if (tenure.status != TenureStatus::Current) continue;
      const auto [at, added] = office_of_person_.emplace(tenure.person, tenure.office);
      if (!added && at->second != tenure.office) at->second = kNone;
    }
    speech_of_token_.assign(document_.syntax.size(), kNone);
    for (std::uint32_t i = 0; i < document_.speeches.size(); ++i)
      for (const TokenRange piece : document_.attributions[document_.speeches[i].attribution].content)
        for (TokenIndex t = piece.begin; t < piece.end; ++t) speech_of_token_[t] = std::min(speech_of_token_[t], i);
  }

  Events compose() {
    for (const EventMention& m : mentions_) events_.triggers.push_back(m.trigger);
    const auto count =
        mentions_.empty() ? 0 : *std::max_element(event_of_mention_.begin(), event_of_mention_.end()) + 1;
    events_.events.resize(count);
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) add_mention(i);
    for (DocumentEvent& event : events_.events) {
      settle_date(event);
      put_clearest_first(event);
      settle_modality(event);
    }
    read_letters();
    index_deeds();
    for (DocumentEvent& event : events_.events) {
      speak_for_letters(event);
      act_for_orders(event);
    }
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) shun_the_last_meeting(i);
    for (DocumentEvent& event : events_.events) {
      boycott_hosts(event);
      ask_those_who_answer(event);
    }
    for (int pass = 0; pass < 2; ++pass) share_parties_with_letters();  // target to letter, letter to other target
    for (DocumentEvent& event : events_.events) name_candidates(event);
    add_links();
    find_occasions();
    share_days(reading_, mentions_, event_of_mention_, events_);
    return std::move(events_);
  }

 private:
  void add_mention(std::uint32_t index) {
    const EventMention& mention = mentions_[index];
    DocumentEvent& event = events_.events[event_of_mention_[index]];
    event.triggers.push_back(index);
    for (const RoleFiller& filler : mention.roles) add_filler(event, event_of_mention_[index], filler);
    if (event.place == kNone) event.place = mention.place;
    if (mention.place != kNone && is_place_without_role(mention)) add_venue(event, mention.place);
    if (mention.time != kNone && !event.time) event.time = document_.times[mention.time].tokens;
    for (const std::uint32_t figure : mention.figures)
      if (std::find(event.figures.begin(), event.figures.end(), figure) == event.figures.end())
        event.figures.push_back(figure);
  }

  // A place that fills no role: "here", a modifier, or a phrase of its own.
  [[nodiscard]] bool is_place_without_role(const EventMention& mention) const {
    if (role_of(reading_.lexicon.pattern(mention.pattern), "in") != Role::Venue) return false;
    return std::none_of(mention.roles.begin(), mention.roles.end(),
                        [](const RoleFiller& f) { return f.role == Role::Venue; });
  }

  [[nodiscard]] static bool has(const DocumentEvent& event, Role role) {
    return std::any_of(event.arguments.begin(), event.arguments.end(),
                       [&](const Argument& a) { return a.role == role; });
  }

  static void add(DocumentEvent& event, const Argument& argument) {
    if (!takes_part(event, argument)) event.arguments.push_back(argument);
  }

  static void add_venue(DocumentEvent& event, EntityIndex place) {
    Argument argument;
    argument.role = Role::Venue;
    argument.entity = place;
    add(event, argument);
  }

  void add_filler(DocumentEvent& event, std::uint32_t self, const RoleFiller& filler) {
    Argument argument;
    argument.role = filler.role;
    if (const std::uint32_t mention = mention_of_token_[filler.head]; mention != kNone) {
      argument.event = event_of_mention_[mention];
      if (argument.event == self) return;
    } else if (const EntityIndex entity = party(filler.head); entity != kNone) {
      argument.entity = entity;
      argument.in_capacity = capacity(filler.head);
    } else if (const std::uint32_t speech = speech_at(filler.head); speech != kNone && filler.role == Role::Topic) {
      argument.speech = speech;
    } else {
      return;
    }
    add(event, argument);
    add_members(event, filler.head, argument);
  }

  // A group that is counted or definite takes part by its named members too; "towns that refuse" are not the towns
  // named.
  void add_members(DocumentEvent& event, TokenIndex head, const Argument& group) const {
    const bool counted =
        std::any_of(reading_.tree.children(head).begin(), reading_.tree.children(head).end(), [&](TokenIndex c) {
          const Word& word = reading_.word(c);
          return word.deprel == Deprel::Nummod ||
                 (word.deprel == Deprel::Det && (word.lemma == "the" || word.lemma == "these"));
        });
    if (!counted || group.entity == kNone) return;
    for (const EntityIndex member : members_[group.entity]) {
      Argument argument;
      argument.role = group.role;
      argument.entity = member;
      add(event, argument);
    }
  }

  // Whom the token stands for; "I" in a speech is its speaker.
  [[nodiscard]] EntityIndex party(TokenIndex head) const {
    const std::string& lemma = reading_.word(head).lemma;
    if (reading_.word(head).upos == Upos::Pron && (lemma == "I" || lemma == "i")) {
      const std::uint32_t speech = speech_at(head);
      if (speech != kNone && document_.speeches[speech].speaker) return *document_.speeches[speech].speaker;
    }
    return reading_.entity(head);
  }

  // The office that the phrase names, or the one that its person holds alone.
  [[nodiscard]] OfficeIndex capacity(TokenIndex head) const {
    const Coreference& coref = document_.coref;
    const MentionIndex mention = reading_.mention(head);
    if (mention == kNone) return kNone;
    if (mention < coref.office_of_mention.size() && coref.office_of_mention[mention] != kNone)
      return coref.office_of_mention[mention];
    const auto held = office_of_person_.find(coref.mentions[mention].entity);
    return held == office_of_person_.end() ? kNone : held->second;
  }

  // The speech whose content the token stands in, where it is a clause: "demanded that the town pay".
  [[nodiscard]] std::uint32_t speech_at(TokenIndex token) const { return speech_of_token_[token]; }

  // A verb told as real is clearer than a noun, a noun in the text clearer than one in the headline.
  [[nodiscard]] int clarity(const EventMention& mention) const {
    int score = 2 * static_cast<int>(std::min<std::size_t>(mention.roles.size(), 4));
    if (verb_of(reading_, mention) != kNone) score += 1;
    if (mention.date) score += 1;
    return score;
  }

  void put_clearest_first(DocumentEvent& event) const {
    auto clearest = event.triggers.begin();
    for (auto it = event.triggers.begin(); it != event.triggers.end(); ++it)
      if (clarity(mentions_[*it]) > clarity(mentions_[*clearest])) clearest = it;
    std::rotate(event.triggers.begin(), clearest, clearest + 1);
  }

  // The date that most mentions give, days before longer times, the first of equals: where one says "Monday" and three
  // "tomorrow", the Monday to come is meant.
  void settle_date(DocumentEvent& event) const {
    int most = 0;
    for (const std::uint32_t index : event.triggers) {
      const EventMention& mention = mentions_[index];
      if (!mention.date) continue;
      const auto votes =
          static_cast<int>(std::count_if(event.triggers.begin(), event.triggers.end(),
                                         [&](std::uint32_t other) { return mentions_[other].date == mention.date; }));
      const int weight = votes + (mention.date->exact() ? static_cast<int>(event.triggers.size()) : 0);
      if (weight <= most) continue;
      most = weight;
      event.date = mention.date;
      if (mention.time != kNone) event.time = document_.times[mention.time].tokens;
    }
  }

  // The reality that most mentions give, verbs counting double; of equals what happened, then the clearest's.
  void settle_modality(DocumentEvent& event) {
    std::array<int, static_cast<std::size_t>(Modality::Hypothetical) + 1> votes{};
    for (const std::uint32_t index : event.triggers) {
      const EventMention& mention = mentions_[index];
      const bool verb = verb_of(reading_, mention) != kNone;
      votes[static_cast<std::size_t>(mention.trigger.modality)] += verb ? 2 : 1;
    }
    Trigger& clearest = events_.triggers[event.triggers.front()];
    const auto most = std::max_element(votes.begin(), votes.end());
    const bool told = *most == votes[static_cast<std::size_t>(Modality::Happened)];
    if (told || *most > votes[static_cast<std::size_t>(clearest.modality)])
      clearest.modality = static_cast<Modality>(most - votes.begin());
  }

  [[nodiscard]] EventType type_of(std::uint32_t event) const {
    return events_.triggers[events_.events[event].triggers.front()].type;
  }

  // The sender acts by the letter, on those it is sent to, on its day.
  void act_by_letter(DocumentEvent& event, std::uint32_t letter) const {
    const DocumentEvent& sent = events_.events[letter];
    const bool has_target = has(event, Role::Target);
    for (Argument party : sent.arguments) {
      if (party.entity == kNone || (party.role != Role::Agent && (party.role != Role::Recipient || has_target)))
        continue;
      if (party.role == Role::Recipient) party.role = Role::Target;
      add(event, party);
    }
    if (!event.date && sent.date) event.date = sent.date, event.time = sent.time;
  }

  // "The letters demanded records": their sender did.
  void speak_for_letters(DocumentEvent& event) const {
    for (std::size_t i = 0; i < event.arguments.size(); ++i) {
      const std::uint32_t letter = event.arguments[i].event;
      if (event.arguments[i].role != Role::Agent || letter == kNone || type_of(letter) != EventType::Correspondence)
        continue;
      event.arguments[i].role = Role::Instrument;
      act_by_letter(event, letter);
    }
  }

  // "He signed an order that denied funds": who signed it denied them.
  void act_for_orders(DocumentEvent& event) const {
    for (std::size_t i = 0; i < event.arguments.size(); ++i) {
      const std::uint32_t deed = deed_behind(event.arguments[i]);
      if (deed == kNone || &events_.events[deed] == &event) continue;
      event.arguments[i].role = Role::Instrument;
      for (Argument signer : events_.events[deed].arguments) {
        if (signer.role != Role::Agent || signer.entity == kNone) continue;
        add(event, signer);
      }
    }
  }

  // The event that is the paper which acts, or by which it was made; else kNone.
  [[nodiscard]] std::uint32_t deed_behind(const Argument& agent) const {
    if (agent.role != Role::Agent) return kNone;
    if (agent.event != kNone) return is_deed_by_paper(type_of(agent.event)) ? agent.event : kNone;
    if (agent.entity == kNone || document_.coref.entities[agent.entity].kind != EntityKind::Instrument) return kNone;
    const auto deed = deed_of_paper_.find(agent.entity);
    return deed == deed_of_paper_.end() ? kNone : deed->second;
  }

  void index_deeds() {
    for (std::uint32_t e = 0; e < events_.events.size(); ++e) {
      if (!is_deed_by_paper(type_of(e))) continue;
      for (const Argument& a : events_.events[e].arguments)
        if (a.role == Role::Topic && a.entity != kNone) deed_of_paper_.emplace(a.entity, e);
    }
  }

  [[nodiscard]] static bool is_deed_by_paper(EventType type) {
    return type == EventType::ExecutiveAction || type == EventType::Ruling || type == EventType::Legislation ||
           type == EventType::Lawsuit;
  }

  // "sent letters to 12 towns, accusing them": participles of saying behind a letter tell what it says, whatever noun
  // they hang on.
  void read_letters() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (reading_.word(mentions_[i].trigger.head).xpos != Xpos::Vbg || !is_said(mentions_[i].trigger.type)) continue;
      const std::uint32_t letter = letter_before(i);
      if (letter == kNone || letter == event_of_mention_[i]) continue;
      DocumentEvent& event = events_.events[event_of_mention_[i]];
      std::erase_if(event.arguments,
                    [&](const Argument& a) { return a.role == Role::Agent && receives(letter, a.entity); });
      Argument instrument;
      instrument.role = Role::Instrument;
      instrument.event = letter;
      add(event, instrument);
      act_by_letter(event, letter);
    }
  }

  [[nodiscard]] static bool is_said(EventType type) {
    return type == EventType::Demand || type == EventType::Accusation || type == EventType::Threat;
  }

  // The event of the last letter before the mention in its sentence, or kNone.
  [[nodiscard]] std::uint32_t letter_before(std::uint32_t mention) const {
    const SentenceIndex sentence = document_.sentence_of(mentions_[mention].trigger.head);
    for (std::uint32_t i = mention; i-- > 0;) {
      if (document_.sentence_of(mentions_[i].trigger.head) != sentence) return kNone;
      if (mentions_[i].trigger.type == EventType::Correspondence) return event_of_mention_[i];
    }
    return kNone;
  }

  // A letter goes to those whom what it says is against, where the article does not name its recipients; and the other
  // way.
  void share_parties_with_letters() {
    for (DocumentEvent& event : events_.events) {
      if (!is_said(events_.triggers[event.triggers.front()].type)) continue;
      for (std::size_t i = 0; i < event.arguments.size(); ++i) {
        const std::uint32_t letter = event.arguments[i].event;
        if (event.arguments[i].role != Role::Instrument || letter == kNone ||
            type_of(letter) != EventType::Correspondence)
          continue;
        share(event, Role::Target, events_.events[letter], Role::Recipient);
        share(events_.events[letter], Role::Recipient, event, Role::Target);
      }
    }
  }

  // Gives `to` in its role the named parties that `from` has in its own, if `to` has none there.
  void share(DocumentEvent& to, Role own, const DocumentEvent& from, Role other) const {
    const auto named = [&](const Argument& a) {
      return a.entity != kNone && document_.coref.entities[a.entity].kind != EntityKind::Group &&
             document_.coref.entities[a.entity].kind != EntityKind::Instrument;
    };
    if (std::any_of(to.arguments.begin(), to.arguments.end(),
                    [&](const Argument& a) { return a.role == own && named(a); }))
      return;
    for (Argument party : from.arguments) {
      if (party.role != other || !named(party)) continue;
      party.role = own;
      add(to, party);
    }
  }

  [[nodiscard]] bool receives(std::uint32_t letter, EntityIndex entity) const {
    const auto& arguments = events_.events[letter].arguments;
    return entity != kNone && std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) {
             return a.role == Role::Recipient && a.entity == entity;
           });
  }

  // Who rejects a request is whom it was put to.
  void ask_those_who_answer(const DocumentEvent& answer) {
    const EventType type = events_.triggers[answer.triggers.front()].type;
    if (type != EventType::Refusal && type != EventType::Ruling) return;
    for (const Argument& asked : answer.arguments) {
      if (asked.event == kNone || asked.role == Role::Agent || type_of(asked.event) != EventType::Demand) continue;
      DocumentEvent& demand = events_.events[asked.event];
      const bool has_target = has(demand, Role::Target);
      for (Argument party : answer.arguments) {
        if (has_target || party.role != Role::Agent || party.entity == kNone) continue;
        party.role = Role::Target;
        add(demand, party);
      }
    }
  }

  // "The meeting turned sour. Two mayors boycotted.": who stays away from something unsaid stays away from what the
  // last sentences told of.
  void shun_the_last_meeting(std::uint32_t mention) {
    if (mentions_[mention].trigger.type != EventType::Boycott) return;
    DocumentEvent& event = events_.events[event_of_mention_[mention]];
    if (has(event, Role::Target)) return;
    const SentenceIndex sentence = document_.sentence_of(mentions_[mention].trigger.head);
    for (std::uint32_t i = mention; i-- > 0;) {
      if (sentence - document_.sentence_of(mentions_[i].trigger.head) > 3) return;
      if (mentions_[i].trigger.type != EventType::Meeting) continue;
      Argument target;
      target.role = Role::Target;
      target.event = event_of_mention_[i];
      event.arguments.push_back(target);
      return;
    }
  }

  // Who stands in the presidential election: the article's candidates for that office, where it names no other.
  void name_candidates(DocumentEvent& event) const {
    const bool contest = std::any_of(event.triggers.begin(), event.triggers.end(),
                                     [&](std::uint32_t t) { return is_presidential_contest(events_.triggers[t]); });
    if (!contest || has_named_agent(event)) return;
    for (const Tenure& tenure : document_.coref.tenures) {
      if (tenure.status != TenureStatus::Candidate) continue;
      if (document_.coref.offices[tenure.office].title != "president") continue;
      Argument candidate;
      candidate.role = Role::Agent;
      candidate.entity = tenure.person;
      candidate.in_capacity = tenure.office;
      add(event, candidate);
    }
  }

  [[nodiscard]] bool is_presidential_contest(const Trigger& trigger) const {
    const std::string& lemma = reading_.word(trigger.head).lemma;
    if (lemma != "election" && lemma != "race") return false;
    const auto children = reading_.tree.children(trigger.head);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenIndex c) { return reading_.word(c).lemma == "presidential"; });
  }

  [[nodiscard]] bool has_named_agent(const DocumentEvent& event) const {
    return std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& a) {
      return a.role == Role::Agent && a.entity != kNone &&
             document_.coref.entities[a.entity].kind == EntityKind::Person;
    });
  }

  // Who stays away from a meeting stays away from its host.
  void boycott_hosts(DocumentEvent& event) const {
    if (events_.triggers[event.triggers.front()].type != EventType::Boycott) return;
    for (std::size_t i = 0; i < event.arguments.size(); ++i) {
      if (event.arguments[i].role != Role::Target || event.arguments[i].event == kNone) continue;
      const DocumentEvent& shunned = events_.events[event.arguments[i].event];
      const bool still_to_come = shunned.date && document_.layout.metadata.published &&
                                 *document_.layout.metadata.published < shunned.date->earliest;
      const bool happened = events_.triggers[event.triggers.front()].modality == Modality::Happened;
      if (!event.date && shunned.date && !(happened && still_to_come))
        event.date = shunned.date, event.time = shunned.time;
      for (Argument host : shunned.arguments) {
        if (host.entity == kNone || (host.role != Role::Venue && host.role != Role::Agent)) continue;
        if (document_.coref.entities[host.entity].kind != EntityKind::Organization) continue;
        host.role = Role::Target;
        add(event, host);
      }
    }
  }

  // "said at a rally": the event whose phrase hangs on the speech's cue.
  void find_occasions() {
    events_.occasion_of_speech.assign(document_.speeches.size(), kNone);
    for (std::uint32_t s = 0; s < document_.speeches.size(); ++s)
      for (const TokenRange cue : document_.attributions[document_.speeches[s].attribution].cue)
        for (TokenIndex t = cue.begin; t < cue.end; ++t)
          for (const TokenIndex c : reading_.tree.children(t)) {
            const std::string_view preposition = reading_.tree.marker(c);
            if (mention_of_token_[c] == kNone || universal(reading_.word(c).deprel) != Deprel::Obl) continue;
            if (preposition == "at" || preposition == "during" || preposition == "in")
              events_.occasion_of_speech[s] = event_of_mention_[mention_of_token_[c]];
          }
  }

  [[nodiscard]] static bool takes_part(const DocumentEvent& event, const Argument& argument) {
    return std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& a) {
      const bool same = a.entity == argument.entity && a.event == argument.event && a.speech == argument.speech;
      return same && (argument.role == a.role || (argument.role != Role::Venue && a.role != Role::Venue));
    });
  }

  void add_links() {
    for (const MentionCause& link : find_causes(reading_, resources_.causes, mentions_)) {
      const std::uint32_t cause = event_of_mention_[link.cause];
      DocumentEvent& effect = events_.events[event_of_mention_[link.effect]];
      if (cause == event_of_mention_[link.effect]) continue;
      const bool known = std::any_of(effect.because_of.begin(), effect.because_of.end(),
                                     [&](const CauseLink& c) { return c.event == cause; });
      if (!known) effect.because_of.push_back({cause, kNone, link.kind});
    }
    for (const auto& [part, whole] : find_parts(reading_, mentions_))
      if (event_of_mention_[part] != event_of_mention_[whole])
        events_.events[event_of_mention_[part]].part_of = event_of_mention_[whole];
  }

  const Reading& reading_;
  const Document& document_;
  const EventResources& resources_;
  std::vector<EventMention> mentions_;
  std::vector<std::uint32_t> event_of_mention_;
  std::vector<std::vector<EntityIndex>> members_;        // by entity
  std::vector<std::uint32_t> mention_of_token_;          // by token: the mention whose trigger it heads
  std::vector<std::uint32_t> speech_of_token_;           // by token: the first speech whose content it is
  std::map<EntityIndex, OfficeIndex> office_of_person_;  // held now; kNone for several
  std::map<EntityIndex, std::uint32_t> deed_of_paper_;   // the first event that is about a paper and acts by it
  Events events_;
};

}  // namespace

EventResources::EventResources(const std::filesystem::path& data)
    : lexicon(data),
      modality(data),
      causes(data),
      roles_file(data / "models" / "roles.model"),
      arguments(roles_file),
      clusters(data / "models" / "clusters.bin") {}

Events find_events(const Document& document, const EventResources& resources) {
  const Reading reading(document, resources.lexicon);
  return Composer(reading, resources, find_mentions(reading, resources)).compose();
}

}  // namespace dateline
