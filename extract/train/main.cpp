// dateline-train: rebuilds one model from annotated text. The only place of extract/train/ that catches; verbs print
// their progress and scores to standard error.
#include <cstdio>
#include <exception>

#include "extract/train/verbs.h"

int main(int argc, char** argv) {
  CLI::App app{"Trains the models of Dateline from annotated text."};
  app.require_subcommand(1);
  dateline::TrainAction action;
  dateline::add_authority_verb(app, action);
  dateline::add_attribution_verb(app, action);
  dateline::add_clusters_verb(app, action);
  dateline::add_dictionary_verb(app, action);
  dateline::add_event_pairs_verb(app, action);
  dateline::add_syntax_verbs(app, action);
  dateline::add_roles_verb(app, action);
  dateline::add_score_events_verb(app, action);
  dateline::add_score_pronouns_verb(app, action);
  dateline::add_score_verb(app, action);
  dateline::add_pronouns_verb(app, action);
  dateline::add_gazetteer_verb(app, action);
  dateline::add_names_verb(app, action);
  try {
    app.parse(argc, argv);
    if (action) action();
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dateline-train: %s\n", error.what());
    return 1;
  }
}
