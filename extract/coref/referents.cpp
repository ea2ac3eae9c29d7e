// Names come from the name finder, pronouns from their tags, noun phrases from the tree: heads that the word list knows
// as people, groups, organizations, places or documents, or that are a title. Knowingly left out: events, things, and
// clauses that a pronoun takes up ("it surprised them that …").
#include "extract/coref/referents.h"

#include <algorithm>
#include <array>

#include "extract/coref/affiliations.h"

namespace dateline {
namespace {

struct PronounForm {
  std::string_view form;
  PronounKind kind;
};

constexpr std::array kPronouns{PronounForm{"he", PronounKind::He},
                               PronounForm{"him", PronounKind::He},
                               PronounForm{"his", PronounKind::He},
                               PronounForm{"himself", PronounKind::He},
                               PronounForm{"she", PronounKind::She},
                               PronounForm{"her", PronounKind::She},
                               PronounForm{"hers", PronounKind::She},
                               PronounForm{"herself", PronounKind::She},
                               PronounForm{"they", PronounKind::They},
                               PronounForm{"them", PronounKind::They},
                               PronounForm{"their", PronounKind::They},
                               PronounForm{"theirs", PronounKind::They},
                               PronounForm{"themselves", PronounKind::They},
                               PronounForm{"it", PronounKind::It},
                               PronounForm{"its", PronounKind::It},
                               PronounForm{"itself", PronounKind::It},
                               PronounForm{"i", PronounKind::I},
                               PronounForm{"me", PronounKind::I},
                               PronounForm{"my", PronounKind::I},
                               PronounForm{"mine", PronounKind::I},
                               PronounForm{"myself", PronounKind::I},
                               PronounForm{"we", PronounKind::We},
                               PronounForm{"us", PronounKind::We},
                               PronounForm{"our", PronounKind::We},
                               PronounForm{"ours", PronounKind::We},
                               PronounForm{"ourselves", PronounKind::We},
                               PronounForm{"you", PronounKind::You},
                               PronounForm{"your", PronounKind::You},
                               PronounForm{"yours", PronounKind::You},
                               PronounForm{"yourself", PronounKind::You},
                               PronounForm{"who", PronounKind::Who},
                               PronounForm{"whom", PronounKind::Who},
                               PronounForm{"whose", PronounKind::Who},
                               PronounForm{"which", PronounKind::Which}};

bool is_pronoun_tag(Xpos tag) {
  return tag == Xpos::Prp || tag == Xpos::PrpS || tag == Xpos::Wp || tag == Xpos::WpS || tag == Xpos::Wdt;
}

bool is_plural_tag(Xpos tag) { return tag == Xpos::Nns || tag == Xpos::Nnps; }

// Relations under which a noun only modifies another and refers to nothing by itself.
bool modifies_noun(Deprel relation) {
  switch (relation) {
    case Deprel::Compound:
    case Deprel::Flat:
    case Deprel::Fixed:
    case Deprel::Amod:
    case Deprel::NmodDesc:
    case Deprel::Goeswith:
    case Deprel::CompoundPrt:
    case Deprel::Nummod:
      return true;
    default:
      return false;
  }
}

bool stands_left_in_phrase(Deprel relation) {
  switch (relation) {
    case Deprel::Det:
    case Deprel::DetPredet:
    case Deprel::Amod:
    case Deprel::Nummod:
    case Deprel::Compound:
    case Deprel::NmodPoss:
    case Deprel::Nmod:
    case Deprel::NmodDesc:
    case Deprel::NmodUnmarked:
    case Deprel::Advmod:
    case Deprel::Case:
    case Deprel::Flat:
      return true;
    default:
      return false;
  }
}

bool stands_right_in_phrase(Deprel relation) {
  return relation == Deprel::Nmod || relation == Deprel::Flat || relation == Deprel::Fixed ||
         relation == Deprel::Compound || relation == Deprel::NmodUnmarked || relation == Deprel::Nummod;
}

constexpr int kDeepest = 8;  // nested phrases that are followed: "the head of the office of the chair of …"

TokenIndex left_edge(const Board& board, TokenIndex noun, int depth) {
  TokenIndex edge = noun;
  if (depth == 0) return edge;
  const auto children = board.children_of(noun);
  for (auto it = children.rbegin(); it != children.rend(); ++it) {
    if (*it > noun || !stands_left_in_phrase(board.relation(*it))) continue;
    if (board.relation(*it) == Deprel::Case && board.lower[*it] != "'s") continue;
    edge = std::min(edge, left_edge(board, *it, depth - 1));
  }
  return edge;
}

TokenIndex right_edge(const Board& board, TokenIndex noun, int depth) {
  TokenIndex edge = noun + 1;
  if (depth == 0) return edge;
  for (const TokenIndex child : board.children_of(noun)) {
    if (child < noun) continue;
    if (board.relation(child) == Deprel::Case && child == edge) {  // the 's of a possessor is not part of its phrase
      continue;
    }
    if (!stands_right_in_phrase(board.relation(child)) || left_edge(board, child, depth - 1) > edge + 1) break;
    edge = std::max(edge, right_edge(board, child, depth - 1));
  }
  return edge;
}

bool is_border(const Board& board, TokenIndex token) {
  switch (board.document.syntax[token].xpos) {
    case Xpos::OpenQuote:
    case Xpos::CloseQuote:
    case Xpos::Lrb:
    case Xpos::Rrb:
    case Xpos::Period:
      return true;
    default:
      return false;
  }
}

class ReferentFinder {
 public:
  explicit ReferentFinder(Board& board) : board_(board), taken_(board.lower.size(), false) {}

