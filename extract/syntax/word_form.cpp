// The treebanks write quotation marks and brackets in several ways; all are brought to one.
#include "extract/syntax/word_form.h"

#include <algorithm>

#include "extract/text/characters.h"

namespace dateline {
namespace {

constexpr std::uint8_t kCapital = 1, kDigit = 2, kHyphen = 4, kAllCapitals = 8;

// ASCII for typographic marks, so that “ and " are one word.
std::string plain(std::string_view form) {
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const Character c = character_at(form, at);
    if (c.code < 0x80)
      out += static_cast<char>(c.code);
    else if (c.kind == CharKind::Quote)
      out += '"';
    else if (c.kind == CharKind::Apostrophe)
      out += '\'';
    else if (c.code == U'—')
      out += "--";
    else if (c.kind == CharKind::Hyphen)
      out += '-';
    else if (c.code == U'…')
      out += "...";
    else
      out.append(form.substr(at, c.size));
    at += c.size;
  }
  if (out == "``" || out == "''") return "\"";
  if (out == "-LRB-") return "(";
  if (out == "-RRB-") return ")";
  return out;
}

std::string normalise(std::string_view written) {
  std::string out = fold(written);
  for (char& c : out)
    if (c >= '0' && c <= '9') c = '0';
  if (out.starts_with("http") && out.size() > 4 && out.find("://") != std::string::npos) return "<url>";
  if (out.starts_with("www.")) return "<url>";
  if (out.size() > 3 && out.find('@') != std::string::npos) return "<mail>";
  return out;
}

constexpr std::size_t kTitleWord = 4;  // letters; shorter words may be in lower case in a title

struct Shape {
  Feature hash = 0;
  std::uint8_t traits = 0;
  bool lower = false;
};

Shape shape_of(std::string_view written) {
  std::string shape;
  bool upper = false, lower = false;
  Shape result;
  for (std::size_t at = 0; at < written.size();) {
    const Character c = character_at(written, at);
    char mark = 'p';
    if (c.kind == CharKind::Upper)
      mark = 'X';
    else if (c.kind == CharKind::Lower)
      mark = 'x';
    else if (c.kind == CharKind::Digit)
      mark = 'd';
    else if (c.code < 0x80)
      mark = static_cast<char>(c.code);
    if (at == 0 && mark == 'X') result.traits |= kCapital;
    if (at == 0 && mark == 'x') result.lower = written.size() >= kTitleWord;
    if (mark == 'd') result.traits |= kDigit;
    if (mark == '-') result.traits |= kHyphen;
    upper |= mark == 'X';
    lower |= mark == 'x';
    if (shape.size() < 2 || shape.back() != mark || shape[shape.size() - 2] != mark) shape += mark;
    at += c.size;
  }
  if (upper && !lower && written.size() > 1) result.traits |= kAllCapitals;
  result.hash = hash_text(shape, 3);
  return result;
}

}  // namespace

WordForm make_word_form(std::string_view form, const Clusters& clusters, const Dictionary& dictionary) {
  constexpr std::size_t kLongest = 64;  // beyond it a form is no word
  const std::string written = plain(form.substr(0, kLongest));
  const std::string normal = normalise(written);
  WordForm word;
  word.exact = hash_text(written, 1);
  word.normal = hash_text(normal, 2);
  const std::string_view view = normal;
  for (std::size_t n = 1; n <= word.suffix.size() && n <= view.size(); ++n)
    word.suffix[n - 1] = hash_text(view.substr(view.size() - n), 10 + n);
  for (std::size_t n = 1; n <= word.prefix.size() && n <= view.size(); ++n)
    word.prefix[n - 1] = hash_text(view.substr(0, n), 20 + n);
  const Shape shape = shape_of(written);
  word.shape = shape.hash;
  word.traits = shape.traits;
  word.lower = shape.lower;
  word.readings = dictionary.readings(normal);
  if (!clusters.empty()) word.cluster = clusters.of(form);
  return word;
}

CaseStyle case_style(std::span<const WordForm> sentence) {
  std::size_t capital = 0, all_capitals = 0, lower = 0;
  for (const WordForm& word : sentence) {
    capital += (word.traits & kCapital) != 0;
    all_capitals += (word.traits & kAllCapitals) != 0;
    lower += word.lower;
  }
  if (capital < 2 || capital <= 2 * lower) return CaseStyle::Sentence;
  return 2 * all_capitals > capital ? CaseStyle::Capitals : CaseStyle::Title;
}

std::vector<WordForm> make_word_forms(const Document& document, const Clusters& clusters,
                                      const Dictionary& dictionary) {
  std::vector<WordForm> forms;
  forms.reserve(document.text.tokens.size());
  for (TokenIndex t = 0; t < document.text.tokens.size(); ++t)
    forms.push_back(make_word_form(document.form(t), clusters, dictionary));
  return forms;
}

}  // namespace dateline
