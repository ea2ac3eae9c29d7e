// SPARQL 1.1 Query Results JSON Format, and CSV and TSV Formats (W3C, 2013). A table's columns are as wide as their
// widest cell on a terminal, up to a limit; line ends inside a cell become spaces.
#include "export/sparql/results.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string>

#include "export/rdf_reader.h"
namespace dateline::sparql {
namespace {

constexpr std::size_t kWidestCell = 100;

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result += {'\\', c};
    else if (c == '\n')
      result += "\\n";
    else if (c == '\t')
      result += "\\t";
    else if (c == '\r')
      result += "\\r";
    else if (byte < 0x20)
      result += {'\\', 'u', '0', '0', "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    else
      result += c;
  }
  return result + "\"";
}

std::string json_node(const NodePool& pool, NodeId id) {
  const Node& node = pool[id];
  const std::string value = ", \"value\": " + json_string(node.value) + "}";
  if (node.kind == NodeKind::Iri) return "{\"type\": \"uri\"" + value;
  if (node.kind == NodeKind::Blank) return "{\"type\": \"bnode\"" + value;
  const std::string& type = pool.type(id);
  if (type.empty()) return "{\"type\": \"literal\"" + value;
  if (type[0] == '@') return "{\"type\": \"literal\", \"xml:lang\": " + json_string(type.substr(1)) + value;
  return "{\"type\": \"literal\", \"datatype\": " + json_string(type) + value;
}

void write_json(const Answer& answer, const NodePool& pool, const ByteSink& out) {
  if (answer.form == Query::Form::Ask)
    return out(std::string("{\"head\": {}, \"boolean\": ") + (answer.truth ? "true" : "false") + "}\n");
  std::string text = "{\"head\": {\"vars\": [";
  for (const std::string& name : answer.names) text += (&name == answer.names.data() ? "" : ", ") + json_string(name);
  text += "]}, \"results\": {\"bindings\": [";
  for (std::size_t i = 0; i < answer.rows.size(); ++i) {
    text += i == 0 ? "\n{" : ",\n{";
    bool first = true;
    for (std::size_t k = 0; k < answer.names.size(); ++k) {
      if (answer.rows[i][k] == kUnbound) continue;
      text += (first ? "" : ", ") + json_string(answer.names[k]) + ": " + json_node(pool, answer.rows[i][k]);
      first = false;
    }
    text += "}";
    if (text.size() > 60'000) out(text), text.clear();
  }
  out(text + "\n]}}\n");
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

void write_csv(const Answer& answer, const NodePool& pool, const ByteSink& out) {
  std::string line;
  for (const std::string& name : answer.names) line += (&name == answer.names.data() ? "" : ",") + csv_cell(name);
  out(line + "\r\n");
  for (const auto& row : answer.rows) {
    line.clear();
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k > 0) line += ",";
      if (row[k] != kUnbound) line += (pool[row[k]].kind == NodeKind::Blank ? "_:" : "") + csv_cell(pool[row[k]].value);
    }
    out(line + "\r\n");
  }
}

// A node as Turtle has it, without prefixes.
std::string turtle_node(const NodePool& pool, NodeId id) {
  const Node& node = pool[id];
  if (node.kind == NodeKind::Iri) return "<" + node.value + ">";
  if (node.kind == NodeKind::Blank) return "_:" + node.value;
  std::string text = "\"";
  for (const char c : node.value) {
    if (c == '"' || c == '\\')
      text += {'\\', c};
    else if (c == '\n')
      text += "\\n";
    else if (c == '\r')
      text += "\\r";
    else if (c == '\t')
      text += "\\t";
    else
      text += c;
  }
  text += "\"";
  const std::string& type = pool.type(id);
  if (type.empty()) return text;
  return type[0] == '@' ? text + type : text + "^^<" + type + ">";
}

void write_tsv(const Answer& answer, const NodePool& pool, const ByteSink& out) {
  std::string line;
  for (const std::string& name : answer.names) line += (&name == answer.names.data() ? "?" : "\t?") + name;
  out(line + "\n");
  for (const auto& row : answer.rows) {
    line.clear();
    for (std::size_t k = 0; k < row.size(); ++k)
      line += (k == 0 ? "" : "\t") + (row[k] == kUnbound ? std::string() : turtle_node(pool, row[k]));
    out(line + "\n");
  }
}

// The text cut to a width, with its width on a terminal.
std::pair<std::string, std::size_t> fit(std::string_view text) {
  std::string result;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t c = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    const std::size_t step = size > 0 ? static_cast<std::size_t>(size) : 1;
    if (width + 1 >= kWidestCell && at + step < text.size()) return {result + "\xE2\x80\xA6", width + 1};
    const bool control = size <= 0 || c < 0x20 || c == 0x7F;
    result += control ? std::string_view(" ") : text.substr(at, step);
    width += control ? 1 : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(c)));
    at += step;
  }
  return {result, width};
}