  void find() {
    for (const Referent& state : find_affiliations(board_)) {
      board_.referents.push_back(state);
      for (TokenIndex t = state.core.begin; t < state.core.end; ++t) taken_[t] = true;
    }
    for (const Name& name : board_.names)
      if (!taken_[name.tokens.begin] && !taken_[name.tokens.end - 1]) add_name(name);
    for (std::uint32_t title = 0; title < board_.titles.size(); ++title) add_title(title);
    for (TokenIndex token = 0; token < board_.lower.size(); ++token) {
      if (taken_[token]) continue;
      if (is_pronoun_tag(board_.document.syntax[token].xpos))
        add_pronoun(token);
      else
        add_noun(token);
    }
    std::ranges::stable_sort(board_.referents, {}, &Referent::head);
    index_tokens();
  }

 private:
  struct Traits {
    bool plural = false;
    bool definite = false;
    NameType name_type = NameType::Person;
    std::uint32_t title = kNone;
  };

  void add(TokenRange tokens, TokenRange core, TokenIndex head, MentionKind kind, Traits traits) {
    board_.referents.push_back({tokens, core, head, board_.top_of(core), kind, traits.plural, traits.definite,
                                traits.name_type, traits.title});
  }

  void add_name(const Name& name) {
    TokenRange core = name.tokens;
    if (name.type == NameType::Person)
      while (core.size() > 1 && board_.title_of_token[core.begin] != kNone) ++core.begin;
    if (is_title(name.tokens)) return;
    for (TokenIndex i = name.tokens.begin; i < name.tokens.end; ++i) taken_[i] = true;
    if (name.type == NameType::Norp) {
      add_members(name);
      return;
    }
    add(core, core, core.end - 1, MentionKind::Name, {.definite = true, .name_type = name.type});
  }

  // The name finder may take "Attorney General" for a name; a name that is all title is none.
  [[nodiscard]] bool is_title(TokenRange tokens) const {
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i)
      if (board_.title_of_token[i] == kNone) return false;
    return true;
  }

  // "Republicans said", "the Kurds": people called by what they belong to. "Russian" and "Republican" as adjectives
  // name nobody.
  void add_members(const Name& name) {
    const TokenIndex head = name.tokens.end - 1;
    const Word& word = board_.document.syntax[head];
    if (!is_plural_tag(word.xpos) || modifies_noun(word.deprel)) return;
    add(noun_phrase(board_, head), name.tokens, head, MentionKind::Nominal,
        {.plural = true, .name_type = NameType::Norp});
  }

  void add_pronoun(TokenIndex token) {
    if (pronoun_kind(board_.lower[token]) == PronounKind::None || board_.relation(token) == Deprel::Expl) return;
    const TokenRange tokens{token, token + 1};
    const PronounKind kind = pronoun_kind(board_.lower[token]);
    add(tokens, tokens, token, MentionKind::Pronoun,
        {.plural = kind == PronounKind::They || kind == PronounKind::We, .definite = true});
  }

