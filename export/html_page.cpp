// The frame of our pages: one style sheet inside the page, so that a page is one file, and the escaping that keeps the
// text of a graph from becoming markup. Knowingly plain: no escaping for scripts or style sheets, since no text of a
// graph ever goes there.
#include "export/html_page.h"

#include <algorithm>

namespace dateline::html {
namespace {

constexpr std::string_view kStyle = R"(
:root { --ink: #1d1c1a; --paper: #fbfaf7; --faint: #6d6961; --line: #dcd8cf; --mark: #ffe9a8; --accent: #7a2e1d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e4dc; --paper: #191816; --faint: #a19b90; --line: #3a3733; --mark: #5c4a12; --accent: #e79a84; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 2rem 1.25rem 6rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, "Times New Roman", serif; }
h1 { font-size: 2rem; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.05rem; margin: 0 0 .2rem; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
nav { margin: 1rem 0 0; font: .9rem/1.5 system-ui, sans-serif; }
nav a { margin-right: 1.1rem; white-space: nowrap; }
article { padding: .9rem 0; border-bottom: 1px solid var(--line); }
article:target { background: color-mix(in srgb, var(--mark) 35%, transparent); }
.facts, .meta, summary, .chips { font: .85rem/1.5 system-ui, sans-serif; }
.meta, .source { color: var(--faint); }
.facts { display: grid; grid-template-columns: 7rem 1fr; gap: .1rem .8rem; margin: .4rem 0; }
.facts dt { color: var(--faint); }
.facts dd { margin: 0; }
.chips span { display: inline-block; margin-right: .4rem; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; }
.chips .doubt { border-style: dashed; color: var(--accent); }
blockquote { margin: .3rem 0 .3rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
.evidence { margin: .35rem 0 .35rem 1rem; font-size: .95rem; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
summary { cursor: pointer; color: var(--faint); }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.tree { margin: 0; padding-left: 1.2rem; }
@media print { details > * { display: block; } nav { display: none; } }
)";

}  // namespace

std::string escape(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += c;
  }
  return result;
}

std::string_view local_name(std::string_view iri) { return iri.substr(iri.find_last_of("/#") + 1); }

std::string_view space_name(std::string_view iri) {
  return local_name(iri.substr(0, iri.size() - std::min(iri.size(), local_name(iri).size() + 1)));
}

std::string fact(std::string_view what, std::string_view html) {
  return html.empty() ? "" : "<dt>" + std::string(what) + "</dt><dd>" + std::string(html) + "</dd>\n";
}

std::string web_link(std::string_view address, std::string_view name) {
  const std::string text = escape(name.empty() ? address : name);
  const bool is_web = address.starts_with("http://") || address.starts_with("https://");
  return is_web ? "<a href=\"" + escape(address) + "\">" + text + "</a>" : text;
}

std::string head(std::string_view title) {
  const std::string text = escape(title);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width\">\n<title>" +
         text + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<h1>" + text + "</h1>\n";
}

}  // namespace dateline::html
