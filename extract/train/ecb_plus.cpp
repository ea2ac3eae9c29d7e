// The texts come as tokens without white space, so they go through CoNLL-U as our treebanks do.
#include "extract/train/ecb_plus.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "extract/analyze.h"
#include "extract/syntax/conllu.h"
#include "extract/train/corpus_file.h"
#include "ontology/identity/words.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

namespace json = simdjson::dom;

struct EcbMention {
  std::string id;
  std::string type;
  std::vector<TokenIndex> tokens;  // of the document
  SentenceIndex sentence = 0;
  bool annotated = false;

  [[nodiscard]] bool action() const { return type.starts_with("ACTION") || type.starts_with("NEG_ACTION"); }
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The document's tokens as CoNLL-U; rows[sentence] is the number its sentence has among those with tokens.
std::string as_conllu(const json::element& row, std::map<std::uint64_t, std::uint32_t>& rows) {
  std::string out;
  for (const json::element sentence : json::array(row["sentences"])) {
    const json::array tokens = sentence["tokens"];
    if (tokens.size() == 0) continue;
    const auto number = static_cast<std::uint32_t>(rows.size());
    rows[std::uint64_t(sentence["id"])] = number;
    std::size_t index = 0;
    for (const json::element token : tokens) {
      std::string form{std::string_view(token)};
      // U+00A0 is a space to the reader as well.
      for (std::size_t at = form.find("\xC2\xA0"); at != std::string::npos; at = form.find("\xC2\xA0"))
        form.replace(at, 2, "_");
      std::ranges::replace_if(form, is_space, '_');
      out += std::to_string(++index) + '\t' + (form.empty() ? "_" : form) + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
    }
    out += '\n';
  }
  return out;
}

class DocumentFacts {
 public:
  DocumentFacts(const json::element& row, const Resources& resources) {
    std::map<std::uint64_t, std::uint32_t> rows;
    const std::string id{std::string_view(row["id"])};
    auto read = read_conllu(as_conllu(row, rows), id, ConlluColumns::FormsOnly);
    if (read.size() != 1) throw std::runtime_error("expected one document, found " + std::to_string(read.size()));
    document_ = std::move(read[0].document);
    read_words(document_, resources);
    std::set<std::uint64_t> annotated;
    for (const json::element sentence : json::array(row["sentences"]))
      if (bool(sentence["annotated"])) annotated.insert(std::uint64_t(sentence["id"]));
    for (const json::element mention : json::array(row["mentions"])) {
      EcbMention& each = mentions_.emplace_back();
      each.id = std::string_view(mention["m"]);
      each.type = std::string_view(mention["type"]);
      const std::uint64_t sentence = mention["sent"];
      each.sentence = rows.at(sentence);
      each.annotated = annotated.contains(sentence);
      const TokenRange tokens = document_.text.sentences[each.sentence].tokens;
      for (const json::element token : json::array(mention["tok"]))
        each.tokens.push_back(tokens.begin + static_cast<TokenIndex>(std::uint64_t(token)));
    }
    facts_.article.source = facts_.article.sha256 = id;
    if (!row["source_url"].is_null() && !document_.text.sentences.empty())
      address_end_ = document_.text.sentences.front().tokens.end;
    add_names();
  }

  // The mentions that became events, in order.
  std::vector<std::string> add_events(EcbKind kind) {
    std::vector<std::string> ids;
    for (const EcbMention& mention : mentions_) {
      if (!mention.annotated || mention.action() != (kind == EcbKind::Events)) continue;
      facts_.events.push_back(event(mention));
      ids.push_back(mention.id);
    }
    return ids;
  }

  [[nodiscard]] const std::string& words() const { return words_; }
  Facts facts() && { return std::move(facts_); }

 private:
  void add_names() {
    std::map<std::string, std::uint32_t> known;
    for (TokenIndex token = address_end_; token < document_.syntax.size(); ++token) {
      const Word& word = document_.syntax[token];
      words_ += word.lemma + ' ';
      if (word.upos != Upos::Propn && word.upos != Upos::Num) continue;
      const std::string& text = word.lemma;
      const auto [found, added] =
          known.try_emplace(fold_name(text), static_cast<std::uint32_t>(facts_.entities.size()));
      if (!added) {
        ++facts_.entities[found->second].mention_count;
        continue;
      }
      Entity entity;
      entity.kind = EntityKind::Organization;
      entity.name = text;
      facts_.entities.push_back(entity);
    }
  }

  // The token whose head is outside.
  [[nodiscard]] TokenIndex head(const EcbMention& mention) const {
    for (const TokenIndex token : mention.tokens)
      if (std::ranges::find(mention.tokens, document_.syntax[token].head) == mention.tokens.end()) return token;
    return mention.tokens.front();
  }

  [[nodiscard]] std::string words(const EcbMention& mention) const {
    std::string text;
    for (const TokenIndex token : mention.tokens) {
      const Upos tag = document_.syntax[token].upos;
      if (tag != Upos::Noun && tag != Upos::Propn && tag != Upos::Num && tag != Upos::Adj) continue;
      text += (text.empty() ? "" : " ") + std::string(document_.form(token));
    }
    return text;
  }

  // Whether the one hangs on the other over three arcs at most.
  [[nodiscard]] bool hangs_on(TokenIndex token, TokenIndex on) const {
    for (int step = 0; step < 4 && token != kNone; ++step, token = document_.syntax[token].head)
      if (token == on) return true;
    return false;
  }

