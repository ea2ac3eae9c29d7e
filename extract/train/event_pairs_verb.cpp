// dateline-train event-pairs: learns a model of which event mentions are one from ECB+ topics 1-25, and scores it and a
// lemma baseline on topics 26-35; then the same for entities, scored only: gold mentions of annotated sentences,
// singletons included, one corpus-wide clustering, topics predicted or gold.
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>

#include "extract/train/coreference_score.h"
#include "extract/train/event_pairs_trainer.h"
#include "extract/train/verbs.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

struct EventPairOptions {
  std::string corpus, data, out;
  bool cross = false;
  double topics = 0.15;
  double threshold = 0.35;
};

void print(const char* name, const EcbDocuments& documents, const std::vector<std::uint32_t>& clusters) {
  const CoreferenceScore score = score_coreference(partition(documents.chain), partition(clusters));
  std::fprintf(stderr, "%-44s CoNLL %.2f", name, 100.0 * score.conll());
  for (const auto& [measure, each] :
       {std::pair("MUC", score.muc), std::pair("B3", score.b3), std::pair("CEAFe", score.ceafe)})
    std::fprintf(stderr, "  %s R %.1f P %.1f F %.1f", measure, 100.0 * each.recall, 100.0 * each.precision,
                 100.0 * each.f());
  std::fprintf(stderr, "\n");
}

// Mentions with one lemma in articles of one topic.
std::vector<std::uint32_t> lemma_clusters(const EcbDocuments& documents, const std::vector<std::uint32_t>& topics) {
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> numbers;
  std::vector<std::uint32_t> clusters;
  for (std::size_t document = 0; document < documents.facts.size(); ++document)
    for (const Event& event : documents.facts[document].events)
      clusters.push_back(
          numbers.try_emplace({topics[document], fold_name(event.lemma)}, static_cast<std::uint32_t>(numbers.size()))
              .first->second);
  return clusters;
}

// Each third of the topics clustered by what the other two teach.
void cross_validate(const EcbDocuments& documents, const EventPairs& pairs) {
  std::vector<EventPairModel> models;
  for (std::uint32_t fold = 0; fold < 3; ++fold)
    models.push_back(
        train_event_pairs(documents, pairs, {}, [&](std::uint32_t each) { return documents.topic[each] % 3 != fold; }));
  for (const double topics : {0.15, 0.2}) {
    std::vector<AlikePair> alike;
    pairs.for_each(pairs.topics(topics), [&](std::uint32_t a, std::uint32_t b, const auto& features) {
      const std::uint32_t fold = documents.topic[documents.document_of[a]] % 3;
      alike.push_back({a, b, models[fold].chance(features)});
    });
    for (const double threshold : {0.3, 0.35, 0.4, 0.45}) {
      const std::string name = "cross-validated, topics " + std::to_string(topics).substr(0, 4) + ", threshold " +
                               std::to_string(threshold).substr(0, 4);
      print(name.c_str(), documents, average_link(pairs.size(), alike, threshold));
    }
  }
}

EventPairModel run(const EventPairOptions& options, EcbKind kind, const char* what, const Resources& resources,
                   const Happenings& happenings) {
  const EcbDocuments train = read_ecb_plus(options.corpus, 1, 25, kind, resources);
  const EventPairs train_pairs(train.facts, happenings, train.texts);
  const EventPairModel model = train_event_pairs(train, train_pairs, {}, [](std::uint32_t) { return true; });
  std::fprintf(stderr, "%s: topics 1-25: %zu documents, %u mentions; topics 26-35:\n", what, train.facts.size(),
               train_pairs.size());
  if (options.cross) cross_validate(train, train_pairs);
  const EcbDocuments dev = read_ecb_plus(options.corpus, 26, 35, kind, resources);
  const EventPairs pairs(dev.facts, happenings, dev.texts);
  const std::vector<std::uint32_t> found = pairs.topics(options.topics);
  print("lemma, topics by tf-idf", dev, lemma_clusters(dev, found));
  print("lemma, gold topics", dev, lemma_clusters(dev, dev.topic));
  print("model, topics by tf-idf", dev, pairs.cluster(model, found, options.threshold));
  print("model, gold topics", dev, pairs.cluster(model, dev.topic, options.threshold));
  return model;
}

void train(const EventPairOptions& options) {
  const std::filesystem::path data = find_data(options.data);
  const Resources resources(data);
  const Happenings happenings(data / "en" / "happenings.tsv");
  const EventPairModel model = run(options, EcbKind::Events, "events", resources, happenings);
  (void)run(options, EcbKind::Entities, "entities", resources, happenings);
  if (options.out.empty()) return;
  std::ofstream file(options.out, std::ios::binary);
  file << model.bytes();
  if (!file.flush()) throw std::runtime_error(options.out + ": cannot be written");
}

}  // namespace

void add_event_pairs_verb(CLI::App& app, TrainAction& action) {
  const auto options = std::make_shared<EventPairOptions>();
  CLI::App* verb = app.add_subcommand("event-pairs", "Learn when two event mentions are one, and score it on ECB+");
  verb->add_option("ECBPLUS", options->corpus, "Folder with topic-01.jsonl.gz …")->required();
  verb->add_option("-o,--output", options->out, "Where the model goes; none: only score");
  verb->add_option("--data", options->data, "Data folder");
  verb->add_option("--topics", options->topics, "How alike articles of one topic are on average")
      ->capture_default_str();
  verb->add_option("--threshold", options->threshold, "Least mean chance within a cluster")->capture_default_str();
  verb->add_flag("--cross", options->cross, "Cross-validate on topics 1-25 as well");
  verb->callback([options, &action] { action = [options] { train(*options); }; });
}

}  // namespace dateline
