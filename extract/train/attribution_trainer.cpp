// Paragraphs that annotators were unsure of or discarded are not learned from. Where attributions are nested, the role
// tagger learns the outer one.
#include "extract/train/attribution_trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <fstream>
#include <numeric>
#include <thread>

#include "extract/quotes/attribution_line.h"
#include "extract/quotes/edges.h"
#include "extract/train/attribution_scores.h"
#include "extract/train/binary_trainer.h"
#include "extract/train/dense_trainer.h"
#include "extract/train/edge_trainer.h"
#include "extract/train/model_writer.h"
#include "extract/train/perceptron.h"
#include "extract/train/random.h"

namespace dateline {
namespace {

// An article with all that is learned from it. Its view points to its document, so it stays where it is.
struct Sample {
  Sample(const PolnearArticle& article, const Analyse& analyse, const CueLexicon& lexicon, const Clusters& clusters)
      : id(article.id), document(analyse(article)), view(document, lexicon, clusters) {
    for (const PolnearAttribution& attribution : article.attributions) {
      gold.push_back(project(document, attribution));
      if (gold.back().cue.empty() && gold.back().content.empty()) gold.pop_back();
    }
    std::stable_sort(gold.begin(), gold.end(),
                     [](const Attribution& a, const Attribution& b) { return extent(a) > extent(b); });
    for (const Span span : article.left_out) left_out.push_back(tokens_touching(document, span));
  }
  Sample(const Sample&) = delete;

  static std::uint32_t extent(const Attribution& attribution) {
    TokenIndex first = kNone, last = 0;
    for (const auto* role : {&attribution.source, &attribution.cue, &attribution.content})
      for (const TokenRange piece : *role) first = std::min(first, piece.begin), last = std::max(last, piece.end);
    return first == kNone ? 0 : last - first;
  }

  [[nodiscard]] bool is_left_out(TokenRange range) const {
    return std::any_of(left_out.begin(), left_out.end(), [&](TokenRange other) { return other.overlaps(range); });
  }

  std::string id;
  Document document;
  AttributionView view;
  std::vector<Attribution> gold;  // outer ones first
  std::vector<TokenRange> left_out;
  CueMarks cues;                 // jackknifed
  std::vector<RoleSpans> roles;  // jackknifed
  std::vector<std::int16_t> margins;
};

using Samples = std::deque<Sample>;

Samples samples_of(const std::filesystem::path& path, const AttributionTraining& training, const Analyse& analyse,
                   const CueLexicon& lexicon, const Clusters& clusters, int share) {
  Samples out;
  const auto articles = read_polnear(path);
  for (std::size_t i = 0; i < articles.size(); i += static_cast<std::size_t>(share))
    out.emplace_back(articles[i], analyse, lexicon, clusters);
  std::size_t tokens = 0;
  for (const Sample& sample : out) tokens += sample.view.size();
  training.progress(fmt::format("{}: {} articles, {} tokens", path.filename().string(), out.size(), tokens));
  return out;
}

// Marks the pieces within a range, as long as they meet no piece marked before.
void mark_pieces(const std::vector<TokenRange>& pieces, TokenRange range, std::uint8_t type,
                 std::vector<Label>& labels) {
  for (TokenRange piece : pieces) {
    piece.begin = std::max(piece.begin, range.begin);
    piece.end = std::min(piece.end, range.end);
    if (piece.begin >= piece.end) continue;
    const auto begin = labels.begin() + (piece.begin - range.begin), end = labels.begin() + (piece.end - range.begin);
    if (std::any_of(begin, end, [](Label label) { return label != 0; })) continue;
    std::fill(begin, end, static_cast<Label>(2 + 2 * type));
    *begin = static_cast<Label>(1 + 2 * type);
  }
}

std::vector<Label> gold_cues(const Sample& sample, TokenRange range) {
  std::vector<Label> labels(range.size(), 0);
  for (const Attribution& attribution : sample.gold) mark_pieces(attribution.cue, range, 0, labels);
  return labels;
}

std::vector<Label> gold_roles(const Sample& sample, TokenRange range) {
  std::vector<Label> labels(range.size(), 0);
  for (const Attribution& attribution : sample.gold) {
    mark_pieces(attribution.cue, range, 1, labels);
    mark_pieces(attribution.source, range, 0, labels);
    mark_pieces(attribution.content, range, 2, labels);
  }
  return labels;
}

// A section is kept where a LinearModel can view it; 64-byte alignment is not needed in memory.
struct Trained {
  std::string section;
  LinearModel model;
};

// Trains one model without each fold, and one on all, two at a time; the last is that on all.
std::vector<Trained> train_folds(const DenseExamples& examples, const std::vector<std::uint32_t>& article_of,
                                 DenseTraining training, int folds, int full_runs) {
  std::vector<Trained> out(static_cast<std::size_t>(folds) + 1);
  const auto work = [&](int first) {
    for (int k = first; k <= folds; k += 2) {
      DenseTraining mine = training;
      if (k < folds)
        mine.use = [&, k](std::size_t i) {
          return static_cast<int>(article_of[i] % static_cast<std::uint32_t>(folds)) != k;
        };
      else
        mine.runs = full_runs;
      out[static_cast<std::size_t>(k)].section = train_dense(examples, mine);
    }
  };
  std::thread other(work, 1);
  work(0);
  other.join();
  for (Trained& trained : out) trained.model = LinearModel(trained.section);
  return out;
}

class Trainer {
 public:
  Trainer(const AttributionTraining& training, const Analyse& analyse)
      : training_(training),
        lexicon_(training.lexicon),
        clusters_(training.clusters),
        train_(samples_of(training.train, training, analyse, lexicon_, clusters_, training.share)),
        dev_(samples_of(training.development, training, analyse, lexicon_, clusters_, 1)) {}

