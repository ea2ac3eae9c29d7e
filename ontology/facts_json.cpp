// Writing appends to one string; reading walks simdjson's document tree, which is strict about UTF-8 and numbers.
// Every index is checked after reading, so that what comes from a file can be trusted like what was built in memory.
#include "ontology/facts_json.h"

#include <simdjson.h>
#include <utf8proc.h>

#include <array>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "ontology/day.h"
#include "ontology/kinds.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 3> kCauseKinds{"cause", "purpose", "condition"};

// ---- writing

// Ill-formed UTF-8 as U+FFFD: a half character in one field must not make a whole line unreadable.
std::string repaired(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::int32_t code_point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                         static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (length <= 0) {
      result += "\xEF\xBF\xBD";
      ++at;
    } else {
      result += text.substr(at, static_cast<std::size_t>(length));
      at += static_cast<std::size_t>(length);
    }
  }
  return result;
}

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  if (!simdjson::validate_utf8(text)) return append_quoted(out, repaired(text));
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += {'\\', c};
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += {'\\', 'u', '0', '0', kHex[static_cast<unsigned char>(c) >> 4], kHex[static_cast<unsigned char>(c) & 15]};
    else
      out += c;
  }
  out += '"';
}

// Writes the members of one object, leaving defaults out.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  ~ObjectWriter() { out_ += '}'; }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  std::string& key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    append_quoted(out_, name);
    out_ += ':';
    return out_;
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) append_quoted(key(name), value);
  }
  void number(std::string_view name, std::int64_t value) { key(name) += std::to_string(value); }
  void index(std::string_view name, const std::optional<std::uint32_t>& value) {
    if (value) number(name, *value);
  }
  void flag(std::string_view name, bool value) {
    if (value) key(name) += "true";
  }
  template <class Enum>
  void label(std::string_view name, Enum value) {
    append_quoted(key(name), dateline::name(value));
  }
  void date(std::string_view name, const std::optional<Date>& value) {
    if (value) append_quoted(key(name), day_text(*value));
  }
  void range(std::string_view name, const std::optional<DateRange>& value) {
    if (value) key(name) += "[\"" + day_text(value->earliest) + "\",\"" + day_text(value->latest) + "\"]";
  }
  template <class Values, class Write>
  void list(std::string_view name, const Values& values, Write write) {
    if (values.empty()) return;
    key(name) += '[';
    bool first = true;
    for (const auto& value : values) {
      if (!first) out_ += ',';
      first = false;
      write(out_, value);
    }
    out_ += ']';
  }
  void origin(const Origin& origin) {
    text("rule", origin.rule);
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.2f", static_cast<double>(origin.confidence));
    key("confidence") += buffer.data();
  }

 private:
  std::string& out_;
};

void write_evidence(std::string& out, const Evidence& evidence) {
  out += '[' + std::to_string(evidence.start) + ',' + std::to_string(evidence.end);
  for (const std::string* text : {&evidence.exact, &evidence.prefix, &evidence.suffix})
    append_quoted(out += ',', *text);
  out += ']';
}

void write_text(std::string& out, const std::string& text) { append_quoted(out, text); }

void write_members(ObjectWriter& object, const FactRef& ref) {
  if (const auto* entity = std::get_if<EntityRef>(&ref)) object.number("entity", entity->index);
  if (const auto* event = std::get_if<EventRef>(&ref)) object.number("event", event->index);
  if (const auto* statement = std::get_if<StatementRef>(&ref)) object.number("statement", statement->index);
}

void write_ref(std::string& out, const FactRef& ref) {
  ObjectWriter object(out);
  write_members(object, ref);
}

void write_article(std::string& out, const ArticleFacts& article) {
  ObjectWriter object(out);
  object.text("source", article.source);
  object.text("sha256", article.sha256);
  object.text("url", article.url);
  object.text("headline", article.headline);
  object.text("publisher", article.publisher);
  object.text("dateline", article.dateline);
  object.text("language", article.language);
  object.list("authors", article.authors, write_text);
  object.date("published", article.published);
  object.text("published_time", article.published_time);
  if (article.word_count != 0) object.number("word_count", article.word_count);
}

