// Scanner: cuts one block of text into tokens. Internal to extract/text.
#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/text/characters.h"
#include "extract/text/token_lexicon.h"

namespace dateline {

class Scanner {
 public:
  // Appends to `tokens`; all three must outlive the scanner.
  Scanner(std::string_view text, const TokenLexicon& lexicon, std::vector<Token>& tokens)
      : text_(text), lexicon_(lexicon), tokens_(tokens) {}

  // Cuts the block. Single quotation marks that are open at its end are forgotten.
  void scan(Span block);

 private:
  [[nodiscard]] Character at(std::size_t where) const;      // Space beyond the block
  [[nodiscard]] Character before(std::size_t where) const;  // the ASCII character that ends there; else Other
  [[nodiscard]] std::size_t skip(std::size_t from, CharKind kind) const;
  [[nodiscard]] std::size_t skip_letters(std::size_t from) const;
  [[nodiscard]] std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  void emit(std::size_t begin, std::size_t end, bool joined = false);

  void scan_chunk(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t address_end(std::size_t begin, std::size_t end) const;
  std::size_t scan_token(std::size_t begin, std::size_t end);
  std::size_t scan_apostrophe(std::size_t begin, bool attached);
  std::size_t scan_word(std::size_t begin);
  std::size_t scan_number(std::size_t begin);
  std::size_t scan_symbol(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t word_end(std::size_t begin, std::size_t from) const;
  [[nodiscard]] bool stop_belongs(std::size_t begin, std::size_t stop) const;
  [[nodiscard]] std::size_t clitic_end(std::size_t apostrophe) const;
  [[nodiscard]] std::size_t hyphenated_number_end(std::size_t begin) const;

  std::string_view text_;
  const TokenLexicon& lexicon_;
  std::vector<Token>& tokens_;
  std::size_t end_ = 0;       // of the block
  bool open_single_ = false;  // a single quotation mark is open
};

}  // namespace dateline
