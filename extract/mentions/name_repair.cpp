// Rules in the order they run: trim, correct by gazetteer and quotation marks, agree in lists of places and with
// acronyms spelled out, then one sense a discourse (Gale, Church and Yarowsky 1992) for names said more than once, the
// seats of titles, and the family names of people named in full.
#include "extract/mentions/name_repair.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>

#include "extract/lexicon.h"
#include "extract/mentions/generation_suffix.h"
#include "extract/mentions/names.h"
#include "ontology/tsv.h"

namespace dateline {
namespace {

constexpr GazetteerKindSet kOrganizations = kind_bit(GazetteerKind::Agency) | kind_bit(GazetteerKind::Media) |
                                            kind_bit(GazetteerKind::Party) | kind_bit(GazetteerKind::Organization);
constexpr GazetteerKindSet kPeople = kind_bit(GazetteerKind::GivenName) | kind_bit(GazetteerKind::RareGivenName) |
                                     kind_bit(GazetteerKind::Surname) | kind_bit(GazetteerKind::RareSurname) |
                                     kind_bit(GazetteerKind::Official);
constexpr GazetteerKindSet kStates = kind_bit(GazetteerKind::Country) | kind_bit(GazetteerKind::Division);
constexpr GazetteerKindSet kKnownPlaces = kStates | kind_bit(GazetteerKind::City) | kind_bit(GazetteerKind::Town) |
                                          kind_bit(GazetteerKind::County) | kind_bit(GazetteerKind::Location);

constexpr GazetteerKindSet kLargePlaces = kStates | kind_bit(GazetteerKind::City) | kind_bit(GazetteerKind::Location);
constexpr GazetteerKindSet kGivenNames = kind_bit(GazetteerKind::GivenName) | kind_bit(GazetteerKind::RareGivenName);
constexpr std::size_t kGap = 3;  // tokens between the halves of one name
constexpr std::size_t kShortestList = 4;

bool is_word(std::string_view form) {
  return std::any_of(form.begin(), form.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || (c >= 0xC3 && c != 0xE2); });
}

std::string folded(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
  return lower;
}

class NameRepair {
 public:
  NameRepair(const Document& document, const Gazetteer& gazetteer, const WordMap<bool>& kept_titles,
             std::vector<Name> names)
      : document_(document), gazetteer_(gazetteer), kept_titles_(kept_titles), names_(std::move(names)) {}

  std::vector<Name> repair() {
    for (Name& name : names_) trim(name);
    std::erase_if(names_, [](const Name& name) { return name.tokens.empty(); });
    join_halves();
    for (Name& name : names_) take_suffix(name);
    for (Name& name : names_) correct(name);
    agree_in_lists();
    agree_on_acronyms();
    agree_on_repeated();
    add_seats_of_titles();
    add_family_names();
    return std::move(names_);
  }

 private:
  [[nodiscard]] std::string_view form(TokenIndex token) const { return document_.form(token); }
  [[nodiscard]] GazetteerKindSet kinds(TokenRange tokens) const { return gazetteer_.find(document_, tokens); }

  // "Gov. Ann Reed" → Ann Reed; "the Senate" → Senate; "Reed's" → Reed; but "Queen Anne" and "McDonald's" stay.
  void trim(Name& name) const {
    TokenRange& tokens = name.tokens;
    while (!tokens.empty() && !is_word(form(tokens.begin)) && form(tokens.begin) != "(") ++tokens.begin;
    while (!tokens.empty() && ends_badly(tokens)) --tokens.end;
    if (tokens.size() > 1 &&
        (form(tokens.begin) == "the" || (form(tokens.begin) == "The" && begins_sentence(tokens.begin))) &&
        name.type != NameType::Work)
      ++tokens.begin;
    while (name.type == NameType::Person && tokens.size() > 1 && is_cut_title(tokens.begin)) ++tokens.begin;
  }

  [[nodiscard]] bool begins_sentence(TokenIndex token) const {
    return document_.text.sentences[document_.sentence_of(token)].tokens.begin == token;
  }

  [[nodiscard]] bool ends_badly(TokenRange tokens) const {
    const std::string_view last = form(tokens.end - 1);
    const bool possessive = (last == "'s" || last == "’s") && tokens.size() > 1;
    return (possessive && (kinds(tokens) & kOrganizations) == 0) ||
           (!is_word(last) && last != ")" && last != "!" && last != "?");
  }

