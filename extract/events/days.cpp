// share_days: an occasion has the day of the words said there, an act by words the one day on which its agent is
// quoted, a win that is only supposed the day of the one election to come. A story goes on with its day until it names
// another: what a main clause tells in the simple past of the one who acted just before, in the same paragraph or the
// next sentence, happened on that day (the narrative advances within its frame; cf. Lascarides and Asher 1993). What is
// hours away from a dated event is on its day, what a letter says on the letter's; what was caused by an event of the
// article's day happened on that day too.
// Knowingly wrong: background told in the simple past ("The city closed the school").
#include "extract/events/days.h"

#include <algorithm>

#include "extract/mentions/calendar.h"

namespace dateline {
namespace {

class DayKeeper {
 public:
  DayKeeper(const Reading& reading, const std::vector<EventMention>& mentions,
            const std::vector<std::uint32_t>& event_of_mention, Events& events)
      : reading_(reading),
        document_(reading.document),
        mentions_(mentions),
        event_of_(event_of_mention),
        events_(events) {}

  void share() {
    date_occasions();
    for (DocumentEvent& event : events_.events)
      if (!event.date && is_real_act_by_words(event)) event.date = only_day_of(event);
    date_presidential_elections();
    date_supposed_wins();
    share_hours();
    go_on_with_the_day();
    date_acts_by_letter();
    date_reactions();
  }

 private:
  [[nodiscard]] const Trigger& clearest(const DocumentEvent& event) const {
    return events_.triggers[event.triggers.front()];
  }

  // "said at a rally on Monday"
  void date_occasions() {
    for (std::uint32_t s = 0; s < document_.speeches.size(); ++s) {
      const std::uint32_t occasion = events_.occasion_of_speech[s];
      const auto& date = document_.speeches[s].date;
      if (occasion != kNone && date && !events_.events[occasion].date) events_.events[occasion].date = date;
    }
  }

  // "called on the president to act", told of somebody who is quoted on Wednesday.
  [[nodiscard]] bool is_real_act_by_words(const DocumentEvent& event) const {
    const Trigger& trigger = clearest(event);
    switch (trigger.type) {
      case EventType::Demand:
      case EventType::Accusation:
      case EventType::Threat:
      case EventType::Announcement:
      case EventType::Support:
        break;
      default:
        return false;
    }
    return trigger.modality == Modality::Happened ||
           (trigger.modality == Modality::Ongoing && trigger.type != EventType::Support);
  }

  // The day of all dated speeches of the event's first agent, if it is one.
  [[nodiscard]] std::optional<DateRange> only_day_of(const DocumentEvent& event) const {
    const EntityIndex agent = agent_of(event);
    if (agent == kNone) return std::nullopt;
    std::optional<DateRange> day;
    for (const Speech& speech : document_.speeches) {
      if (speech.speaker != agent || !speech.date) continue;
      if (!speech.date->exact() || (day && *day != *speech.date)) return std::nullopt;
      day = speech.date;
    }
    return day;
  }

  [[nodiscard]] static EntityIndex agent_of(const DocumentEvent& event) {
    const auto agent = std::find_if(event.arguments.begin(), event.arguments.end(),
                                    [](const Argument& a) { return a.role == Role::Agent && a.entity != kNone; });
    return agent == event.arguments.end() ? kNone : agent->entity;
  }

  // "the presidential election", in a year of one in the United States and before its day, is on the Tuesday next after
  // the first Monday in November (3 U.S.C. § 1), unless it is another country's.
  void date_presidential_elections() {
    const auto published = document_.layout.metadata.published;
    if (!published || published->year % 4 != 0 || !tells_of_united_states()) return;
    const Date day = election_day(published->year);
    if (day < *published) return;
    for (DocumentEvent& event : events_.events) {
      const Trigger& trigger = clearest(event);
      if (trigger.type != EventType::Election || trigger.modality == Modality::Happened) continue;
      const bool open = !event.date || (event.date->earliest <= day && day <= event.date->latest);
      const bool named = std::any_of(event.triggers.begin(), event.triggers.end(),
                                     [&](std::uint32_t t) { return is_presidential(events_.triggers[t].head); });
      if (open && named) event.date = DateRange{day, day};
    }
  }

