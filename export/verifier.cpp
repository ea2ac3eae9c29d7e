// The graph's literals went through Term, which puts text into NFC and replaces what is no text; the article's
// stretches go through it too before they are compared, so that an article in another normal form is not a false alarm.
// A combining mark that follows the last character of a stretch could then differ; no evidence ends inside a character
// in practice.
#include "export/verifier.h"

#include <algorithm>

#include "ontology/sha256.h"
#include "ontology/vocabulary.h"

namespace dateline {
namespace {

namespace v = vocabulary;

std::vector<std::size_t> code_point_offsets(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) offsets.push_back(i);
  offsets.push_back(text.size());
  return offsets;
}

std::string as_literal(std::string_view text) { return Term::string(text).value(); }

// At most 80 bytes from `start`, for messages, on one line.
std::string shortened(std::string text, std::size_t start) {
  std::ranges::replace(text, '\n', ' ');
  const auto inside = [&](std::size_t at) {
    return at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (inside(start)) --start;
  std::size_t end = std::min(start + 77, text.size());
  while (inside(end)) --end;
  return (start > 0 ? "..." : "") + text.substr(start, end - start) + (end < text.size() ? "..." : "");
}

// Both from a little before where they part.
std::string differ(const std::string& expected, const std::string& found) {
  const auto parting = static_cast<std::size_t>(std::ranges::mismatch(expected, found).in1 - expected.begin());
  const std::size_t start = parting > 40 ? parting - 20 : 0;
  return "expected \"" + shortened(expected, start) + "\", found \"" + shortened(found, start) + "\"";
}

// The letters alone: parts are joined by spaces, and line ends inside a quotation are.
std::string without_space(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ') result += c;
  return result;
}

}  // namespace

void Verifier::write(const Term& subject, const Term& predicate, const Term& object) {
  const std::string& p = predicate.value();
  const std::string& o = object.value();
  const auto node = [&]() -> Node& { return nodes_[subject.value()]; };
  if (p == v::rdf::type) {
    if (o == v::dl::Article) node().is_article = true;
    if (o == v::dl::Evidence) node().is_evidence = true;
  } else if (p == v::dl::inArticle) {
    node().article = o;
  } else if (p == v::dl::sha256) {
    node().sha256 = o;
  } else if (p == v::dcterms::source) {
    node().source = o;
  } else if (p == v::oa::exact || p == v::dl::reportedText || p == v::dl::text) {
    node().text = o;
  } else if (p == v::oa::prefix) {
    node().prefix = o;
  } else if (p == v::oa::suffix) {
    node().suffix = o;
  } else if (p == v::dl::reports) {
    node().reports = o;
  } else if (p == v::dl::evidence) {
    node().evidence.push_back(o);
  } else if (p == v::oa::start || p == v::dl::extentStart) {
    node().start = std::stoll(o);
  } else if (p == v::oa::end || p == v::dl::extentEnd) {
    node().end = std::stoll(o);
  }
}

void Verifier::finish() {
  for (const auto& [iri, node] : nodes_)
    if (node.is_article) articles_[iri];
  for (const auto& [iri, node] : nodes_) {
    if (!node.evidence.empty()) check_report(iri, node);
    if (!node.is_evidence) continue;
    const auto article = articles_.find(node.article);
    if (article == articles_.end())
      complain(iri, "evidence without an article in the graph");
    else if (node.start < 0 || node.end <= node.start)
      complain(iri, "expected offsets of a stretch of text, found " + std::to_string(node.start) + " to " +
                        std::to_string(node.end));
    else
      article->second.evidence.push_back(iri);
  }
}

// A report and its evidence belong to one article; where it gives a wording, that is what the evidence says.
void Verifier::check_report(const std::string& iri, const Node& report) {
  std::vector<const Node*> pieces;
  for (const std::string& piece : report.evidence) {
    const auto found = nodes_.find(piece);
    if (found == nodes_.end() || !found->second.is_evidence)
      return complain(iri, "its evidence <" + piece + "> is not in the graph");
    if (!report.article.empty() && found->second.article != report.article)
      complain(iri, "its evidence <" + piece + "> is of another article");
    pieces.push_back(&found->second);
  }
  if (report.text.empty()) return;
  std::ranges::sort(pieces, {}, &Node::start);
  std::string words;
  for (const Node* piece : pieces) words += without_space(piece->text);
  if (words != without_space(report.text))
    complain(iri, "its wording is not its evidence's: " + differ(words, report.text));
  const auto statement = nodes_.find(report.reports);
  if (report.start < 0 || statement == nodes_.end()) return;
  const auto length = static_cast<std::int64_t>(code_point_offsets(statement->second.text).size()) - 1;
  if (report.start >= report.end || report.end > length)
    complain(iri, "its extent is not in the " + std::to_string(length) + " characters of <" + report.reports +
                      ">: " + std::to_string(report.start) + " to " + std::to_string(report.end));
}

std::string Verifier::find_article(const std::string& source, const std::string& sha256) const {
  std::string by_source;
  for (const auto& [iri, known] : articles_) {
    const Node& node = nodes_.at(iri);
    if (node.sha256 == sha256 && node.source == source) return iri;
    if (node.sha256 == sha256 && by_source.empty()) by_source = iri;
  }
  if (!by_source.empty()) return by_source;
  for (const auto& [iri, known] : articles_)
    if (nodes_.at(iri).source == source) return iri;
  return "";
}

void Verifier::check(const std::string& source, std::string_view text) {
  const std::string sha256 = sha256_hex(text);
  const std::string iri = find_article(source, sha256);
  if (iri.empty()) {
    strangers_.push_back(source);
    return;
  }
  Known& known = articles_.at(iri);
  known.came = true;
  if (nodes_.at(iri).sha256 != sha256)
    complain(iri, "the text of " + source + " has another SHA-256: " + differ(nodes_.at(iri).sha256, sha256));
  const std::vector<std::size_t> offsets = code_point_offsets(text);
  for (const std::string& piece : known.evidence) check_evidence(piece, nodes_.at(piece), text, offsets);
}

void Verifier::check_evidence(const std::string& iri, const Node& evidence, std::string_view text,
                              const std::vector<std::size_t>& offsets) {
  ++checked_;
  const auto end = static_cast<std::size_t>(evidence.end);
  if (end >= offsets.size())
    return complain(iri, "ends at " + std::to_string(end) + ", and the text at " + std::to_string(offsets.size() - 1));
  const std::size_t from = offsets[static_cast<std::size_t>(evidence.start)];
  const std::size_t to = offsets[end];
  const std::string found = as_literal(text.substr(from, to - from));
  if (found != evidence.text) complain(iri, differ(evidence.text, found));
  // An article not in NFC may need more bytes than the literal has: the first comparison is the quick one.
  const std::string_view before = text.substr(0, from);
  const std::string_view after = text.substr(to);
  if (!before.ends_with(evidence.prefix) && !as_literal(before).ends_with(evidence.prefix))
    complain(iri,
             "before it: " +
                 differ(evidence.prefix,
                        as_literal(before.substr(before.size() - std::min(before.size(), evidence.prefix.size())))));
  if (!after.starts_with(evidence.suffix) && !as_literal(after).starts_with(evidence.suffix))
    complain(iri, "after it: " + differ(evidence.suffix, as_literal(after.substr(0, evidence.suffix.size()))));
}

void Verifier::finish_articles() {
  for (const auto& [iri, known] : articles_)
    if (!known.came) complain(iri, "its article was not given: " + nodes_.at(iri).source);
}

}  // namespace dateline
