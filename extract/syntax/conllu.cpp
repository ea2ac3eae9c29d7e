// Reader and writer. The parts of a multiword token are taken to spell it ("don't" = "do" + "n't"), as they do in
// English treebanks; where they do not, the first parts get their own lengths and the last one the rest.
#include "extract/syntax/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace dateline {
namespace {

constexpr std::size_t kColumns = 10;
enum Column : std::size_t { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc };
using Row = std::array<std::string_view, kColumns>;

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& name, ConlluColumns columns)
      : bytes_(bytes), name_(name), columns_(columns) {}

  std::vector<TreebankDocument> read() {
    while (!bytes_.empty()) {
      const std::string_view line = next_line();
      if (line.empty())
        end_sentence();
      else if (line.front() == '#')
        take_comment(line);
      else
        take_row(line);
    }
    end_sentence();
    close_block();
    return std::move(documents_);
  }

 private:
  std::string_view next_line() {
    const std::size_t end = std::min(bytes_.find('\n'), bytes_.size());
    std::string_view line = bytes_.substr(0, end);
    bytes_.remove_prefix(std::min(end + 1, bytes_.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    ++line_;
    return line;
  }

  [[noreturn]] void fail(const std::string& expected, std::string_view found) const {
    throw std::runtime_error(name_ + ":" + std::to_string(line_) + ": expected " + expected + ", found \"" +
                             std::string(found.substr(0, 80)) + "\"");
  }

  void take_comment(std::string_view line) {
    if (line.starts_with("# newdoc")) {
      close_block();
      documents_.emplace_back();
      document().article.source = std::string(line.substr(std::min(line.find("= ") + 2, line.size())));
    } else if (line.starts_with("# newpar") && !line.starts_with("# newpar_block")) {
      close_block();
    }
    comments_.append(line).push_back('\n');
  }

  Document& document() {
    if (documents_.empty()) documents_.emplace_back();
    return documents_.back().document;
  }

  void take_row(std::string_view line) {
    Row row;
    for (std::size_t column = 0; column < kColumns; ++column) {
      const std::size_t end = line.find('\t');
      if ((end == std::string_view::npos) != (column + 1 == kColumns)) fail("ten columns", line);
      row[column] = line.substr(0, end);
      line.remove_prefix(std::min(row[column].size() + 1, line.size()));
    }
    const bool space_after = row[kMisc].find("SpaceAfter=No") == std::string_view::npos;
    if (row[kId].find('.') != std::string_view::npos) return;  // an empty node
    if (const std::size_t dash = row[kId].find('-'); dash != std::string_view::npos) {
      const auto first = number(row[kId].substr(0, dash)), last = number(row[kId].substr(dash + 1));
      if (!first || !last || *first != heads_.size() + 1 || *last <= *first) fail("a range of ids", row[kId]);
      multiword_ = {*last - *first + 1, *last - *first + 1, row[kForm], space_after};
      return;
    }
    if (number(row[kId]) != heads_.size() + 1) fail("id " + std::to_string(heads_.size() + 1), row[kId]);
    if (row[kForm].empty()) fail("a form", row[kForm]);
    add_token(row[kForm], space_after);
    add_word(row);
  }

  void add_token(std::string_view form, bool space_after) {
    Document& doc = document();
    if (heads_.empty()) begin_sentence();
    Token token{{}, space_after, false};
    if (multiword_.left > 0) {
      token.joined = multiword_.left < multiword_.parts;
      const bool last = --multiword_.left == 0;
      form = last ? multiword_.form : multiword_.form.substr(0, form.size());
      multiword_.form.remove_prefix(form.size());
      token.space_after = last && multiword_.space_after;
    }
    std::string& text = doc.article.text;
    token.span.begin = static_cast<std::uint32_t>(text.size());
    text += form;
    token.span.end = static_cast<std::uint32_t>(text.size());
    if (token.space_after) text += ' ';
    doc.text.tokens.push_back(token);
  }

  void begin_sentence() {
    Document& doc = document();
    std::string& text = doc.article.text;
    if (!block_open_) {
      while (!text.empty() && text.back() == ' ') text.pop_back();
      if (!text.empty()) text += "\n\n";
      doc.layout.blocks.push_back({{static_cast<std::uint32_t>(text.size()), 0}, BlockKind::Story});
      block_open_ = true;
    }
    const auto at = static_cast<TokenIndex>(doc.text.tokens.size());
    doc.text.sentences.push_back({{at, at}, static_cast<std::uint32_t>(doc.layout.blocks.size() - 1)});
  }

  void add_word(const Row& row) {
    if (columns_ == ConlluColumns::FormsOnly) {
      heads_.push_back(0);
      return;
    }
    Word word;
    if (const auto upos = parse_upos(row[kUpos]))
      word.upos = *upos;
    else if (row[kUpos] != "_")
      fail("a universal part of speech", row[kUpos]);
    if (const auto xpos = parse_xpos(row[kXpos]))
      word.xpos = *xpos;
    else if (row[kXpos] != "_")
      fail("a Penn Treebank tag", row[kXpos]);
    auto relation = parse_deprel(row[kDeprel]);
    if (!relation) relation = parse_deprel(row[kDeprel].substr(0, row[kDeprel].find(':')));
    const auto head = number(row[kHead]);
    if (!relation) fail("a universal relation", row[kDeprel]);
    if (!head) fail("a head", row[kHead]);
    word.deprel = *relation;
    word.lemma = std::string(row[kLemma]);
    heads_.push_back(*head);
    document().syntax.push_back(std::move(word));
  }

  void end_sentence() {
    if (multiword_.left > 0) fail("the words of a range", "the end of the sentence");
    if (heads_.empty()) return;  // comments before the first word stay
    Document& doc = document();
    Sentence& sentence = doc.text.sentences.back();
    sentence.tokens.end = static_cast<TokenIndex>(doc.text.tokens.size());
    for (std::size_t i = 0; i < heads_.size() && columns_ == ConlluColumns::All; ++i) {
      if (heads_[i] > heads_.size()) fail("a head within the sentence", std::to_string(heads_[i]));
      doc.syntax[sentence.tokens.begin + i].head = heads_[i] == 0 ? kNone : sentence.tokens.begin + heads_[i] - 1;
    }
    documents_.back().comments.push_back(std::move(comments_));
    comments_.clear();
    heads_.clear();
  }

  void close_block() {
    if (!block_open_) return;
    Document& doc = document();
    doc.layout.blocks.back().span.end = doc.text.tokens.back().span.end;
    block_open_ = false;
  }

  struct Multiword {
    std::uint32_t parts = 0;
    std::uint32_t left = 0;  // parts still to come
    std::string_view form;   // of the parts still to come
    bool space_after = true;
  };

  std::string_view bytes_;
  const std::string& name_;
  ConlluColumns columns_;
  std::size_t line_ = 0;
  std::vector<TreebankDocument> documents_;
  std::string comments_;
  std::vector<std::uint32_t> heads_;  // of the sentence that is being read, 1-based, 0 at the root
  Multiword multiword_;
  bool block_open_ = false;
};

// Code point offsets of rising byte offsets, in one pass over the text.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  std::uint32_t at(std::uint32_t byte) {
    for (; byte_ < byte; ++byte_) points_ += (static_cast<unsigned char>(text_[byte_]) & 0xC0) != 0x80;
    return points_;
  }

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::uint32_t points_ = 0;
};

