// UserLinks add to what is known and never rename: a node keeps its IRI, so that work done on the graph stays good.
#include "ontology/identity/user_links.h"

#include <algorithm>
#include <stdexcept>

#include "ontology/csv.h"
#include "ontology/term.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

bool is_wikidata_id(std::string_view text) {
  return text.size() > 1 && text.front() == 'Q' && text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::string node_iri(std::string_view text, std::string_view base) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  return text.find("://") == std::string_view::npos ? std::string(base) + std::string(text) : std::string(text);
}

}  // namespace

std::string link_iri(std::string_view text) {
  if (is_wikidata_id(text)) return "http://www.wikidata.org/entity/" + std::string(text);
  return is_absolute_iri(text) ? std::string(text) : "";
}

void UserLinks::read(const std::filesystem::path& path, std::string_view base) {
  const Csv table(path, path.extension() == ".tsv" ? '\t' : ',');
  const std::size_t node = table.column("node"), link = table.column("link");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string& text = table.field(i, link);
    if (text.empty()) continue;
    const std::string iri = link_iri(text), subject = node_iri(table.field(i, node), base);
    if (iri.empty())
      throw std::runtime_error(table.where(i) + ": expected an IRI or a Wikidata id in the column link, found " + text);
    if (!is_absolute_iri(subject))
      throw std::runtime_error(table.where(i) + ": expected an IRI in the column node, found " + subject);
    const std::string match = table.has_column("match") ? table.field(i, table.column("match")) : "";
    if (!match.empty() && match != "exact" && match != "close")
      throw std::runtime_error(table.where(i) + ": expected exact or close in the column match, found " + match);
    std::vector<Link>& known = links_[subject];
    const Link made{iri, match != "close"};
    if (std::none_of(known.begin(), known.end(), [&](const Link& other) { return other.iri == made.iri; }))
      known.push_back(made);
  }
}

const std::vector<Link>& UserLinks::of(const std::string& node) const {
  static const std::vector<Link> kNone;
  const auto found = links_.find(node);
  return found == links_.end() ? kNone : found->second;
}

void LinkingSink::graph(const std::string& iri) {
  close_subject();
  next_.graph(iri);
}

void LinkingSink::write(const Term& subject, const Term& predicate, const Term& object) {
  if (!subject_ || *subject_ != subject) {
    close_subject();
    subject_ = subject;
  }
  const bool match =
      predicate.value() == vocabulary::skos::exactMatch || predicate.value() == vocabulary::skos::closeMatch;
  const auto& links = links_.of(subject.value());
  if (match && std::any_of(links.begin(), links.end(), [&](const Link& link) { return link.iri == object.value(); }))
    return;
  next_.write(subject, predicate, object);
}

void LinkingSink::close_subject() {
  if (!subject_) return;
  // A subject may come again in another named graph; its links are written with its first triples.
  const auto& links = links_.of(subject_->value());
  if (!links.empty() && linked_.insert(subject_->value()).second)
    for (const Link& link : links) {
      const std::string_view predicate = link.exact ? vocabulary::skos::exactMatch : vocabulary::skos::closeMatch;
      next_.write(*subject_, Term::iri(std::string(predicate)), Term::iri(link.iri));
    }
  subject_.reset();
}

void LinkingSink::finish() {
  close_subject();
  next_.finish();
}

std::vector<std::string> LinkingSink::missing() const {
  std::vector<std::string> nodes;
  for (const auto& [node, links] : links_.all())
    if (!linked_.contains(node)) nodes.push_back(node);
  return nodes;
}

}  // namespace dateline
