// Each correction needs evidence outside the name itself: a title before it, an authority file, a state behind it, the
// same word elsewhere in the article. What has none keeps what the name finder said.
#include "extract/coref/corrected_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "extract/coref/headings.h"
#include "extract/lexicon.h"
#include "extract/mentions/generation_suffix.h"
#include "ontology/iri_minter.h"

namespace dateline {
namespace {

bool has_word_character(std::string_view form) {
  return std::ranges::any_of(
             form, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }) ||
         (!form.empty() && static_cast<unsigned char>(form[0]) >= 0xC3 && static_cast<unsigned char>(form[0]) < 0xE2);
}

bool is_locative(std::string_view word) {
  return word == "in" || word == "from" || word == "near" || word == "at" || word == "outside" || word == "across" ||
         word == "throughout";
}

class NameCorrector {
 public:
  explicit NameCorrector(Board& board) : board_(board) {
    for (TokenIndex t = 0; t < board.lower.size(); ++t)
      if (board.document.form(t) == board.lower[t]) small_.insert(board.lower[t]);
    for (const Sentence& sentence : board.document.text.sentences)
      headings_.push_back(is_heading(board, sentence.tokens));
  }

  void correct() {
    for (const Name& name : board_.document.names)
      for (const Name& part : parts_of(trim(name)))
        if (!part.tokens.empty() && !is_credit(board_, part.tokens) && !is_no_name(part)) board_.names.push_back(part);
    drop_credited();
    join_known_bodies();
    note_surnames();
    cut_headings();
    add_overlooked();
    note_surnames();
    for (Name& name : board_.names) {
      take_kind_of_body(name);
      name.type = sort_of(name);
      if (name.type == NameType::Organization && name.tokens.size() <= 2 && is_team({name.tokens, NameType::Gpe}) &&
          is_place(name.tokens))
        ++name.tokens.end;
    }
    drop_overlaps();
  }

 private:
  // "Bank of |Peru|", "University of |Iowa|": the body is named by its kind of body and a place.
  void take_kind_of_body(Name& name) const {
    const TokenIndex begin = name.tokens.begin;
    if (name.type != NameType::Gpe || begin < 2 || board_.lower[begin - 1] != "of" ||
        !is_capital(board_.document.form(begin - 2)) || board_.sentence_at(begin).begin > begin - 2)
      return;
    const std::string& kind = board_.lower[begin - 2];
    if (kind == "bank" || kind == "university" || kind == "college" || kind == "museum" || kind == "institute")
      name = {{begin - 2, name.tokens.end}, NameType::Organization};
  }

  void drop_overlaps() {
    TokenIndex end = 0;
    std::erase_if(board_.names, [&](const Name& name) {
      if (name.tokens.begin < end) return true;
      end = name.tokens.end;
      return false;
    });
  }

  // ---- extent

  [[nodiscard]] Name trim(Name name) const {
    TokenRange& tokens = name.tokens;
    while (!tokens.empty() && (!has_word_character(board_.document.form(tokens.begin)) ||
                               is_possessive_mark(board_.lower[tokens.begin]) || board_.lower[tokens.begin] == "the"))
      ++tokens.begin;
    while (!tokens.empty() && (!has_word_character(board_.document.form(tokens.end - 1)) ||
                               is_possessive_mark(board_.lower[tokens.end - 1])))
      --tokens.end;
    if (tokens.empty()) return name;
    while (name.type == NameType::Organization && tokens.size() > 1 && tokens.end < board_.lower.size() &&
           is_capital(board_.document.form(tokens.end)) && is_singular_title(tokens.end - 1) &&
           !board_.organizations.find(board_.document.text_of(tokens)))
      --tokens.end;  // "[Supreme Court Justice] Ann Poe"
    if (tokens.size() > 1 && board_.document.form(tokens.end - 1) == "campaign") {
      --tokens.end;  // "the | Poe | campaign"
      name.type = NameType::Person;
    }
    if (name.type == NameType::Organization && !board_.organizations.find(board_.document.text_of(tokens)))
      trim_organization(tokens);
    if (tokens.size() > 2 && board_.lexicon.party(board_.lower[tokens.begin]) &&
        (board_.lower[tokens.begin + 1] == "of" || board_.lower[tokens.begin + 1] == "from") &&
        is_place({tokens.begin + 2, tokens.end})) {
      tokens.begin += 2;  // "Democrat of | New York"
      name.type = NameType::Gpe;
    }
    if (tokens.size() > 1 && board_.lexicon.party(board_.lower[tokens.begin]) &&
        is_place({tokens.begin + 1, tokens.end})) {
      ++tokens.begin;  // "Democratic | New York City"
      name.type = NameType::Gpe;
    }
    return name;
  }

