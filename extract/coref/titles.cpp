// Titles are looked up longest first in data/en/titles.tsv; what belongs to them is read token by token outwards, as
// news writes it, because the tree is least sure inside long title phrases:
//   left   the place or organization ("Ohio Governor"), party ("Republican"), status ("former"), possessor ("his")
//   right  "-elect", "nominee", then "of", "for", "at", "in", "on" with a name ("mayor of Denver")
//   beside the holder's name: after it ("Mayor Ann Poe"), before it with a comma ("Ann Poe (D), the mayor"), or after a
//          comma ("his lawyer, Ann Poe,").
// Knowingly wrong: titles that are spread over a clause ("the post of secretary went to Poe").
#include "extract/coref/titles.h"

#include <algorithm>

#include "extract/coref/referents.h"

namespace dateline {
namespace {

constexpr TokenIndex kLongestContext = 14;  // tokens that belong to one title phrase on either side

bool is_hyphen(std::string_view form) { return form == "-" || form == "\u2011"; }

// ---- finding the words

class TitleFinder {
 public:
  explicit TitleFinder(Board& board) : board_(board) {
    name_at_.assign(board.lower.size(), kNone);
    for (std::uint32_t i = 0; i < board.names.size(); ++i)
      for (TokenIndex t = board.names[i].tokens.begin; t < board.names[i].tokens.end; ++t) name_at_[t] = i;
  }

  void find() {
    for (TokenIndex token = 0; token < board_.lower.size();) {
      const Hit hit = longest_at(token);
      if (!hit.entry) {
        ++token;
        continue;
      }
      const Hit next = token + 1 < hit.end ? longest_at(token + 1) : Hit{};
      if (next.entry && next.end > hit.end) {  // "U.S. | Attorney General", not "U.S. Attorney | General"
        ++token;
        continue;
      }
      add({token, hit.end}, *hit.entry);
      token = hit.end;
    }
  }

 private:
  struct Hit {
    const TitleEntry* entry = nullptr;
    TokenIndex end = 0;
  };

  [[nodiscard]] Hit longest_at(TokenIndex begin) const {
    Hit best;
    const std::string& first = board_.lower[begin];
    if (is_addressed_surname(begin)) return best;
    if (first == "state" && begin > 0 && is_hyphen(board_.lower[begin - 1])) return best;  // "home-state Sen. Ann Poe"
    if (!board_.lexicon.begins_title(std::string_view(first).substr(0, first.find('-')))) return best;
    const TokenIndex limit =
        std::min<TokenIndex>(board_.sentence_at(begin).end, begin + 2 * CorefLexicon::kLongestTitle);
    std::string key;
    for (TokenIndex end = begin; end < limit; ++end) {
      if (is_hyphen(board_.lower[end])) continue;
      if (!key.empty()) key += ' ';
      for (const char c : board_.lower[end]) key += c == '-' ? ' ' : c;
      const TitleEntry* entry = board_.lexicon.title(key);
      if (!entry && key.ends_with(" elect"))
        entry = board_.lexicon.title(std::string_view(key).substr(0, key.size() - 6));
      if (entry && allowed({begin, end + 1}, *entry)) best = {entry, end + 1};
    }
    return best;
  }

  // Inside a name a title is only words of the name, unless it opens a person's name ("Mayor Ann Poe" taken as one) or
  // is all of what was taken for a name.
  [[nodiscard]] bool allowed(TokenRange tokens, const TitleEntry& entry) const {
    if (tokens.size() == 1 && !can_be_title(tokens.begin, entry)) return false;
    for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
      if (name_at_[t] == kNone) continue;
      const Name& name = board_.names[name_at_[t]];
      if (tokens.contains(name.tokens)) continue;
      const bool opens =
          name.type == NameType::Person && tokens.end < name.tokens.end && begins_with_titles(name, tokens.begin);
      if (!opens) return false;
    }
    return true;
  }

  [[nodiscard]] bool begins_with_titles(const Name& name, TokenIndex token) const {
    for (TokenIndex t = name.tokens.begin; t < token; ++t)
      if (board_.title_of_token[t] == kNone) return false;
    return true;
  }

