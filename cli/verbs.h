// One function a verb: it adds its subcommand, options and help to the command line, and sets the action where it is
// given. A verb's options are one static struct in its own file: the command line is read once a process.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace dateline {

// Exit codes, in the manner of serdi and sysexits.
enum class Exit : int { Ok = 0, BadInput = 1, Usage = 2, Bug = 70 };

// Options that every verb shares.
struct CommonOptions {
  bool quiet = false;
  std::string data;   // --data; empty: find it
  unsigned jobs = 0;  // 0: as many as processors
};

// What main runs after parsing: set by the verb that was given.
using Action = std::function<Exit(const CommonOptions&)>;

// The verbs, in the order of --help.
void add_build(CLI::App& app, Action& action);
void add_extract(CLI::App& app, Action& action);
void add_merge(CLI::App& app, Action& action);
void add_query(CLI::App& app, Action& action);
void add_parse(CLI::App& app, Action& action);
void add_link(CLI::App& app, Action& action);
void add_verify(CLI::App& app, Action& action);
void add_load(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_ontology(CLI::App& app, Action& action);

}  // namespace dateline