  [[nodiscard]] bool tells_of_united_states() const {
    return std::any_of(document_.coref.entities.begin(), document_.coref.entities.end(), [](const Entity& e) {
      return e.kind == EntityKind::Jurisdiction && e.authority.starts_with("us");
    });
  }

  [[nodiscard]] bool is_presidential(TokenIndex token) const {
    if (reading_.word(token).lemma != "election") return false;
    bool presidential = false;
    for (const TokenIndex c : reading_.tree.children(token)) {
      if (universal(reading_.word(c).deprel) == Deprel::Punct) continue;
      presidential |= reading_.word(c).lemma == "presidential";
      if (is_of_another_country(c)) return false;
    }
    return presidential;
  }

  // A modifier with a capital that is neither a time nor the United States: "Austrian", "France's".
  [[nodiscard]] bool is_of_another_country(TokenIndex token) const {
    const std::string_view form = document_.form(token);
    if (form.empty() || form[0] < 'A' || form[0] > 'Z' || lowered(form) == "presidential") return false;
    const EntityIndex entity = reading_.entity(token);
    if (entity != kNone && document_.coref.entities[entity].authority == "us") return false;
    return document_.time_at(token) == kNone;
  }

  // "The vote is on Nov. 3. If the governor wins, …"
  void date_supposed_wins() {
    const auto published = document_.layout.metadata.published;
    if (!published) return;
    std::optional<DateRange> day;
    for (const DocumentEvent& event : events_.events) {
      if (clearest(event).type != EventType::Election || !event.date || !event.date->exact()) continue;
      if (event.date->latest < *published) continue;
      if (day && *day != *event.date) return;
      day = event.date;
    }
    if (!day) return;
    for (DocumentEvent& event : events_.events) {
      const Trigger& trigger = clearest(event);
      const bool supposed = trigger.modality == Modality::Hypothetical || trigger.modality == Modality::Conditional;
      if (trigger.type == EventType::Election && supposed && !event.date && is_outcome(trigger.head)) event.date = day;
    }
  }

  [[nodiscard]] bool is_outcome(TokenIndex token) const {
    const std::string& lemma = reading_.word(token).lemma;
    return lemma == "win" || lemma == "elect" || lemma == "lose";
  }

  // "hours before the hearing", "minutes after the vote": on one day, whichever of the two has one.
  void share_hours() {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const TokenIndex verb = verb_of(reading_, mentions_[i]);
      if (verb == kNone) continue;
      for (const TokenIndex c : reading_.tree.children(verb)) {
        const std::uint32_t other = mention_hours_away(c);
        if (other == kNone || event_of_[other] == event_of_[i]) continue;
        DocumentEvent& near = events_.events[event_of_[other]];
        DocumentEvent& event = events_.events[event_of_[i]];
        if (!event.date && near.date && near.date->exact()) event.date = near.date;
        if (!near.date && event.date && event.date->exact()) near.date = event.date;
      }
    }
  }

  // The mention of which a dependent says that it is hours away: "hours" may hang on the event or the event on "hours".
  [[nodiscard]] std::uint32_t mention_hours_away(TokenIndex head) const {
    for (const TokenIndex c : reading_.tree.children(head)) {
      const Word& word = reading_.word(c);
      if (c > 0 && c < head && is_before_or_after(word.lemma) && is_short_time(c - 1)) return mention_at(head);
      if (c > head && is_short_time(head) && is_before_or_after(reading_.tree.marker(c))) return mention_at(c);
    }
    return kNone;
  }

  [[nodiscard]] static bool is_before_or_after(std::string_view lemma) { return lemma == "before" || lemma == "after"; }

  [[nodiscard]] bool is_short_time(TokenIndex token) const {
    const std::string& unit = reading_.word(token).lemma;
    return unit == "hour" || unit == "minute" || unit == "moment";
  }

  [[nodiscard]] std::uint32_t mention_at(TokenIndex head) const {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i)
      if (mentions_[i].trigger.head == head) return i;
    return kNone;
  }

  // What a letter says is said on its day.
  void date_acts_by_letter() {
    for (DocumentEvent& event : events_.events) {
      if (event.date) continue;
      for (const Argument& argument : event.arguments) {
        if (argument.role != Role::Instrument || argument.event == kNone) continue;
        const DocumentEvent& letter = events_.events[argument.event];
        if (clearest(letter).type != EventType::Correspondence || !letter.date) continue;
        event.date = letter.date;
        break;
      }
    }
  }