  void trim_organization(TokenRange& tokens) const {
    const bool opens = board_.sentence_at(tokens.begin).begin == tokens.begin;
    const Upos tag = board_.document.syntax[tokens.begin].upos;
    if (opens && tokens.size() > 1 && (tag == Upos::Adp || tag == Upos::Sconj || tag == Upos::Cconj))
      ++tokens.begin;  // "As | House Speaker Ann Poe"
    if (tokens.size() > 1 && tokens.end < board_.lower.size() &&
        board_.lexicon.title(board_.phrase_key({tokens.end - 1, tokens.end + 1})))
      --tokens.end;  // "Senate | Minority Leader"
    const std::string_view first = board_.document.form(tokens.begin);
    if (first[0] < 'a' || first[0] > 'z' || first.find('-') != std::string_view::npos) return;
    for (TokenIndex t = tokens.begin + 1; t + 1 < tokens.end; ++t) {  // "policy for the | Globex Institute"
      const std::string& word = board_.lower[t];
      if (is_capital(board_.document.form(t))) return;
      if (word != "for" && word != "at" && word != "of" && word != "on" && word != "in") continue;
      tokens.begin = t + 1;
      if (board_.lower[tokens.begin] == "the" && tokens.size() > 1) ++tokens.begin;
      if (is_capital(board_.document.form(tokens.begin))) return;
    }
  }

  [[nodiscard]] bool is_singular_title(TokenIndex token) const {
    const TitleEntry* entry = board_.lexicon.title(board_.lower[token]);
    return entry && !entry->plural && entry->is_public;
  }

  [[nodiscard]] std::vector<Name> parts_of(const Name& name) const {
    if (board_.organizations.find(board_.document.text_of(name.tokens))) return {name};
    if (name.type == NameType::Organization)
      for (TokenIndex t = name.tokens.begin + 1; t + 1 < name.tokens.end; ++t)
        if (parts_two_bodies(name.tokens.begin, t))
          return {{{name.tokens.begin, t}, NameType::Organization}, {{t + 1, name.tokens.end}, NameType::Organization}};
    return parts_at_title(name);
  }

  // "[Globex Inc |'s| Initech]", "[Citizens Union of Ohio |and| Initech]" taken for one name.
  [[nodiscard]] bool parts_two_bodies(TokenIndex begin, TokenIndex token) const {
    if (is_possessive_mark(board_.lower[token]))
      return board_.lexicon.organization_word(board_.lower[token - 1]) == OrganizationKind::Company;
    return board_.lower[token] == "and" && token > begin + 1 && board_.lower[token - 2] == "of" &&
           is_large_place({token - 1, token});
  }

  // "[Chicago Mayor Ann Poe]" taken for one name: what stands before the title, and the person.
  [[nodiscard]] std::vector<Name> parts_at_title(const Name& name) const {
    for (TokenIndex t = name.tokens.begin; t + 1 < name.tokens.end; ++t) {
      const TitleEntry* entry = board_.lexicon.title(board_.lower[t]);
      if (!entry || entry->plural || !is_capital(board_.document.form(t + 1)) || board_.lower[t + 1] == "general")
        continue;
      if (entry->scope == TitleScope::Party || entry->scope == TitleScope::NoOffice || name.tokens.end - t > 5)
        continue;
      if (name.tokens.end - t < 3 || board_.lexicon.organization_word(board_.lower[t + 1]))
        continue;  // "Justice Department"
      const TokenRange before{name.tokens.begin, t};
      if (name.type == NameType::Person && (before.empty() || !is_place(before))) return {name};
      if (!before.empty() && !is_place(before) && !board_.organizations.find(board_.document.text_of(before))) continue;
      std::vector<Name> parts{{{t + 1, name.tokens.end}, NameType::Person}};
      if (!before.empty())
        parts.insert(parts.begin(), {before, is_place(before) ? NameType::Gpe : NameType::Organization});
      return parts;
    }
    return {name};
  }

