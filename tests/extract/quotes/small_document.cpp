#include "tests/extract/quotes/small_document.h"

#include <cctype>
#include <string_view>
#include <utility>

#include "extract/quotes/pairs.h"

namespace dateline {
namespace {

// Bytes of the token at this place: a run of letters, digits and inner apostrophes, or one sign.
std::size_t token_size(std::string_view rest) {
  const auto word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  if (!word(rest.front())) {
    const auto lead = static_cast<unsigned char>(rest.front());
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
  }
  std::size_t size = 1;
  while (size < rest.size() &&
         (word(rest[size]) || (rest[size] == '\'' && size + 1 < rest.size() && word(rest[size + 1]))))
    ++size;
  return size;
}

void add_paragraph(Document& document, std::uint32_t begin, std::uint32_t end) {
  const auto block = static_cast<std::uint32_t>(document.layout.blocks.size());
  document.layout.blocks.push_back({{begin, end}, BlockKind::Story});
  auto& tokens = document.text.tokens;
  auto first = static_cast<TokenIndex>(tokens.size());
  const auto finish = [&] {
    const auto last = static_cast<TokenIndex>(tokens.size());
    if (last > first) document.text.sentences.push_back({{first, last}, block});
    first = last;
  };
  const std::string_view text = document.article.text;
  bool stopped = false;
  for (std::uint32_t i = begin; i < end;) {
    if (text[i] == ' ') {
      if (std::exchange(stopped, false)) finish();
      ++i;
      continue;
    }
    const auto size = static_cast<std::uint32_t>(token_size(text.substr(i, end - i)));
    stopped = std::isalnum(static_cast<unsigned char>(text[i])) == 0 &&
              (stopped || text[i] == '.' || text[i] == '?' || text[i] == '!');
    tokens.push_back({{i, i + size}, i + size == end || text[i + size] == ' ', false});
    i += size;
  }
  finish();
}

}  // namespace

Document small_document(std::string text) {
  Document document;
  document.article.text = std::move(text);
  const std::string& all = document.article.text;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = all.find("\n\n", begin);
    if (end == std::string::npos) end = all.size();
    add_paragraph(document, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    begin = end + 2;
  }
  return document;
}

Document flat_document(std::string text) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  Document document = small_document(std::move(text));
  for (TokenIndex t = 0; t < document.text.tokens.size(); ++t) {
    const std::string_view form = document.form(t);
    Word word;
    word.upos = form.find_first_of(kLetters) == std::string_view::npos ? Upos::Punct
                : form.front() >= 'A' && form.front() <= 'Z'           ? Upos::Propn
                                                                       : Upos::Noun;
    word.lemma = form;
    document.syntax.push_back(word);
  }
  document.quotations = find_quotations(document);
  return document;
}

}  // namespace dateline
