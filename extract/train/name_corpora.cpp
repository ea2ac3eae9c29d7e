// All readers build documents token by token. GUM marks whole noun phrases; the name in one is the stretch of proper
// nouns (with links such as "of the") around its head, without titles and a leading "the".
#include "extract/train/name_corpora.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "extract/train/corpus_file.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr std::string_view kNewDocument = "# newdoc id = ";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

// Undoes the Penn Treebank's escapes.
std::string_view plain_form(std::string_view form) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEscapes{
      {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["}, {"-RSB-", "]"}, {"``", "\""}, {"''", "\""}}};
  for (const auto& [escape, plain] : kEscapes)
    if (form == escape) return plain;
  return form;
}

void add_token(Document& document, std::string_view form, bool space_before) {
  std::string& text = document.article.text;
  if (!text.empty() && space_before) text += ' ';
  if (!document.text.tokens.empty()) document.text.tokens.back().space_after = space_before;
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += form;
  document.text.tokens.push_back({{begin, static_cast<std::uint32_t>(text.size())}, true, false});
}

TokenIndex size_of(const Document& document) { return static_cast<TokenIndex>(document.text.tokens.size()); }

// Ends the sentence that began at token `begin`.
void end_sentence(Document& document, TokenIndex begin) {
  if (begin < size_of(document)) document.text.sentences.push_back({{begin, size_of(document)}, 0});
}

// A run of one label, as it was read.
struct LabelledRun {
  TokenRange tokens;
  std::string label;
};

// Documents that grow token by token, with the runs of labels.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const NameLabels& labels) : labels_(labels) {}

  void begin_document(std::string_view id) {
    end_sentence_here();
    close_document();
    id_ = id;
  }
  // `begins`: a new name even if the label is the last token's.
  void add(std::string_view form, std::string_view label, bool begins) {
    const TokenIndex token = size_of(document_);
    add_token(document_, form, true);
    if (label.empty()) return;
    if (!begins && !runs_.empty() && runs_.back().tokens.end == token && runs_.back().label == label &&
        token > sentence_)
      runs_.back().tokens.end = token + 1;
    else
      runs_.push_back({{token, token + 1}, std::string(label)});
  }
  void end_sentence_here() {
    end_sentence(document_, sentence_);
    sentence_ = size_of(document_);
  }
  std::vector<NamedDocument> finish() {
    begin_document("");
    return std::move(documents_);
  }

 private:
  void close_document() {
    if (size_of(document_) > 0) {
      NamedDocument made{id_, std::move(document_), {}};
      for (const LabelledRun& run : runs_)
        if (const auto type = labels_.type(run.label, made.document, run.tokens))
          made.gold.push_back({run.tokens, *type});
      documents_.push_back(std::move(made));
    }
    document_ = {};
    runs_.clear();
    sentence_ = 0;
  }

  const NameLabels& labels_;
  std::string id_;
  Document document_;
  TokenIndex sentence_ = 0;
  std::vector<LabelledRun> runs_;
  std::vector<NamedDocument> documents_;
};

// ---- GUM

std::string text_at(simdjson::dom::element json, std::string_view key) {
  return std::string(json[key].get_string().value());
}

TokenIndex index_at(simdjson::dom::array numbers, std::size_t at) {
  return static_cast<TokenIndex>(numbers.at(at).get_uint64().value());
}

bool is_proper(Xpos tag) { return tag == Xpos::Nnp || tag == Xpos::Nnps; }

// The Penn tags of each document of some CoNLL-U files, by document.
std::map<std::string, std::vector<Xpos>> read_tags(const std::vector<std::string>& treebanks) {
  std::map<std::string, std::vector<Xpos>> tags;
  for (const std::string& path : treebanks) {
    const std::string text = read_corpus_file(path);
    std::vector<Xpos>* document = nullptr;
    for (const std::string_view line : lines_of(text)) {
      if (line.starts_with(kNewDocument)) document = &tags[std::string(line.substr(kNewDocument.size()))];
      if (line.empty() || line[0] == '#' || document == nullptr) continue;
      const auto fields = split(line, '\t');
      if (fields.size() >= 5 && fields[0].find_first_of("-.") == std::string_view::npos)
        document->push_back(parse_xpos(fields[4]).value_or(Xpos::Nn));
    }
  }
  return tags;
}

bool is_inner_word(std::string_view form) {
  return form == "of" || form == "the" || form == "and" || form == "for" || form == "&" || form == "-" ||
         form == "'s" || form == "’s" || form == ".";
}

class GumReader {
 public:
  GumReader(const NameLabels& labels, const Gazetteer& gazetteer) : labels_(labels), gazetteer_(gazetteer) {}