  void run() {
    learn_cues();
    learn_roles();
    learn_links();
    learn_edges();
    learn_confidence();
    ModelWriter writer;
    writer.add("cues", cues_.section);
    writer.add("roles", roles_.section);
    writer.add("links", links_.section);
    writer.add("edges", edges_.section);
    writer.add("certainty", confidence_.section);
    writer.add("bias", std::string(reinterpret_cast<const char*>(&bias_), sizeof bias_));
    writer.write(training_.output);
    if (!training_.predictions.empty()) write_predictions();
    if (!training_.fold_predictions.empty()) write_fold_predictions();
  }

 private:
  void learn_cues() {
    DenseExamples examples(bio_transitions(1));
    std::vector<std::uint32_t> article_of;
    SequenceInput input;
    for (std::uint32_t a = 0; a < train_.size(); ++a)
      for (const Sentence& sentence : train_[a].document.text.sentences) {
        if (train_[a].is_left_out(sentence.tokens)) continue;
        cue_input(train_[a].view, sentence.tokens, input);
        examples.add(input, gold_cues(train_[a], sentence.tokens));
        article_of.push_back(a);
      }
    examples.prune(training_.least_seen);
    DenseTraining dense;
    dense.epochs = training_.cue_epochs;
    dense.min_weight = training_.min_weight;
    auto models = train_folds(examples, article_of, dense, training_.folds, training_.runs);
    cues_ = std::move(models.back());
    cues_.model = LinearModel(cues_.section);
    bias_.cue = 20 * cues_.model.scale();
    for (std::uint32_t a = 0; a < train_.size(); ++a)
      train_[a].cues = mark_cues(train_[a].view, models[fold_of(a)].model, bias_.cue);
    for (Sample& sample : dev_) sample.cues = mark_cues(sample.view, cues_.model, bias_.cue);
    training_.progress(
        fmt::format("cues: {} features, {} bytes; {}", examples.features(), cues_.section.size(), cue_report()));
  }

  // How many gold cue tokens are marked, and how many marked ones are gold.
  std::string cue_report() const {
    std::size_t gold = 0, marked = 0, both = 0;
    for (const Sample& sample : dev_)
      for (const Sentence& sentence : sample.document.text.sentences) {
        const auto labels = gold_cues(sample, sentence.tokens);
        for (std::size_t i = 0; i < labels.size(); ++i) {
          const bool found = sample.cues.labels[sentence.tokens.begin + i] != 0;
          gold += labels[i] != 0, marked += found, both += labels[i] != 0 && found;
        }
      }
    return fmt::format("tokens P {:.1f} R {:.1f}",
                       100.0 * static_cast<double>(both) / static_cast<double>(std::max<std::size_t>(1, marked)),
                       100.0 * static_cast<double>(both) / static_cast<double>(std::max<std::size_t>(1, gold)));
  }