void write_link(std::string& out, const Link& link) {
  append_quoted(out += '[', link.iri);
  out += link.exact ? ",\"exact\"]" : ",\"close\"]";
}

void write_entity(std::string& out, const Entity& entity) {
  ObjectWriter object(out);
  object.label("kind", entity.kind);
  object.text("name", entity.name);
  object.list("aliases", entity.aliases, write_text);
  object.text("authority", entity.authority);
  object.list("links", entity.links, write_link);
  object.text("given", entity.given_name);
  object.text("family", entity.family_name);
  if (entity.gender != Gender::Unknown) object.label("gender", entity.gender);
  object.flag("official", entity.official);
  object.text("party", entity.party);
  if (entity.kind == EntityKind::Organization) object.label("organization", entity.organization_kind);
  if (entity.kind == EntityKind::Jurisdiction) object.label("level", entity.level);
  object.index("within", entity.within);
  object.number("mentions", entity.mention_count);
  if (entity.mention_count != 0) write_evidence(object.key("evidence"), entity.first_mention);
  object.origin(entity.origin);
}

void write_office(std::string& out, const Office& office) {
  ObjectWriter object(out);
  object.text("title", office.title);
  object.index("of", office.of);
}

void write_tenure(std::string& out, const Tenure& tenure) {
  ObjectWriter object(out);
  object.number("person", tenure.person);
  object.number("office", tenure.office);
  object.label("status", tenure.status);
  object.text("party", tenure.party);
  object.date("start", tenure.start);
  object.date("end", tenure.end);
  write_evidence(object.key("evidence"), tenure.evidence);
  object.origin(tenure.origin);
}

void write_participation(std::string& out, const Participation& participation) {
  ObjectWriter object(out);
  write_members(object, participation.participant);
  object.label("role", participation.role);
  object.index("office", participation.in_capacity);
}

void write_cause(std::string& out, const Cause& cause) {
  ObjectWriter object(out);
  write_members(object, cause.of);
  object.text("kind", kCauseKinds[static_cast<std::size_t>(cause.kind)]);
}

void write_figure(std::string& out, const Figure& figure) {
  ObjectWriter object(out);
  object.text("counted", figure.counted);
  object.number("value", figure.value);
  object.label("comparator", figure.comparator);
  write_evidence(object.key("evidence"), figure.evidence);
}

void write_event(std::string& out, const Event& event) {
  ObjectWriter object(out);
  object.label("type", event.type);
  object.label("modality", event.modality);
  object.text("label", event.label);
  object.text("lemma", event.lemma);
  object.list("participations", event.participations, write_participation);
  object.list("because_of", event.because_of, write_cause);
  object.index("part_of", event.part_of);
  object.index("place", event.place);
  object.text("date_text", event.date_text);
  object.range("date", event.date);
  object.list("figures", event.figures, write_figure);
  object.list("evidence", event.evidence, write_evidence);
  object.origin(event.origin);
}

void write_statement(std::string& out, const Statement& statement) {
  ObjectWriter object(out);
  object.label("kind", statement.kind);
  object.index("speaker", statement.speaker);
  object.index("through", statement.through_speaker);
  object.index("addressee", statement.addressee);
  object.index("office", statement.in_capacity);
  if (statement.medium) object.label("medium", *statement.medium);
  object.index("occasion", statement.occasion);
  object.list("about", statement.about, write_ref);
  object.range("date", statement.date);
  object.text("date_text", statement.date_text);
  object.flag("negated", statement.negated);
  object.text("text", statement.text);
  object.text("cue", statement.cue);
  object.list("evidence", statement.evidence, write_evidence);
  object.origin(statement.origin);
}

// ---- reading

using simdjson::dom::element;

class FactsReader {
 public:
  explicit FactsReader(std::string_view where) : where_(where) {}

