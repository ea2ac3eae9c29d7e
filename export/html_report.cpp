// One pass over each kind of node. Sections link to each other by anchors made of a node's class and local name;
// evidence is shown in its sentence, the words themselves marked. Nothing here decides what is true: what a reader may
// doubt is shown with the article, the confidence and the rule that stand behind it.
#include "export/html_report.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

constexpr std::string_view kStyle = R"(
:root { --ink: #1d1c1a; --paper: #fbfaf7; --faint: #6d6961; --line: #dcd8cf; --mark: #ffe9a8; --accent: #7a2e1d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e4dc; --paper: #191816; --faint: #a19b90; --line: #3a3733; --mark: #5c4a12; --accent: #e79a84; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 2rem 1.25rem 6rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, "Times New Roman", serif; }
h1 { font-size: 2rem; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.05rem; margin: 0 0 .2rem; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
nav { margin: 1rem 0 0; font: .9rem/1.5 system-ui, sans-serif; }
nav a { margin-right: 1.1rem; white-space: nowrap; }
article { padding: .9rem 0; border-bottom: 1px solid var(--line); }
article:target { background: color-mix(in srgb, var(--mark) 35%, transparent); }
.facts, .meta, summary, .chips { font: .85rem/1.5 system-ui, sans-serif; }
.meta, .source { color: var(--faint); }
.facts { display: grid; grid-template-columns: 7rem 1fr; gap: .1rem .8rem; margin: .4rem 0; }
.facts dt { color: var(--faint); }
.facts dd { margin: 0; }
.chips span { display: inline-block; margin-right: .4rem; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; }
.chips .doubt { border-style: dashed; color: var(--accent); }
blockquote { margin: .3rem 0 .3rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
.evidence { margin: .35rem 0 .35rem 1rem; font-size: .95rem; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
summary { cursor: pointer; color: var(--faint); }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.tree { margin: 0; padding-left: 1.2rem; }
@media print { details > * { display: block; } nav { display: none; } }
)";

std::string escape(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

// What follows the last '/' or '#'.
std::string_view local_name(std::string_view iri) { return iri.substr(iri.find_last_of("/#") + 1); }

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
  const std::string_view local = local_name(iri);
  const std::string_view before = iri.substr(0, iri.size() - std::min(iri.size(), local.size() + 1));
  return escape(std::string(local_name(before)) + "-" + std::string(local));
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
    out_("</body>\n</html>\n");
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

  void fact(std::string_view what, const std::string& html) {
    if (!html.empty()) out_("<dt>" + std::string(what) + "</dt><dd>" + html + "</dd>\n");
  }

  [[nodiscard]] std::string dates(std::string_view iri) const {
    const std::string_view from = graph_.text(iri, v::dl::dateEarliest);
    const std::string_view to = graph_.text(iri, v::dl::dateLatest);
    if (from.empty() || from == to) return std::string(from);
    return std::string(from) + " to " + std::string(to);
  }

  void write_head() {
    out_(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width\">\n");
    out_("<title>What the articles tell</title>\n<style>" + std::string(kStyle) +
         "</style>\n</head>\n<body>\n<h1>What the articles tell</h1>\n");
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

  // A link out of the page; what is no web address stays text.
  static std::string web_link(std::string_view address) {
    const std::string text = escape(address);
    const bool is_web = address.starts_with("http://") || address.starts_with("https://");
    return is_web ? "<a href=\"" + text + "\">" + text + "</a>" : text;
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