std::vector<std::string> name_tags(const Document& document) {
  std::vector<std::string> tags(document.text.tokens.size(), "O");
  for (const Name& found : document.names)
    for (TokenIndex t = found.tokens.begin; t < found.tokens.end; ++t)
      tags[t] = (t == found.tokens.begin ? "B-" : "I-") + std::string(name(found.type));
  return tags;
}

// A field may hold no tab or line break; a form holds them only where a treebank says so.
void append_field(std::string& out, std::string_view field) {
  for (const char c : field) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

class Writer {
 public:
  Writer(const Document& document, const std::vector<std::string>& comments, std::string& out)
      : document_(document),
        comments_(comments),
        tags_(name_tags(document)),
        points_(document.article.text),
        out_(out) {}

  void write() {
    for (std::size_t s = 0; s < document_.text.sentences.size(); ++s) {
      const TokenRange tokens = document_.text.sentences[s].tokens;
      write_comments(s, tokens);
      for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
        if (const TokenIndex end = multiword_end(t, tokens.end); end > t + 1 && !document_.text.tokens[t].joined)
          write_range(t, end, tokens.begin);
        write_word(t, tokens);
      }
      out_ += '\n';
    }
  }

 private:
  void write_comments(std::size_t sentence, TokenRange tokens) {
    if (sentence < comments_.size()) {
      out_ += comments_[sentence];
      return;
    }
    if (sentence == 0) (out_ += "# newdoc id = ") += document_.article.source + "\n";
    (out_ += "# sent_id = ") += std::to_string(sentence + 1) + "\n";
    out_ += "# text = ";
    for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
      append_field(out_, document_.form(t));
      if (document_.text.tokens[t].space_after && t + 1 < tokens.end) out_ += ' ';
    }
    out_ += '\n';
  }

  TokenIndex multiword_end(TokenIndex first, TokenIndex limit) const {
    TokenIndex end = first + 1;
    while (end < limit && document_.text.tokens[end].joined) ++end;
    return end;
  }

  void write_range(TokenIndex first, TokenIndex end, TokenIndex base) {
    out_ += std::to_string(first - base + 1) + "-" + std::to_string(end - base) + "\t";
    append_field(out_, document_.text_of(TokenRange{first, end}));
    out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
    if (!document_.text.tokens[end - 1].space_after) out_ += "SpaceAfter=No|";
    const CodePoints here = points_;  // the words of the range start over
    write_offsets(Span{document_.text.tokens[first].span.begin, document_.text.tokens[end - 1].span.end});
    points_ = here;
  }

  void write_word(TokenIndex t, TokenRange sentence) {
    const bool parsed = t < document_.syntax.size();
    const Word word = parsed ? document_.syntax[t] : Word{};
    out_ += std::to_string(t - sentence.begin + 1) + "\t";
    append_field(out_, document_.form(t));
    out_ += '\t';
    append_field(out_, word.lemma.empty() ? std::string_view("_") : std::string_view(word.lemma));
    if (!parsed) {
      out_ += "\t_\t_\t_\t_\t_\t_\t";
    } else {
      ((out_ += '\t') += name(word.upos)) += '\t';
      (out_ += name(word.xpos)) += "\t_\t";
      out_ += std::to_string(word.head == kNone ? 0 : word.head - sentence.begin + 1) + "\t";
      (out_ += name(word.deprel)) += "\t_\t";
    }
    (out_ += "NER=") += tags_[t] + "|";
    const bool in_range = multiword_end(t, sentence.end) > t + 1 || document_.text.tokens[t].joined;
    if (!document_.text.tokens[t].space_after && !in_range) out_ += "SpaceAfter=No|";
    write_offsets(document_.text.tokens[t].span);
  }

  void write_offsets(Span span) {
    out_ += "start_char=" + std::to_string(points_.at(span.begin));
    out_ += "|end_char=" + std::to_string(points_.at(span.end)) + "\n";
  }

  const Document& document_;
  const std::vector<std::string>& comments_;
  std::vector<std::string> tags_;
  CodePoints points_;
  std::string& out_;
};

}  // namespace

std::vector<TreebankDocument> read_conllu(std::string_view bytes, const std::string& name, ConlluColumns columns) {
  return Reader(bytes, name, columns).read();
}

void write_conllu(const Document& document, const std::vector<std::string>& comments, std::string& out) {
  Writer(document, comments, out).write();
}

}  // namespace dateline