  Facts read(std::string_view line) {
    element root;
    thread_local simdjson::dom::parser parser;  // keeps its buffers from line to line
    if (const auto error = parser.parse(line.data(), line.size()).get(root))
      fail("one JSON object", simdjson::error_message(error));
    const auto version = integer(root, "v");
    if (!version) fail("a member v (the version)", "none");
    if (*version > kFactsVersion || *version < 1) fail("facts of version 1", "version " + std::to_string(*version));
    Facts facts;
    element article;
    if (root["article"].get(article)) fail("a member article", "none");
    read_article(article, facts.article);
    each(root, "entities", [&](element e) { facts.entities.push_back(entity(e)); });
    each(root, "offices", [&](element e) { facts.offices.push_back({text(e, "title"), index(e, "of")}); });
    each(root, "tenures", [&](element e) { facts.tenures.push_back(tenure(e)); });
    each(root, "events", [&](element e) { facts.events.push_back(event(e)); });
    each(root, "statements", [&](element e) { facts.statements.push_back(statement(e)); });
    check(facts);
    return facts;
  }

 private:
  [[noreturn]] void fail(std::string_view expected, std::string_view found) const {
    throw std::runtime_error(where_ + ": expected " + std::string(expected) + ", found " +
                             std::string(found.substr(0, 200)));
  }

  std::string text(element from, std::string_view key) const {
    element value;
    if (from[key].get(value)) return {};
    std::string_view found;
    if (value.get(found)) fail("text for " + std::string(key), "another type");
    return std::string(found);
  }

  std::optional<std::int64_t> integer(element from, std::string_view key) const {
    element value;
    if (from[key].get(value)) return std::nullopt;
    std::int64_t found = 0;
    if (value.get(found)) fail("a whole number for " + std::string(key), "another value");
    return found;
  }

  std::uint32_t natural(std::int64_t value, std::string_view key) const {
    if (value < 0 || value > 0xFFFFFFFELL) fail("a number from 0 for " + std::string(key), std::to_string(value));
    return static_cast<std::uint32_t>(value);
  }

  std::optional<std::uint32_t> index(element from, std::string_view key) const {
    const auto value = integer(from, key);
    if (!value) return std::nullopt;
    return natural(*value, key);
  }

  std::uint32_t required_index(element from, std::string_view key) const {
    const auto value = index(from, key);
    if (!value) fail("a member " + std::string(key), "none");
    return *value;
  }

  bool flag(element from, std::string_view key) const {
    bool value = false;
    return !from[key].get(value) && value;
  }

  template <class Each>
  void each(element from, std::string_view key, Each visit) const {
    element value;
    if (from[key].get(value)) return;
    simdjson::dom::array items;
    if (value.get(items)) fail("a list for " + std::string(key), "another type");
    for (const element item : items) visit(item);
  }

  template <class Enum>
  Enum label(element from, std::string_view key, Enum otherwise) const {
    const std::string found = text(from, key);
    if (found.empty()) return otherwise;
    const auto value = parse<Enum>(found);
    if (!value) fail("one of the names for " + std::string(key), found);
    return *value;
  }

  Date day_of(std::string_view found) const {
    const auto day = parse_day(found);
    if (!day) fail("a day YYYY-MM-DD", found);
    return *day;
  }

  std::optional<Date> date(element from, std::string_view key) const {
    const std::string found = text(from, key);
    if (found.empty()) return std::nullopt;
    return day_of(found);
  }

  std::optional<DateRange> range(element from, std::string_view key) const {
    std::vector<Date> days;
    each(from, key, [&](element e) {
      std::string_view found;
      if (e.get(found)) fail("a day YYYY-MM-DD", "another type");
      days.push_back(day_of(found));
    });
    if (days.empty()) return std::nullopt;
    if (days.size() != 2 || days[1] < days[0]) fail("two days in order for " + std::string(key), "others");
    return DateRange{days[0], days[1]};
  }

  Evidence piece(element from) const {
    simdjson::dom::array parts;
    if (from.get(parts) || parts.size() != 5) fail("evidence [start, end, exact, prefix, suffix]", "another value");
    std::array<std::int64_t, 2> offsets{};
    std::array<std::string_view, 3> texts;
    for (std::size_t i = 0; i < 2; ++i)
      if (parts.at(i).get(offsets[i])) fail("a whole number for an offset", "another value");
    for (std::size_t i = 0; i < 3; ++i)
      if (parts.at(i + 2).get(texts[i])) fail("text in evidence", "another type");
    if (offsets[0] >= offsets[1])
      fail("start before end", std::to_string(offsets[0]) + " and " + std::to_string(offsets[1]));
    return {natural(offsets[0], "start"), natural(offsets[1], "end"), std::string(texts[0]), std::string(texts[1]),
            std::string(texts[2])};
  }

