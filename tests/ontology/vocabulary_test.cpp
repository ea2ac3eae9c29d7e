// The ontology file, the vocabulary, the closed lists and the shapes say the same, each way round.
#include "ontology/vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "export/rdf_reader.h"
#include "ontology/graph.h"
#include "ontology/kinds.h"

namespace dateline {
namespace {

namespace v = vocabulary;
using Strings = std::set<std::string>;

constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view kOwl = "http://www.w3.org/2002/07/owl#";
constexpr std::string_view kShacl = "http://www.w3.org/ns/shacl#";

class File {
 public:
  explicit File(const std::string& name) {
    read_rdf(std::string(DATELINE_SOURCE_DIR) + "/ontology/" + name, graph_);
    graph_.finish();
    for (const Triple& t : graph_.triples()) {
      objects_[{t.subject.value(), t.predicate.value()}].insert(t.object.value());
      subjects_[{t.predicate.value(), t.object.value()}].insert(t.subject.value());
    }
  }
  [[nodiscard]] Strings objects(std::string_view subject, const std::string& predicate) const {
    return get(objects_, subject, predicate);
  }
  [[nodiscard]] Strings subjects(const std::string& predicate, std::string_view object) const {
    return get(subjects_, predicate, object);
  }
  [[nodiscard]] const std::vector<Triple>& triples() const { return graph_.triples(); }

