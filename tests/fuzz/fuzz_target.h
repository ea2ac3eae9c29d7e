// What the fuzz targets share: the end on a broken promise, and the resources of the pipeline, read once.
#pragma once

#include <cstdlib>

#include "extract/resources.h"

namespace dateline {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline const Resources& resources() {
  static const Resources loaded(find_data(""));
  return loaded;
}

}  // namespace dateline