  Evidence evidence(element from) const {
    element value;
    if (from["evidence"].get(value)) fail("a member evidence", "none");
    return piece(value);
  }

  std::vector<Evidence> evidences(element from) const {
    std::vector<Evidence> pieces;
    each(from, "evidence", [&](element e) { pieces.push_back(piece(e)); });
    if (pieces.empty()) fail("a member evidence with a piece or more", "none");
    return pieces;
  }

  Origin origin(element from) const {
    double confidence = 1.0;
    element value;
    if (!from["confidence"].get(value) && value.get(confidence)) fail("a number for confidence", "another type");
    if (!(confidence >= 0.0 && confidence <= 1.0)) fail("a confidence from 0 to 1", std::to_string(confidence));
    return {text(from, "rule"), static_cast<float>(confidence)};
  }

  void read_article(element from, ArticleFacts& article) const {
    article.source = text(from, "source");
    article.sha256 = text(from, "sha256");
    article.url = text(from, "url");
    article.headline = text(from, "headline");
    article.publisher = text(from, "publisher");
    article.dateline = text(from, "dateline");
    article.language = text(from, "language");
    if (article.language.empty()) article.language = "en";
    texts(from, "authors", article.authors);
    article.published = date(from, "published");
    article.published_time = text(from, "published_time");
    article.word_count = index(from, "word_count").value_or(0);
    if (article.sha256.empty()) fail("a member sha256 in article", "none");
  }

  void texts(element from, std::string_view key, std::vector<std::string>& into) const {
    each(from, key, [&](element e) {
      std::string_view found;
      if (e.get(found)) fail("texts for " + std::string(key), "another type");
      into.emplace_back(found);
    });
  }

  Link link(element from) const {
    simdjson::dom::array parts;
    std::string_view iri, kind;
    if (from.get(parts) || parts.size() != 2 || parts.at(0).get(iri) || parts.at(1).get(kind))
      fail("a link [IRI, exact or close]", "another value");
    return {std::string(iri), kind == "exact"};
  }

  Entity entity(element from) const {
    Entity entity;
    entity.kind = label(from, "kind", EntityKind::Person);
    entity.name = text(from, "name");
    texts(from, "aliases", entity.aliases);
    entity.authority = text(from, "authority");
    each(from, "links", [&](element e) { entity.links.push_back(link(e)); });
    entity.given_name = text(from, "given");
    entity.family_name = text(from, "family");
    entity.gender = label(from, "gender", Gender::Unknown);
    entity.official = flag(from, "official");
    entity.party = text(from, "party");
    entity.organization_kind = label(from, "organization", OrganizationKind::Other);
    entity.level = label(from, "level", Level::Other);
    entity.within = index(from, "within");
    entity.mention_count = index(from, "mentions").value_or(1);
    if (entity.mention_count != 0) entity.first_mention = evidence(from);
    entity.origin = origin(from);
    return entity;
  }

  Tenure tenure(element from) const {
    Tenure tenure;
    tenure.person = required_index(from, "person");
    tenure.office = required_index(from, "office");
    tenure.status = label(from, "status", TenureStatus::Current);
    tenure.party = text(from, "party");
    tenure.start = date(from, "start");
    tenure.end = date(from, "end");
    tenure.evidence = evidence(from);
    tenure.origin = origin(from);
    return tenure;
  }

  FactRef ref(element from) const {
    if (const auto entity = index(from, "entity")) return EntityRef{*entity};
    if (const auto event = index(from, "event")) return EventRef{*event};
    return StatementRef{required_index(from, "statement")};
  }

  Cause cause(element from) const {
    const std::string kind = text(from, "kind");
    for (std::size_t i = 0; i < kCauseKinds.size(); ++i)
      if (kCauseKinds[i] == kind) return {ref(from), static_cast<CauseKind>(i)};
    fail("cause, purpose or condition", kind);
  }

