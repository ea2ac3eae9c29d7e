// The JSON line of `dateline extract --attributions`: {"id": …, "attributions": [{"source": [[b, e], …], "cue": …,
// "content": …}]}, spans in Unicode code points of the article's text. Outermost attributions only, as PolNeAR has
// them.
#pragma once

#include <string>
#include <string_view>

#include "extract/document.h"

namespace dateline {

// One line without its end.
std::string attribution_line(std::string_view id, const Document& document,
                             const std::vector<Attribution>& attributions);

}  // namespace dateline
