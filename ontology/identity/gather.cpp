// One pass over the store. Only shared nodes are kept in memory, so what this costs grows with what articles have in
// common.
#include "ontology/identity/gather.h"

#include <algorithm>
#include <map>

#include "ontology/identity/discrepancies.h"
#include "ontology/identity/words.h"

namespace dateline {
namespace {

class Gatherer {
 public:
  explicit Gatherer(Resolved& resolved)
      : resolved_(resolved), event_records_(resolved.events.size()), statement_records_(resolved.statements.size()) {
    for (const ResolvedArticle& article : resolved.articles) {
      for (const EventIndex event : article.events) ++event_records_[event];
      for (const StatementIndex statement : article.statements) ++statement_records_[statement];
    }
  }

  void run() {
    for (ArticleIndex i = 0; i < resolved_.articles.size(); ++i) {
      const ResolvedArticle& article = resolved_.articles[i];
      const Facts facts = resolved_.facts(article);
      const ReportKeys keys = report_keys(article.key, facts);
      gather_entities(i, facts);
      gather_events(i, facts, keys);
      gather_statements(i, facts, keys);
    }
    for (const auto& [statement, tellings] : statements_) align(statement, tellings);
    for (const auto& [event, tellings] : events_)
      keep(find_discrepancies(resolved_, resolved_.events[event].key, tellings));
    remove_repeats(resolved_.discrepancies);
    for (const auto& [statement, tellings] : statements_) {
      std::vector<StatementTelling> plain;
      for (const auto& [ref, telling] : tellings) plain.push_back(telling);
      keep(find_discrepancies(resolved_, resolved_.statements[statement].key, plain));
    }
  }

 private:
  void gather_entities(ArticleIndex index, const Facts& facts) {
    const ResolvedArticle& article = resolved_.articles[index];
    for (EntityIndex i = 0; i < facts.entities.size(); ++i) {
      const EntityNode& node = resolved_.entities[article.entities[i]];
      if (node.shared || node.home == kNoIndex)
        fold(resolved_.entity_details[article.entities[i]], resolved_, index, facts, i);
    }
  }

  // "the last six elections": how many of its kind a mention means is no trait of any one of them.
  static bool counts_itself(const Event& event, const Figure& figure) {
    const std::string counted = fold_name(figure.counted);
    return !event.lemma.empty() && head_word(counted).starts_with(fold_name(event.lemma));
  }

  // "23 states" with the groups that the article joins to it: "23 states, cities and counties".
  static std::string whole_name(const Facts& facts, const Event& event, const Participation& first) {
    const Entity* last = &facts.entities[std::get<EntityRef>(first.participant).index];
    std::string name = last->name;
    for (bool found = true; found;) {
      found = false;
      for (const Participation& next : event.participations) {
        const auto* entity = std::get_if<EntityRef>(&next.participant);
        if (entity == nullptr || next.role != first.role) continue;
        const Entity& other = facts.entities[entity->index];
        if (other.kind != EntityKind::Group) continue;
        for (const std::string_view between : {", ", " and ", ", and ", " or ", ", or "})
          if (other.first_mention.start == last->first_mention.end + between.size() &&
              last->first_mention.suffix.starts_with(between)) {
            name += std::string(between) + other.name;
            last = &other;
            found = true;
            break;
          }
        if (found) break;
      }
    }
    return name;
  }