  // Bodies that the authority file knows, also where the name finder saw a part of their name, two names, or none; and
  // what follows a body's name as part of it: "Citizens Union of Ohio", "Court of Appeals for the Ninth Circuit".
  void join_known_bodies() {
    std::vector<Name> joined;
    for (std::size_t i = 0; i < board_.names.size();) {
      Name name = board_.names[i++];
      if (name.type == NameType::Organization || name.type == NameType::Gpe || name.type == NameType::Work) {
        if (const TokenIndex end = known_body_end(name.tokens); end > name.tokens.end)
          name = {{name.tokens.begin, end}, NameType::Organization};
        if (name.type == NameType::Organization) name.tokens.end = local_body_end(name.tokens);
      }
      while (i < board_.names.size() && board_.names[i].tokens.begin < name.tokens.end) ++i;
      joined.push_back(name);
    }
    board_.names = std::move(joined);
  }

  [[nodiscard]] TokenIndex known_body_end(TokenRange tokens) const {
    const TokenIndex limit = std::min<TokenIndex>(board_.sentence_at(tokens.begin).end, tokens.begin + 9);
    for (TokenIndex end = limit; end > tokens.end; --end)
      if (is_capital(board_.document.form(end - 1)) &&
          board_.organizations.find(board_.document.text_of(TokenRange{tokens.begin, end})))
        return end;
    return tokens.end;
  }

  [[nodiscard]] TokenIndex local_body_end(TokenRange tokens) const {
    const TokenRange sentence = board_.sentence_at(tokens.begin);
    const TokenIndex at = tokens.end;
    if (at + 1 >= sentence.end || tokens.size() < 2) return at;
    if (board_.lower[at] == "of" && is_large_place({at + 1, at + 2}) && !continues(at + 2)) return at + 2;
    if (board_.lower[at] == "for" && board_.lower[at + 1] == "the" && at + 3 < sentence.end &&
        board_.lower[at + 3] == "circuit")
      return at + 4;
    return at;
  }

  // A heading's capitals make phrases look like names; a word that the article also has in small letters is none; nor
  // is the agency that a dateline credits.
  [[nodiscard]] bool is_no_name(const Name& name) const {
    const TokenRange sentence = board_.sentence_at(name.tokens.begin);
    const std::string& first = board_.lower[name.tokens.begin];
    if (name.tokens.size() == 1 && (first == "god" || first == "allah")) return true;
    if (name.type == NameType::Person && (first == "mt." || first == "mount")) return true;
    if (name.tokens.size() == 1 && name.tokens.begin == sentence.begin && name.type != NameType::Norp &&
        (occurs_in_small(first) || is_participle_in_front(name.tokens.begin)))
      return true;
    if (name.tokens.size() >= 5 && name.type != NameType::Person && stands_in_heading(name) &&
        !ends_in_known_body(name.tokens))
      return true;
    return name.type == NameType::Organization && is_credited(name.tokens);
  }

  // "|Undaunted|, the mayor went on": a participle by itself opens the sentence, and no name comes up just once like
  // that.
  [[nodiscard]] bool is_participle_in_front(TokenIndex token) const {
    const std::string& word = board_.lower[token];
    if (word.size() < 6 || (!word.ends_with("ed") && !word.ends_with("ing")) || token + 1 >= board_.lower.size() ||
        board_.lower[token + 1] != "," || board_.lexicon.given_name(word) != Gender::Unknown)
      return false;
    return std::ranges::count(board_.lower, word) == 1;
  }

  // "AMES, Iowa (|AP|) — …"
  [[nodiscard]] bool is_credited(TokenRange tokens) const {
    return tokens.begin > 0 && tokens.begin < 60 && tokens.end + 1 < board_.sentence_at(tokens.begin).end &&
           board_.lower[tokens.begin - 1] == "(" && board_.lower[tokens.end] == ")" &&
           is_dash(board_.lower[tokens.end + 1]);
  }

  // "Court of Appeals for the |Ninth Circuit|".
  [[nodiscard]] bool ends_in_known_body(TokenRange tokens) const {
    for (; !tokens.empty(); ++tokens.begin)
      if (board_.organizations.find(board_.document.text_of(tokens))) return true;
    return false;
  }

