// What the pages of HTML that we write share: their head and style, links and escaping.
#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

// Text as it stands in an element or between double quotes in an attribute.
[[nodiscard]] std::string escape(std::string_view text);

// What follows the last '/' or '#'.
[[nodiscard]] std::string_view local_name(std::string_view iri);

// The step before it: "person" of ".../person/x5f".
[[nodiscard]] std::string_view space_name(std::string_view iri);

// A row of a list of facts; nothing where there is nothing to say. Escapes neither.
[[nodiscard]] std::string fact(std::string_view what, std::string_view html);

// A link out of the page, shown under a name (empty: the address); what is no web address stays text. Escapes both.
[[nodiscard]] std::string web_link(std::string_view address, std::string_view name = {});

// From the doctype to the heading, with the style; it needs nothing from outside. Escapes the title.
[[nodiscard]] std::string head(std::string_view title);

// The end of the page that head() opens.
inline constexpr std::string_view kEnd = "</body>\n</html>\n";

}  // namespace dateline::html
