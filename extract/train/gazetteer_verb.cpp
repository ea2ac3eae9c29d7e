// dateline-train gazetteer: the open tables as one hashed file.
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "extract/train/gazetteer_builder.h"
#include "extract/train/verbs.h"

namespace dateline {

void add_gazetteer_verb(CLI::App& app, TrainAction& action) {
  struct Options {
    std::string open, output;
    std::vector<std::string> words;
  };
  auto* verb = app.add_subcommand("gazetteer", "Names, places and officials from open tables");
  auto options = std::make_shared<Options>();
  verb->add_option("tables", options->open, "Folder with names/, geonames/, iso3166/, us-jurisdictions/, officials/")
      ->required();
  verb->add_option("--words", options->words, "Tables of phrase and kind, as name_words.tsv")->required();
  verb->add_option("-o,--output", options->output, "The model to write")->required();
  verb->callback([options, &action] {
    action = [options] {
      const std::string bytes = build_gazetteer(options->open, options->words);
      std::ofstream file(options->output, std::ios::binary);
      if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
        throw std::runtime_error(options->output + ": cannot be written");
      std::fprintf(stderr, "gazetteer: %zu bytes\n", bytes.size());
    };
  });
}

}  // namespace dateline