  [[nodiscard]] static bool is_dash(std::string_view word) {
    return word == "-" || word == "--" || word == "\u2013" || word == "\u2014" || word == "\u2015";
  }

  [[nodiscard]] bool occurs_in_small(const std::string& word) const {
    return small_.contains(word) && board_.lexicon.given_name(word) == Gender::Unknown;
  }

  // ---- credits

  // A photographer's name is often repeated right behind the credit.
  void drop_credited() {
    std::vector<std::string> credited;
    for (const Name& name : board_.document.names)
      if (name.type == NameType::Person && is_credit(board_, trim(name).tokens))
        credited.push_back(board_.phrase_key(trim(name).tokens));
    if (credited.empty()) return;
    std::erase_if(board_.names, [&](const Name& name) {
      const bool after = name.tokens.begin > 0 && board_.lower[name.tokens.begin - 1] == ")";
      return name.type == NameType::Person && after &&
             std::ranges::find(credited, board_.phrase_key(name.tokens)) != credited.end();
    });
  }

  // In a heading's capitals other words look like a name too: "[Ann Poe Says] …", "[Poe Sees] …", "[Angry Poe] …". What
  // the article names elsewhere is cut out; a body of which neither the article nor a list knows a word is none.
  void cut_headings() {
    note_names_below();
    for (Name& name : board_.names) {
      if (name.tokens.size() < 2 || !stands_in_heading(name) ||
          board_.organizations.find(board_.document.text_of(name.tokens)))
        continue;
      for (TokenIndex end = name.tokens.end - 1; end > name.tokens.begin; --end) {
        if (is_generation_suffix(board_.lower[end])) break;  // no verb follows "Ann Poe" in "Ann Poe Jr."
        const TokenRange front{name.tokens.begin, end};
        const bool surname = front.size() == 1 && is_surname_below(front.begin) && !is_surname_below(front.end);
        if (!surname && !is_named_elsewhere(front)) continue;
        name = {front, NameType::Person};
        break;
      }
      const TokenIndex last = name.tokens.end - 1;
      if (name.type == NameType::Person && name.tokens.size() == 2 && !is_named_elsewhere(name.tokens) &&
          is_surname_below(last) && board_.lexicon.given_name(board_.lower[name.tokens.begin]) == Gender::Unknown)
        name.tokens.begin = last;
    }
    std::erase_if(board_.names, [&](const Name& name) { return is_heading_alone(name); });
  }

  [[nodiscard]] bool is_heading_alone(const Name& name) const {
    if (name.type == NameType::Person || name.type == NameType::Norp || name.tokens.size() < 2 ||
        !stands_in_heading(name) || ends_in_known_body(name.tokens) || is_place(name.tokens) ||
        is_large_place(name.tokens))
      return false;
    for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t)
      if (words_below_.contains(board_.lower[t]) && !small_.contains(board_.lower[t])) return false;
    return true;
  }

  // "Poe" of "Ann Poe", or Poe with a title, outside headings.
  [[nodiscard]] bool is_surname_below(TokenIndex token) const { return surnames_below_.contains(board_.lower[token]); }

