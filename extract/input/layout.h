// find_layout: which stretches of an article are story, and what its masthead says. Total: any valid UTF-8 has a
// layout.
#pragma once

#include "extract/article.h"
#include "extract/document.h"
#include "extract/input/layout_cues.h"

namespace dateline {

// What the article was given with goes before what stands in its text. Blocks follow Layout's rules: they rise, do not
// overlap and leave out only white space. A headline that is printed twice is Headline once, then Boilerplate.
[[nodiscard]] Layout find_layout(const Article& article, const LayoutCues& cues);

}  // namespace dateline