  NamedDocument read(simdjson::dom::element json, const std::vector<Xpos>& tags) {
    NamedDocument made;
    made.id = text_at(json, "id");
    tags_ = &tags;
    read_text(json, made.document);
    std::vector<std::pair<TokenRange, std::string>> found;
    for (const auto mention : json["mentions"].get_array()) {
      const simdjson::dom::array tokens = mention["tok"].get_array();
      const TokenRange phrase{index_at(tokens, 0), index_at(tokens, 1)};
      const TokenIndex head = index_at(mention["head"].get_array(), 0);
      const std::string type = text_at(mention, "type");
      if (const TokenRange name = name_in(made.document, phrase, head, type); !name.empty())
        found.emplace_back(name, type);
    }
    keep_outermost(found, made);
    return made;
  }

 private:
  static void read_text(simdjson::dom::element json, Document& document) {
    const std::string text = text_at(json, "text");
    const std::vector<std::uint32_t> bytes = byte_offsets(text);
    document.article.text = text;
    for (const auto token : json["tokens"].get_array()) {
      const simdjson::dom::array points = token.get_array();
      const Span span{bytes.at(index_at(points, 0)), bytes.at(index_at(points, 1))};
      if (!document.text.tokens.empty())
        document.text.tokens.back().space_after = span.begin > document.text.tokens.back().span.end;
      document.text.tokens.push_back({span, true, false});
    }
    for (const auto sentence : json["sentences"].get_array()) {
      const simdjson::dom::array tokens = sentence["tok"].get_array();
      document.text.sentences.push_back({{index_at(tokens, 0), index_at(tokens, 1)}, 0});
    }
  }

  [[nodiscard]] Xpos tag(TokenIndex token) const { return token < tags_->size() ? (*tags_)[token] : Xpos::Nn; }

  // The stretch of proper nouns around the head, within the phrase. A person's goes over nothing but proper nouns.
  [[nodiscard]] TokenRange name_in(const Document& document, TokenRange phrase, TokenIndex head,
                                   std::string_view type) const {
    if (type != "person" && type != "organization" && type != "place" && type != "event") return {};
    if (!phrase.contains(head) || !is_proper(tag(head))) return {};
    TokenRange name{head, head + 1};
    const auto inner = [&](TokenIndex token) { return type != "person" && is_inner_word(document.form(token)); };
    const auto extend = [&](TokenIndex token) {
      return is_proper(tag(token)) || (tag(token) == Xpos::Hyph) || inner(token) || document.form(token) == "-";
    };
    while (name.begin > phrase.begin && extend(name.begin - 1)) --name.begin;
    while (name.end < phrase.end && extend(name.end)) ++name.end;
    while (!name.empty() && !is_proper(tag(name.end - 1))) --name.end;
    while (!name.empty() && (!is_proper(tag(name.begin)) || (type == "person" && is_title(document, name))))
      ++name.begin;
    return name.contains(head) ? name : TokenRange{};
  }

  [[nodiscard]] bool is_title(const Document& document, TokenRange name) const {
    const GazetteerKindSet kinds = gazetteer_.find(document, {name.begin, name.begin + 1});
    return name.size() > 1 && (kinds & kind_bit(GazetteerKind::Title)) != 0;
  }

  void keep_outermost(std::vector<std::pair<TokenRange, std::string>>& found, NamedDocument& made) const {
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first.begin != b.first.begin ? a.first.begin < b.first.begin : a.first.end > b.first.end;
    });
    TokenIndex covered = 0;
    for (const auto& [name, type] : found) {
      if (name.begin < covered) continue;
      covered = name.end;
      if (const auto kind = labels_.type(type, made.document, name)) made.gold.push_back({name, *kind});
    }
  }

  const NameLabels& labels_;
  const Gazetteer& gazetteer_;
  const std::vector<Xpos>* tags_ = nullptr;
};

bool begins_with_any(std::string_view text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& b) { return text.starts_with(b); });
}

// ---- hyphens

// The pieces of "Winston-Salem" and the hyphens between them; one piece where there is nothing to split.
std::vector<std::string_view> pieces_of(std::string_view form) {
  std::vector<std::string_view> pieces;
  const auto is_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
  };
  std::size_t begin = 0;
  for (std::size_t i = 1; i + 1 < form.size(); ++i)
    if (form[i] == '-' && is_word(form[i - 1]) && is_word(form[i + 1])) {
      pieces.push_back(form.substr(begin, i - begin));
      pieces.push_back(form.substr(i, 1));
      begin = i + 1;
    }
  pieces.push_back(form.substr(begin));
  return pieces;
}

void append_split_sentence(const NamedDocument& from, TokenRange sentence, NamedDocument& to) {
  std::vector<TokenIndex> begins;  // by token of the sentence, and one more
  const TokenIndex first = size_of(to.document);
  for (TokenIndex token = sentence.begin; token < sentence.end; ++token) {
    begins.push_back(size_of(to.document));
    bool space = true;
    for (const std::string_view piece : pieces_of(from.document.form(token))) {
      add_token(to.document, piece, space);
      space = false;
    }
  }
  begins.push_back(size_of(to.document));
  end_sentence(to.document, first);
  for (const Name& name : from.gold)
    if (sentence.contains(name.tokens))
      to.gold.push_back(
          {{begins[name.tokens.begin - sentence.begin], begins[name.tokens.end - sentence.begin]}, name.type});
}

}  // namespace

