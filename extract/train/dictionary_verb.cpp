// dateline-train dictionary: what words may be, from WordNet.
#include "extract/train/dictionary_builder.h"
#include "extract/train/model_writer.h"
#include "extract/train/verbs.h"

namespace dateline {

void add_dictionary_verb(CLI::App& app, TrainAction& action) {
  struct Options {
    std::string wordnet, output;
  };
  auto* verb = app.add_subcommand("dictionary", "What words may be, from WordNet");
  auto options = std::make_shared<Options>();
  verb->add_option("wordnet", options->wordnet, "Folder with WordNet's data.*, *.exc and cntlist.rev")->required();
  verb->add_option("-o,--output", options->output, "The model to write")->required();
  verb->callback([options, &action] {
    action = [options] {
      ModelWriter writer;
      writer.add("words", build_dictionary(options->wordnet));
      writer.write(options->output);
    };
  });
}

}  // namespace dateline