  void learn_roles() {
    DenseExamples examples(bio_transitions(kRoleTypes));
    std::vector<std::uint32_t> article_of;
    SequenceInput input;
    for (std::uint32_t a = 0; a < train_.size(); ++a)
      for (const TokenRange paragraph : train_[a].view.paragraphs()) {
        if (train_[a].is_left_out(paragraph)) continue;
        role_input(train_[a].view, train_[a].cues, paragraph, input);
        examples.add(input, gold_roles(train_[a], paragraph));
        article_of.push_back(a);
      }
    examples.prune(training_.least_seen);
    DenseTraining dense;
    dense.epochs = training_.role_epochs;
    dense.min_weight = training_.min_weight;
    auto models = train_folds(examples, article_of, dense, training_.folds, training_.runs);
    roles_ = std::move(models.back());
    roles_.model = LinearModel(roles_.section);
    bias_.role = training_.role_bias * roles_.model.scale();
    const auto tag = [&](Sample& sample, const LinearModel& model) {
      TaggedRoles tagged = tag_roles(sample.view, sample.cues, model, bias_.role);
      sample.roles = std::move(tagged.paragraphs);
      sample.margins = std::move(tagged.margins);
    };
    for (std::uint32_t a = 0; a < train_.size(); ++a) tag(train_[a], models[fold_of(a)].model);
    for (Sample& sample : dev_) tag(sample, roles_.model);
    training_.progress(fmt::format("roles: {} features, {} bytes", examples.features(), roles_.section.size()));
  }

  void learn_links();
  void learn_edges();
  void learn_confidence();
  void report_thresholds(const char* what, const Samples& samples,
                         const std::vector<std::vector<Attribution>>& found) const;
  void report_reliability(const char* what, const Samples& samples,
                          const std::vector<std::vector<Attribution>>& found) const;
  void write_predictions() const;
  void write_fold_predictions() const;

  // What the models find in a development article.
  [[nodiscard]] std::vector<Attribution> attributions_of(const Sample& sample) const {
    return join_roles(sample.view, sample.roles, links_.model, edges_.model);
  }

  [[nodiscard]] std::uint32_t fold_of(std::size_t article) const {
    return static_cast<std::uint32_t>(article % static_cast<std::size_t>(training_.folds));
  }

  // What models that have not seen a training article find in it.
  [[nodiscard]] std::vector<Attribution> folds_attributions(std::size_t article) const {
    const Sample& sample = train_[article];
    return join_roles(sample.view, sample.roles, links_.model, edges_by_fold_[fold_of(article)].model);
  }

  const AttributionTraining& training_;
  CueLexicon lexicon_;
  Clusters clusters_;
  Samples train_, dev_;
  Trained cues_, roles_, links_, edges_, confidence_;
  std::vector<Trained> edges_by_fold_;
  TaggerBias bias_;
};

std::uint32_t overlap(const std::vector<TokenRange>& pieces, TokenRange span) {
  std::uint32_t count = 0;
  for (const TokenRange piece : pieces) {
    const TokenIndex begin = std::max(piece.begin, span.begin), end = std::min(piece.end, span.end);
    count += begin < end ? end - begin : 0;
  }
  return count;
}

// The index of the span that overlaps the pieces most, or kNone.
std::uint32_t best_overlap(const std::vector<TokenRange>& spans, const std::vector<TokenRange>& pieces) {
  std::uint32_t best = kNone, most = 0;
  for (std::uint32_t i = 0; i < spans.size(); ++i)
    if (const std::uint32_t count = overlap(pieces, spans[i]); count > most) most = count, best = i;
  return best;
}

// The gold attribution whose role overlaps the span most, or none.
const Attribution* matching(const std::vector<Attribution>& gold, std::vector<TokenRange> Attribution::*role,
                            TokenRange span) {
  const Attribution* best = nullptr;
  std::uint32_t most = 0;
  for (const Attribution& attribution : gold)
    if (const std::uint32_t count = overlap(attribution.*role, span); count > most) most = count, best = &attribution;
  return best;
}

// One choice of the linker: the features of the candidates, and which is right.
struct Choice {
  std::vector<std::vector<Feature>> candidates;
  std::size_t right = 0;
};

template <class Fill>
Choice choice_of(std::size_t size, std::uint32_t right, const Fill& fill) {
  Choice out;
  out.candidates.resize(size + 1);
  fill(kNone, out.candidates[0]);
  for (std::uint32_t i = 0; i < size; ++i) fill(i, out.candidates[i + 1]);
  out.right = right == kNone ? 0 : right + 1;
  return out;
}

void add_choices(const Sample& sample, const RoleSpans& spans, std::vector<Choice>& out) {
  for (std::size_t c = 0; c < spans.cues.size(); ++c) {
    const Attribution* gold = matching(sample.gold, &Attribution::cue, spans.cues[c]);
    if (gold == nullptr) continue;
    out.push_back(choice_of(
        spans.sources.size(), best_overlap(spans.sources, gold->source),
        [&](std::uint32_t s, std::vector<Feature>& f) { source_link_features(sample.view, spans, c, s, f); }));
  }
  for (std::size_t k = 0; k < spans.contents.size(); ++k) {
    const Attribution* gold = matching(sample.gold, &Attribution::content, spans.contents[k]);
    out.push_back(choice_of(
        spans.cues.size(), gold == nullptr ? kNone : best_overlap(spans.cues, gold->cue),
        [&](std::uint32_t c, std::vector<Feature>& f) { content_link_features(sample.view, spans, k, c, f); }));
  }
}

// Averaged ranking perceptron: the right candidate must beat all others.
std::string train_ranker(const std::vector<Choice>& choices, int epochs, std::uint32_t min_updates, double& error) {
  Perceptron weights(1);
  Random random(7);
  std::vector<std::uint32_t> order(choices.size());
  std::iota(order.begin(), order.end(), 0U);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    random.shuffle(order);
    std::size_t wrong = 0;
    for (const std::uint32_t index : order) {
      const Choice& choice = choices[index];
      std::size_t guess = 0;
      std::int32_t best = 0;
      for (std::size_t i = 0; i < choice.candidates.size(); ++i) {
        std::int32_t value = i == choice.right ? 0 : 2;
        weights.add_scores(choice.candidates[i], {&value, 1});
        if (i == 0 || value > best) best = value, guess = i;
      }
      if (guess != choice.right) {
        ++wrong;
        for (const Feature f : choice.candidates[choice.right]) weights.add(f, 0, 1);
        for (const Feature f : choice.candidates[guess]) weights.add(f, 0, -1);
      }
      weights.tick();
    }
    error = static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(1, choices.size()));
  }
  return weights.finish({min_updates, 1, 32});
}

