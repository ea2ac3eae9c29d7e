// From paths to Facts: what `build` and `extract` have in common.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

#include "cli/verbs.h"
#include "extract/document.h"
#include "extract/input/read_articles.h"
#include "ontology/facts.h"
#include "ontology/identity/user_authority.h"

namespace dateline {

// What the user says of the inputs.
struct InputOptions {
  std::vector<std::string> paths;
  std::string published;
  std::string publisher;
  std::string format = "auto";
  std::uint64_t max_article_bytes = ReadOptions{}.max_article_bytes;
  std::vector<std::string> authority;
};

// PATH…, --published, --publisher, --input-format, --max-article-bytes, --authority.
void add_input_options(CLI::App& verb, InputOptions& options);

// The user's authority files: tables (.tsv) or RDF of any syntax that can be read.
[[nodiscard]] UserAuthority read_authority(const InputOptions& input);

// Analyses every article, several at a time, and hands what `prepare` makes of each document to `use` in the order of
// the inputs. `prepare` runs on many threads, `use` on one at a time. Problems go to standard error as they come and
// are counted at the end. Returns BadInput where some input was not read.
Exit for_each_line(const InputOptions& input, const CommonOptions& common,
                   const std::function<std::string(const Document&)>& prepare,
                   const std::function<void(std::string)>& use);
Exit for_each_facts(const InputOptions& input, const CommonOptions& common, const std::function<void(Facts)>& use);

}  // namespace dateline
