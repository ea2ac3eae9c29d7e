// hand_parsed: a document with its text and syntax layers, written down in the test: one token a line as
// "form XPOS head relation [lemma]", head counted from 1 within the sentence (0 the root), an empty line between
// sentences. UPOS follows from XPOS; the lemma is the lower-cased form where none is given. All tokens are in one Story
// block.
#pragma once

#include <cctype>
#include <sstream>
#include <stdexcept>
#include <string>

#include "extract/document.h"

namespace dateline {

inline Upos upos_of(Xpos xpos, Deprel deprel) {
  if (deprel == Deprel::Aux || deprel == Deprel::AuxPass || deprel == Deprel::Cop) return Upos::Aux;
  switch (xpos) {
    case Xpos::Nn:
    case Xpos::Nns:
      return Upos::Noun;
    case Xpos::Nnp:
    case Xpos::Nnps:
      return Upos::Propn;
    case Xpos::Vb:
    case Xpos::Vbd:
    case Xpos::Vbg:
    case Xpos::Vbn:
    case Xpos::Vbp:
    case Xpos::Vbz:
      return Upos::Verb;
    case Xpos::Md:
      return Upos::Aux;
    case Xpos::Jj:
    case Xpos::Jjr:
    case Xpos::Jjs:
      return Upos::Adj;
    case Xpos::Rb:
    case Xpos::Rbr:
    case Xpos::Rbs:
    case Xpos::Wrb:
      return Upos::Adv;
    case Xpos::Cd:
      return Upos::Num;
    case Xpos::Cc:
      return Upos::Cconj;
    case Xpos::Dt:
    case Xpos::Pdt:
      return Upos::Det;
    case Xpos::Prp:
    case Xpos::PrpS:
    case Xpos::Wp:
    case Xpos::WpS:
    case Xpos::Wdt:
    case Xpos::Ex:
      return Upos::Pron;
    case Xpos::To:
    case Xpos::Pos:
      return Upos::Part;
    case Xpos::In:
    case Xpos::Rp:
      return deprel == Deprel::Mark ? Upos::Sconj : Upos::Adp;
    case Xpos::Period:
    case Xpos::Comma:
    case Xpos::Colon:
    case Xpos::OpenQuote:
    case Xpos::CloseQuote:
      return Upos::Punct;
    default:
      return Upos::X;
  }
}

inline Document hand_parsed(const std::string& rows) {
  Document document;
  std::istringstream lines(rows);
  std::string line;
  TokenIndex begin = 0;
  const auto close = [&] {
    const auto end = static_cast<TokenIndex>(document.syntax.size());
    if (end > begin) document.text.sentences.push_back({{begin, end}, 0});
    begin = end;
  };
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    std::string form, xpos, deprel, lemma;
    int head = 0;
    if (!(fields >> form)) {
      close();
      continue;
    }
    fields >> xpos >> head >> deprel >> lemma;
    const auto tag = parse_xpos(xpos);
    const auto relation = parse_deprel(deprel);
    if (!tag || !relation) throw std::runtime_error("hand_parsed: " + line);
    if (lemma.empty()) {
      lemma = form;
      for (char& c : lemma) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    auto& text = document.article.text;
    if (!text.empty()) text += ' ';
    const auto at = static_cast<std::uint32_t>(text.size());
    text += form;
    document.text.tokens.push_back({{at, static_cast<std::uint32_t>(text.size())}, true, false});
    document.syntax.push_back({upos_of(*tag, *relation), *tag, *relation,
                               head == 0 ? kNone : begin + static_cast<TokenIndex>(head) - 1, lemma});
  }
  close();
  document.layout.blocks.push_back({{0, static_cast<std::uint32_t>(document.article.text.size())}, BlockKind::Story});
  return document;
}

}  // namespace dateline