  // "Mr. |Justice|" of an article that has a Jim Justice.
  [[nodiscard]] bool is_addressed_surname(TokenIndex token) const {
    if (token == 0 || name_at_[token] == kNone || board_.names[name_at_[token]].type != NameType::Person ||
        board_.names[name_at_[token]].tokens.size() != 1)
      return false;
    const TitleEntry* before = board_.lexicon.title(board_.lower[token - 1]);
    return before && before->scope == TitleScope::Honorific;
  }

  // "head", "general", "lead" are titles only as nouns; an abbreviation or an honorific always.
  [[nodiscard]] bool can_be_title(TokenIndex token, const TitleEntry& entry) const {
    if (board_.lower[token].ends_with('.') || entry.scope == TitleScope::Honorific) return true;
    const Upos tag = board_.document.syntax[token].upos;
    if (entry.scope == TitleScope::Party) return is_member_noun(token);
    return tag == Upos::Noun || tag == Upos::Propn;
  }

  // "Republican" is somebody in "Republican Ann Poe" and "a Republican said", not in "Republican governor".
  [[nodiscard]] bool is_member_noun(TokenIndex token) const {
    if (token + 1 >= board_.lower.size()) return true;
    const std::uint32_t next = name_at_[token + 1];
    if (next != kNone && next != name_at_[token] && board_.names[next].type == NameType::Person) return true;
    const Upos after = board_.document.syntax[token + 1].upos;
    const Upos tag = board_.document.syntax[token].upos;
    return (tag == Upos::Noun || tag == Upos::Propn) && after != Upos::Noun && after != Upos::Propn &&
           after != Upos::Adj && !is_hyphen(board_.lower[token + 1]);
  }

  void add(TokenRange tokens, const TitleEntry& entry) {
    TitlePhrase phrase;
    phrase.tokens = tokens;
    phrase.entry = &entry;
    phrase.title = entry.title;
    if (board_.lower[tokens.end - 1].ends_with("elect")) phrase.status = TenureStatus::Elect;
    take_rank_words(phrase);
    phrase.phrase = phrase.tokens;
    for (TokenIndex t = phrase.tokens.begin; t < phrase.tokens.end; ++t)
      board_.title_of_token[t] = static_cast<std::uint32_t>(board_.titles.size());
    board_.titles.push_back(std::move(phrase));
  }

  // "deputy press secretary", "senior associate director": rank words are part of the office's name.
  void take_rank_words(TitlePhrase& phrase) const {
    if (phrase.entry->scope == TitleScope::Honorific || phrase.entry->scope == TitleScope::Party) return;
    while (phrase.tokens.begin > 0 && board_.sentence_at(phrase.tokens.begin).begin < phrase.tokens.begin) {
      const TokenIndex before = phrase.tokens.begin - 1;
      const TitleModifier* modifier = board_.lexicon.title_modifier(board_.lower[before]);
      if (!modifier || !modifier->rank || name_at_[before] != kNone || board_.title_of_token[before] != kNone) return;
      --phrase.tokens.begin;
      phrase.title = board_.lower[before] + " " + phrase.title;
    }
  }

  Board& board_;
  std::vector<std::uint32_t> name_at_;
};

// ---- reading the context

class ContextReader {
 public:
  explicit ContextReader(Board& board) : board_(board) {}

  void read() {
    for (std::uint32_t i = 0; i < board_.titles.size(); ++i) {
      sentence_ = board_.sentence_at(board_.titles[i].tokens.begin);
      read_left(board_.titles[i]);
      read_right(board_.titles[i]);
    }
    for (std::uint32_t i = 0; i < board_.titles.size(); ++i) find_holders(i);
  }

