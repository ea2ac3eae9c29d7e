// One function a verb of dateline-train: it adds its subcommand and options to the command line, and sets what to do
// when it is given. A verb trains one model file, prints its development scores and lives in a file of its own.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

// What main runs after parsing: set by the verb that was given.
using TrainAction = std::function<void()>;

void add_authority_verb(CLI::App& app, TrainAction& action);
void add_attribution_verb(CLI::App& app, TrainAction& action);
void add_clusters_verb(CLI::App& app, TrainAction& action);
void add_dictionary_verb(CLI::App& app, TrainAction& action);
void add_event_pairs_verb(CLI::App& app, TrainAction& action);
void add_roles_verb(CLI::App& app, TrainAction& action);
void add_score_events_verb(CLI::App& app, TrainAction& action);
void add_score_pronouns_verb(CLI::App& app, TrainAction& action);
void add_score_verb(CLI::App& app, TrainAction& action);
void add_syntax_verbs(CLI::App& app, TrainAction& action);
void add_pronouns_verb(CLI::App& app, TrainAction& action);
void add_gazetteer_verb(CLI::App& app, TrainAction& action);
void add_names_verb(CLI::App& app, TrainAction& action);

}  // namespace dateline
