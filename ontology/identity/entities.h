// EntityLinker: which records of which articles are one person, body, place, office or tenure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "ontology/facts.h"
#include "ontology/identity/decisions.h"
#include "ontology/resolved.h"

namespace dateline {

class Jurisdictions;

// Takes articles earliest first and decides each record against those before it, so that a later article never changes
// what an earlier one became. Places and bodies go by authority key, else by name with what contains them; people by
// authority key, else by full name unless something speaks against it (another suffix, initial, sex, or the same office
// elsewhere at the same time), and among namesakes by what they share: office, place, party, others named beside them,
// or because one of them is by far the best known. A surname alone joins nobody; with an office that one known bearer
// of it holds, it does. Groups, and instruments without a title of their own, stay with their article.
class EntityLinker {
 public:
  // Places may be null; then places have only what the articles say.
  // What the user holds to be the same becomes one node, named by whichever came first.
  EntityLinker(Resolved& resolved, const Jurisdictions* places, const Decisions& decisions)
      : resolved_(resolved), places_(places), decisions_(decisions) {}

  // Fills the article's entities, offices, tenures and publisher.
  void link(ArticleIndex article, const Facts& facts);

 private:
  // A person as known so far.
  struct Person {
    struct Seen {
      OfficeIndex office = 0;
      bool holds = false;  // currently, at the day
      bool seeks = false;  // only runs for it
      std::int32_t day = 0;
    };
    EntityIndex entity = 0;
    Gender gender = Gender::Unknown;
    char middle = 0;     // initial of the middle name
    std::string suffix;  // "jr"
    std::string party;
    std::uint32_t articles = 0;  // that have this person
    std::vector<Seen> offices;
    std::vector<EntityIndex> near;  // others named beside, sorted, at most kNear
  };
  struct Name;

  EntityIndex node(NodeClass node_class, const std::string& key, ArticleIndex home, std::string_view authority = {});
  EntityIndex authority_node(NodeClass node_class, const std::string& authority, ArticleIndex home);
  EntityIndex own_node(const Facts& facts, EntityIndex index, NodeClass node_class);
  EntityIndex party(const std::string& name);
  EntityIndex organization(const Entity& entity);
  EntityIndex jurisdiction(const Facts& facts, EntityIndex index);
  EntityIndex instrument(const Facts& facts, EntityIndex index);
  void mark(EntityIndex entity);
  void mark_referred(const Facts& facts);

  Person describe(const Facts& facts, EntityIndex index, const Name& name) const;
  [[nodiscard]] std::optional<std::uint32_t> find_namesake(const Person& told, const Name& name) const;
  EntityIndex identified_person(const Facts& facts, EntityIndex index, const Name& name, const Person& told);
  EntityIndex person(const Facts& facts, EntityIndex index);
  EntityIndex person_by_office(const Facts& facts, EntityIndex index, const Name& name);
  [[nodiscard]] bool conflict(const Person& known, const Person& told) const;
  [[nodiscard]] static bool other_name(const Person& known, const Person& told);
  [[nodiscard]] bool other_place(OfficeIndex one, OfficeIndex other) const;
  [[nodiscard]] int support(const Person& known, const Person& told) const;
  void learn(std::uint32_t known, const Person& told, const Name& name);
  std::uint32_t new_person(const Facts& facts, EntityIndex index, const Name& name, const Person& told);

  void link_offices(const Facts& facts);
  void link_tenures(const Facts& facts);
  [[nodiscard]] std::string office_local(std::string_view title, std::optional<EntityIndex> of) const;
  EntityIndex known_place(const std::string& authority);

  Resolved& resolved_;
  const Jurisdictions* places_;
  const Decisions& decisions_;
  ArticleIndex article_ = 0;
  std::int32_t day_ = 0;
  std::unordered_map<std::string, EntityIndex> by_key_;
  std::map<NodeName, EntityIndex> alike_;  // by the least name that the user's decisions give
  std::unordered_map<std::string, OfficeIndex> offices_;
  std::map<std::tuple<EntityIndex, OfficeIndex, TenureStatus>, TenureIndex> tenures_;
  std::vector<Person> people_;
  std::unordered_map<EntityIndex, std::uint32_t> person_of_entity_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> namesakes_;       // by first and last name
  std::unordered_map<std::string, std::vector<std::uint32_t>> office_bearers_;  // by surname and office
};

}  // namespace dateline