 private:
  // Walks left over everything that can belong to the title; stops at the first word that cannot.
  void read_left(TitlePhrase& title) {
    TokenIndex at = title.phrase.begin;
    TokenIndex words_begin = at;  // modifier words next to the title that are in no name
    const TokenIndex floor = std::max(sentence_.begin, at > kLongestContext ? at - kLongestContext : 0);
    bool adjacent = true;
    while (at > floor) {
      const TokenIndex before = at - 1;
      const MentionIndex mention = board_.referent_of_token[before];
      if (board_.title_of_token[before] != kNone) break;
      if (mention != kNone && board_.referents[mention].kind == MentionKind::Name) {
        const Referent& name = board_.referents[mention];
        const bool campaign = takes_campaign(title, name.core.end);
        if (board_.facts(mention).sort == Sort::Person &&
            (campaign || (title.entry->scope == TitleScope::Spokesperson && name.core.end == title.tokens.begin))) {
          title.possessor = mention;  // "Poe campaign manager", "Poe campaign | press secretary", "Poe spokesman"
          title.for_campaign = campaign;
          if (campaign) title.of_noun = kNone;
          at = name.core.begin;
          break;
        }
        if (const PartyEntry* party = board_.lexicon.party(board_.lower[before]);
            party && name.core.size() == 1 && title.entry->scope != TitleScope::Party) {
          if (title.party.empty()) title.party = party->party;  // "the Iowa |GOP| chairman"
        } else if (name.name_type == NameType::Person || !take_name(title, mention)) {
          break;
        }
        at = name.core.begin;
        adjacent = false;
        continue;
      }
      if (is_possessive_mark(before)) {
        const MentionIndex owner = before > floor ? board_.referent_of_token[before - 1] : kNone;
        if (owner == kNone) break;
        title.possessor = owner;
        title.for_campaign = takes_campaign(title, before + 1);
        if (title.for_campaign) title.of_noun = kNone;
        at = board_.referents[owner].tokens.begin;
        break;
      }
      if (board_.document.syntax[before].xpos == Xpos::PrpS) {
        title.possessor = mention;
        at = before;
        break;
      }
      if (!take_word(title, before)) {
        const bool body = before + 1 == title.tokens.begin &&
                          board_.lexicon.nominal(board_.lower[before]).kind == NominalClass::Organization;
        if (!adjacent || (!body && !modifies(before))) break;
        if (title.of_noun == kNone && board_.lexicon.nominal(board_.lower[before]).kind == NominalClass::Organization)
          title.of_noun = before;
      }
      at = before;
      if (adjacent) words_begin = at;
      if (board_.document.syntax[before].upos == Upos::Det) break;
    }
    title.phrase.begin = at;
    read_portfolio(title, {words_begin, title.tokens.begin});
  }

  // Whether the words from a possessor's end to the title make it a post in a campaign.
  [[nodiscard]] bool takes_campaign(const TitlePhrase& title, TokenIndex after) const {
    return (after == title.tokens.begin && title.entry->scope == TitleScope::Campaign) ||
           (after < title.tokens.begin && board_.lower[after] == "campaign");
  }

  // A place or organization before the title: "Ohio Governor", "White House Press Secretary".
  bool take_name(TitlePhrase& title, MentionIndex mention) const {
    const Sort sort = board_.facts(mention).sort;
    if (sort != Sort::Jurisdiction && sort != Sort::Organization) return false;
    if (title.of == kNone) title.of = mention;
    return true;
  }

  // Status, party, demonym and kind of office.
  bool take_word(TitlePhrase& title, TokenIndex token) const {
    const std::string& word = board_.lower[token];
    if (is_hyphen(word) || board_.document.syntax[token].upos == Upos::Det || word == "and") return word != "and";
    if (const TitleModifier* modifier = board_.lexicon.title_modifier(word); modifier && !modifier->rank) {
      title.status = modifier->status;
      return true;
    }
    if (const PartyEntry* party = board_.lexicon.party(word); party && party->use == PartyUse::Word) {
      if (title.party.empty()) title.party = party->party;
      return true;
    }
    if (const auto office = board_.lexicon.office_of_adjective(word); !office.empty()) {
      const bool vice = token > sentence_.begin &&
                        (board_.lower[token - 1] == "vice" ||
                         (token > 1 && is_hyphen(board_.lower[token - 1]) && board_.lower[token - 2] == "vice"));
      title.sought_office = vice ? "vice president" : std::string(office);
      return true;
    }
    if (const PlaceIndex place = board_.place_of_demonym(token); place != kNone) {
      if (title.demonym == kNone) title.demonym = place;
      return true;
    }
    return false;
  }