  [[nodiscard]] Role role(TokenIndex head) const {
    switch (document_.syntax[head].deprel) {
      case Deprel::Nsubj:
      case Deprel::NmodPoss:
      case Deprel::OblAgent:
        return Role::Agent;
      case Deprel::Obj:
      case Deprel::NsubjPass:
        return Role::Target;
      case Deprel::Compound:
        return Role::Instrument;
      default:
        return Role::Topic;
    }
  }

  EntityIndex described(const std::string& text) {
    Entity entity;
    entity.kind = EntityKind::Group;
    entity.name = text;
    facts_.entities.push_back(entity);
    return static_cast<EntityIndex>(facts_.entities.size() - 1);
  }

  [[nodiscard]] bool is_unreal(TokenIndex head) const {
    for (TokenIndex token = 0; token < document_.syntax.size(); ++token) {
      const Word& word = document_.syntax[token];
      if (word.head != head) continue;
      if (word.xpos == Xpos::Md || word.lemma == "not" || word.lemma == "if" || word.lemma == "to") return true;
    }
    return false;
  }

  Event event(const EcbMention& mention) {
    const TokenIndex head = this->head(mention);
    Event event;
    event.lemma = document_.syntax[head].lemma;
    event.modality = is_unreal(head) ? Modality::Planned : Modality::Happened;
    std::string places;
    for (const EcbMention& other : mentions_) {
      if (other.sentence != mention.sentence || other.action() == mention.action()) continue;
      const std::string text = words(other);
      if (text.empty()) continue;
      if (other.type.starts_with("TIME"))
        event.date_text += ' ' + text;
      else if (other.type.starts_with("LOC"))
        places += ' ' + text;
      else if (const TokenIndex at = this->head(other); hangs_on(at, head) || (other.action() && hangs_on(head, at)))
        event.participations.push_back({EntityRef{described(text)}, role(at), {}});
    }
    if (!places.empty()) event.place = described(places);
    event.evidence = {evidence(mention)};
    return event;
  }

  [[nodiscard]] Evidence evidence(const EcbMention& mention) const {
    const auto [first, last] = std::ranges::minmax(mention.tokens);
    const std::string_view text = document_.article.text;
    const Span sentence = document_.span_of(document_.text.sentences[mention.sentence].tokens);
    const Span exact = document_.span_of({first, last + 1});
    Evidence evidence;
    evidence.start = count_characters(text.substr(0, exact.begin));
    evidence.exact = document_.text_of(exact);
    evidence.end = evidence.start + count_characters(evidence.exact);
    evidence.prefix = text.substr(sentence.begin, exact.begin - sentence.begin);
    evidence.suffix = text.substr(exact.end, sentence.end - exact.end);
    return evidence;
  }

  Document document_;
  TokenIndex address_end_ = 0;  // the first sentence of an ecbplus document is its address
  std::string words_;
  std::vector<EcbMention> mentions_;
  Facts facts_;
};

// A mention's chain by its name; one in no chain is named by itself.
std::map<std::string, std::string> chains(const json::element& row, const std::string& document) {
  std::map<std::string, std::string> found;
  for (const json::element chain : json::array(row["chains"])) {
    const std::string id = simdjson::minify(chain["id"]);
    const bool cross = std::string_view(chain["kind"]) == "cross";
    for (const json::element mention : json::array(chain["mentions"]))
      found.try_emplace(std::string(std::string_view(mention)), cross ? id : document + ':' + id);
  }
  return found;
}

}  // namespace

EcbDocuments read_ecb_plus(const std::filesystem::path& folder, int first, int last, EcbKind kind,
                           const Resources& resources) {
  EcbDocuments out;
  std::map<std::string, std::uint32_t> numbers;
  json::parser parser;
  for (int topic = first; topic <= last; ++topic) {
    const std::string name = std::string(topic < 10 ? "topic-0" : "topic-") + std::to_string(topic) + ".jsonl.gz";
    if (!std::filesystem::exists(folder / name)) continue;
    const std::string bytes = read_corpus_file(folder / name);
    std::size_t line = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      ++line;
      try {
        const json::element row = parser.parse(bytes.data() + at, end - at);
        DocumentFacts document(row, resources);
        const std::string id{std::string_view(row["id"])};
        const auto chain_of = chains(row, id);
        for (const std::string& mention : document.add_events(kind)) {
          const auto found = chain_of.find(mention);
          const std::string chain = found != chain_of.end() ? found->second : id + '#' + mention;
          out.chain.push_back(numbers.try_emplace(chain, static_cast<std::uint32_t>(numbers.size())).first->second);
          out.document_of.push_back(static_cast<std::uint32_t>(out.facts.size()));
        }
        out.texts.push_back(document.words());
        out.facts.push_back(std::move(document).facts());
        out.topic.push_back(static_cast<std::uint32_t>(topic));
      } catch (const std::exception& error) {
        throw std::runtime_error((folder / name).string() + ':' + std::to_string(line) + ": " + error.what());
      }
      at = end + 1;
    }
  }
  return out;
}

EcbDocuments select(const EcbDocuments& documents, const std::function<bool(std::uint32_t topic)>& use) {
  EcbDocuments out;
  std::vector<std::uint32_t> number(documents.facts.size());
  for (std::size_t i = 0; i < documents.facts.size(); ++i) {
    number[i] = static_cast<std::uint32_t>(out.facts.size());
    if (!use(documents.topic[i])) continue;
    out.facts.push_back(documents.facts[i]);
    out.texts.push_back(documents.texts[i]);
    out.topic.push_back(documents.topic[i]);
  }
  for (std::size_t i = 0; i < documents.chain.size(); ++i) {
    if (!use(documents.topic[documents.document_of[i]])) continue;
    out.chain.push_back(documents.chain[i]);
    out.document_of.push_back(number[documents.document_of[i]]);
  }
  return out;
}

}  // namespace dateline