  Figure figure(element from) const {
    return {text(from, "counted"), integer(from, "value").value_or(0), label(from, "comparator", Comparator::Exact),
            evidence(from)};
  }

  Event event(element from) const {
    Event event;
    event.type = label(from, "type", EventType::Other);
    event.modality = label(from, "modality", Modality::Happened);
    event.label = text(from, "label");
    event.lemma = text(from, "lemma");
    each(from, "participations", [&](element e) {
      event.participations.push_back({ref(e), label(e, "role", Role::Agent), index(e, "office")});
    });
    each(from, "because_of", [&](element e) { event.because_of.push_back(cause(e)); });
    event.part_of = index(from, "part_of");
    event.place = index(from, "place");
    event.date_text = text(from, "date_text");
    event.date = range(from, "date");
    each(from, "figures", [&](element e) { event.figures.push_back(figure(e)); });
    event.evidence = evidences(from);
    event.origin = origin(from);
    return event;
  }

  Statement statement(element from) const {
    Statement statement;
    statement.kind = label(from, "kind", QuotationKind::Direct);
    statement.speaker = index(from, "speaker");
    statement.through_speaker = index(from, "through");
    statement.addressee = index(from, "addressee");
    statement.in_capacity = index(from, "office");
    if (!text(from, "medium").empty()) statement.medium = label(from, "medium", Medium::Tweet);
    statement.occasion = index(from, "occasion");
    each(from, "about", [&](element e) { statement.about.push_back(ref(e)); });
    statement.date = range(from, "date");
    statement.date_text = text(from, "date_text");
    statement.negated = flag(from, "negated");
    statement.text = text(from, "text");
    statement.cue = text(from, "cue");
    statement.evidence = evidences(from);
    statement.origin = origin(from);
    return statement;
  }

  // ---- every index within its list

  template <class List>
  void within(const std::optional<std::uint32_t>& index, const List& list, std::string_view what) const {
    if (index && *index >= list.size())
      fail(std::string(what) + " below " + std::to_string(list.size()), std::to_string(*index));
  }

  void check_ref(const FactRef& ref, const Facts& facts) const {
    if (const auto* entity = std::get_if<EntityRef>(&ref)) within(entity->index, facts.entities, "an entity");
    if (const auto* event = std::get_if<EventRef>(&ref)) within(event->index, facts.events, "an event");
    if (const auto* statement = std::get_if<StatementRef>(&ref))
      within(statement->index, facts.statements, "a statement");
  }

  void check(const Facts& facts) const {
    for (const Entity& entity : facts.entities) within(entity.within, facts.entities, "an entity");
    for (const Office& office : facts.offices) within(office.of, facts.entities, "an entity");
    for (const Tenure& tenure : facts.tenures) {
      within(tenure.person, facts.entities, "an entity");
      within(tenure.office, facts.offices, "an office");
    }
    for (const Event& event : facts.events) {
      for (const Participation& participation : event.participations) {
        check_ref(participation.participant, facts);
        within(participation.in_capacity, facts.offices, "an office");
      }
      for (const Cause& cause : event.because_of) check_ref(cause.of, facts);
      within(event.part_of, facts.events, "an event");
      within(event.place, facts.entities, "an entity");
    }
    for (const Statement& statement : facts.statements) {
      for (const auto& entity : {statement.speaker, statement.through_speaker, statement.addressee})
        within(entity, facts.entities, "an entity");
      within(statement.in_capacity, facts.offices, "an office");
      within(statement.occasion, facts.events, "an event");
      for (const FactRef& ref : statement.about) check_ref(ref, facts);
    }
  }

  std::string where_;
};

}  // namespace

std::string to_json(const Facts& facts) {
  std::string out;
  {
    ObjectWriter object(out);
    object.number("v", kFactsVersion);
    write_article(object.key("article"), facts.article);
    object.list("entities", facts.entities, write_entity);
    object.list("offices", facts.offices, write_office);
    object.list("tenures", facts.tenures, write_tenure);
    object.list("events", facts.events, write_event);
    object.list("statements", facts.statements, write_statement);
  }
  return out;
}

Facts facts_from_json(std::string_view line, std::string_view where) { return FactsReader(where).read(line); }

}  // namespace dateline
