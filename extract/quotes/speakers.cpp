// The source's head word leads to a mention and so to an entity. A letter, statement or report is no speaker: who it is of
// is ("the department's letter" → the department). What an attribution does not say itself it takes from the speaker's last
// one where it plainly goes on: the medium of "He added", the day of the next quotation.
//
// Knowingly wrong: joint speakers ("A and B said") keep the first; "their letter said" needs the possessor to be resolved.
#include "extract/quotes/speakers.h"

#include <algorithm>
#include <map>

#include "extract/mentions/anchor.h"
#include "extract/quotes/clause.h"

namespace dateline {
namespace {

// The mention that a token is the head of, or the name it lies in.
MentionIndex mention_at(const Document& document, TokenIndex token) {
  return token < document.coref.mention_of_token.size() ? document.coref.mention_of_token[token] : kNone;
}

const Entity& entity_of(const Document& document, MentionIndex mention) {
  return document.coref.entities[document.coref.mentions[mention].entity];
}

// Whether a person or body can be meant, not a thing.
bool can_speak(const Entity& entity) { return entity.kind != EntityKind::Instrument; }

// The mention of the words' head; failing that, of the first word that has one and does not hang on the head by a
// preposition: "Smith" in "Democrat Smith of Ohio".
MentionIndex mention_of_range(const Document& document, TokenRange range) {
  const TokenIndex head = range_head(document, range);
  if (const MentionIndex mention = mention_at(document, head); mention != kNone) return mention;
  for (TokenIndex t = range.begin; t < range.end; ++t) {
    const MentionIndex mention = mention_at(document, t);
    if (mention == kNone || !range.contains(document.coref.mentions[mention].head)) continue;
    const Deprel relation = universal(document.syntax[document.coref.mentions[mention].head].deprel);
    if (relation != Deprel::Nmod && relation != Deprel::Obl) return mention;
  }
  return kNone;
}

// Whether one of these prepositions introduces the token.
bool has_case(const Document& document, TokenIndex token, std::initializer_list<std::string_view> words) {
  for (TokenIndex t = token; t-- > 0 && token - t <= 6;) {
    const Word& word = document.syntax[t];
    if (word.head == token && word.deprel == Deprel::Case) return std::find(words.begin(), words.end(), word.lemma) != words.end();
  }
  return false;
}

// "the department's letter", "a letter from the department", "the DOJ letters": whose the thing is.
MentionIndex owner_of(const Document& document, TokenIndex thing, TokenRange within) {
  for (TokenIndex t = within.begin; t < within.end; ++t) {
    const Word& word = document.syntax[t];
    if (word.head != thing) continue;
    const bool by = word.deprel == Deprel::Nmod && has_case(document, t, {"from", "by", "of"});
    if (!by && word.deprel != Deprel::NmodPoss && word.deprel != Deprel::Compound) continue;
    const MentionIndex mention = mention_at(document, t);
    if (mention != kNone && can_speak(entity_of(document, mention))) return mention;
  }
  return kNone;
}

class SpeechResolver {
 public:
  SpeechResolver(const Document& document, const MediaLexicon& media) : document_(document), media_(media) {}

  std::vector<Speech> run() {
    for (std::uint32_t i = 0; i < document_.attributions.size(); ++i) speeches_.push_back(resolve(i));
    return std::move(speeches_);
  }

 private:
  Speech resolve(std::uint32_t index) {
    const Attribution& attribution = document_.attributions[index];
    Speech speech;
    speech.attribution = index;
    speech.confidence = attribution.confidence;
    const MentionIndex mention = speaker_mention(attribution);
    if (mention != kNone) {
      speech.speaker = document_.coref.mentions[mention].entity;
      speech.in_capacity = capacity(mention);
    }
    const std::vector<TokenIndex> around = circumstances(document_, attribution);
    find_others(attribution, around, speech);
    speech.medium = find_medium(document_, attribution, media_);
    find_date(attribution, around, speech);
    speech.negated = is_negated(attribution);
    take_over(attribution, speech);
    return speech;
  }

  MentionIndex speaker_mention(const Attribution& attribution) const {
    if (attribution.source.empty()) return kNone;
    const TokenRange source = attribution.source.front();
    const MentionIndex mention = mention_of_range(document_, source);
    const TokenIndex head = range_head(document_, source);
    const bool thing = media_.find(document_, head).has_value() && document_.syntax[head].upos == Upos::Noun;
    if (thing || (mention != kNone && !can_speak(entity_of(document_, mention)))) {
      const TokenIndex noun = mention == kNone ? head : document_.coref.mentions[mention].head;
      if (const MentionIndex owner = owner_of(document_, noun, source); owner != kNone) return owner;
    }
    return mention;
  }

