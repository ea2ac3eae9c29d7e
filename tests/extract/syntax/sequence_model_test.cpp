#include "extract/syntax/sequence_model.h"

#include <gtest/gtest.h>

#include <map>

namespace dateline {
namespace {

using Labels = std::vector<Label>;

// Scores from a table, so that no model is needed.
struct Table {
  std::map<Feature, std::vector<std::int32_t>> rows;

  void add_scores(std::span<const Feature> features, std::span<std::int32_t> scores) const {
    for (const Feature f : features)
      if (const auto row = rows.find(f); row != rows.end())
        for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += row->second[i];
  }
};

SequenceInput tokens(const std::vector<Feature>& features) {
  SequenceInput input;
  for (const Feature f : features) {
    input.begin_token();
    input.features.push_back(f);
  }
  return input;
}

TEST(Schemes, SpansSurviveEncodingAndDecoding) {
  const std::vector<LabelledRange> spans{{{0, 1}, 0}, {{1, 4}, 1}, {{5, 7}, 1}, {{7, 8}, 1}};
  EXPECT_EQ(decode_bio(encode_bio(spans, 9)), spans);
  EXPECT_EQ(decode_bilou(encode_bilou(spans, 9)), spans);
}

TEST(Schemes, BrokenRunsGiveTheSpanTheyCover) {
  EXPECT_EQ(decode_bio(Labels{2, 2, 0}), (std::vector<LabelledRange>{{{0, 2}, 0}}));
  EXPECT_EQ(decode_bilou(Labels{2, 3, 3}), (std::vector<LabelledRange>{{{0, 2}, 0}, {{2, 3}, 0}}));
}

TEST(Transitions, EncodedSpansKeepToThem) {
  const Transitions table = bilou_transitions(2);
  const Labels labels = encode_bilou(std::vector<LabelledRange>{{{0, 3}, 1}, {{3, 4}, 0}, {{5, 7}, 0}}, 7);
  EXPECT_TRUE(table.begins[labels.front()] && table.ends[labels.back()]);
  for (std::size_t t = 1; t < labels.size(); ++t)
    EXPECT_TRUE(table.follows[labels[t - 1] * table.labels + labels[t]]) << t;
}

TEST(SequenceDecoder, KeepsToTheSchemeAgainstTheScores) {
  // Inside alone scores best everywhere, but may not stand first: Begin must open.
  const Table table{{{1, {0, 1, 5}}}};
  SequenceDecoder decoder(bio_transitions(1));
  Labels labels;
  decoder.decode(table, tokens({1, 1, 1}), labels);
  EXPECT_EQ(labels, (Labels{1, 2, 2}));
  SequenceDecoder strict(bilou_transitions(1));
  const Table begin_only{{{1, {0, 9, 0, 0, 0}}}};
  strict.decode(begin_only, tokens({1}), labels);
  EXPECT_EQ(labels, (Labels{0})) << "Begin may not stand last";
}

TEST(SequenceDecoder, TransitionsAndTheirContextsCount) {
  Table table{{{1, {0, 0, 0}}}};
  table.rows[transition_feature(0)] = {2, 3, 0};
  table.rows[transition_feature(1, 77)] = {0, 0, 9};
  SequenceInput input = tokens({1, 1, 1});
  Labels labels;
  SequenceDecoder decoder(bio_transitions(1));
  decoder.decode(table, input, labels);
  EXPECT_EQ(labels, (Labels{0, 0, 1}));
  input.contexts = {0, 77, 0};
  decoder.decode(table, input, labels);
  EXPECT_EQ(labels, (Labels{1, 2, 0}));
}

TEST(SequenceDecoder, TiesGoToTheLowestLabelAndBiasMovesThem) {
  SequenceDecoder decoder(bio_transitions(1));
  Labels labels;
  decoder.decode(Table{}, tokens({1, 2}), labels);
  EXPECT_EQ(labels, (Labels{0, 0}));
  const std::vector<std::int32_t> bias{-1, 0, 0};
  decoder.decode(Table{}, tokens({1, 2}), labels, bias);
  EXPECT_EQ(labels, (Labels{1, 1}));
  decoder.decode(Table{}, {}, labels);
  EXPECT_TRUE(labels.empty());
}

}  // namespace
}  // namespace dateline
