// Any tokens have names, times and quantities that rise, do not overlap and lie within a sentence.
#include <cstdlib>

#include "extract/mentions/name_repair.h"
#include "extract/mentions/quantities.h"
#include "extract/mentions/times.h"

namespace {

// White space parts tokens; a new line begins a sentence. Tags and names come from the bytes themselves.
dateline::Document document_of(std::string text) {
  using namespace dateline;
  Document document;
  document.article.text = std::move(text);
  const std::string& bytes = document.article.text;
  TokenIndex begin = 0;
  const auto size = [&] { return static_cast<TokenIndex>(document.text.tokens.size()); };
  const auto end_sentence = [&] {
    if (begin < size()) document.text.sentences.push_back({{begin, size()}, 0});
    begin = size();
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n') end_sentence();
    if (bytes[i] == ' ' || bytes[i] == '\n') continue;
    std::size_t end = i;
    while (end < bytes.size() && bytes[end] != ' ' && bytes[end] != '\n') ++end;
    Word word;
    word.xpos = static_cast<Xpos>((end - i) * 7 % kXposCount);
    word.upos = static_cast<Upos>((end - i) * 5 % kUposCount);
    word.deprel = static_cast<Deprel>((end - i) * 3 % kDeprelCount);
    word.head = size() > begin ? size() - 1 : kNone;
    document.text.tokens.push_back(
        {{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, end < bytes.size(), false});
    document.syntax.push_back(word);
    if ((end - i) % 6 == 5)
      document.names.push_back({{size() - 1, size()}, static_cast<NameType>((end - i) % kNameTypeCount)});
    i = end - 1;
  }
  end_sentence();
  return document;
}

template <class Items>
void check(const dateline::Document& document, const Items& items) {
  dateline::TokenIndex at = 0;
  for (const auto& item : items) {
    if (item.tokens.empty() || item.tokens.begin < at || item.tokens.end > document.text.tokens.size()) std::abort();
    if (!document.text.sentences[document.sentence_of(item.tokens.begin)].tokens.contains(item.tokens)) std::abort();
    at = item.tokens.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  static const std::filesystem::path folder(DATELINE_SOURCE_DIR "/data");
  static const NumberLexicon numbers(folder / "en");
  static const TimeLexicon times(folder / "en");
  static const Gazetteer gazetteer(folder / "models" / "gazetteer.bin");
  static const WordMap<bool> kept_titles = read_kept_titles(folder / "en");
  Document document = document_of(std::string(reinterpret_cast<const char*>(data), size));
  document.names = repair_names(document, gazetteer, kept_titles, document.names);
  check(document, document.names);
  document.times = find_times(document, times, numbers);
  check(document, document.times);
  document.quantities = find_quantities(document, numbers);
  check(document, document.quantities);
  return 0;
}
