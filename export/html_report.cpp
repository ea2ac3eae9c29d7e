// One pass over each kind of node. Sections link to each other by anchors made of a node's class and local name;
// evidence is shown in its sentence, the words themselves marked. Nothing here decides what is true: what a reader may
// doubt is shown with the article, the confidence and the rule that stand behind it.
#include "export/html_report.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "export/html_page.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

using html::escape;
using html::local_name;
using html::web_link;

// "WrittenStatement" gives "written statement".
std::string spaced(std::string_view code) {
  std::string text;
  for (const char c : local_name(code)) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !text.empty()) text += ' ';
    text += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

// "person-x5f…": the last two steps of the IRI.
std::string anchor(std::string_view iri) {
  return escape(std::string(html::space_name(iri)) + "-" + std::string(local_name(iri)));
}

struct RoleName {
  std::string_view property;
  std::string_view name;
};
constexpr std::array kRoles{RoleName{v::dl::agent, "who"},
                            RoleName{v::dl::target, "target"},
                            RoleName{v::dl::recipient, "recipient"},
                            RoleName{v::dl::topic, "topic"},
                            RoleName{v::dl::instrument, "by means of"},
                            RoleName{v::dl::venue, "venue"},
                            RoleName{v::dl::place, "where"},
                            RoleName{v::dl::becauseOf, "because of"},
                            RoleName{v::dl::purpose, "in order to"},
                            RoleName{v::dl::condition, "if"},
                            RoleName{v::dl::partOf, "part of"}};

class Page {
 public:
  Page(const GraphView& graph, const std::function<void(std::string_view)>& out) : graph_(graph), out_(out) {}

  void write() {
    articles_ = by_date(graph_.of_type(v::dl::Article), v::schema::datePublished);
    events_ = by_date(graph_.of_type(v::dl::Event), v::dl::dateEarliest);
    statements_ = by_date(graph_.of_type(v::dl::Statement), v::dl::dateEarliest);
    people_ = by_name(graph_.of_type(v::schema::Person));
    places_ = by_name(graph_.of_type(v::dl::Jurisdiction));
    discrepancies_ = graph_.of_type(v::dl::Discrepancy);
    write_head();
    section("discrepancies", "Where the articles differ", discrepancies_,
            [this](std::string_view iri) { write_discrepancy(iri); });
    section("events", "Events", events_, [this](std::string_view iri) { write_event(iri); });
    section("statements", "Statements", statements_, [this](std::string_view iri) { write_statement(iri); });
    section("people", "People", people_, [this](std::string_view iri) { write_person(iri); });
    section("places", "Jurisdictions", places_, [this](std::string_view iri) { write_place(iri); });
    section("articles", "Articles", articles_, [this](std::string_view iri) { write_article(iri); });
    out_(html::kEnd);
  }

 private:
  using Iris = std::vector<std::string_view>;

  // What has a date comes first, in its order, then the rest by name.
  [[nodiscard]] Iris by_date(Iris iris, std::string_view property) const {
    std::ranges::sort(iris, {}, [&](std::string_view iri) {
      const std::string_view date = graph_.text(iri, property);
      return std::tuple(date.empty(), date, name(iri), iri);
    });
    return iris;
  }
  [[nodiscard]] Iris by_name(Iris iris) const {
    std::ranges::sort(iris, {}, [&](std::string_view iri) { return std::pair(name(iri), iri); });
    return iris;
  }

  [[nodiscard]] std::string name(std::string_view iri) const {
    for (const std::string_view property : {v::rdfs::label, v::schema::headline, v::dl::text, v::dcterms::source})
      if (const std::string_view text = graph_.text(iri, property); !text.empty()) return std::string(text);
    return std::string(local_name(iri));
  }

  // A link where the page has the node, else its name.
  [[nodiscard]] std::string link(std::string_view iri) const {
    const std::string text = escape(name(iri));
    for (const std::string_view type :
         {v::dl::Event, v::dl::Statement, v::schema::Person, v::dl::Jurisdiction, v::dl::Article})
      if (graph_.has(iri, v::rdf::type, type)) return "<a href=\"#" + anchor(iri) + "\">" + text + "</a>";
    return text;
  }
  [[nodiscard]] std::string links(const std::vector<const Term*>& terms) const {
    std::string text;
    for (const Term* term : terms)
      text += (text.empty() ? "" : ", ") + (term->is_iri() ? link(term->value()) : escape(term->value()));
    return text;
  }

  void fact(std::string_view what, std::string_view value) { out_(html::fact(what, value)); }

  [[nodiscard]] std::string dates(std::string_view iri) const {
    const std::string_view from = graph_.text(iri, v::dl::dateEarliest);
    const std::string_view to = graph_.text(iri, v::dl::dateLatest);
    if (from.empty() || from == to) return std::string(from);
    return std::string(from) + " to " + std::string(to);
  }

