// A scene is what one speaker says on one occasion. It is set by a statement that names its medium or day, or by a
// sentence that tells of the occasion alone, and holds for the same speaker's statements that follow, as long as such
// an occasion lasts on the page. A headline and the first paragraphs sum up what comes below them, so they take the
// scene of the speaker's first statement there. What then has no day was said on the day that the story's first
// sentences tell of, where these tell of one in the past tense of their main verb, as news of a day does.
//
// Knowingly lost: the others who speak on the same occasion, and a scene that is set twice within a few lines.
#include "extract/quotes/scenes.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/mentions/anchor.h"
#include "extract/mentions/calendar.h"
#include "extract/quotes/clause.h"
#include "extract/quotes/nested.h"
#include "extract/quotes/turns.h"

namespace dateline {
namespace {

constexpr std::uint32_t kOccasionBlocks = 6;   // how far on the page one occasion goes on
constexpr std::uint32_t kDayBlocks = 12;       // and one day of one speaker
constexpr std::uint32_t kElsewhereBlocks = 1;  // how long a story stays in another time
constexpr int kNewsDays = 1;                   // how old the day that a story tells of may be
constexpr std::uint32_t kLeadBlocks = 2;       // paragraphs that sum up the story
constexpr std::uint32_t kBelowLead = 4;        // how far below them their statement is told in full

bool is_occasion(Medium medium) {
  return medium == Medium::NewsConference || medium == Medium::PressBriefing || medium == Medium::Speech ||
         medium == Medium::Interview;
}

bool is_noun(const Word& word) { return word.upos == Upos::Noun || word.upos == Upos::Propn; }

// What a scene says, and where.
struct Scene {
  TokenIndex at = kNone;
  std::uint32_t block = 0;
  std::optional<Medium> medium;
  std::optional<DateRange> date;
};

class SceneReader {
 public:
  SceneReader(const Document& document, const MediumFinder& finder, const LemmaList& vague,
              std::vector<Speech>& speeches)
      : document_(document),
        finder_(finder),
        vague_(vague),
        speeches_(speeches),
        is_cue_(document.syntax.size(), false) {}

  void run() {
    for (Speech& speech : speeches_) {
      find_date(speech);
      if (speech.speaker && words_of(speech).rule == kTurnRule) takes_turns_.insert(*speech.speaker);
    }
    for (const Attribution& attribution : document_.attributions)
      for (const TokenRange piece : attribution.cue)
        for (TokenIndex t = piece.begin; t < piece.end; ++t) is_cue_[t] = true;
    find_told_scenes();
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < speeches_.size(); ++i) {
      const TokenIndex at = place_of(speeches_[i]);
      for (; next < told_.size() && told_[next].second.at < at; ++next) last_[told_[next].first] = told_[next].second;
      go_on(i);
      follow_transcript(speeches_[i]);
    }
    look_ahead();
    look_below_lead();
    if (const auto day = lead_day()) give_day(*day);
  }

 private:
  const Attribution& words_of(const Speech& speech) const { return document_.attributions[speech.attribution]; }
  TokenIndex place_of(const Speech& speech) const {
    const Attribution& attribution = words_of(speech);
    return attribution.cue.empty() ? attribution.content.front().begin : attribution.cue.front().begin;
  }
  std::uint32_t block_of(TokenIndex token) const {
    return document_.text.sentences[document_.sentence_of(token)].block;
  }
  BlockKind kind_of_block(std::uint32_t block) const { return document_.layout.blocks[block].kind; }

  // The times in a sentence's tokens.
  std::pair<std::size_t, std::size_t> times_in(TokenRange tokens) const {
    const auto before = [](const TimeExpression& time, TokenIndex token) { return time.tokens.begin < token; };
    const auto first = std::lower_bound(document_.times.begin(), document_.times.end(), tokens.begin, before);
    const auto last = std::lower_bound(first, document_.times.end(), tokens.end, before);
    return {first - document_.times.begin(), last - document_.times.begin()};
  }

