// First every term gets its anchor, then each kind is written in the order of its IRIs, so that links may lead forward.
// What is said in several ways is shown in one: schema:domainIncludes beside rdfs:domain (joined by "or" and by "and",
// for the one offers and the other demands), OWL equivalence beside the SKOS matches. The inverse of a link is shown at
// its other end. Knowingly left out: anonymous classes (restrictions, unions) are named as such and not spelled out,
// concepts outside any scheme have no list to stand in, and of texts in several languages only the English one is
// shown, else one without a language, else the first.
#include "export/ontology_page.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "export/html_page.h"
#include "export/rdf_reader.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;
using html::escape;
using html::local_name;
using html::web_link;

#define OWL "http://www.w3.org/2002/07/owl#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define SCHEMA "http://schema.org/"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define VANN "http://purl.org/vocab/vann/"

constexpr std::array<std::string_view, 2> kClassTypes{OWL "Class", RDFS "Class"};

struct Named {
  std::string_view iri;
  std::string_view name;
};
constexpr std::array kPropertyTypes{Named{OWL "ObjectProperty", "links to a node"},
                                    Named{OWL "DatatypeProperty", "holds a value"},
                                    Named{OWL "AnnotationProperty", "annotates"}, Named{RDF "Property", "property"}};

// What a term is in other vocabularies, or under another name in this one.
constexpr std::array kAlignments{Named{OWL "equivalentClass", "equivalent to"},
                                 Named{OWL "equivalentProperty", "equivalent to"},
                                 Named{OWL "sameAs", "same as"},
                                 Named{OWL "inverseOf", "inverse of"},
                                 Named{SKOS "broader", "broader"},
                                 Named{SKOS "exactMatch", "exact match"},
                                 Named{SKOS "closeMatch", "close match"},
                                 Named{SKOS "broadMatch", "broad match"},
                                 Named{SKOS "narrowMatch", "narrow match"},
                                 Named{SKOS "relatedMatch", "related match"},
                                 Named{RDFS "seeAlso", "see also"}};