  void gather_events(ArticleIndex index, const Facts& facts, const ReportKeys& keys) {
    const ResolvedArticle& article = resolved_.articles[index];
    for (std::uint32_t i = 0; i < facts.events.size(); ++i) {
      if (event_records_[article.events[i]] < 2) continue;
      fold(resolved_.event_details[article.events[i]], resolved_, index, facts, i);
      const Event& event = facts.events[i];
      EventTelling telling;
      telling.article = index;
      telling.report = keys.events[i];
      telling.modality = event.modality;
      if (!event.date_text.empty()) telling.date = event.date;  // a day that the article does not tell is no claim
      telling.type = event.type;
      if (event.place) {
        telling.place = article.entities[*event.place];
        telling.place_name = facts.entities[*event.place].name;
      }
      for (const Figure& figure : event.figures)
        if (!counts_itself(event, figure))
          telling.figures.push_back({figure.counted, figure.value, figure.comparator, {}});
      if (event.part_of) {
        telling.whole_report = keys.events[*event.part_of];
        for (const Figure& figure : facts.events[*event.part_of].figures)
          telling.whole_figures.push_back({figure.counted, figure.value, figure.comparator, {}});
      }
      for (const Participation& participation : event.participations) {
        const auto* entity = std::get_if<EntityRef>(&participation.participant);
        if (entity == nullptr) continue;
        if (facts.entities[entity->index].kind == EntityKind::Group)
          telling.groups.push_back(
              {{index, entity->index}, participation.role, whole_name(facts, event, participation)});
        else
          telling.named.push_back(
              {article.entities[entity->index], participation.role, facts.entities[entity->index].name});
      }
      events_[article.events[i]].push_back(std::move(telling));
    }
  }

  void gather_statements(ArticleIndex index, const Facts& facts, const ReportKeys& keys) {
    const ResolvedArticle& article = resolved_.articles[index];
    for (std::uint32_t i = 0; i < facts.statements.size(); ++i) {
      if (statement_records_[article.statements[i]] < 2) continue;
      fold(resolved_.statement_details[article.statements[i]], resolved_, index, facts, i);
      const Statement& statement = facts.statements[i];
      StatementTelling telling;
      telling.article = index;
      telling.report = keys.statements[i];
      telling.quoted = statement.kind != QuotationKind::Indirect;
      telling.negated = statement.negated;
      if (!statement.date_text.empty()) telling.date = statement.date;
      telling.text = statement.text;
      if (statement.speaker && is_named(facts.entities[*statement.speaker])) {
        telling.speaker = article.entities[*statement.speaker];
        telling.speaker_name = facts.entities[*statement.speaker].name;
      }
      if (const auto decided = resolved_.decided_speakers.find({index, i}); decided != resolved_.decided_speakers.end())
        telling.speaker.reset();
      for (const Evidence& piece : statement.evidence)
        telling.pieces.push_back(static_cast<std::uint32_t>(hashed_words(piece.exact).size()));
      statements_[article.statements[i]].emplace_back(RecordRef{index, i}, std::move(telling));
    }
  }

  // A speaker of whom one can say that another is not the same.
  static bool is_named(const Entity& speaker) {
    return (speaker.kind == EntityKind::Person && speaker.name.find(' ') != std::string::npos) ||
           speaker.kind == EntityKind::Organization;
  }

  // Where each report's wording lies in the text.
  void align(StatementIndex statement, const std::vector<std::pair<RecordRef, StatementTelling>>& tellings) {
    const std::string& text = resolved_.statement_details.at(statement).text;
    const auto whole = placed_words(text);
    std::vector<WordHash> words;
    for (const PlacedWord& word : whole) words.push_back(word.hash);
    for (const auto& [ref, telling] : tellings) {
      if (telling.text == text) {
        resolved_.extents[ref] = {0, count_characters(text)};
        continue;
      }
      const auto part = hashed_words(telling.text);
      const auto least = static_cast<std::uint32_t>(std::min<std::size_t>({3, part.size(), words.size()}));
      if (least == 0) continue;
      const auto blocks = shared_runs(words, part, least);
      if (blocks.empty()) continue;
      resolved_.extents[ref] = {whole[blocks.front().a].start, whole[blocks.back().a + blocks.back().size - 1].end};
    }
  }

  void keep(std::vector<ResolvedDiscrepancy> found) {
    for (ResolvedDiscrepancy& discrepancy : found) resolved_.discrepancies.push_back(std::move(discrepancy));
  }

  Resolved& resolved_;
  std::vector<std::uint32_t> event_records_;
  std::vector<std::uint32_t> statement_records_;
  std::map<EventIndex, std::vector<EventTelling>> events_;
  std::map<StatementIndex, std::vector<std::pair<RecordRef, StatementTelling>>> statements_;
};

}  // namespace

void gather(Resolved& resolved) { Gatherer(resolved).run(); }

}  // namespace dateline