  // Whether a time tells when the verb's act was: it hangs on it, or on a noun that is a place of words ("at Monday's
  // rally", "in a 2014 study"), not on one that is no act ("the 2004 campaign"), nor in a relative clause.
  bool tells_when(const TimeExpression& time, TokenIndex verb) const {
    int steps = 0;
    TokenIndex up = time.tokens.begin;
    while (document_.syntax[up].head != kNone && time.tokens.contains(document_.syntax[up].head))
      up = document_.syntax[up].head;
    for (; up != kNone && up != verb && steps++ < 12; up = document_.syntax[up].head) {
      const Word& word = document_.syntax[up];
      if (word.deprel == Deprel::AclRelcl) return false;
      if (time.unit != TimeUnit::Year || time.tokens.contains(up) || !is_noun(word)) continue;
      if (!finder_.place(up) && !finder_.product(up) && word.deprel != Deprel::Nsubj) return false;
    }
    return true;
  }

  bool is_to_come(const DateRange& range) const {
    const auto& published = document_.layout.metadata.published;
    return published && range.earliest > *published;
  }

  // "on “This Week,”": a programme, by its capital letter within the sentence.
  bool is_name(const TimeExpression& time) const {
    const TokenIndex first = time.tokens.begin;
    const char initial = document_.form(first).front();
    return time.anchored && time.weekday == 0 && time.month == 0 && initial >= 'A' && initial <= 'Z' &&
           first > document_.text.sentences[document_.sentence_of(first)].tokens.begin;
  }

  // The time that hangs on the cue, nearest first.
  void find_date(Speech& speech) {
    const Attribution& attribution = words_of(speech);
    const TokenIndex cue = cue_head(document_, attribution);
    if (cue == kNone) return;
    const std::vector<TokenIndex> around = circumstances(document_, attribution);
    std::uint32_t nearest = kNone;
    const auto [first, last] = times_in(document_.text.sentences[document_.sentence_of(cue)].tokens);
    for (std::size_t i = first; i < last; ++i) {
      const TimeExpression& time = document_.times[i];
      const TokenIndex word = time.tokens.end - 1;
      if (time.duration || is_dateline(time) || is_name(time)) continue;
      // "noted [the rule on Monday]": what hangs on the cue was no part of what was said.
      const TokenIndex head = document_.syntax[word].head;
      const bool of_cue = head == cue || in_pieces(attribution.cue, time.tokens.begin) ||
                          (head != kNone && document_.syntax[head].head == cue && finder_.place(head));
      if (!of_cue && (finder_.is_said_apart(word, cue) || !std::binary_search(around.begin(), around.end(), word)))
        continue;
      if (!tells_when(time, cue)) continue;
      const auto range = anchor_time(document_, time);
      if (!range) speech.time.push_back(time.tokens);
      if (!range || is_to_come(*range)) continue;
      const std::uint32_t distance = time.tokens.begin < cue ? cue - time.tokens.begin : time.tokens.begin - cue;
      if (distance >= nearest) continue;
      nearest = distance;
      speech.date = range;
      speech.time = {time.tokens};
    }
    if (speech.time.empty()) find_date_over(speech, cue);
  }

  // "On Monday, Reed left the party, [saying] …", "Reed left the party on Monday and [said] …": the day of the verb
  // that has the cue's subject.
  void find_date_over(Speech& speech, TokenIndex cue) const {
    const Word& said = document_.syntax[cue];
    if (said.head == kNone || document_.syntax[said.head].upos != Upos::Verb) return;
    const TokenRange sentence = document_.text.sentences[document_.sentence_of(cue)].tokens;
    if (said.deprel == Deprel::Conj) {
      for (TokenIndex t = sentence.begin; t < sentence.end; ++t)
        if (document_.syntax[t].head == cue && universal(document_.syntax[t].deprel) == Deprel::Nsubj) return;
    } else if (said.deprel != Deprel::Advcl || said.xpos != Xpos::Vbg) {
      return;
    }
    const auto [first, last] = times_in(sentence);
    for (std::size_t i = first; i < last; ++i) {
      const TimeExpression& time = document_.times[i];
      const TokenIndex word = time.tokens.end - 1;
      if (time.duration || is_dateline(time) || is_name(time) || document_.syntax[word].head != said.head ||
          finder_.is_said_apart(word, cue))
        continue;
      const auto range = anchor_time(document_, time);
      if (!range || is_to_come(*range)) continue;
      speech.date = range;
      speech.time = {time.tokens};
      return;
    }
  }

