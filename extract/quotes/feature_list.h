// FeatureList: the features of one candidate, put one after another into a vector that is used again.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/syntax/linear_model.h"

namespace dateline {

class FeatureList {
 public:
  // Empties `out`, which must outlive the list.
  explicit FeatureList(std::vector<Feature>& out) : out_(out) { out_.clear(); }

  // Adds feature(kind, parts…).
  template <class... Parts>
  void put(std::uint64_t kind, Parts... parts) {
    out_.push_back(feature(kind, parts...));
  }

 private:
  std::vector<Feature>& out_;
};

}  // namespace dateline