  // A word that can stand between a place and a title: "the Iowa transportation secretary", "the panel chairman".
  [[nodiscard]] bool modifies(TokenIndex token) const {
    const Word& word = board_.document.syntax[token];
    return word.upos == Upos::Propn || word.upos == Upos::Adj || word.upos == Upos::Num ||
           (word.upos == Upos::Noun && (word.deprel == Deprel::Compound || word.deprel == Deprel::NmodDesc ||
                                        word.deprel == Deprel::NmodUnmarked));
  }

  // "Homeland Security Secretary", "transportation secretary": the words are what the department is for.
  void read_portfolio(TitlePhrase& title, TokenRange words) const {
    if (title.entry->scope != TitleScope::Cabinet || !title.portfolio.empty()) return;
    while (!words.empty() && board_.document.syntax[words.begin].upos == Upos::Det) ++words.begin;
    TokenIndex begin = words.end;
    while (begin > words.begin && !board_.lexicon.title_modifier(board_.lower[begin - 1]) &&
           !board_.lexicon.party(board_.lower[begin - 1]) && (modifies(begin - 1) || board_.lower[begin - 1] == "and"))
      --begin;
    if (begin == words.end) return;
    title.portfolio = std::string(board_.document.text_of(TokenRange{begin, words.end}));
    for (std::size_t i = 0; i < title.portfolio.size(); ++i)  // "homeland security secretary"
      if ((i == 0 || title.portfolio[i - 1] == ' ') && title.portfolio.compare(i, 4, "and ") != 0 &&
          title.portfolio[i] >= 'a' && title.portfolio[i] <= 'z')
        title.portfolio[i] = static_cast<char>(title.portfolio[i] - 'a' + 'A');
  }

  void read_right(TitlePhrase& title) const {
    TokenIndex at = title.tokens.end;
    while (at < sentence_.end &&
           (is_hyphen(board_.lower[at]) || board_.lower[at].starts_with('-') || after_title(at))) {
      const std::string_view word =
          std::string_view(board_.lower[at]).substr(board_.lower[at].starts_with('-') ? 1 : 0);
      if (const TitleModifier* modifier = board_.lexicon.title_modifier(word); modifier && !modifier->rank)
        title.status = modifier->status;
      ++at;
    }
    title.phrase.end = std::max(title.phrase.end, at);
    if (title.of == kNone || title.entry->scope == TitleScope::Organization) read_place_after(title, at);
    if (title.entry->plural && title.of != kNone) read_listed_places(title);
  }

  // "the mayors of Ames, Troy and Rome": each has an office of its own.
  void read_listed_places(TitlePhrase& title) const {
    title.listed.push_back(title.of);
    for (TokenIndex at = title.phrase.end; at < sentence_.end;) {
      TokenIndex next = at;
      while (next < sentence_.end && (board_.lower[next] == "," || board_.lower[next] == "and")) ++next;
      if (next == at || next >= sentence_.end) break;
      const MentionIndex mention = board_.referent_of_token[next];
      if (mention == kNone || board_.referents[mention].kind != MentionKind::Name ||
          board_.facts(mention).sort != Sort::Jurisdiction)
        break;
      title.listed.push_back(mention);
      at = title.phrase.end = board_.referents[mention].core.end;
    }
    if (title.listed.size() == 1) title.listed.clear();
  }

  [[nodiscard]] bool after_title(TokenIndex token) const {
    const std::string& word = board_.lower[token];
    return word == "elect" || word == "designate" || word == "nominee" || word == "candidate" || word == "hopeful" ||
           word == "emeritus";
  }