  // "said", "was saying", or the "says" of a headline; not "has said", "had said", "would say", "says", "once said".
  bool is_plain_past(const Attribution& attribution) const {
    const TokenIndex cue = cue_head(document_, attribution);
    if (attribution.rule == kTurnRule) return true;
    if (cue == kNone) return attribution.kind != QuotationKind::Indirect;
    const Sentence& sentence = document_.text.sentences[document_.sentence_of(cue)];
    if (kind_of_block(sentence.block) == BlockKind::Headline) return true;
    const Xpos xpos = document_.syntax[cue].xpos;
    for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Word& word = document_.syntax[t];
      if (word.head != cue && (xpos != Xpos::Vbg || word.head != document_.syntax[cue].head)) continue;
      if (word.head == cue && word.deprel == Deprel::Aux && (word.lemma == "have" || word.xpos == Xpos::Md))
        return false;
      if (word.deprel == Deprel::Advmod && vague_.has(word.lemma)) return false;
    }
    return xpos == Xpos::Vbd || xpos == Xpos::Vbg || xpos == Xpos::Vbn;
  }

  // Whether the statement's own words put it on a day that is not the scene's, or that nobody can tell.
  static bool is_of_another_day(const Speech& speech, const Scene& scene) {
    return speech.date ? scene.date && speech.date != scene.date : !speech.time.empty();
  }

  // What goes on from the speaker's last scene takes its medium and day: in the next paragraphs where both are
  // quotations, and as long as the occasion may last where one speaks to many.
  void go_on(std::uint32_t index) {
    Speech& speech = speeches_[index];
    const Attribution& attribution = words_of(speech);
    if (!speech.speaker || attribution.rule == kNestedRule) return;
    const std::uint32_t block = block_of(attribution.content.front().begin);
    const bool said = is_plain_past(attribution);
    if (const auto found = last_.find(*speech.speaker); found != last_.end() && said) {
      const Scene& before = found->second;
      const std::uint32_t distance = block - before.block;
      const bool quoted = attribution.kind != QuotationKind::Indirect;
      if (!speech.medium && before.medium && !is_of_another_day(speech, before) &&
          distance <= (is_occasion(*before.medium) ? kOccasionBlocks
                       : quoted                    ? 1U
                                                   : 0U))
        speech.medium = before.medium;
      if (!speech.date && before.date && speech.time.empty() && distance <= lasts(*before.date) &&
          (!speech.medium || speech.medium == before.medium))
        speech.date = before.date;
    }
    if (said) answer(index, block);
    if (said || speech.medium || speech.date)
      last_[*speech.speaker] = {place_of(speech), block, speech.medium, speech.date};
  }

  // An answer is given where the question was asked: "“Who paid for it?” Reed asked at a news conference. “The port,”
  // Lopez said."
  void answer(std::uint32_t index, std::uint32_t block) {
    Speech& speech = speeches_[index];
    std::uint32_t before = index;
    while (before > 0 && words_of(speeches_[before - 1]).rule == kNestedRule) --before;
    if (before == 0 || speech.medium) return;
    const Speech& question = speeches_[before - 1];
    if (!question.medium || !is_occasion(*question.medium) || block > block_of(place_of(question)) + 1) return;
    const TokenIndex end = words_of(question).content.back().end;
    if (end >= document_.syntax.size() || (document_.form(end) != "?" && document_.form(end - 1) != "?")) return;
    if (speech.date ? speech.date != question.date : !speech.time.empty()) return;
    speech.medium = question.medium;
    speech.date = question.date;
  }

  // The turns of a transcript are on the occasion that the words before it tell of, where it is one of those who speak
  // in it: "On Sunday's broadcast of “Morning Round,” [Reed] said … LOPEZ: … REED: …"
  void follow_transcript(Speech& speech) {
    const bool turn = words_of(speech).rule == kTurnRule;
    if (!turn && speech.speaker && speech.medium && is_occasion(*speech.medium) &&
        takes_turns_.contains(*speech.speaker))
      occasion_ = {place_of(speech), block_of(place_of(speech)), speech.medium, speech.date};
    if (!turn || occasion_.at == kNone) return;
    if (!speech.medium) speech.medium = occasion_.medium;
    if (!speech.date && speech.time.empty() && speech.medium == occasion_.medium) speech.date = occasion_.date;
  }

