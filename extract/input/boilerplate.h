// boilerplate: captions, photo credits, comment forms, share and link lines: what a page holds besides its story.
#pragma once

#include <string_view>

#include "extract/document.h"
#include "extract/input/layout_cues.h"

namespace dateline {

// Caption or Boilerplate for a block that its own words show to be one; Story for all others. All take text from
// plain().
[[nodiscard]] BlockKind kind_by_words(std::string_view plain_block, const LayoutCues& cues);

// Whether the block is nothing but a photo credit: "(Getty/Ann Lee)", "Photo: Ann Lee / Reuters".
[[nodiscard]] bool is_photo_credit(std::string_view plain_block, const LayoutCues& cues);

// Whether the block ends with a photo credit in brackets: "The mayor at work. (AP Photo/Ann Lee)".
[[nodiscard]] bool ends_with_photo_credit(std::string_view plain_block, const LayoutCues& cues);

}  // namespace dateline