  // The office that the mention's own words name, else the one office that its person holds.
  std::optional<OfficeIndex> capacity(MentionIndex mention) const {
    const Coreference& coref = document_.coref;
    if (mention < coref.office_of_mention.size() && coref.office_of_mention[mention] != kNone)
      return coref.office_of_mention[mention];
    const EntityIndex person = coref.mentions[mention].entity;
    std::optional<OfficeIndex> office;
    for (const Tenure& tenure : coref.tenures) {
      if (tenure.person != person || (tenure.status != TenureStatus::Current && tenure.status != TenureStatus::Acting)) continue;
      if (office && *office != tenure.office) return std::nullopt;
      office = tenure.office;
    }
    return office;
  }

  // "told [lawmakers]", "said to [reporters]"; "said through [a spokesman]".
  void find_others(const Attribution& attribution, const std::vector<TokenIndex>& around, Speech& speech) const {
    const TokenIndex cue = cue_head(document_, attribution);
    for (const TokenIndex t : around) {
      if (document_.syntax[t].head != cue) continue;
      const MentionIndex mention = mention_at(document_, t);
      if (mention == kNone) continue;
      const EntityIndex entity = document_.coref.mentions[mention].entity;
      if (entity == speech.speaker || !can_speak(document_.coref.entities[entity])) continue;
      const Deprel relation = document_.syntax[t].deprel;
      if (relation == Deprel::Iobj || relation == Deprel::Obj || (relation == Deprel::Obl && has_case(document_, t, {"to"}))) {
        if (!speech.addressee) speech.addressee = entity;
      } else if (relation == Deprel::Obl && has_case(document_, t, {"through", "via"}) &&
                 document_.coref.entities[entity].kind == EntityKind::Person) {
        speech.through_speaker = entity;
      }
    }
  }

  void find_date(const Attribution& attribution, const std::vector<TokenIndex>& around, Speech& speech) const {
    const TokenIndex cue = cue_head(document_, attribution);
    std::uint32_t nearest = kNone;
    for (const TimeExpression& time : document_.times) {
      if (time.duration || !std::binary_search(around.begin(), around.end(), time.tokens.begin)) continue;
      const std::uint32_t distance = time.tokens.begin < cue ? cue - time.tokens.begin : time.tokens.begin - cue;
      if (distance >= nearest) continue;
      if (const auto range = anchor_time(document_, time)) {
        nearest = distance;
        speech.date = range;
        speech.time = {time.tokens};
      }
    }
  }

  // "did not say", "declined to comment": the source did not say it.
  bool is_negated(const Attribution& attribution) const {
    const TokenIndex cue = cue_head(document_, attribution);
    if (cue == kNone) return false;
    const std::string& lemma = document_.syntax[cue].lemma;
    if (lemma == "decline" || lemma == "refuse") return true;
    const TokenRange sentence = document_.text.sentences[document_.sentence_of(cue)].tokens;
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
      const Word& word = document_.syntax[t];
      if ((word.head != cue && !attribution.cue.front().contains(t)) || in_pieces(attribution.content, t)) continue;
      if (word.lemma == "not" || word.lemma == "n't" || word.lemma == "never") return true;
    }
    return false;
  }

  // What goes on from the speaker's last attribution: its medium and day, where it stands in the same or the next paragraph
  // and both are quotations.
  void take_over(const Attribution& attribution, Speech& speech) {
    if (!speech.speaker || attribution.content.empty()) return;
    const std::uint32_t block = block_of(attribution.content.front().begin);
    const bool quoted = attribution.kind != QuotationKind::Indirect;
    if (const auto found = last_.find(*speech.speaker); found != last_.end() && block - found->second.block <= 2) {
      const Speech& before = speeches_[found->second.speech];
      if (!speech.medium && quoted && found->second.quoted) speech.medium = before.medium;
      if (!speech.date && speech.medium == before.medium) speech.date = before.date;
    }
    last_[*speech.speaker] = {speech.attribution, block, quoted};
  }
  std::uint32_t block_of(TokenIndex token) const { return document_.text.sentences[document_.sentence_of(token)].block; }

  struct Last {
    std::uint32_t speech;
    std::uint32_t block;
    bool quoted;
  };
  const Document& document_;
  const MediaLexicon& media_;
  std::vector<Speech> speeches_;
  std::map<EntityIndex, Last> last_;  // by speaker
};

}  // namespace

std::vector<Speech> resolve_speeches(const Document& document, const MediaLexicon& media) {
  return SpeechResolver(document, media).run();
}

}  // namespace dateline
