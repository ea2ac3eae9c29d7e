// A graph as one page that a person can read: events, statements, officials, places and articles, each fact with its
// evidence.
#pragma once

#include <functional>
#include <string_view>

#include "export/graph_view.h"

namespace dateline {

// Writes a page of HTML that needs nothing from outside: no script, no font, no picture. The same graph gives the same
// bytes.
void write_html_report(const GraphView& graph, const std::function<void(std::string_view)>& out);

}  // namespace dateline