NameLabels::NameLabels(const std::filesystem::path& table, const Gazetteer& gazetteer) : gazetteer_(gazetteer) {
  const Tsv rows(table, {"label", "type"});
  for (const auto& row : rows.rows()) types_.add(row[0], std::string(row[1]));
}

std::optional<NameType> NameLabels::type(std::string_view label, const Document& document, TokenRange name) const {
  const std::string* type = types_.find(label);
  if (type == nullptr) return std::nullopt;
  if (*type != "MISC") return parse_name_type(*type);
  const GazetteerKindSet last = gazetteer_.find(document, {name.end - 1, name.end});
  const GazetteerKindSet whole = gazetteer_.find(document, name);
  if (((whole | last) & kind_bit(GazetteerKind::Norp)) != 0) return NameType::Norp;
  const bool event = (whole & kind_bit(GazetteerKind::Event)) != 0 || (last & kind_bit(GazetteerKind::EventWord)) != 0;
  return event ? NameType::Event : NameType::Work;
}

std::vector<NamedDocument> read_bio_names(const std::filesystem::path& path, const NameLabels& labels) {
  const std::string text = read_corpus_file(path);
  DocumentBuilder builder(labels);
  bool in_document = false, begun = false;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::size_t tab = line.find('\t');
    if (line.starts_with(kNewDocument)) {
      builder.begin_document(line.substr(kNewDocument.size()));
      in_document = true;
    } else if (line.empty()) {
      builder.end_sentence_here();
      begun = false;
    } else if (tab != std::string_view::npos) {
      if (!in_document && !begun) builder.begin_document("sentence");
      begun = true;
      const std::string_view tag = line.substr(tab + 1);
      builder.add(line.substr(0, tab), tag.size() > 2 ? tag.substr(2) : std::string_view(), tag.starts_with("B-"));
    } else if (!line.starts_with("# ")) {
      throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": expected token and tag, found " +
                               std::string(line));
    }
  }
  return builder.finish();
}

std::vector<NamedDocument> read_silver_names(const std::filesystem::path& path, const NameLabels& labels) {
  const std::string text = read_corpus_file(path);
  DocumentBuilder builder(labels);
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with(kNewDocument)) {
      builder.begin_document(line.substr(kNewDocument.size()));
    } else if (line.empty()) {
      builder.end_sentence_here();
    } else if (!line.starts_with("# ")) {
      const auto fields = split(line, '\t');
      if (fields.size() < 5)
        throw std::runtime_error(path.string() + ": expected five columns, found " + std::string(line));
      builder.add(plain_form(fields[1]), fields[4] == "_" ? std::string_view() : fields[4], false);
    }
  }
  return builder.finish();
}

std::vector<NamedDocument> read_gum_names(const std::filesystem::path& path, const std::vector<std::string>& treebanks,
                                          const std::vector<std::string>& left_out, const NameLabels& labels,
                                          const Gazetteer& gazetteer) {
  const std::string text = read_corpus_file(path);
  const auto tags = read_tags(treebanks);
  std::vector<NamedDocument> documents;
  GumReader reader(labels, gazetteer);
  simdjson::dom::parser parser;
  for (const std::string_view line : lines_of(text)) {
    try {
      const simdjson::dom::element json = parser.parse(line);
      const std::string id = text_at(json, "id");
      const auto at = tags.find(id);
      if (at == tags.end() || begins_with_any(id, left_out)) continue;
      documents.push_back(reader.read(json, at->second));
    } catch (const simdjson::simdjson_error& error) {
      throw std::runtime_error(path.string() + ": " + error.what());
    }
  }
  return documents;
}

std::vector<NamedDocument> sentences_apart(const std::vector<NamedDocument>& documents) {
  std::vector<NamedDocument> apart;
  for (const NamedDocument& from : documents)
    for (const Sentence& sentence : from.document.text.sentences) {
      NamedDocument& to = apart.emplace_back();
      to.id = from.id;
      for (TokenIndex token = sentence.tokens.begin; token < sentence.tokens.end; ++token)
        add_token(to.document, from.document.form(token), true);
      end_sentence(to.document, 0);
      for (const Name& name : from.gold)
        if (sentence.tokens.contains(name.tokens))
          to.gold.push_back(
              {{name.tokens.begin - sentence.tokens.begin, name.tokens.end - sentence.tokens.begin}, name.type});
    }
  return apart;
}

std::vector<NamedDocument> split_hyphens(const std::vector<NamedDocument>& documents) {
  std::vector<NamedDocument> split;
  for (const NamedDocument& from : documents) {
    NamedDocument to;
    to.id = from.id;
    for (const Sentence& sentence : from.document.text.sentences) {
      bool hyphens = false;
      for (TokenIndex token = sentence.tokens.begin; token < sentence.tokens.end; ++token)
        hyphens |= pieces_of(from.document.form(token)).size() > 1;
      if (hyphens) append_split_sentence(from, sentence.tokens, to);
    }
    if (size_of(to.document) > 0) split.push_back(std::move(to));
  }
  return split;
}

}  // namespace dateline