  // "mayor of Denver", "the top Democrat on the House Budget Committee", "director of Iowa's Department of Health",
  // "director of research at the Globex Institute".
  void read_place_after(TitlePhrase& title, TokenIndex at) const {
    if (at >= sentence_.end || !is_link(board_.lower[at], title.entry->scope)) return;
    title.of_other = board_.lower[at] == "of" && title.of == kNone;
    bool direct = true;  // nothing but titles since the link: "a lawyer for |Sen. Ann Poe"
    for (TokenIndex t = at + 1; t < std::min(sentence_.end, at + 9); ++t) {
      const MentionIndex mention = board_.referent_of_token[t];
      if (take_campaign(title, t)) return;
      if (mention != kNone && board_.referents[mention].kind == MentionKind::Name) {
        const Referent& name = board_.referents[mention];
        const Sort sort = board_.facts(mention).sort;
        if (sort == Sort::Jurisdiction && title.of != kNone && board_.facts(title.of).sort == Sort::Organization)
          return;  // "Labor Party chairman in Iowa" is of the party
        if (sort == Sort::Person && direct && title.possessor == kNone) title.possessor = mention;
        if (sort == Sort::Person) title.phrase.end = std::max(title.phrase.end, name.tokens.end);
        if (sort != Sort::Jurisdiction && sort != Sort::Organization) return;
        if (sort == Sort::Jurisdiction && name.tokens.end < sentence_.end &&
            board_.document.syntax[name.tokens.end].upos == Upos::Noun &&
            board_.referent_of_token[name.tokens.end] == kNone)
          continue;  // "president of the Iowa |firefighters| union"
        title.of = mention;
        title.of_other = false;
        title.phrase.end = std::max(title.phrase.end, name.tokens.end);
        if (name.tokens.end < sentence_.end && is_possessive_mark(name.tokens.end)) continue;  // Iowa's …
        return;
      }
      if (mention != kNone && title.of == kNone && board_.referents[mention].kind == MentionKind::Nominal &&
          board_.facts(mention).sort == Sort::Organization && board_.referents[mention].title == kNone &&
          t + 1 == board_.referents[mention].core.end) {
        title.of = mention;  // "chairman of the committee": whichever it is
        title.phrase.end = std::max(title.phrase.end, t + 1);
        return;
      }
      direct = direct && board_.title_of_token[t] != kNone;
      const Upos tag = board_.document.syntax[t].upos;
      const bool goes_on =
          tag == Upos::Det || tag == Upos::Adj || tag == Upos::Noun || tag == Upos::Propn || is_possessive_mark(t) ||
          (t > at + 1 && (board_.lower[t] == "for" || board_.lower[t] == "at" || board_.lower[t] == "of"));
      if (!goes_on) return;
    }
  }

  // "a spokesman for |the Poe campaign|", "for |Poe's campaign|".
  bool take_campaign(TitlePhrase& title, TokenIndex token) const {
    const MentionIndex mention = board_.referent_of_token[token];
    if (mention == kNone || board_.referents[mention].kind != MentionKind::Name) return false;
    TokenIndex next = board_.referents[mention].core.end;
    const bool possessive = next < sentence_.end && is_possessive_mark(next);
    if (possessive) ++next;
    while (next < sentence_.end && board_.document.syntax[next].upos == Upos::Adj) ++next;
    if (next >= sentence_.end || board_.lower[next] != "campaign") return false;
    const MentionIndex campaign = board_.referent_of_token[next];
    if (campaign != kNone && board_.facts(campaign).named && board_.facts(campaign).sort == Sort::Organization) {
      title.of = campaign;
    } else if (board_.facts(mention).sort == Sort::Person) {
      title.possessor = mention;
      title.for_campaign = true;
    } else {
      return false;
    }
    title.phrase.end = std::max(title.phrase.end, next + 1);
    return true;
  }

  [[nodiscard]] static bool is_link(std::string_view word, TitleScope scope) {
    if (scope == TitleScope::House) return word == "of";  // "a speaker at the rally"
    if (word == "from") return scope == TitleScope::State || scope == TitleScope::Party;
    return word == "of" || word == "for" || word == "at" || word == "in" || word == "on" || word == "to" ||
           word == "with";
  }

  // ---- holders

