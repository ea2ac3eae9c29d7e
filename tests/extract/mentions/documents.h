// Documents for the tests of mentions, from tokens apart by blanks. "~" before a token: no blank before it in the text;
// "/NNP" after it: its Penn tag (else NNP for a capital, CD for digits, a comma's for signs, NN); "[" and "]" around
// tokens: a PERSON name.
#pragma once

#include <string>
#include <string_view>

#include "extract/document.h"

namespace dateline::testing_documents {

inline Xpos guess_tag(std::string_view form) {
  if (form[0] >= '0' && form[0] <= '9') return Xpos::Cd;
  if (form[0] >= 'A' && form[0] <= 'Z') return Xpos::Nnp;
  return form[0] >= 'a' && form[0] <= 'z' ? Xpos::Nn : Xpos::Comma;
}

inline void add_token(Document& document, std::string_view form) {
  bool joined = form.size() > 1 && form[0] == '~';
  if (joined) form.remove_prefix(1);
  Word word;
  const std::size_t slash = form.rfind('/');
  const auto tag = slash == std::string_view::npos ? std::nullopt : parse_xpos(form.substr(slash + 1));
  if (tag) form = form.substr(0, slash);
  word.xpos = tag ? *tag : guess_tag(form);
  word.upos = word.xpos == Xpos::Cd ? Upos::Num : word.xpos == Xpos::Comma ? Upos::Punct : Upos::Noun;
  if (!document.article.text.empty() && !joined) document.article.text += ' ';
  if (joined && !document.text.tokens.empty()) document.text.tokens.back().space_after = false;
  const auto begin = static_cast<std::uint32_t>(document.article.text.size());
  document.article.text += form;
  document.text.tokens.push_back({{begin, begin + static_cast<std::uint32_t>(form.size())}, true, false});
  document.syntax.push_back(word);
}

inline Document document_of(std::string_view text) {
  Document document;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view piece = text.substr(0, blank);
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
    const auto here = static_cast<TokenIndex>(document.text.tokens.size());
    if (piece == "[")
      document.names.push_back({{here, here}, NameType::Person});
    else if (piece == "]")
      document.names.back().tokens.end = here;
    else if (!piece.empty())
      add_token(document, piece);
  }
  document.text.sentences.push_back({{0, static_cast<TokenIndex>(document.text.tokens.size())}, 0});
  return document;
}

}  // namespace dateline::testing_documents