  [[nodiscard]] bool is_cut_title(TokenIndex token) const {
    const GazetteerKindSet known = kinds({token, token + 1});
    const bool given = (known & kind_bit(GazetteerKind::GivenName)) != 0;
    return (known & kind_bit(GazetteerKind::Title)) != 0 && !given && !kept_titles_.contains(form(token));
  }

  // "Ann Reed Jr." and "Ann Reed, Jr." name another person than "Ann Reed".
  void take_suffix(Name& name) const {
    if (name.type != NameType::Person || name.tokens.size() < 2) return;
    TokenIndex next = name.tokens.end;
    const TokenIndex end = document_.text.sentences[document_.sentence_of(name.tokens.begin)].tokens.end;
    if (next < end && form(next) == ",") ++next;
    if (next < end && is_capital(form(next)) && is_generation_suffix(folded(form(next)))) name.tokens.end = next + 1;
  }

  // "Bureau of Fish" and "Wildlife", where the gazetteer knows the "Bureau of Fish and Wildlife".
  void join_halves() {
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
      const TokenRange whole{names_[i].tokens.begin, names_[i + 1].tokens.end};
      const bool near = names_[i + 1].tokens.begin <= names_[i].tokens.end + kGap;
      if (!near || document_.sentence_of(whole.begin) != document_.sentence_of(whole.end - 1)) continue;
      if ((kinds(whole) & kOrganizations) == 0) continue;
      names_[i] = {whole, NameType::Organization};
      names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  // What the gazetteer knows as one thing only is that thing: "the White House said", "many Democrats", "in Alberta".
  void correct(Name& name) const {
    const GazetteerKindSet known = kinds(name.tokens);
    const bool organization = (known & kOrganizations) != 0;
    if (organization && (known & (kPeople | kLargePlaces)) == 0 && (is_place(name) || name.type == NameType::Person))
      name.type = NameType::Organization;  // though a small town has the name as well
    if ((known & kind_bit(GazetteerKind::Norp)) != 0 && (known & (kPeople | kKnownPlaces | kOrganizations)) == 0 &&
        (name.type == NameType::Person || name.type == NameType::Gpe))
      name.type = NameType::Norp;
    if ((known & kStates) != 0 && (known & (kPeople | kOrganizations)) == 0 && name.type == NameType::Person)
      name.type = NameType::Gpe;
    if (name.type == NameType::Organization && (is_seat_of_title(name.tokens) || is_government_of_place(name.tokens)))
      name.type = NameType::Gpe;
    if (name.type == NameType::Person && is_title_in_quotes(name.tokens)) name.type = NameType::Work;
  }

  // "Port Haven Mayor Ann Reed", where Port Haven is known as a place and nothing else.
  [[nodiscard]] bool is_seat_of_title(TokenRange tokens) const {
    return is_large_place_only(tokens) && is_title(tokens.end);
  }
  [[nodiscard]] bool is_large_place_only(TokenRange tokens) const {
    const GazetteerKindSet known = kinds(tokens);
    return (known & (kStates | kind_bit(GazetteerKind::City))) != 0 && (known & (kPeople | kOrganizations)) == 0;
  }
  [[nodiscard]] bool is_title(TokenIndex token) const {
    return token < document_.text.tokens.size() && is_capital(form(token)) &&
           (kinds({token, token + 1}) & kind_bit(GazetteerKind::Title)) != 0;
  }

  // "City and County of Denver": words for governments, "of" and a place known as nothing else.
  [[nodiscard]] bool is_government_of_place(TokenRange tokens) const {
    TokenIndex at = tokens.begin;
    const auto is_government = [&](TokenIndex token) {
      return (kinds({token, token + 1}) & kind_bit(GazetteerKind::GpeWord)) != 0;
    };
    while (at < tokens.end && (is_government(at) || form(at) == "and")) ++at;
    return at > tokens.begin && at + 1 < tokens.end && form(at) == "of" && is_large_place_only({at + 1, tokens.end});
  }

  // "Night Harbor" between quotation marks of its own is a title or a nickname, unless its words are those of a person.
  [[nodiscard]] bool is_title_in_quotes(TokenRange tokens) const {
    const auto size = static_cast<TokenIndex>(document_.text.tokens.size());
    TokenIndex after = tokens.end;
    if (after < size && (form(after) == "," || form(after) == ".")) ++after;
    if (tokens.size() < 2 || tokens.begin == 0 || after >= size) return false;
    const GazetteerKindSet first = kinds({tokens.begin, tokens.begin + 1});
    return is_quotation_mark(form(tokens.begin - 1)) && is_quotation_mark(form(after)) &&
           (first & (kGivenNames | kind_bit(GazetteerKind::Title))) == 0 && (kinds(tokens) & kPeople) == 0;
  }
  static bool is_quotation_mark(std::string_view text) { return text == "\"" || text == "“" || text == "”"; }

  // "Leeds, Sheffield, Bath and Hull": where two thirds of four or more names in a list are known as places, a third
  // were found as such and no full name of a person is among them, all that are nothing else are places.
  void agree_in_lists() {
    for (std::size_t begin = 0; begin < names_.size();) {
      std::size_t end = begin + 1;
      while (end < names_.size() && is_listed(names_[end - 1], names_[end])) ++end;
      if (end - begin >= kShortestList && is_list_of_places({names_.data() + begin, end - begin}))
        for (std::size_t i = begin; i < end; ++i)
          if (!is_place(names_[i]) && (kinds(names_[i].tokens) & kOrganizations) == 0)
            names_[i].type = place_type(document_, names_[i].tokens, gazetteer_);
      begin = end;
    }
  }

  // Nothing but commas, "and", "or" and "the" stands between the two, three words at most.
  [[nodiscard]] bool is_listed(const Name& name, const Name& next) const {
    TokenIndex at = name.tokens.end;
    if (at >= next.tokens.begin || next.tokens.begin - at > 3) return false;
    for (; at < next.tokens.begin; ++at)
      if (form(at) != "," && form(at) != "and" && form(at) != "or" && form(at) != "the" && form(at) != "&")
        return false;
    return document_.sentence_of(name.tokens.begin) == document_.sentence_of(next.tokens.begin);
  }

  [[nodiscard]] bool is_list_of_places(std::span<const Name> list) const {
    std::size_t known = 0, found = 0;
    for (const Name& name : list) {
      const GazetteerKindSet first = kinds({name.tokens.begin, name.tokens.begin + 1});
      if (name.type == NameType::Person && name.tokens.size() > 1 && (first & kGivenNames) != 0) return false;
      known += (kinds(name.tokens) & kKnownPlaces) != 0 ? 1 : 0;
      found += is_place(name) ? 1 : 0;
    }
    return known * 3 >= list.size() * 2 && found * 3 >= list.size();
  }

  static bool is_place(const Name& name) {
    return name.type == NameType::Gpe || name.type == NameType::Location || name.type == NameType::Facility;
  }

  // "the Council of Port Cities (CPC)" makes each CPC of the article an organization.
  void agree_on_acronyms() {
    std::set<std::string_view> acronyms;
    for (const Name& name : names_) {
      const TokenIndex open = name.tokens.end;
      if (name.type != NameType::Organization || open + 2 >= document_.text.tokens.size()) continue;
      if (form(open) == "(" && form(open + 2) == ")" && is_acronym_of(form(open + 1), name.tokens))
        acronyms.insert(form(open + 1));
    }
    if (acronyms.empty()) return;
    for (Name& name : names_)
      if (name.tokens.size() == 1 && acronyms.contains(form(name.tokens.begin))) name.type = NameType::Organization;
    add_missed([&](TokenIndex token) { return acronyms.contains(form(token)); }, NameType::Organization);
  }

  // Three letters or more that begin the capitalised words, one of them at most left over.
  [[nodiscard]] bool is_acronym_of(std::string_view letters, TokenRange name) const {
    std::size_t matched = 0, count = 0;
    std::string plain;
    for (const char c : letters)
      if (c != '.') plain += c;
    for (TokenIndex token = name.begin; token < name.end; ++token) {
      if (!is_capital(form(token))) continue;
      ++count;
      if (matched < plain.size() && plain[matched] == form(token)[0]) ++matched;
    }
    return plain.size() >= 3 && count >= 2 && matched == plain.size() && matched + 1 >= count;
  }

  // Where two thirds of three or more places agree on what the same words are, all do.
  void agree_on_repeated() {
    std::map<std::string, std::array<std::uint32_t, kNameTypeCount>> counts;
    for (const Name& name : names_)
      ++counts[folded(document_.text_of(name.tokens))][static_cast<std::size_t>(name.type)];
    for (Name& name : names_) {
      const auto& types = counts[folded(document_.text_of(name.tokens))];
      const auto most = std::max_element(types.begin(), types.end());
      std::uint32_t all = 0;
      for (const std::uint32_t count : types) all += count;
      if (all >= 3 && *most * 3 >= all * 2) name.type = static_cast<NameType>(most - types.begin());
    }
  }

  // "Port Haven Mayor Ann Reed" again, where the tagger saw but the person.
  void add_seats_of_titles() {
    std::vector<Name> all;
    for (const Name& name : names_) {
      const TokenIndex floor = all.empty() ? 0 : all.back().tokens.end;
      const bool titled =
          name.type == NameType::Person && name.tokens.begin > floor + 1 && is_title(name.tokens.begin - 1);
      if (titled)
        for (TokenIndex begin = std::max(floor + 4, name.tokens.begin) - 4; begin + 1 < name.tokens.begin; ++begin)
          if (is_capital(form(begin)) && is_large_place_only({begin, name.tokens.begin - 1}) &&
              document_.sentence_of(begin) == document_.sentence_of(name.tokens.begin)) {
            const TokenRange place{begin, name.tokens.begin - 1};
            all.push_back({place, place_type(document_, place, gazetteer_)});
            break;
          }
      all.push_back(name);
    }
    names_ = std::move(all);
  }

  // After "Ann Reed", "Reed" by itself is she; unless it is as well a state, a country or a large city.
  void add_family_names() {
    std::map<std::string, bool> family_names;
    for (const Name& name : names_) {
      if (name.type != NameType::Person || name.tokens.size() < 2) continue;
      TokenRange last{name.tokens.end - 1, name.tokens.end};
      while (last.begin > name.tokens.begin &&
             (!is_word(form(last.begin)) || is_generation_suffix(folded(form(last.begin)))))
        last = {last.begin - 1, last.begin};
      const bool place = (kinds(last) & (kStates | kind_bit(GazetteerKind::City))) != 0;
      if (!place && form(last.begin).size() > 2 && is_capital(form(last.begin)))
        family_names[folded(form(last.begin))] = true;
    }
    if (family_names.empty()) return;
    for (Name& name : names_)
      if (name.tokens.size() == 1 && family_names.contains(folded(form(name.tokens.begin))) &&
          name.type != NameType::Person)
        name.type = NameType::Person;
    add_missed(
        [&](TokenIndex token) {
          return is_capital(form(token)) && is_proper_alone(token) && family_names.contains(folded(form(token)));
        },
        NameType::Person);
  }

  // The tokens outside names that are names of the type after all.
  template <class Test>
  void add_missed(const Test& is_name, NameType type) {
    std::vector<Name> all;
    std::size_t next = 0;
    for (TokenIndex token = 0; token < document_.text.tokens.size(); ++token) {
      if (next < names_.size() && names_[next].tokens.begin == token) {
        all.push_back(names_[next]);
        token = names_[next++].tokens.end - 1;
      } else if (is_name(token)) {
        all.push_back({{token, token + 1}, type});
      }
    }
    names_ = std::move(all);
  }

  [[nodiscard]] bool is_proper(TokenIndex token) const {
    return token < document_.syntax.size() &&
           (document_.syntax[token].xpos == Xpos::Nnp || document_.syntax[token].xpos == Xpos::Nnps);
  }
  [[nodiscard]] bool is_proper_alone(TokenIndex token) const {
    const bool after = token > 0 && is_proper(token - 1) && is_capital(form(token - 1));
    const bool before = is_proper(token + 1) && is_capital(form(token + 1));
    return is_proper(token) && !after && !before;
  }

  const Document& document_;
  const Gazetteer& gazetteer_;
  const WordMap<bool>& kept_titles_;
  std::vector<Name> names_;
};

}  // namespace

WordMap<bool> read_kept_titles(const std::filesystem::path& en) {
  const Tsv table(en / "kept_titles.tsv", {"title"});
  WordMap<bool> titles;
  for (const auto& row : table.rows()) titles.add(row[0], true);
  return titles;
}

std::vector<Name> repair_names(const Document& document, const Gazetteer& gazetteer, const WordMap<bool>& kept_titles,
                               std::vector<Name> names) {
  return NameRepair(document, gazetteer, kept_titles, std::move(names)).repair();
}

}  // namespace dateline
