// Answers as text.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "export/sparql/evaluator.h"
#include "export/turtle_writer.h"

namespace dateline::sparql {

enum class ResultFormat : std::uint8_t { Table, Csv, Tsv, Json };

// "table", "csv", "tsv" or "json"; none for any other word.
[[nodiscard]] std::optional<ResultFormat> parse_result_format(std::string_view name);

// SELECT and ASK: a table to read, or SPARQL 1.1 Query Results in CSV, TSV or JSON. CONSTRUCT and DESCRIBE: Turtle,
// whatever the format. `prefixes` shorten the IRIs of the table and the Turtle.
void write_answer(const Answer& answer, const NodePool& pool, ResultFormat format, std::span<const Prefix> prefixes,
                  const ByteSink& out);

}  // namespace dateline::sparql