  // What has happened comes after its cause, and before the article is out: on the article's day where its cause was.
  void date_reactions() {
    const auto published = document_.layout.metadata.published;
    if (!published) return;
    const DateRange today{*published, *published};
    for (DocumentEvent& event : events_.events) {
      if (event.date || clearest(event).modality != Modality::Happened) continue;
      const bool reacts =
          std::any_of(event.because_of.begin(), event.because_of.end(),
                      [&](const CauseLink& c) { return c.kind == CauseKind::Cause && happened_on(c.event, today); }) ||
          (is_reaction(clearest(event).type) &&
           std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& a) {
             return (a.role == Role::Target || a.role == Role::Topic) && happened_on(a.event, today);
           }));
      if (reacts) event.date = today;
    }
  }

  [[nodiscard]] bool happened_on(std::uint32_t event, DateRange day) const {
    return event != kNone && events_.events[event].date == day &&
           clearest(events_.events[event]).modality == Modality::Happened;
  }

  [[nodiscard]] static bool is_reaction(EventType type) {
    return type == EventType::Accusation || type == EventType::Support || type == EventType::Refusal;
  }

  // A verb in the simple past that heads its sentence, outside quotations.
  [[nodiscard]] bool tells_in_sequence(const EventMention& mention) const {
    const TokenIndex verb = verb_of(reading_, mention);
    if (verb == kNone || mention.trigger.modality != Modality::Happened) return false;
    const TokenIndex top = reading_.tree.first_conjunct(verb);
    return reading_.word(top).head == kNone && is_simple_past(verb) && !is_quoted(document_, verb);
  }

  [[nodiscard]] bool is_simple_past(TokenIndex verb) const {
    bool past = reading_.word(verb).xpos == Xpos::Vbd;
    for (const TokenIndex c : reading_.tree.children(verb)) {
      if (universal(reading_.word(c).deprel) != Deprel::Aux) continue;
      if (reading_.word(c).lemma == "have" || reading_.word(c).xpos == Xpos::Md) return false;
      past |= reading_.word(c).xpos == Xpos::Vbd;
    }
    return past;
  }

  [[nodiscard]] bool names_a_time(SentenceIndex sentence) const {
    const TokenRange tokens = document_.text.sentences[sentence].tokens;
    return std::any_of(document_.times.begin(), document_.times.end(),
                       [&](const TimeExpression& t) { return tokens.contains(t.tokens); });
  }

  [[nodiscard]] std::uint32_t block_of(SentenceIndex sentence) const {
    return document_.text.sentences[sentence].block;
  }

  // Gives what is told in sequence the day of the last mention that its clause dates, within reach: in the paragraph or
  // the sentence before.
  void go_on_with_the_day() {
    std::uint32_t last = kNone;  // the mention that set the day
    SentenceIndex reach = 0;     // the last sentence that the story has come to on that day
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const SentenceIndex sentence = document_.sentence_of(mentions_[i].trigger.head);
      if (!tells_in_sequence(mentions_[i])) continue;
      DocumentEvent& event = events_.events[event_of_[i]];
      if (mentions_[i].date) {
        last = mentions_[i].date->exact() ? i : kNone;
        reach = sentence;
        continue;
      }
      if (last == kNone) continue;
      if (sentence != reach && names_a_time(sentence)) {
        last = kNone;
        continue;
      }
      if (sentence > reach + 1 && block_of(sentence) != block_of(reach)) continue;
      const EntityIndex agent = agent_of(event);
      if (agent == kNone || agent != agent_of(events_.events[event_of_[last]])) continue;
      if (mentions_[i].trigger.type == mentions_[last].trigger.type) continue;  // "It held another hearing"
      if (!event.date) event.date = mentions_[last].date;
      reach = sentence;
    }
  }

  const Reading& reading_;
  const Document& document_;
  const std::vector<EventMention>& mentions_;
  const std::vector<std::uint32_t>& event_of_;
  Events& events_;
};

}  // namespace

void share_days(const Reading& reading, const std::vector<EventMention>& mentions,
                const std::vector<std::uint32_t>& event_of_mention, Events& events) {
  DayKeeper(reading, mentions, event_of_mention, events).share();
}

}  // namespace dateline