 private:
  using Index = std::map<std::pair<std::string, std::string>, Strings>;
  static Strings get(const Index& index, std::string_view a, std::string_view b) {
    const auto found = index.find({std::string(a), std::string(b)});
    return found == index.end() ? Strings{} : found->second;
  }
  Graph graph_;
  Index objects_;
  Index subjects_;
};

std::string in(std::string_view space, std::string_view local) { return std::string(space) + std::string(local); }
std::string type() { return std::string(v::rdf::type); }

Strings ours(const Strings& all) {
  Strings found;
  std::ranges::copy_if(all, std::inserter(found, found.end()),
                       [](const std::string& iri) { return iri.starts_with(v::dl::kNamespace); });
  return found;
}

const File& ontology() {
  static const File file("dateline.ttl");
  return file;
}

TEST(Vocabulary, ClassesAreThoseOfTheOntology) {
  EXPECT_EQ(ours(ontology().subjects(type(), in(kOwl, "Class"))),
            Strings(v::dl::kClasses.begin(), v::dl::kClasses.end()));
}

TEST(Vocabulary, PropertiesAreThoseOfTheOntology) {
  Strings all = ours(ontology().subjects(type(), in(kOwl, "ObjectProperty")));
  all.merge(ours(ontology().subjects(type(), in(kOwl, "DatatypeProperty"))));
  EXPECT_EQ(all, Strings(v::dl::kProperties.begin(), v::dl::kProperties.end()));
}

TEST(Vocabulary, EveryTermIsExplained) {
  Strings terms(v::dl::kClasses.begin(), v::dl::kClasses.end());
  terms.insert(v::dl::kProperties.begin(), v::dl::kProperties.end());
  for (const std::string& term : terms) {
    EXPECT_EQ(ontology().objects(term, std::string(v::rdfs::label)).size(), 1U) << term;
    EXPECT_EQ(ontology().objects(term, std::string(v::rdfs::comment)).size(), 1U) << term;
  }
  for (const std::string_view property : v::dl::kProperties)
    for (const char* end : {"domain", "range"}) {
      const std::size_t one = ontology().objects(property, in(v::rdfs::kNamespace, end)).size();
      const std::size_t several =
          ontology().objects(property, in(v::schema::kNamespace, std::string(end) + "Includes")).size();
      EXPECT_TRUE((one == 1 && several == 0) || (one == 0 && several >= 2)) << property << " " << end;
    }
}

// A closed list's concepts in the ontology, as local names.
Strings concepts(std::string_view scheme) {
  Strings found;
  for (const std::string& iri : ontology().subjects(in(kSkos, "inScheme"), in(v::kCodeNamespace, scheme)))
    found.insert(iri.substr(v::kCodeNamespace.size()));
  return found;
}

template <class Enum>
Strings all_names() {
  return {names<Enum>().begin(), names<Enum>().end()};
}

TEST(ClosedLists, AreTheEnumsOfKinds) {
  EXPECT_EQ(concepts("EventTypeList"), all_names<EventType>());
  EXPECT_EQ(concepts("ModalityList"), all_names<Modality>());
  EXPECT_EQ(concepts("MediumList"), all_names<Medium>());
  EXPECT_EQ(concepts("QuotationKindList"), all_names<QuotationKind>());
  EXPECT_EQ(concepts("LevelList"), all_names<Level>());
  EXPECT_EQ(concepts("TenureStatusList"), all_names<TenureStatus>());
  EXPECT_EQ(concepts("RoleList"), all_names<Role>());
  EXPECT_EQ(concepts("ComparatorList"), all_names<Comparator>());
  EXPECT_EQ(concepts("OrganizationKindList"), all_names<OrganizationKind>());
  EXPECT_EQ(concepts("DifferenceKindList"), all_names<DifferenceKind>());
}

TEST(ClosedLists, EveryConceptIsDefined) {
  for (const Triple& t : ontology().triples()) {
    if (t.predicate.value() != in(kSkos, "inScheme")) continue;
    EXPECT_EQ(ontology().objects(t.subject.value(), in(kSkos, "prefLabel")).size(), 1U) << t.subject.value();
    EXPECT_EQ(ontology().objects(t.subject.value(), in(kSkos, "definition")).size(), 1U) << t.subject.value();
  }
  for (const std::string_view event : names<EventType>())
    EXPECT_FALSE(ontology().objects(in(v::kCodeNamespace, event), in(kSkos, "example")).empty()) << event;
}

TEST(ClosedLists, EventTypesMatchTheirPloverCategory) {
  for (std::size_t i = 0; i < names<EventType>().size(); ++i) {
    const auto event = static_cast<EventType>(i);
    Strings notations;
    for (const std::string& match : ontology().objects(in(v::kCodeNamespace, name(event)), in(kSkos, "broadMatch")))
      notations.merge(ontology().objects(match, in(kSkos, "notation")));
    const std::string category(plover_category(event));
    EXPECT_EQ(notations, category.empty() ? Strings{} : Strings{category}) << name(event);
  }
}

TEST(ClosedLists, CodesHaveOnePlaceButForOther) {
  std::map<std::string, int> lists;
  for (const Triple& t : ontology().triples())
    if (t.predicate.value() == in(kSkos, "inScheme")) ++lists[t.subject.value()];
  for (const auto& [iri, count] : lists) EXPECT_TRUE(count == 1 || iri == in(v::kCodeNamespace, "Other")) << iri;
}

// Items of an RDF list.
Strings items(const File& file, std::string list) {
  Strings found;
  for (int guard = 0; guard < 1000; ++guard) {
    for (const std::string& first : file.objects(list, in(v::rdf::kNamespace, "first"))) found.insert(first);
    const Strings rest = file.objects(list, in(v::rdf::kNamespace, "rest"));
    if (rest.size() != 1) break;
    list = *rest.begin();
  }
  return found;
}

TEST(Shapes, ListTheCodesOfEachProperty) {
  const File shapes("shapes.ttl");
  const std::map<std::string, Strings> expected{{"modality", all_names<Modality>()},
                                                {"medium", all_names<Medium>()},
                                                {"quotationKind", all_names<QuotationKind>()},
                                                {"level", all_names<Level>()},
                                                {"tenureStatus", all_names<TenureStatus>()},
                                                {"role", all_names<Role>()},
                                                {"comparator", all_names<Comparator>()},
                                                {"organizationKind", all_names<OrganizationKind>()},
                                                {"differenceKind", all_names<DifferenceKind>()},
                                                {"eventType", all_names<EventType>()},
                                                {"eventCategory", concepts("PloverList")}};
  for (const auto& [property, codes] : expected) {
    Strings found;
    for (const std::string& shape : shapes.subjects(in(kShacl, "path"), in(v::dl::kNamespace, property)))
      for (const std::string& list : shapes.objects(shape, in(kShacl, "in")))
        for (const std::string& item : items(shapes, list)) found.insert(item.substr(v::kCodeNamespace.size()));
    EXPECT_EQ(found, codes) << property;
  }
}

TEST(Shapes, NameOnlyTermsThatExist) {
  const File shapes("shapes.ttl");
  Strings known(v::dl::kClasses.begin(), v::dl::kClasses.end());
  known.insert(v::dl::kProperties.begin(), v::dl::kProperties.end());
  Strings targeted;
  for (const Triple& t : shapes.triples()) {
    EXPECT_TRUE(!t.object.value().starts_with(v::dl::kNamespace) || known.contains(t.object.value()))
        << t.object.value();
    if (t.predicate.value() == in(kShacl, "targetClass")) targeted.insert(t.object.value());
  }
  for (const std::string_view each : v::dl::kClasses)
    EXPECT_EQ(targeted.contains(std::string(each)), each != v::dl::EventType && each != v::dl::Code) << each;
}

TEST(Prefixes, NoneBeginsAnother) {
  for (const v::Prefix& a : v::kPrefixes)
    for (const v::Prefix& b : v::kPrefixes)
      EXPECT_EQ(a.name == b.name, b.iri.starts_with(a.iri)) << a.name << " " << b.name;
}

}  // namespace
}  // namespace dateline
