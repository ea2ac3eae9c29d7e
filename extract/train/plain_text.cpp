// Each line is a block of its own, so that no sentence crosses lines. The corpora's own tokens are not kept: they leave
// hyphens and contractions whole, where the treebanks and our tokenizer cut them.
#include "extract/train/plain_text.h"

#include <filesystem>
#include <sstream>

#include "extract/text/tokenizer.h"
#include "extract/train/corpus_file.h"
#include "extract/train/plain_sentences.h"
#include "extract/train/polnear.h"

namespace dateline {
namespace {

constexpr std::size_t kShortest = 3, kLongest = 80;  // tokens

std::string second_field(const std::string& line) {
  const std::size_t begin = line.find('\t') + 1;
  return line.substr(begin, line.find('\t', begin) - begin);
}

std::vector<std::string> read_texts(const std::filesystem::path& path) {
  std::vector<std::string> texts;
  const std::string name = path.filename().string();
  if (path.parent_path().filename() == "polnear" && name.find(".jsonl") != std::string::npos) {
    for (PolnearArticle& article : read_polnear(path)) texts.push_back(std::move(article.text));
  } else if (name.starts_with("gap-")) {
    std::istringstream lines(read_corpus_file(path));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) texts.push_back(second_field(line));
  } else {
    for (const PlainSentence& sentence : read_plain_sentences(path)) {
      texts.emplace_back();
      for (const std::string& form : sentence) texts.back() += form + ' ';
    }
  }
  return texts;
}

Document read_tokens(std::string text, const TokenLexicon& lexicon) {
  Document document;
  document.article.text = std::move(text);
  const std::string& all = document.article.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    if (end > begin)
      document.layout.blocks.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockKind::Story});
    begin = end + 1;
  }
  document.text = tokenize(document.article, document.layout, lexicon);
  return document;
}

}  // namespace

std::vector<TrainingSentence> read_plain_text(const std::vector<std::string>& paths, const TokenLexicon& lexicon,
                                              const Clusters& clusters, const Dictionary& dictionary) {
  std::vector<TrainingSentence> sentences;
  for (const std::string& path : paths)
    for (std::string& text : read_texts(path)) {
      const Document document = read_tokens(std::move(text), lexicon);
      for (const Sentence& sentence : document.text.sentences) {
        if (sentence.tokens.size() < kShortest || sentence.tokens.size() > kLongest) continue;
        TrainingSentence& out = sentences.emplace_back();
        for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
          out.forms.push_back(make_word_form(document.form(t), clusters, dictionary));
      }
    }
  return sentences;
}

}  // namespace dateline