// Prefixes of the vocabularies that ontologies lean on, beside those of our graphs.
constexpr std::array kMorePrefixes{v::Prefix{"owl", OWL}, v::Prefix{"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
                                   v::Prefix{"foaf", "http://xmlns.com/foaf/0.1/"}};

class Page {
 public:
  Page(const GraphView& graph, const std::function<void(std::string_view)>& out) : graph_(graph), out_(out) {}

  std::size_t write() {
    collect();
    write_head();
    write_section(classes_section_, "Classes", classes_, [this](std::string_view iri) { write_class(iri); });
    write_section(properties_section_, "Properties", properties_,
                  [this](std::string_view iri) { write_property(iri); });
    for (const CodeList& list : lists_) write_list(list);
    out_(html::kEnd);
    return anchors_.size();
  }

 private:
  using Iris = std::vector<std::string_view>;

  // A scheme, the concepts that are written under it, and those that have their place elsewhere on the page.
  struct CodeList {
    std::string_view iri;
    Iris concepts;
    Iris others;
  };

  void collect() {
    for (const std::string_view ontology : graph_.of_type(OWL "Ontology"))
      if (ontology_.empty()) ontology_ = ontology;
    Iris classes;
    for (const std::string_view type : kClassTypes) append(classes, graph_.of_type(type));
    classes_ = claim(classes);
    Iris properties;
    for (const Named& type : kPropertyTypes) append(properties, graph_.of_type(type.iri));
    properties_ = claim(properties);
    for (const std::string_view scheme : claim(graph_.of_type(SKOS "ConceptScheme")))
      lists_.push_back({scheme, {}, {}});
    for (CodeList& list : lists_) {
      const Iris members = concepts_of(list.iri);
      list.concepts = claim(members);
      std::ranges::set_difference(members, list.concepts, std::back_inserter(list.others));
    }
    classes_section_ = free_anchor("classes", "section");
    properties_section_ = free_anchor("properties", "section");
  }

  static void append(Iris& all, const Iris& more) { all.insert(all.end(), more.begin(), more.end()); }

  static Iris in_order(Iris iris) {
    std::ranges::sort(iris);
    iris.erase(std::ranges::unique(iris).begin(), iris.end());
    return iris;
  }

  // Gives anchors to those that have an IRI and no anchor yet, and returns them in order.
  Iris claim(const Iris& iris) {
    Iris claimed;
    for (const std::string_view iri : in_order(iris)) {
      if (iri.starts_with(kBlankSpace) || anchors_.contains(iri)) continue;
      anchors_.emplace(iri, free_anchor(std::string(local_name(iri)), std::string(html::space_name(iri))));
      claimed.push_back(iri);
    }
    return claimed;
  }

  // The wanted anchor, with a step in front as often as it takes to be the only one of its name.
  std::string free_anchor(std::string wanted, const std::string& step) {
    while (wanted.empty() || !taken_.insert(wanted).second) {
      wanted.insert(0, "-");
      wanted.insert(0, step);
    }
    return wanted;
  }

  [[nodiscard]] Iris concepts_of(std::string_view scheme) const {
    Iris concepts = graph_.subjects(SKOS "inScheme", scheme);
    append(concepts, graph_.subjects(SKOS "topConceptOf", scheme));
    for (const Term* top : graph_.objects(scheme, SKOS "hasTopConcept"))
      if (top->is_iri()) concepts.push_back(top->value());
    return in_order(concepts);
  }

  // The text of the first property that has one: in English, else without a language, else the first.
  [[nodiscard]] std::string_view text(std::string_view iri, std::initializer_list<std::string_view> properties) const {
    for (const std::string_view property : properties) {
      const std::vector<const Term*> texts = graph_.objects(iri, property);
      for (const char* language : {"en", ""})
        for (const Term* text : texts)
          if (text->language() == language) return text->value();
      if (!texts.empty()) return texts.front()->value();
    }
    return {};
  }
  [[nodiscard]] std::string_view label(std::string_view iri) const {
    return text(iri, {SKOS "prefLabel", v::rdfs::label, "http://purl.org/dc/terms/title"});
  }
  [[nodiscard]] std::string_view comment(std::string_view iri) const {
    return text(iri, {SKOS "definition", v::rdfs::comment});
  }

  // "dl:Event" where the prefix is known, else the IRI.
  [[nodiscard]] std::string short_name(std::string_view iri) const {
    const auto shortened = [&](std::string_view name, std::string_view space) {
      const bool fits = !space.empty() && iri.size() > space.size() && iri.starts_with(space) &&
                        iri.find_first_of("/#", space.size()) == std::string_view::npos;
      return fits ? std::string(name) + ":" + std::string(iri.substr(space.size())) : std::string();
    };
    std::string found = shortened(graph_.text(ontology_, VANN "preferredNamespacePrefix"),
                                  graph_.text(ontology_, VANN "preferredNamespaceUri"));
    for (const v::Prefix& prefix : v::kPrefixes)
      if (found.empty()) found = shortened(prefix.name, prefix.iri);
    for (const v::Prefix& prefix : kMorePrefixes)
      if (found.empty()) found = shortened(prefix.name, prefix.iri);
    return found.empty() ? std::string(iri) : found;
  }

  // A link to a term of the page or out of it.
  [[nodiscard]] std::string link(std::string_view iri) const {
    if (const auto found = anchors_.find(iri); found != anchors_.end())
      return "<a href=\"#" + escape(found->second) + "\">" + escape(short_name(iri)) + "</a>";
    return iri.starts_with(kBlankSpace) ? "an anonymous class" : web_link(iri, short_name(iri));
  }
  [[nodiscard]] std::string links(const Iris& iris) const {
    std::string html;
    for (const std::string_view iri : iris) html += (html.empty() ? "" : ", ") + link(iri);
    return html;
  }
  [[nodiscard]] std::string values(std::string_view iri, std::string_view property, std::string_view between) const {
    std::string html;
    for (const Term* value : graph_.objects(iri, property))
      html += (html.empty() ? "" : std::string(between)) +
              (value->is_iri() ? link(value->value()) : escape(value->value()));
    return html;
  }

  void fact(std::string_view what, std::string_view value) { out_(html::fact(what, value)); }

  static std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
  }

  void write_head() {
    const std::string_view title = label(ontology_);
    out_(html::head(title.empty() ? "Ontology" : title));
    const std::string_view about = text(ontology_, {"http://purl.org/dc/terms/description",
                                                    "http://purl.org/dc/elements/1.1/description", v::rdfs::comment});
    if (!about.empty()) out_("<p>" + escape(about) + "</p>\n");
    out_("<dl class=\"facts\">\n");
    fact("IRI", ontology_.starts_with(kBlankSpace) ? "" : web_link(ontology_));
    fact("version", escape(graph_.text(ontology_, OWL "versionInfo")));
    fact("licence", values(ontology_, "http://purl.org/dc/terms/license", ", "));
    fact("terms", counted(classes_.size(), "class", "classes") + ", " +
                      counted(properties_.size(), "property", "properties") + ", " +
                      counted(lists_.size(), "code list", "code lists"));
    out_("</dl>\n<nav>");
    if (!classes_.empty()) out_("<a href=\"#" + classes_section_ + "\">Classes</a>");
    if (!properties_.empty()) out_("<a href=\"#" + properties_section_ + "\">Properties</a>");
    for (const CodeList& list : lists_)
      out_("<a href=\"#" + escape(anchors_.at(list.iri)) + "\">" + escape(list_title(list)) + "</a>");
    out_("</nav>\n");
  }

  [[nodiscard]] std::string list_title(const CodeList& list) const {
    std::string title(label(list.iri));
    if (title.empty()) title = short_name(list.iri);
    if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    return title;
  }

  void open_section(std::string_view id, std::string_view title) {
    out_("<section id=\"" + escape(id) + "\">\n<h2>" + escape(title) + "</h2>\n");
  }

  // All terms of a section at a glance, then one after another.
  template <class Write>
  void write_terms(const Iris& iris, const Write& write) {
    out_("<p class=\"meta\">" + links(iris) + "</p>\n");
    for (const std::string_view iri : iris) {
      out_("<article id=\"" + escape(anchors_.at(iri)) + "\">\n<h3>" + link(iri) + " <span class=\"meta\">" +
           escape(label(iri)) + "</span></h3>\n");
      if (const std::string_view words = comment(iri); !words.empty()) out_("<div>" + escape(words) + "</div>\n");
      out_("<dl class=\"facts\">\n");
      write(iri);
      for (const Named& alignment : kAlignments) fact(alignment.name, values(iri, alignment.iri, ", "));
      fact("IRI", web_link(iri));
      out_("</dl>\n</article>\n");
    }
  }

  template <class Write>
  void write_section(std::string_view id, std::string_view title, const Iris& iris, const Write& write) {
    if (iris.empty()) return;
    open_section(id, title);
    write_terms(iris, write);
    out_("</section>\n");
  }

  // What names a class as its domain or range, in either way of saying so.
  [[nodiscard]] Iris ending_at(std::string_view iri, std::string_view one, std::string_view several) const {
    Iris properties = graph_.subjects(one, iri);
    append(properties, graph_.subjects(several, iri));
    return in_order(properties);
  }

  void write_class(std::string_view iri) {
    fact("kind of", values(iri, RDFS "subClassOf", ", "));
    fact("kinds", links(graph_.subjects(RDFS "subClassOf", iri)));
    fact("properties", links(ending_at(iri, RDFS "domain", SCHEMA "domainIncludes")));
    fact("value of", links(ending_at(iri, RDFS "range", SCHEMA "rangeIncludes")));
  }

  [[nodiscard]] std::string end(std::string_view iri, std::string_view one, std::string_view several) const {
    const std::string all = values(iri, one, " and ");
    const std::string any = values(iri, several, " or ");
    return all.empty() || any.empty() ? all + any : all + "; " + any;
  }

  void write_property(std::string_view iri) {
    for (const Named& type : kPropertyTypes)
      if (graph_.has(iri, v::rdf::type, type.iri)) {
        fact("kind", std::string(type.name));
        break;
      }
    fact("domain", end(iri, RDFS "domain", SCHEMA "domainIncludes"));
    fact("range", end(iri, RDFS "range", SCHEMA "rangeIncludes"));
    fact("narrows", values(iri, RDFS "subPropertyOf", ", "));
    fact("narrowed by", links(graph_.subjects(RDFS "subPropertyOf", iri)));
  }

  void write_list(const CodeList& list) {
    open_section(anchors_.at(list.iri), list_title(list));
    if (const std::string_view words = comment(list.iri); !words.empty()) out_("<p>" + escape(words) + "</p>\n");
    out_("<dl class=\"facts\">\n");
    fact("IRI", web_link(list.iri));
    fact("also in it", links(list.others));
    out_("</dl>\n");
    write_terms(list.concepts, [this](std::string_view iri) { write_concept(iri); });
    out_("</section>\n");
  }

  void write_concept(std::string_view iri) {
    fact("notation", values(iri, SKOS "notation", ", "));
    fact("examples", values(iri, SKOS "example", ", "));
    fact("narrower", links(ending_at(iri, SKOS "broader", SKOS "broadMatch")));
  }

  const GraphView& graph_;
  const std::function<void(std::string_view)>& out_;
  std::string_view ontology_;
  Iris classes_, properties_;
  std::vector<CodeList> lists_;
  std::string classes_section_, properties_section_;
  std::map<std::string_view, std::string> anchors_;  // by IRI
  std::set<std::string> taken_;
};

#undef OWL
#undef RDF
#undef RDFS
#undef SCHEMA
#undef SKOS
#undef VANN

}  // namespace

std::size_t write_ontology_page(const GraphView& graph, const std::function<void(std::string_view)>& out) {
  return Page(graph, out).write();
}

}  // namespace dateline