  void find_holders(std::uint32_t index) {
    TitlePhrase& title = board_.titles[index];
    sentence_ = board_.sentence_at(title.tokens.begin);
    if (const MentionIndex after = person_after(title.tokens.end); after != kNone && !is_clause_after(title, after)) {
      title.holders.push_back({after, place_of(after)});
      if (title.entry->plural) add_listed(title, after);
      for (TokenIndex t = title.tokens.begin; t < title.tokens.end; ++t)
        if (board_.referent_of_token[t] == kNone)
          board_.referent_of_token[t] = after;  // where the tree hangs the phrase on its title
      title.phrase.end = std::max(title.phrase.end, title.tokens.end);
      return;
    }
    if (title.entry->scope == TitleScope::Honorific) return;
    if (title.entry->plural) {
      read_examples(title);
      return;
    }
    if (title.phrase.end < sentence_.end && is_possessive_mark(title.phrase.end)) return;  // "…, the mayor's wife"
    if (const MentionIndex before = person_before(title.phrase.begin); before != kNone) {
      title.holders.push_back({before, kNone});
      return;
    }
    if (const MentionIndex apposed = person_after_comma(title, title.phrase.end); apposed != kNone)
      title.holders.push_back({apposed, place_of(apposed)});
  }

  // "the judge |Poe criticized|": a surname right behind a described person opens a clause of its own.
  [[nodiscard]] bool is_clause_after(const TitlePhrase& title, MentionIndex name) const {
    const std::string_view first = board_.document.form(title.tokens.begin);
    const TokenIndex next = board_.referents[name].core.end;
    return board_.lower[title.phrase.begin] == "the" && first[0] >= 'a' && first[0] <= 'z' &&
           board_.referents[name].core.size() == 1 && board_.facts(name).person.words.size() > 1 &&
           next < sentence_.end &&
           (board_.document.syntax[next].upos == Upos::Verb || board_.document.syntax[next].upos == Upos::Aux);
  }

  // A person whose name begins at this token, across further titles: "Chairman | Rep. Ann Poe".
  [[nodiscard]] MentionIndex person_after(TokenIndex token) const {
    while (token < sentence_.end && board_.title_of_token[token] != kNone)
      token = board_.titles[board_.title_of_token[token]].tokens.end;
    if (token >= sentence_.end) return kNone;
    const MentionIndex mention = board_.referent_of_token[token];
    if (mention == kNone || board_.referents[mention].kind != MentionKind::Name) return kNone;
    const bool begins = board_.referents[mention].core.begin == token;
    return begins && board_.facts(mention).sort == Sort::Person ? mention : kNone;
  }

  // "Sens. Ann Poe, Bo Li and Cy Orr": every name of the list.
  void add_listed(TitlePhrase& title, MentionIndex first) const {
    TokenIndex at = board_.referents[first].core.end;
    while (at < sentence_.end) {
      TokenIndex next = skip_parenthesis(at);
      while (next < sentence_.end &&
             (board_.lower[next] == "," || board_.lower[next] == "and" || board_.lower[next] == "&"))
        ++next;
      if (next == skip_parenthesis(at)) return;
      const MentionIndex mention = person_after(next);
      if (mention == kNone || board_.title_of_token[next] != kNone) return;
      title.holders.push_back({mention, place_of(mention)});
      at = board_.referents[mention].core.end;
    }
  }

  // "several mayors, including Ann Poe of Ames", "mayors like Troy's Bo Li": names given as examples.
  void read_examples(TitlePhrase& title) const {
    TokenIndex at = title.phrase.end;
    if (at < sentence_.end && board_.lower[at] == ",") ++at;
    if (at >= sentence_.end) return;
    const std::string& word = board_.lower[at];
    if (word == "such" && at + 1 < sentence_.end && board_.lower[at + 1] == "as")
      ++at;
    else if (word != "including" && word != "like" && word != "namely")
      return;
    for (++at; at < sentence_.end;) {
      MentionIndex place = kNone;
      const MentionIndex mention = board_.referent_of_token[at];
      if (mention != kNone && board_.facts(mention).sort == Sort::Jurisdiction) {  // Troy's
        place = mention;
        at = board_.referents[mention].core.end;
        if (at < sentence_.end && is_possessive_mark(at)) ++at;
      }
      const MentionIndex person = person_after(at);
      if (person == kNone) return;
      title.holders.push_back({person, place != kNone ? place : place_of(person)});
      at = skip_parenthesis(board_.referents[person].core.end);
      const TokenIndex end = at;
      while (at < sentence_.end && (board_.lower[at] == "," || board_.lower[at] == "and")) ++at;
      if (at == end) return;
    }
  }