  void write_head() {
    out_(html::head("What the articles tell"));
    const std::string counts = counted(articles_, "article") + ", " + counted(events_, "event") + ", " +
                               counted(statements_, "statement") + ", " + counted(people_, "person", "people") + ", " +
                               counted(places_, "jurisdiction");
    out_("<p class=\"meta\">" + counts + ". Marked words are the evidence.</p>\n<nav>");
    struct Entry {
      std::string_view id;
      std::string_view title;
      const Iris& iris;
    };
    for (const Entry& entry :
         {Entry{"discrepancies", "Differences", discrepancies_}, Entry{"events", "Events", events_},
          Entry{"statements", "Statements", statements_}, Entry{"people", "People", people_},
          Entry{"places", "Jurisdictions", places_}, Entry{"articles", "Articles", articles_}})
      if (!entry.iris.empty()) out_("<a href=\"#" + std::string(entry.id) + "\">" + std::string(entry.title) + "</a>");
    out_("</nav>\n");
  }

  static std::string counted(const Iris& iris, const std::string& one, const std::string& many = "") {
    return std::to_string(iris.size()) + " " + (iris.size() == 1 ? one : many.empty() ? one + "s" : many);
  }

  template <class Write>
  void section(std::string_view id, std::string_view title, const Iris& iris, const Write& write) {
    if (iris.empty()) return;
    out_("<section id=\"" + std::string(id) + "\">\n<h2>" + std::string(title) + "</h2>\n");
    for (const std::string_view iri : iris) {
      out_("<article id=\"" + anchor(iri) + "\">\n");
      write(iri);
      out_("</article>\n");
    }
    out_("</section>\n");
  }

  // The reports of a node, each with its words in their sentence.
  void write_reports(std::string_view iri) {
    for (const std::string_view report : graph_.subjects(v::dl::reports, iri)) {
      std::string notes = link(graph_.text(report, v::dl::inArticle));
      for (const std::string_view property : {v::dl::quotationKind, v::dl::modality})
        if (const std::string_view code = graph_.text(report, property); !code.empty())
          notes += " \xC2\xB7 " + escape(spaced(code));
      if (const std::string_view cue = graph_.text(report, v::dl::cue); !cue.empty())
        notes += " \xC2\xB7 \xE2\x80\x9C" + escape(cue) + "\xE2\x80\x9D";
      for (const Term* figure : graph_.objects(report, v::dl::figure))
        notes += " \xC2\xB7 " + figure_text(figure->value());
      if (const std::string_view sure = graph_.text(report, v::dl::confidence); !sure.empty())
        notes += " \xC2\xB7 confidence " + escape(sure);
      if (const std::string_view rule = graph_.text(report, v::dl::rule); !rule.empty())
        notes += " \xC2\xB7 " + escape(rule);
      out_("<div class=\"evidence\">");
      for (const Term* evidence : graph_.objects(report, v::dl::evidence)) write_evidence(evidence->value());
      out_("<div class=\"meta\">" + notes + "</div></div>\n");
    }
  }

  [[nodiscard]] std::string figure_text(std::string_view figure) const {
    const std::string how = spaced(graph_.text(figure, v::dl::comparator));
    return (how == "exact" ? "" : escape(how) + " ") + escape(graph_.text(figure, v::schema::value)) + " " +
           escape(graph_.text(figure, v::dl::counted));
  }

  void write_evidence(std::string_view evidence) {
    out_("<div title=\"characters " + std::string(graph_.text(evidence, v::oa::start)) + " to " +
         std::string(graph_.text(evidence, v::oa::end)) + "\">" + escape(graph_.text(evidence, v::oa::prefix)) +
         "<mark>" + escape(graph_.text(evidence, v::oa::exact)) + "</mark>" +
         escape(graph_.text(evidence, v::oa::suffix)) + "</div>");
  }

  void write_event(std::string_view iri) {
    out_("<h3>" + escape(name(iri)) + "</h3>\n<div class=\"chips\">");
    for (const Term* type : graph_.objects(iri, v::dl::eventType))
      out_("<span>" + escape(spaced(type->value())) + "</span>");
    const std::string modality = spaced(graph_.text(iri, v::dl::modality));
    if (!modality.empty() && modality != "happened") out_("<span class=\"doubt\">" + escape(modality) + "</span>");
    out_("</div>\n<dl class=\"facts\">\n");
    fact("when", escape(dates(iri)));
    for (const RoleName& role : kRoles) {
      if (role.property == v::dl::becauseOf &&
          (!graph_.text(iri, v::dl::purpose).empty() || !graph_.text(iri, v::dl::condition).empty()))
        continue;
      fact(role.name, links(graph_.objects(iri, role.property)));
    }
    std::string led;
    for (const std::string_view other : graph_.subjects(v::dl::becauseOf, iri))
      led += (led.empty() ? "" : ", ") + link(other);
    fact("led to", led);
    out_("</dl>\n");
    write_reports(iri);
  }

