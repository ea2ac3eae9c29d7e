// Reads the parenthesis by its characters, because tokenizers differ on "D-Iowa". A parenthesis counts when all of it
// is a party code, a state, or both: "(D)", "(R-Wis.)", "(Vt.)", "(I., Maine)"; so "(left)" and "(54)" do not. Between
// commas it must be both: "Ann Poe, R-Wis.,"; or be written out: "Ann Poe, Republican of Wisconsin,".
#include "extract/coref/affiliations.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr TokenIndex kLongestParenthesis = 8;  // tokens

struct Inside {
  std::string party;
  PlaceIndex state = kNone;
  std::uint32_t state_begin = 0;  // byte of the article's text
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == ',')) text.remove_suffix(1);
  return text;
}

// The end of the party code: before '-', an en dash or a comma.
std::size_t code_end(std::string_view inside, std::size_t& rest) {
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '-' || inside[i] == ',') return rest = i + 1, i;
    if (inside.substr(i).starts_with("\u2013")) return rest = i + 3, i;
  }
  return rest = inside.size(), inside.size();
}

class AffiliationFinder {
 public:
  explicit AffiliationFinder(Board& board) : board_(board) {}

  std::vector<Referent> find() {
    for (std::size_t i = 0; i < board_.names.size(); ++i) {
      const Name& name = board_.names[i];
      if (name.type != NameType::Person) continue;
      Affiliation found;
      found.name_end = name.tokens.end;
      found.tokens = {name.tokens.end, name.tokens.end};
      const TokenIndex limit = board_.sentence_at(name.tokens.begin).end;
      read_parenthesis(found, limit);
      if (found.tokens.empty()) read_between_commas(found, limit);
      if (found.tokens.empty()) read_written_out(found, limit);
      read_of(found, limit, i);
      if (!found.tokens.empty()) board_.affiliations.push_back(found);
    }
    return std::move(made_);
  }

 private:
  void read_parenthesis(Affiliation& found, TokenIndex limit) {
    const TokenIndex open = found.name_end;
    if (open >= limit || (board_.lower[open] != "(" && board_.lower[open] != "[")) return;
    TokenIndex close = open + 1;
    while (close < limit && close - open <= kLongestParenthesis && board_.lower[close] != ")" &&
           board_.lower[close] != "]")
      ++close;
    if (close >= limit || close == open + 1 || (board_.lower[close] != ")" && board_.lower[close] != "]")) return;
    const Span span = board_.document.span_of({open + 1, close});
    const auto inside = read_inside(board_.document.text_of(span), span.begin);
    if (!inside) return;
    found.party = inside->party;
    found.tokens.end = close + 1;
    found.unit = inside->state;
    if (found.unit != kNone) found.place = place_token({open + 1, close}, inside->state_begin);
  }

  // ", R-Wis.,": party and state both, up to a mark, a verb, "and" or the sentence's end.
  void read_between_commas(Affiliation& found, TokenIndex limit) {
    const TokenIndex comma = found.name_end;
    if (comma + 1 >= limit || board_.lower[comma] != ",") return;
    for (TokenIndex end = comma + 2; end <= std::min<TokenIndex>(limit, comma + 6); ++end) {
      const Span span = board_.document.span_of({comma + 1, end});
      const std::string_view text = board_.document.text_of(span);
      if (text.find('-') == std::string_view::npos && text.find("\u2013") == std::string_view::npos) continue;
      const auto inside = read_inside(text, span.begin);
      if (!inside || inside->state == kNone || inside->party.empty()) continue;
      if (end < limit && board_.document.syntax[end].upos != Upos::Punct && board_.lower[end] != "and" &&
          board_.document.syntax[end].upos != Upos::Verb && board_.document.syntax[end].upos != Upos::Aux)
        continue;  // "R-North" of "R-North Carolina"
      found.party = inside->party;
      found.tokens.end = end;
      found.unit = inside->state;
      found.place = place_token({comma + 1, end}, inside->state_begin);
      return;
    }
  }

  // ", Republican of Wisconsin,": the state is the next name.
  void read_written_out(Affiliation& found, TokenIndex limit) const {
    const TokenIndex comma = found.name_end;
    if (comma + 3 >= limit || board_.lower[comma] != "," ||
        (board_.lower[comma + 2] != "of" && board_.lower[comma + 2] != "from"))
      return;
    const PartyEntry* party = board_.lexicon.party(board_.lower[comma + 1]);
    if (!party || party->use == PartyUse::Code) return;
    const auto& names = board_.names;
    const auto place = std::ranges::find(names, comma + 3, [](const Name& name) { return name.tokens.begin; });
    if (place == names.end() || place->type != NameType::Gpe) return;
    found.party = party->party;
    found.place = place->tokens.begin;
    found.tokens.end = place->tokens.end;
  }

  [[nodiscard]] std::optional<Inside> read_inside(std::string_view text, std::uint32_t offset) const {
    if (const PlaceIndex state = board_.american_state(trimmed(text)); state != kNone) return Inside{"", state, offset};
    std::size_t rest = 0;
    const std::string code = lower_ascii(trimmed(text.substr(0, code_end(text, rest))));
    const PartyEntry* party = board_.lexicon.party(code);
    if (!party && code.ends_with('.')) party = board_.lexicon.party(code.substr(0, code.size() - 1));
    if (!party) return std::nullopt;
    const std::string_view place = trimmed(text.substr(rest));
    if (place.empty()) return Inside{party->party, kNone, 0};
    if (place[0] < 'A' || place[0] > 'Z') return std::nullopt;
    return Inside{party->party, board_.american_state(place),
                  static_cast<std::uint32_t>(offset + rest)};  // else a town: "(D-Brooklyn)"
  }

  // The token in which the state begins; where no name covers it, it becomes a referent here.
  [[nodiscard]] TokenIndex place_token(TokenRange inside, std::uint32_t begin) {
    TokenIndex token = inside.begin;
    while (token + 1 < inside.end && board_.document.text.tokens[token].span.end <= begin) ++token;
    const auto& names = board_.names;
    const auto name = std::ranges::upper_bound(names, token, {}, [](const Name& n) { return n.tokens.end; });
    if (name != names.end() && name->tokens.contains(token) && name->type == NameType::Gpe) return token;
    const TokenRange tokens{token, inside.end};
    made_.push_back(
        {tokens, tokens, inside.end - 1, board_.top_of(tokens), MentionKind::Name, false, true, NameType::Gpe, kNone});
    return token;
  }

  // "Bo Li of Ames", "Mayor Ann Poe (R) of Burnsville": the next name, right after "of".
  void read_of(Affiliation& found, TokenIndex limit, std::size_t name) const {
    const TokenIndex of = found.tokens.end;
    const auto& names = board_.names;
    if (of + 1 >= limit || board_.lower[of] != "of" || name + 1 >= names.size()) return;
    for (std::size_t i = name + 1; i < names.size() && names[i].tokens.begin <= of + 2; ++i) {
      if (names[i].tokens.begin <= of || names[i].type != NameType::Gpe) continue;
      if (names[i].tokens.begin == of + 2 && board_.lower[of + 1] != "the") return;
      found.place = names[i].tokens.begin;
      found.tokens.end = names[i].tokens.end;
      return;
    }
  }

  Board& board_;
  std::vector<Referent> made_;
};

}  // namespace

std::vector<Referent> find_affiliations(Board& board) { return AffiliationFinder(board).find(); }

}  // namespace dateline