  [[nodiscard]] bool is_possessive_mark(TokenIndex token) const {
    return dateline::is_possessive_mark(board_.lower[token]);
  }

  // The place written behind a name: "Ann Poe of Ames", "(D-Iowa)".
  [[nodiscard]] MentionIndex place_of(MentionIndex person) const {
    const Affiliation* affiliation = board_.affiliation_after(board_.referents[person].core.end);
    return affiliation && affiliation->place != kNone ? board_.referent_of_token[affiliation->place] : kNone;
  }

  [[nodiscard]] TokenIndex skip_parenthesis(TokenIndex at) const {
    if (const Affiliation* affiliation = board_.affiliation_after(at)) return affiliation->tokens.end;
    if (at >= sentence_.end || board_.lower[at] != "(") return at;
    for (TokenIndex t = at; t < std::min(sentence_.end, at + kLongestContext); ++t)
      if (board_.lower[t] == ")") return t + 1;
    return at;
  }

  // "Ann Poe (D-Iowa), 54, |the mayor": the name before the comma.
  [[nodiscard]] MentionIndex person_before(TokenIndex begin) const {
    TokenIndex at = begin;
    if (at <= sentence_.begin || board_.lower[at - 1] != ",") return kNone;
    --at;
    if (at > sentence_.begin && board_.document.syntax[at - 1].upos == Upos::Num && at >= 2 &&
        board_.lower[at - 2] == ",")
      at -= 2;  // age
    at = before_affiliation(at);
    if (at <= sentence_.begin) return kNone;
    const MentionIndex mention = board_.referent_of_token[at - 1];
    if (mention == kNone || board_.referents[mention].kind != MentionKind::Name) return kNone;
    return board_.facts(mention).sort == Sort::Person ? mention : kNone;
  }

  // The end of the name whose "(D-Iowa)" or "of Iowa" ends here; else the token itself.
  [[nodiscard]] TokenIndex before_affiliation(TokenIndex at) const {
    const auto found =
        std::ranges::lower_bound(board_.affiliations, at, {}, [](const Affiliation& a) { return a.tokens.end; });
    return found != board_.affiliations.end() && found->tokens.end == at ? found->name_end : at;
  }

  // "his lawyer, Ann Poe, said": a name set off by commas after the phrase; of somebody's only one, with titles too:
  // "his running mate, Iowa Gov. Ann Poe,".
  [[nodiscard]] MentionIndex person_after_comma(const TitlePhrase& title, TokenIndex end) const {
    if (end + 1 >= sentence_.end || board_.lower[end] != ",") return kNone;
    TokenIndex begin = end + 1;
    const bool only_one = title.entry->scope == TitleScope::RunningMate && title.possessor != kNone;
    if (const MentionIndex place = board_.referent_of_token[begin];
        only_one && place != kNone && board_.facts(place).sort == Sort::Jurisdiction &&
        board_.referents[place].core.end < sentence_.end &&
        board_.title_of_token[board_.referents[place].core.end] != kNone)
      begin = board_.referents[place].core.end;
    const MentionIndex mention = person_after(begin);
    if (mention == kNone || (!only_one && board_.title_of_token[begin] != kNone)) return kNone;
    const TokenIndex after = skip_parenthesis(board_.referents[mention].core.end);
    if (after >= sentence_.end) return mention;
    const std::string& word = board_.lower[after];
    return word == "," || word == "." || word == "\u2014" || word == ";" || word == "\u201d" || word == "\"" ? mention
                                                                                                             : kNone;
  }

  Board& board_;
  TokenRange sentence_;
};

}  // namespace

void find_title_words(Board& board) { TitleFinder(board).find(); }

void read_title_contexts(Board& board) { ContextReader(board).read(); }

}  // namespace dateline