void Trainer::learn_links() {
  std::vector<Choice> choices;
  for (const Sample& sample : train_)
    for (const RoleSpans& spans : sample.roles)
      if (!sample.is_left_out(spans.paragraph)) add_choices(sample, spans, choices);
  double error = 0;
  links_.section = train_ranker(choices, 4, 4, error);
  links_.model = LinearModel(links_.section);
  training_.progress(
      fmt::format("links: {} choices, last error {:.3f}, {} bytes", choices.size(), error, links_.section.size()));
}

// The gold piece that the context's piece overlaps most, if any.
const TokenRange* gold_piece(const Sample& sample, TokenRange piece) {
  const Attribution* gold = matching(sample.gold, &Attribution::content, piece);
  if (gold == nullptr) return nullptr;
  const std::uint32_t best = best_overlap(gold->content, {piece});
  return best == kNone ? nullptr : &gold->content[best];
}

void Trainer::learn_edges() {
  std::vector<EdgeChoice> choices;
  for (std::uint32_t a = 0; a < train_.size(); ++a)
    for (const RoleSpans& spans : train_[a].roles) {
      const Sample& sample = train_[a];
      if (sample.is_left_out(spans.paragraph)) continue;
      for (const Attribution& attribution : link_roles(sample.view, spans, links_.model))
        for (std::size_t i = 0; i < attribution.content.size(); ++i) {
          const TokenRange* gold = gold_piece(sample, attribution.content[i]);
          if (gold == nullptr) continue;
          auto choice = edge_choice(sample.view, edge_context(sample.view, spans, attribution, i), *gold);
          if (!choice) continue;
          choice->fold = fold_of(a);
          choices.push_back(std::move(*choice));
        }
    }
  edges_by_fold_.resize(static_cast<std::size_t>(training_.folds));
  double error = 0;
  const auto train = [&](std::uint32_t left_out, Trained& out) {
    out.section = train_edges(choices, training_.edge_epochs, training_.edge_updates, left_out, error);
    out.model = LinearModel(out.section);
  };
  for (std::uint32_t k = 0; k < edges_by_fold_.size(); ++k) train(k, edges_by_fold_[k]);
  train(kNone, edges_);
  training_.progress(
      fmt::format("edges: {} choices, last error {:.3f}, {} bytes", choices.size(), error, edges_.section.size()));
  AttributionScores before, after;
  const LinearModel none;
  for (std::uint32_t a = 0; a < train_.size(); ++a) {
    const Sample& sample = train_[a];
    before.add(sample.gold, join_roles(sample.view, sample.roles, links_.model, none));
    after.add(sample.gold, folds_attributions(a));
  }
  training_.progress(fmt::format("folds, edges as tagged: {}", before.report()));
  training_.progress(fmt::format("folds, edges refined:   {}", after.report()));
}