  void write_statement(std::string_view iri) {
    const std::string speaker = links(graph_.objects(iri, v::dl::speaker));
    out_("<h3>" + (speaker.empty() ? "Nobody named" : speaker) + "</h3>\n<blockquote>" +
         escape(graph_.text(iri, v::dl::text)) + "</blockquote>\n");
    out_("<dl class=\"facts\">\n");
    fact("when", escape(dates(iri)));
    fact("as", links(graph_.objects(iri, v::dl::inCapacity)));
    fact("through", links(graph_.objects(iri, v::dl::throughSpeaker)));
    fact("to", links(graph_.objects(iri, v::dl::addressee)));
    fact("by", escape(spaced(graph_.text(iri, v::dl::medium))));
    fact("at", links(graph_.objects(iri, v::dl::occasion)));
    fact("about", links(graph_.objects(iri, v::dl::about)));
    out_("</dl>\n");
    write_reports(iri);
  }

  void write_person(std::string_view iri) {
    out_("<h3>" + escape(name(iri)) + "</h3>\n<dl class=\"facts\">\n");
    fact("also", links(graph_.objects(iri, v::skos::altLabel)));
    fact("party", links(graph_.objects(iri, v::dl::party)));
    std::string offices;
    for (const std::string_view tenure : graph_.subjects(v::org::member, iri)) {
      const std::string status = spaced(graph_.text(tenure, v::dl::tenureStatus));
      offices += (offices.empty() ? "" : "; ") + links(graph_.objects(tenure, v::dl::office)) +
                 (status == "current" ? "" : " (" + escape(status) + ")");
    }
    fact("office", offices);
    fact("same as", outside(iri));
    out_("</dl>\n");
    write_list("said", graph_.subjects(v::dl::speaker, iri));
    Iris part;
    for (const RoleName& role : kRoles)
      for (const std::string_view event : graph_.subjects(role.property, iri))
        if (std::ranges::find(part, event) == part.end()) part.push_back(event);
    write_list("took part in", part);
    write_mentions(iri);
  }

  // The node in other data sets.
  [[nodiscard]] std::string outside(std::string_view iri) const {
    std::string text;
    for (const std::string_view property : {v::skos::exactMatch, v::skos::closeMatch})
      for (const Term* other : graph_.objects(iri, property))
        text += (text.empty() ? "" : ", ") + web_link(other->value());
    return text;
  }

  void write_list(const std::string& title, const Iris& iris) {
    if (iris.empty()) return;
    out_("<details><summary>" + title + " (" + std::to_string(iris.size()) + ")</summary><ul class=\"plain\">");
    for (const std::string_view iri : iris) out_("<li>" + link(iri) + "</li>");
    out_("</ul></details>\n");
  }

  void write_mentions(std::string_view iri) {
    const Iris reports = graph_.subjects(v::dl::reports, iri);
    if (reports.empty()) return;
    out_("<details><summary>named in " + counted(reports, "article") + "</summary>");
    write_reports(iri);
    out_("</details>\n");
  }

  void write_place(std::string_view iri) {
    out_("<h3>" + escape(name(iri)) + "</h3>\n<dl class=\"facts\">\n");
    fact("level", escape(spaced(graph_.text(iri, v::dl::level))));
    fact("in", links(graph_.objects(iri, v::dl::parent)));
    for (const auto& [title, property] :
         {RoleName{v::dl::ocdId, "OCD"}, RoleName{v::dl::geoid, "GEOID"}, RoleName{v::dl::isoCode, "ISO"}})
      fact(property, escape(graph_.text(iri, title)));
    fact("same as", outside(iri));
    out_("</dl>\n");
    write_mentions(iri);
  }

  void write_article(std::string_view iri) {
    out_("<h3>" + escape(name(iri)) + "</h3>\n<dl class=\"facts\">\n");
    fact("published", escape(graph_.text(iri, v::schema::datePublished)));
    fact("by", links(graph_.objects(iri, v::schema::author)));
    fact("in", links(graph_.objects(iri, v::schema::publisher)));
    fact("at", web_link(graph_.text(iri, v::schema::url)));
    fact("read from", escape(graph_.text(iri, v::dcterms::source)));
    fact("copy of", links(graph_.objects(iri, v::dl::wireCopyOf)));
    out_("</dl>\n");
  }

  void write_discrepancy(std::string_view iri) {
    const std::string_view comment = graph_.text(iri, v::rdfs::comment);
    out_("<h3>" + escape(comment.empty() ? std::string_view("A difference") : comment) + "</h3>\n");
    for (const Term* report : graph_.objects(iri, v::dl::between)) {
      out_("<div class=\"evidence\">" + links(graph_.objects(report->value(), v::dl::reports)));
      for (const Term* evidence : graph_.objects(report->value(), v::dl::evidence)) write_evidence(evidence->value());
      out_("<div class=\"meta\">" + link(graph_.text(report->value(), v::dl::inArticle)) + "</div></div>\n");
    }
  }

  const GraphView& graph_;
  const std::function<void(std::string_view)>& out_;
  Iris articles_, events_, statements_, people_, places_, discrepancies_;
};

}  // namespace

void write_html_report(const GraphView& graph, const std::function<void(std::string_view)>& out) {
  Page(graph, out).write();
}

}  // namespace dateline