  // A title is a noun phrase of its own unless a person's name follows it: "the attorney general", "mayors".
  void add_title(std::uint32_t index) {
    const TitlePhrase& title = board_.titles[index];
    for (TokenIndex i = title.tokens.begin; i < title.tokens.end; ++i)
      if (taken_[i]) return;
    for (TokenIndex i = title.tokens.begin; i < title.tokens.end; ++i) taken_[i] = true;
    if (title.entry->scope == TitleScope::Honorific || begins_person_name(title.tokens.end)) return;
    const TokenIndex head = board_.top_of(title.tokens);
    if (modifies_noun(board_.relation(head))) return;
    TokenRange phrase = noun_phrase(board_, head);
    phrase = {std::min(phrase.begin, title.tokens.begin), std::max(phrase.end, title.tokens.end)};
    add(phrase, title.tokens, head, MentionKind::Nominal,
        {.plural = title.entry->plural,
         .definite = is_definite(phrase.begin) || is_possessed({phrase.begin, title.tokens.begin}),
         .title = index});
  }

  void add_noun(TokenIndex token) {
    const Word& word = board_.document.syntax[token];
    if ((word.upos != Upos::Noun && word.upos != Upos::Propn) || modifies_noun(word.deprel)) return;
    const bool known = board_.lexicon.nominal(word.lemma).kind != NominalClass::None ||
                       board_.lexicon.nominal(board_.lower[token]).kind != NominalClass::None;
    if (!known) return;
    const TokenRange phrase = noun_phrase(board_, token);
    add(phrase, {token, token + 1}, token, MentionKind::Nominal,
        {.plural = is_plural_tag(word.xpos), .definite = is_definite(phrase.begin)});
  }

  // "Poe's lawyer" is one person as "the lawyer" is.
  [[nodiscard]] bool is_possessed(TokenRange before) const {
    for (TokenIndex t = before.begin; t < before.end; ++t)
      if (is_possessive_mark(board_.lower[t])) return true;
    return false;
  }

  [[nodiscard]] bool is_definite(TokenIndex first) const {
    const std::string& word = board_.lower[first];
    const Xpos tag = board_.document.syntax[first].xpos;
    return word == "the" || word == "this" || word == "that" || word == "these" || word == "those" || tag == Xpos::PrpS;
  }

  // Whether a person's name, with or without further titles, begins here: "Chairman | Rep. Ann Poe".
  [[nodiscard]] bool begins_person_name(TokenIndex token) const {
    while (token < board_.lower.size() && board_.title_of_token[token] != kNone)
      token = board_.titles[board_.title_of_token[token]].tokens.end;
    const auto& names = board_.names;
    const auto found = std::ranges::lower_bound(names, token, {}, [](const Name& name) { return name.tokens.end - 1; });
    return found != names.end() && found->tokens.contains(token) && found->type == NameType::Person;
  }

  void index_tokens() {
    for (MentionIndex i = 0; i < board_.referents.size(); ++i) {
      const Referent& referent = board_.referents[i];
      board_.referent_of_token[referent.head] = i;
      if (referent.kind == MentionKind::Pronoun) continue;
      for (TokenIndex t = referent.core.begin; t < referent.core.end; ++t) board_.referent_of_token[t] = i;
    }
  }

  Board& board_;
  std::vector<bool> taken_;
};

}  // namespace

PronounKind pronoun_kind(std::string_view lower_form) {
  const auto found = std::ranges::find(kPronouns, lower_form, &PronounForm::form);
  return found == kPronouns.end() ? PronounKind::None : found->kind;
}

TokenRange noun_phrase(const Board& board, TokenIndex noun) {
  TokenRange phrase{left_edge(board, noun, kDeepest), right_edge(board, noun, kDeepest)};
  for (TokenIndex t = noun; t > phrase.begin; --t)  // no phrase goes across a quotation mark or parenthesis
    if (is_border(board, t - 1)) phrase.begin = t;
  for (TokenIndex t = noun + 1; t < phrase.end; ++t)
    if (is_border(board, t)) phrase.end = t;
  return phrase;
}

void find_referents(Board& board) { ReferentFinder(board).find(); }

}  // namespace dateline