// The model that rates attributions, learnt without those of one fold; kNone leaves out none.
std::string certainty_section(const BinaryTrainer& trainer, std::uint32_t left_out) {
  const BinaryTraining training{
      .epochs = 8, .seed = 11, .rate = 0.05, .decay = 0.002, .first_square = 1e-6, .least = 8, .scale = 1024};
  std::vector<QuantisedRow> rows;
  for (const auto& [key, weight] : trainer.train(training, left_out))
    rows.push_back({key, {{std::uint8_t{0}, weight}}});
  return write_linear_section(rows, 1, training.scale);
}

// Tries thresholds on attributions rated by models that have not seen their articles.
void Trainer::learn_confidence() {
  BinaryTrainer trainer;
  std::vector<std::vector<Attribution>> found;
  std::vector<Feature> features;
  for (std::size_t a = 0; a < train_.size(); ++a) {
    const Sample& sample = train_[a];
    found.push_back(folds_attributions(a));
    const auto good = right_ones(sample.gold, found[a]);
    for (std::size_t i = 0; i < found[a].size(); ++i) {
      if (sample.is_left_out(found[a][i].content.front())) continue;
      confidence_features(sample.view, sample.cues, sample.margins, found[a][i], features);
      trainer.add(features, good[i], fold_of(a));
    }
  }
  for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(training_.folds); ++k) {
    const std::string section = certainty_section(trainer, k);
    const LinearModel model(section);
    for (std::size_t a = k; a < train_.size(); a += static_cast<std::size_t>(training_.folds))
      rate(train_[a].view, train_[a].cues, train_[a].margins, model, found[a]);
  }
  confidence_.section = certainty_section(trainer, kNone);
  confidence_.model = LinearModel(confidence_.section);
  std::vector<std::vector<Attribution>> dev;
  for (const Sample& sample : dev_) {
    dev.push_back(attributions_of(sample));
    rate(sample.view, sample.cues, sample.margins, confidence_.model, dev.back());
  }
  report_thresholds("folds", train_, found);
  report_thresholds("development", dev_, dev);
  report_reliability("folds", train_, found);
  report_reliability("development", dev_, dev);
}

void Trainer::report_thresholds(const char* what, const Samples& samples,
                                const std::vector<std::vector<Attribution>>& found) const {
  for (const double least : {0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5}) {
    AttributionScores scores;
    for (std::size_t a = 0; a < samples.size(); ++a) {
      std::vector<Attribution> kept;
      std::copy_if(found[a].begin(), found[a].end(), std::back_inserter(kept),
                   [&](const Attribution& attribution) { return attribution.confidence >= least; });
      scores.add(samples[a].gold, kept);
    }
    training_.progress(
        fmt::format("{}, confidence {:.2f}: {} mean {:.2f}", what, least, scores.report(), scores.goal()));
  }
}

void Trainer::report_reliability(const char* what, const Samples& samples,
                                 const std::vector<std::vector<Attribution>>& found) const {
  std::array<std::size_t, 10> count{}, hits{};
  for (std::size_t a = 0; a < samples.size(); ++a) {
    const auto good = right_ones(samples[a].gold, found[a]);
    for (std::size_t i = 0; i < found[a].size(); ++i) {
      const auto bin = std::min<std::size_t>(9, static_cast<std::size_t>(found[a][i].confidence * 10));
      ++count[bin];
      hits[bin] += good[i];
    }
  }
  for (std::size_t bin = 0; bin < count.size(); ++bin)
    if (count[bin] != 0)
      training_.progress(fmt::format("{}, confidence {:.1f}-{:.1f}: {} found, {:.1f} % right", what,
                                     0.1 * static_cast<double>(bin), 0.1 * static_cast<double>(bin + 1), count[bin],
                                     100.0 * static_cast<double>(hits[bin]) / static_cast<double>(count[bin])));
}

void Trainer::write_predictions() const {
  std::ofstream out(training_.predictions, std::ios::binary);
  for (const Sample& sample : dev_)
    out << attribution_line(sample.id, sample.document, attributions_of(sample)) << '\n';
}

// What each fold's models find in the articles they were not trained on.
void Trainer::write_fold_predictions() const {
  std::ofstream out(training_.fold_predictions, std::ios::binary);
  for (std::size_t a = 0; a < train_.size(); ++a)
    out << attribution_line(train_[a].id, train_[a].document, folds_attributions(a)) << '\n';
}

}  // namespace

void train_attribution(const AttributionTraining& training, const Analyse& analyse) {
  Trainer(training, analyse).run();
}

}  // namespace dateline