  // For how many paragraphs a speaker goes on in the same time.
  static std::uint32_t lasts(const DateRange& date) {
    return date.exact() ? kDayBlocks : days_between(date.earliest, date.latest) <= 31 ? 2U : 0U;
  }

  // Sentences that tell of an occasion and of nothing said there: "[Reed] held [a news conference] on Friday." "[Reed]
  // spoke at [a rally]." "Her remarks came in [an interview]."
  void find_told_scenes() {
    for (const Sentence& sentence : document_.text.sentences) {
      if (kind_of_block(sentence.block) == BlockKind::Caption) continue;
      for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        if (!is_noun(document_.syntax[t])) continue;
        auto medium = finder_.place(t);
        if (!medium) medium = finder_.product(t);
        if (medium) tell(sentence, t, *medium);
      }
    }
  }

  void tell(const Sentence& sentence, TokenIndex noun, Medium medium) {
    // "joined him at rallies": more than one.
    if (is_occasion(medium) && document_.syntax[noun].xpos == Xpos::Nns && document_.syntax[noun].lemma != "remark")
      return;
    TokenIndex verb = noun;
    bool of_subject = false;  // "the guests at [the rally]"
    for (int steps = 0; verb != kNone && document_.syntax[verb].upos != Upos::Verb && steps++ < 7;) {
      of_subject |= universal(document_.syntax[verb].deprel) == Deprel::Nsubj;
      verb = document_.syntax[verb].head;
    }
    if (of_subject || verb == kNone || document_.syntax[verb].xpos != Xpos::Vbd || finder_.is_said_apart(noun, verb) ||
        finder_.is_aside(noun, verb))
      return;
    std::optional<DateRange> date;
    const auto [first, last] = times_in(sentence.tokens);
    TokenIndex subject = kNone;
    for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Word& word = document_.syntax[t];
      if (word.head != verb) continue;
      if (word.lemma == "not" || word.lemma == "n't" || word.lemma == "never") return;
      if (word.deprel == Deprel::Nsubj) subject = t;
    }
    if (subject == kNone) return;
    for (std::size_t i = first; i < last && !date; ++i)
      if (!document_.times[i].duration && !is_name(document_.times[i]) &&
          !finder_.is_said_apart(document_.times[i].tokens.begin, verb) &&
          hangs_on(document_.times[i].tokens.begin, verb))
        date = anchor_time(document_, document_.times[i]);
    const Scene scene{noun, sentence.block, medium, date};
    if (const auto speaker = speaker_of_words(subject, verb)) {
      look_back(*speaker, scene);
      told_.push_back({*speaker, scene});
    } else if (const auto subject_entity = entity_at(subject)) {
      told_.push_back({*subject_entity, scene});
      for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
        if (const auto other = entity_at(t); other && other != subject_entity && takes_part(t, verb))
          told_.push_back({*other, scene});
    }
  }

  // "[She] had a question for [the mayor]", "[He] sat down with [Reed]": who is spoken with.
  bool takes_part(TokenIndex token, TokenIndex verb) const {
    const Word& word = document_.syntax[token];
    if ((word.deprel != Deprel::Obl && word.deprel != Deprel::Nmod) || is_cue_[verb] || !hangs_on(token, verb))
      return false;
    for (TokenIndex t = token; t-- > 0 && token - t <= 6;)
      if (document_.syntax[t].head == token && document_.syntax[t].deprel == Deprel::Case)
        return document_.syntax[t].lemma == "for" || document_.syntax[t].lemma == "with";
    return false;
  }

  bool hangs_on(TokenIndex token, TokenIndex verb) const {
    int steps = 0;
    for (TokenIndex up = token; up != kNone && steps++ < 8; up = document_.syntax[up].head) {
      if (up == verb) return true;
      if (up != token && document_.syntax[up].upos == Upos::Verb) return false;
    }
    return false;
  }

  std::optional<EntityIndex> entity_at(TokenIndex token) const {
    const MentionIndex mention =
        token < document_.coref.mention_of_token.size() ? document_.coref.mention_of_token[token] : kNone;
    return mention == kNone ? std::nullopt : std::optional(document_.coref.mentions[mention].entity);
  }

  // "[Her] remarks came …", "[She] made the remarks …": whose words before are told of.
  std::optional<EntityIndex> speaker_of_words(TokenIndex subject, TokenIndex verb) const {
    const auto is_words = [&](TokenIndex t) {
      const std::string& lemma = document_.syntax[t].lemma;
      return lemma == "remark" || lemma == "comment" || lemma == "statement";
    };
    const TokenRange sentence = document_.text.sentences[document_.sentence_of(verb)].tokens;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
      const Word& word = document_.syntax[t];
      if (word.head == verb && word.deprel == Deprel::Obj && document_.syntax[verb].lemma == "make" && is_words(t))
        return entity_at(subject);
      if (is_words(subject) && word.head == subject && word.deprel == Deprel::NmodPoss) return entity_at(t);
    }
    if (!is_words(subject)) return std::nullopt;
    for (std::size_t i = speeches_before(subject); i-- > 0;)  // "The remarks came …"
      if (words_of(speeches_[i]).rule != kNestedRule) return speeches_[i].speaker;
    return std::nullopt;
  }

  // How many speeches have their first words before the token.
  std::size_t speeches_before(TokenIndex token) const {
    const auto before = [&](const Speech& speech, TokenIndex at) {
      return words_of(speech).content.front().begin < at;
    };
    return std::lower_bound(speeches_.begin(), speeches_.end(), token, before) - speeches_.begin();
  }

  // The speaker's statements of the paragraphs before: "The remarks came at a rally in Dover."
  void look_back(EntityIndex speaker, const Scene& scene) {
    for (std::size_t i = speeches_before(scene.at); i-- > 0;) {
      Speech& speech = speeches_[i];
      if (block_of(words_of(speech).content.front().begin) + 3 < scene.block) break;
      if (speech.speaker != speaker || speech.medium || !is_plain_past(words_of(speech)) ||
          words_of(speech).rule == kNestedRule)
        continue;
      speech.medium = scene.medium;
      if (!speech.date && speech.time.empty()) speech.date = scene.date;
    }
  }

  // Told in the reporter's words, then quoted: "Reed called the plan a fraud. “It is one,” she said in an interview."
  void look_ahead() {
    for (std::size_t i = 0; i + 1 < speeches_.size(); ++i) {
      Speech& speech = speeches_[i];
      std::size_t next = i + 1;
      while (next < speeches_.size() && words_of(speeches_[next]).rule == kNestedRule) ++next;
      if (next == speeches_.size() || words_of(speech).rule == kNestedRule) continue;
      const Speech& quoted = speeches_[next];
      if (!speech.speaker || speech.medium || speech.speaker != quoted.speaker || !quoted.medium ||
          words_of(quoted).kind == QuotationKind::Indirect)
        continue;
      const std::uint32_t block = block_of(place_of(quoted));
      if (block <= block_of(place_of(speech)) + 1)
        take_from_below(speech, block, {place_of(quoted), block, quoted.medium, quoted.date});
    }
  }

  // The headline and the first paragraphs tell in short what is told in full below.
  void look_below_lead() {
    std::uint32_t lead = kNone;
    for (std::uint32_t b = 0; b < document_.layout.blocks.size() && lead == kNone; ++b)
      if (kind_of_block(b) == BlockKind::Story) lead = b;
    if (lead == kNone) return;
    std::map<EntityIndex, Scene> below;  // by speaker, the nearest
    for (std::size_t i = speeches_.size(); i-- > 0;) {
      Speech& speech = speeches_[i];
      if (!speech.speaker || words_of(speech).rule == kNestedRule) continue;
      const std::uint32_t block = block_of(place_of(speech));
      if (const auto found = below.find(*speech.speaker); found != below.end() && block < lead + kLeadBlocks)
        take_from_below(speech, block, found->second);
      if (speech.medium && is_plain_past(words_of(speech)))
        below[*speech.speaker] = {place_of(speech), block, speech.medium, speech.date};
    }
  }

  void take_from_below(Speech& speech, std::uint32_t block, const Scene& below) {
    if (below.block > block + kBelowLead || is_of_another_day(speech, below) || !is_plain_past(words_of(speech)))
      return;
    if (!speech.medium) speech.medium = below.medium;
    if (!speech.date && speech.medium == below.medium) speech.date = below.date;
  }

  // The day that the story tells of, in its first paragraphs with a past verb, where it is the article's own or the one
  // before: what happened earlier may have been spoken of on any day since.
  std::optional<DateRange> lead_day() const {
    const auto& published = document_.layout.metadata.published;
    if (!published) return std::nullopt;
    std::uint32_t first = kNone;
    for (const TimeExpression& time : document_.times) {
      const std::uint32_t block = block_of(time.tokens.begin);
      if (kind_of_block(block) != BlockKind::Story) continue;
      if (first == kNone) first = block;
      if (block > first + kLeadBlocks) break;
      if (time.duration || tense_of(document_, time.tokens.begin) != Tense::Past || is_dateline(time) || is_name(time))
        continue;
      const auto range = anchor_time(document_, time);
      if (!range || !range->exact() || range->latest > *published) continue;
      if (days_between(range->latest, *published) <= kNewsDays) return range;
    }
    return std::nullopt;
  }

  // "DOVER, Oct. 4 — ": the day of writing.
  bool is_dateline(const TimeExpression& time) const {
    const TokenIndex begin = document_.text.sentences[document_.sentence_of(time.tokens.begin)].tokens.begin;
    if (time.tokens.begin - begin > 6) return false;
    for (TokenIndex t = time.tokens.end; t < document_.syntax.size() && t < time.tokens.end + 5; ++t) {
      const std::string_view form = document_.form(t);
      if (form == "—" || form == "–" || form == "―" || form == "--") return true;
    }
    return false;
  }

  // To all that have none, but not where the story has gone to another time: "Last month, lawyers filed papers. Reed
  // argued …"
  void give_day(const DateRange& day) {
    std::size_t next = 0;
    std::uint32_t elsewhere = kNone;  // the paragraph that went there
    for (Speech& speech : speeches_) {
      const TokenIndex at = place_of(speech);
      for (; next < document_.times.size() && document_.times[next].tokens.begin < at; ++next)
        if (const auto gone = goes_elsewhere(document_.times[next], day))
          elsewhere = *gone ? block_of(document_.times[next].tokens.begin) : kNone;
      if (elsewhere != kNone && block_of(at) <= elsewhere + kElsewhereBlocks) continue;
      if (!speech.speaker || speech.date || !speech.time.empty() || words_of(speech).rule == kNestedRule) continue;
      if (speech.medium == Medium::Report || !is_plain_past(words_of(speech))) continue;
      speech.date = day;
    }
  }

  // Whether a time takes the story away from its day, as one that opens a sentence does, or back to it.
  std::optional<bool> goes_elsewhere(const TimeExpression& time, const DateRange& day) const {
    if (time.duration) return std::nullopt;
    const auto range = anchor_time(document_, time);
    if (range == day) return false;
    const TokenIndex begin = document_.text.sentences[document_.sentence_of(time.tokens.begin)].tokens.begin;
    if (!range || time.tokens.begin > begin + 2 || is_dateline(time)) return std::nullopt;
    if (range->earliest <= day.earliest && day.latest <= range->latest && time.unit == TimeUnit::Day)
      return std::nullopt;
    return tense_of(document_, time.tokens.begin) == Tense::Past ? std::optional(true) : std::nullopt;
  }

  const Document& document_;
  const MediumFinder& finder_;
  const LemmaList& vague_;
  std::vector<Speech>& speeches_;
  std::vector<bool> is_cue_;                         // by token
  std::map<EntityIndex, Scene> last_;                // by speaker
  std::vector<std::pair<EntityIndex, Scene>> told_;  // in text order
  std::set<EntityIndex> takes_turns_;                // in a transcript
  Scene occasion_;                                   // of a transcript
};

}  // namespace

void set_scenes(const Document& document, const MediumFinder& finder, const LemmaList& vague,
                std::vector<Speech>& speeches) {
  SceneReader(document, finder, vague, speeches).run();
}

}  // namespace dateline