std::string short_node(const NodePool& pool, NodeId id, std::span<const Prefix> prefixes) {
  if (id == kUnbound) return "";
  const Node& node = pool[id];
  if (node.kind == NodeKind::Blank) return "_:" + node.value;
  if (node.kind == NodeKind::Literal) return node.value;
  const Prefix* longest = nullptr;
  for (const Prefix& prefix : prefixes)
    if (std::string_view(node.value).starts_with(prefix.iri) && (!longest || prefix.iri.size() > longest->iri.size()))
      longest = &prefix;
  return longest ? std::string(longest->name) + ":" + node.value.substr(longest->iri.size()) : node.value;
}

void write_table(const Answer& answer, const NodePool& pool, std::span<const Prefix> prefixes, const ByteSink& out) {
  std::vector<std::vector<std::pair<std::string, std::size_t>>> lines(1);
  for (const std::string& name : answer.names) lines[0].push_back(fit(name));
  for (const auto& row : answer.rows) {
    auto& line = lines.emplace_back();
    for (const NodeId id : row) line.push_back(fit(short_node(pool, id, prefixes)));
  }
  std::vector<std::size_t> widths(answer.names.size());
  for (const auto& line : lines)
    for (std::size_t k = 0; k < line.size(); ++k) widths[k] = std::max(widths[k], line[k].second);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string text;
    for (std::size_t k = 0; k < widths.size(); ++k) {
      text += lines[i][k].first;
      if (k + 1 < widths.size()) text.append(widths[k] - lines[i][k].second + 2, ' ');
    }
    while (text.ends_with(' ')) text.pop_back();
    out(text + "\n");
    if (i > 0) continue;
    text.clear();
    for (std::size_t k = 0; k < widths.size(); ++k)
      text += std::string(widths[k], '-') + (k + 1 < widths.size() ? "  " : "");
    out(text + "\n");
  }
}

Term term_of(const NodePool& pool, NodeId id) {
  const Node& node = pool[id];
  if (node.kind == NodeKind::Iri) return Term::iri(node.value);
  if (node.kind == NodeKind::Blank) return Term::iri(std::string(kBlankSpace) + node.value);
  const std::string& type = pool.type(id);
  return type.starts_with('@') ? Term::text(node.value, type.substr(1)) : Term::literal(node.value, type, "");
}

void write_turtle(const Answer& answer, const NodePool& pool, std::span<const Prefix> prefixes, const ByteSink& out) {
  TurtleWriter writer(out, Format::Turtle, prefixes);
  for (const Ids& triple : answer.triples)
    writer.write(term_of(pool, triple[0]), term_of(pool, triple[1]), term_of(pool, triple[2]));
  writer.finish();
}

}  // namespace

std::optional<ResultFormat> parse_result_format(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"table", "csv", "tsv", "json"};
  const auto* found = std::ranges::find(kNames, name);
  return found == kNames.end() ? std::nullopt : std::optional(static_cast<ResultFormat>(found - kNames.begin()));
}

void write_answer(const Answer& answer, const NodePool& pool, ResultFormat format, std::span<const Prefix> prefixes,
                  const ByteSink& out) {
  if (answer.form == Query::Form::Construct || answer.form == Query::Form::Describe)
    return write_turtle(answer, pool, prefixes, out);
  if (format == ResultFormat::Json) return write_json(answer, pool, out);
  if (answer.form == Query::Form::Ask) return out(answer.truth ? "true\n" : "false\n");
  switch (format) {
    case ResultFormat::Csv:
      return write_csv(answer, pool, out);
    case ResultFormat::Tsv:
      return write_tsv(answer, pool, out);
    default:
      return write_table(answer, pool, prefixes, out);
  }
}

}  // namespace dateline::sparql
