// EventLinker: which events of which articles are the same happening.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/facts.h"
#include "ontology/identity/decisions.h"
#include "ontology/identity/happenings.h"
#include "ontology/identity/record_clusters.h"
#include "ontology/identity/stories.h"
#include "ontology/identity/words.h"
#include "ontology/resolved.h"

namespace dateline {

// How far two events agree, each part from 0 to 1; -1 where they cannot be one.
struct EventAgreement {
  float type = 0.0F;
  float date = 0.0F;
  float participants = 0.0F;
  float trigger = 0.0F;
  float story = 0.0F;        // how alike the articles are
  std::uint32_t shared = 0;  // participants that both have in one role, of whom one is named; else 0
  bool suffered = false;     // one of them in another role than who does it
  bool same_day = false;     // one and the same exact day, which the words of one of the two tell

  // Whether the articles may tell of one story at all: what somebody does again and again (a speech, a refusal, an
  // attack on a rival) is one event only where the articles are alike, or the day and two who take part are the same,
  // or the day and one who does in articles that are somewhat alike; with other words for it, where both are. Without
  // a day, one who does it takes articles that are more alike and the same word.
  [[nodiscard]] bool one_story() const;
  // The parts weighed together, 0 to 1; 0 where any says that they cannot be one.
  [[nodiscard]] float score() const;
  // "same type, date 100 %, participants 75 %, trigger 100 %, articles 60 %".
  [[nodiscard]] std::string text() const;
};

// Takes articles earliest first, entities linked. An event joins the earlier one it agrees with most, at or above the
// threshold, if its day and place fit all others that are that event; two events that one article tells apart never
// become one, not even by way of a third. What one denies and another tells as real, or only supposes, must agree in
// more.
class EventLinker {
 public:
  // Nothing is owned; all must outlive this object. `words` may be null.
  EventLinker(Resolved& resolved, const Decisions& decisions, double threshold, const EventWords* words);

  // Fills article.events with record numbers and finds what each is the same as.
  void link(ArticleIndex article, const Facts& facts, const ReportKeys& keys);
  // Makes two records one because a wire copy has both in the same words, or the user says so.
  void join(std::uint32_t earlier, std::uint32_t later, std::string why);
  // Turns record numbers into nodes. To be called once, after the last article.
  void finish();

  [[nodiscard]] const RecordClusters& clusters() const { return clusters_; }
  [[nodiscard]] const NodeKey& report(std::uint32_t record) const { return records_[record].report; }

 private:
  struct Record {
    RecordRef ref;
    NodeKey report{};
    EventType type = EventType::Other;
    Modality modality = Modality::Happened;
    EntityIndex place = kNoIndex;
    Days days;                    // of the event, where known
    bool told_day = false;        // the article's own words tell them
    std::uint64_t sentence = 0;   // hash of the one the clearest trigger stands in
    Days around;                  // of the article
    std::uint32_t first_key = 0;  // into keys_
    std::uint16_t keys = 0;
    std::uint32_t first_word = 0;  // into words_: the trigger's
    std::uint16_t words = 0;
    std::uint32_t lemma = 0;                    // of the trigger; 0 where not told
    std::span<const std::uint16_t> happenings;  // of the trigger's lemma
  };
  // What a cluster's records have that keeps others out.
  struct Members {
    std::vector<ArticleIndex> articles;  // sorted
    std::vector<EntityIndex> places;     // sorted, each once
    std::int32_t last_from = 0;          // of the days told
    std::int32_t first_to = 0;
    bool dated = false;
  };
  // Who takes part: an entity, the head of a group's description, or the type of an event.
  struct Participant {
    std::uint32_t key = 0;
    Role role = Role::Agent;
    bool named = false;
    GroupSort sort = GroupSort::Unknown;
    std::int32_t count = 0;  // of a group, where told: "23 jurisdictions"
  };

  Record describe(ArticleIndex article, const Facts& facts, std::uint32_t index);
  void add_trigger(std::uint32_t first_word, std::string_view words);
  [[nodiscard]] GroupSort sort_of(EntityKind kind, std::string_view head) const;
  void add_participants(ArticleIndex article, const Facts& facts, const Event& event);
  [[nodiscard]] EventAgreement compare(const Record& known, const Record& told) const;
  [[nodiscard]] float date_agreement(const Record& known, const Record& told) const;
  [[nodiscard]] float total_weight(const Record& of, const Record& beside) const;
  [[nodiscard]] float participant_agreement(const Record& known, const Record& told) const;
  void share_participants(const Record& known, const Record& told, EventAgreement& agreement) const;
  [[nodiscard]] float trigger_agreement(const Record& known, const Record& told) const;
  [[nodiscard]] bool places_conflict(EntityIndex a, EntityIndex b) const;
  [[nodiscard]] float weight(const Participant& participant) const;
  [[nodiscard]] std::vector<std::uint64_t> lookups(const Record& record, std::int32_t week) const;
  [[nodiscard]] static std::int32_t week(const Record& record);
  [[nodiscard]] Members members(std::uint32_t root) const;
  [[nodiscard]] bool fit(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::vector<std::uint32_t> candidates(const Record& told) const;
  void join_alike(std::uint32_t number);
  [[nodiscard]] float least_score(const Record& known, const Record& told) const;
  void join(std::uint32_t a, std::uint32_t b);

  [[nodiscard]] static bool may_be_one(const Participant& a, const Participant& b);

  Resolved& resolved_;
  const EventWords* known_words_;
  KeptApart apart_;
  float threshold_;
  RecordClusters clusters_;
  std::vector<Record> records_;
  std::vector<Participant> keys_;
  std::vector<std::uint32_t> words_;
  std::unordered_map<std::uint32_t, std::uint32_t> frequency_;  // events by participant
  std::unordered_map<std::uint32_t, Members> members_;          // by root, of clusters with several
  HashIndex index_;
  Stories stories_;
};

}  // namespace dateline
