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
  double threshold = 0.4;
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

// The documents whose topics are to be used, as a collection of their own.
EcbCollection collect(const EcbDocuments& documents, const Happenings& happenings,
                      const std::function<bool(std::uint32_t topic)>& use) {
  EcbDocuments some = select(documents, use);
  EventPairs pairs(some.facts, happenings, some.texts);
  return {std::move(some), std::move(pairs)};
}

// A third of the topics each.
std::vector<EcbCollection> thirds(const EcbDocuments& documents, const Happenings& happenings) {
  std::vector<EcbCollection> parts;
  for (std::uint32_t part = 0; part < 3; ++part)
    parts.push_back(collect(documents, happenings, [&](std::uint32_t topic) { return topic % 3 == part; }));
  return parts;
}

// Taught by collections of two sizes, all topics but those of one third (of none: left_out is 3), and thirds.
EventPairModel teach(const EcbDocuments& documents, const std::vector<EcbCollection>& parts,
                     const Happenings& happenings, std::uint32_t left_out) {
  const EcbCollection whole =
      collect(documents, happenings, [&](std::uint32_t topic) { return topic % 3 != left_out; });
  std::vector<const EcbCollection*> collections{&whole};
  for (std::uint32_t part = 0; part < parts.size(); ++part)
    if (part != left_out) collections.push_back(&parts[part]);
  return train_event_pairs(collections, {});
}

// Each third of the topics clustered by what the other two teach.
void cross_validate(const EcbDocuments& documents, const std::vector<EcbCollection>& parts,
                    const Happenings& happenings) {
  std::vector<EventPairModel> models;
  for (std::uint32_t fold = 0; fold < parts.size(); ++fold) models.push_back(teach(documents, parts, happenings, fold));
  for (const double topics : {0.15, 0.2}) {
    std::vector<std::vector<AlikePair>> alike(parts.size());
    for (std::size_t fold = 0; fold < parts.size(); ++fold)
      parts[fold].pairs.for_each(parts[fold].pairs.topics(topics),
                                 [&](std::uint32_t a, std::uint32_t b, const PairTraits& pair) {
                                   alike[fold].push_back({a, b, models[fold].chance(pair)});
                                 });
    for (const double threshold : {0.3, 0.35, 0.4, 0.45, 0.5, 0.55}) {
      EcbDocuments all;
      std::vector<std::uint32_t> clusters;
      for (std::size_t fold = 0; fold < parts.size(); ++fold) {
        const auto before = static_cast<std::uint32_t>(clusters.size());
        for (const std::uint32_t cluster : average_link(parts[fold].pairs.size(), alike[fold], threshold))
          clusters.push_back(before + cluster);
        const std::vector<std::uint32_t>& chain = parts[fold].documents.chain;
        all.chain.insert(all.chain.end(), chain.begin(), chain.end());
      }
      const std::string name = "cross-validated, topics " + std::to_string(topics).substr(0, 4) + ", threshold " +
                               std::to_string(threshold).substr(0, 4);
      print(name.c_str(), all, clusters);
    }
  }
}

EventPairModel run(const EventPairOptions& options, EcbKind kind, const char* what, const Resources& resources,
                   const Happenings& happenings) {
  const EcbDocuments train = read_ecb_plus(options.corpus, 1, 25, kind, resources);
  const std::vector<EcbCollection> parts = thirds(train, happenings);
  const EventPairModel model = teach(train, parts, happenings, static_cast<std::uint32_t>(parts.size()));
  std::fprintf(stderr, "%s: topics 1-25: %zu documents, %zu mentions; topics 26-35:\n", what, train.facts.size(),
               train.chain.size());
  if (options.cross) cross_validate(train, parts, happenings);
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