  void note_names_below() {
    for (const Name& name : board_.names) {
      if (name.type == NameType::Norp || stands_in_heading(name)) continue;
      if (name.type == NameType::Person) surnames_below_.insert(board_.lower[name.tokens.end - 1]);
      for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t)
        if (board_.lower[t].size() > 3) words_below_.insert(board_.lower[t]);
    }
  }

  [[nodiscard]] bool stands_in_heading(const Name& name) const {
    return headings_[board_.document.sentence_of(name.tokens.begin)];
  }

  [[nodiscard]] bool is_named_elsewhere(TokenRange tokens) const {
    const std::string_view words = board_.document.text_of(tokens);
    return tokens.size() > 1 && std::ranges::any_of(board_.names, [&](const Name& other) {
             return other.type == NameType::Person && other.tokens.begin != tokens.begin &&
                    board_.document.text_of(other.tokens) == words;
           });
  }

  // ---- overlooked names

  void add_overlooked() {
    note_types();
    std::vector<bool> covered(board_.lower.size(), false);
    for (const Name& name : board_.names)
      for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t) covered[t] = true;
    std::vector<Name> added;
    for (TokenIndex begin = 0; begin < board_.lower.size(); ++begin) {
      if (covered[begin] || !is_capital(board_.document.form(begin))) continue;
      if (const TokenIndex end = overlooked_end(begin, covered); end > begin) {
        added.push_back({{begin, end}, overlooked_type_});
        for (TokenIndex t = begin; t < end; ++t) covered[t] = true;
      }
    }
    if (added.empty()) return;
    board_.names.insert(board_.names.end(), added.begin(), added.end());
    std::ranges::sort(board_.names, {}, [](const Name& name) { return name.tokens.begin; });
  }

  // The end of a state, country, known body, or place with its state behind it that begins here; else `begin`.
  TokenIndex overlooked_end(TokenIndex begin, const std::vector<bool>& covered) {
    TokenIndex end = begin;
    const TokenIndex limit = std::min<TokenIndex>(board_.sentence_at(begin).end, begin + 6);
    while (end < limit && !covered[end] &&
           (is_capital(board_.document.form(end)) ||
            (end > begin && (board_.lower[end] == "of" || board_.lower[end] == "and"))))
      ++end;
    const bool bounded = begin == 0 || !is_capital(board_.document.form(begin - 1)) || !covered[begin - 1];
    for (; end > begin; --end) {
      if (!is_capital(board_.document.form(end - 1))) continue;
      const bool proper =
          board_.document.syntax[end - 1].upos == Upos::Propn || board_.document.syntax[end - 1].upos == Upos::Noun;
      if (!proper || !bounded || continues(end)) continue;
      const TokenRange tokens{begin, end};
      overlooked_type_ = NameType::Person;
      if (follows_title(begin) && names_person(tokens)) return end;
      if (tokens.size() == 1 && board_.document.syntax[begin].upos == Upos::Propn && is_surname_here(begin)) return end;
      if (const auto type = type_elsewhere(tokens)) {
        overlooked_type_ = *type;
        return end;
      }
      overlooked_type_ = NameType::Gpe;
      if (is_large_place(tokens) || has_state_behind(tokens)) return end;
      if (precedes_title(end) && is_place(tokens)) return end;  // "|New Orleans| Mayor Ann Poe"
      overlooked_type_ = NameType::Organization;
      if ((tokens.size() > 1 || is_acronym(begin)) && !is_credited(tokens) &&
          board_.organizations.find(board_.document.text_of(tokens)))
        return end;
    }
    return begin;
  }

  // The sort of a person, body or place that the article names by these words elsewhere; a company also without
  // "Corp.".
  [[nodiscard]] std::optional<NameType> type_elsewhere(TokenRange tokens) const {
    if (board_.document.syntax[tokens.begin].upos != Upos::Propn) return std::nullopt;
    const auto found = types_.find(board_.document.text_of(tokens));
    return found == types_.end() ? std::nullopt : std::optional(found->second);
  }

  void note_types() {
    for (const Name& name : board_.names) {
      if (name.type != NameType::Person && name.type != NameType::Organization && name.type != NameType::Gpe) continue;
      types_.emplace(board_.document.text_of(name.tokens), name.type);
      const bool company =
          name.type == NameType::Organization && name.tokens.size() > 1 &&
          board_.lexicon.organization_word(board_.lower[name.tokens.end - 1]) == OrganizationKind::Company;
      if (company)
        types_.emplace(board_.document.text_of(TokenRange{name.tokens.begin, name.tokens.end - 1}), name.type);
    }
  }

  // Capitalised words right after a title, all proper nouns: "Mayor Ann Poe".
  [[nodiscard]] bool names_person(TokenRange tokens) const {
    if (tokens.size() > 3 || board_.organizations.find(board_.document.text_of(tokens))) return false;
    for (TokenIndex t = tokens.begin; t < tokens.end; ++t)
      if (board_.document.syntax[t].upos != Upos::Propn || board_.lexicon.begins_title(board_.lower[t])) return false;
    return tokens.size() > 1 || board_.lexicon.given_name(board_.lower[tokens.begin]) == Gender::Unknown;
  }

  [[nodiscard]] bool continues(TokenIndex end) const {
    return end < board_.lower.size() && is_capital(board_.document.form(end)) &&
           board_.sentence_at(end - 1).contains(end) && board_.document.syntax[end].upos == Upos::Propn &&
           !board_.lexicon.begins_title(board_.lower[end]);
  }

  [[nodiscard]] bool is_acronym(TokenIndex token) const {
    const std::string_view form = board_.document.form(token);
    return form.size() >= 3 && std::ranges::all_of(form, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  }

  [[nodiscard]] bool is_large_place(TokenRange tokens) const {
    for (const PlaceCandidate c : board_.places.named(fold_name(board_.document.text_of(tokens)))) {
      const Level level = board_.places.level(c.place());
      if (c.kind() == PlaceNameKind::Name && (level == Level::Country || level == Level::State)) return true;
    }
    return false;
  }

  // "Troy, New York", "Ames, Iowa": a place that the words behind the comma contain.
  [[nodiscard]] bool has_state_behind(TokenRange tokens) const {
    if (tokens.end + 1 >= board_.lower.size() || board_.lower[tokens.end] != ",") return false;
    for (const TokenIndex words : {1U, 2U}) {
      if (tokens.end + 1 + words > board_.lower.size()) break;
      for (const PlaceCandidate c : board_.places.named(
               fold_name(board_.document.text_of(TokenRange{tokens.end + 1, tokens.end + 1 + words})))) {
        const Level level = board_.places.level(c.place());
        if (c.kind() == PlaceNameKind::Demonym || c.kind() == PlaceNameKind::Short ||
            (level != Level::State && level != Level::Country))
          continue;
        const auto inner = board_.places.find_within(board_.document.text_of(tokens), c.place());
        if (inner && *inner != c.place()) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool follows_of(TokenIndex token) const { return token > 0 && board_.lower[token - 1] == "of"; }

  [[nodiscard]] bool has_abbreviated_state_behind(TokenRange tokens) const {
    return tokens.end + 1 < board_.lower.size() && board_.lower[tokens.end] == "," &&
           board_.lower[tokens.end + 1].ends_with('.') &&
           board_.american_state(board_.document.form(tokens.end + 1)) != kNone;
  }

  // ---- sorts

  [[nodiscard]] bool is_place(TokenRange tokens) const {
    for (const PlaceCandidate c : board_.places.named(fold_name(board_.document.text_of(tokens))))
      if ((c.kind() == PlaceNameKind::Name || c.kind() == PlaceNameKind::Alias) &&
          board_.places.weight(c.place()) >= kKnownTown)
        return true;
    return false;
  }

  [[nodiscard]] bool follows_title(TokenIndex token) const {
    if (token == 0) return false;
    for (const TokenIndex words : {1U, 2U}) {
      if (token < words) break;
      const TitleEntry* entry = board_.lexicon.title(board_.phrase_key({token - words, token}));
      if (!entry || entry->plural || entry->scope == TitleScope::Party) continue;
      return is_capital(board_.document.form(token - 1));
    }
    return false;
  }

  [[nodiscard]] bool precedes_title(TokenIndex end) const {
    if (end >= board_.lower.size() || !is_capital(board_.document.form(end))) return false;
    const TitleEntry* entry = board_.lexicon.title(board_.lower[end]);
    return entry && (entry->scope == TitleScope::City || entry->scope == TitleScope::State ||
                     entry->scope == TitleScope::County);
  }

  [[nodiscard]] NameType sort_of(const Name& name) const {
    const bool one_word = name.tokens.size() == 1;
    const bool known_body = board_.known_body(name.tokens).has_value();
    const bool located = name.tokens.begin > 0 && is_locative(board_.lower[name.tokens.begin - 1]);
    if (is_broadcast_or_ship(name.tokens)) return NameType::Work;
    if (one_word && board_.lexicon.is_meeting(board_.lower[name.tokens.begin]) && follows_title(name.tokens.begin))
      return NameType::Event;
    if (name.type != NameType::Person) {
      if (known_body)
        return name.type == NameType::Gpe || name.type == NameType::Facility || name.type == NameType::Location
                   ? NameType::Organization
                   : name.type;
      if (name.type == NameType::Gpe && is_team(name)) return NameType::Organization;
      if (name.type == NameType::Norp || is_large_place(name.tokens)) return name.type;
      if (name.type != NameType::Gpe && (has_state_behind(name.tokens) || (one_word && is_city(name.tokens))))
        return NameType::Gpe;
      if (follows_title(name.tokens.begin) && name.tokens.size() <= 4 && !has_state_behind(name.tokens))
        return NameType::Person;
      if (one_word && !located && is_surname_here(name.tokens.begin)) return NameType::Person;
      if (one_word && name.type == NameType::Organization && is_campaigner(name.tokens.begin)) return NameType::Person;
      if (one_word && name.type == NameType::Gpe && !is_city(name.tokens) &&
          board_.ever_held(board_.lower[name.tokens.begin], "president"))
        return NameType::Person;
      return name.type;
    }
    if (one_word && board_.place_of_demonym(name.tokens.begin) != kNone) return NameType::Norp;
    if (known_body && !one_word) return NameType::Organization;
    if (follows_title(name.tokens.begin)) return name.type;
    if (has_state_behind(name.tokens)) return NameType::Gpe;
    if (one_word && follows_of(name.tokens.begin) && has_abbreviated_state_behind(name.tokens))
      return NameType::Location;  // "Ann Poe, of Ashton, Md."
    if (!is_place(name.tokens) ||
        (one_word && !is_city(name.tokens) && board_.ever_held(board_.lower[name.tokens.begin], "president")))
      return name.type;
    const bool given = board_.lexicon.given_name(board_.lower[name.tokens.begin]) != Gender::Unknown;
    if (!one_word && !given) return NameType::Gpe;  // "New Orleans"
    return precedes_title(name.tokens.end) || (one_word && located) ? NameType::Gpe : name.type;
  }

  // "the |Poe| campaign" where Poe is a person elsewhere in the article.
  [[nodiscard]] bool is_campaigner(TokenIndex token) const {
    return token + 1 < board_.lower.size() && board_.lower[token + 1] == "campaign" &&
           std::ranges::any_of(board_.names, [&](const Name& name) {
             return name.type == NameType::Person && board_.lower[name.tokens.end - 1] == board_.lower[token];
           });
  }

  // A town that cannot be overlooked: 100,000 people or more.
  [[nodiscard]] bool is_city(TokenRange tokens) const {
    for (const PlaceCandidate c : board_.places.named(fold_name(board_.document.text_of(tokens))))
      if (c.kind() == PlaceNameKind::Name && board_.places.weight(c.place()) >= 100000) return true;
    return false;
  }

  // "Face the Nation", "USS Ohio": a broadcast or a ship acts in no news.
  [[nodiscard]] bool is_broadcast_or_ship(TokenRange tokens) const {
    return board_.lexicon.is_broadcast(board_.phrase_key(tokens)) ||
           (tokens.size() > 1 &&
            (board_.document.form(tokens.begin) == "USS" || board_.document.form(tokens.begin) == "HMS"));
  }

  // "Minnesota Vikings": a place with a capitalised plural behind it that is no title, party or people.
  [[nodiscard]] bool is_team(const Name& name) const {
    const TokenIndex next = name.tokens.end;
    if (next >= board_.lower.size() || !is_capital(board_.document.form(next)) ||
        board_.document.syntax[next].upos != Upos::Propn)
      return false;
    const std::string& word = board_.lower[next];
    return word.ends_with('s') && word.size() > 4 && !word.ends_with("'s") && !board_.lexicon.party(word) &&
           !board_.lexicon.title(word) && board_.place_of_demonym(next) == kNone &&
           !board_.lexicon.organization_word(word);
  }

  void note_surnames() {
    surnames_.clear();
    for (const Name& name : board_.names)
      if (name.type == NameType::Person && name.tokens.size() > 1)
        surnames_.push_back(board_.lower[name.tokens.end - 1]);
    std::ranges::sort(surnames_);
  }

  [[nodiscard]] bool is_surname_here(TokenIndex token) const {
    return std::ranges::binary_search(surnames_, board_.lower[token]);
  }

  static constexpr std::uint32_t kKnownTown = 20000;  // people

  Board& board_;
  NameType overlooked_type_ = NameType::Gpe;
  std::vector<std::string> surnames_;
  std::vector<bool> headings_;                            // by sentence
  std::unordered_set<std::string_view> surnames_below_;   // of people named outside headings
  std::unordered_set<std::string_view> words_below_;      // of names outside headings
  std::unordered_set<std::string_view> small_;            // words that the article has in small letters
  std::unordered_map<std::string_view, NameType> types_;  // by words: the sort of the first name that they are
};

}  // namespace

void correct_names(Board& board) { NameCorrector(board).correct(); }

}  // namespace dateline
