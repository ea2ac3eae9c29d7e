// The tag sets as enums: Universal Dependencies UPOS and relations (v2.16, English subtypes), Penn Treebank XPOS, name
// types. One table each in tags.cpp; strings only at file borders.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

enum class Upos : std::uint8_t {
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X
};

enum class Xpos : std::uint8_t {
  Cc,
  Cd,
  Dt,
  Ex,
  Fw,
  In,
  Jj,
  Jjr,
  Jjs,
  Ls,
  Md,
  Nn,
  Nnp,
  Nnps,
  Nns,
  Pdt,
  Pos,
  Prp,
  PrpS,
  Rb,
  Rbr,
  Rbs,
  Rp,
  Sym,
  To,
  Uh,
  Vb,
  Vbd,
  Vbg,
  Vbn,
  Vbp,
  Vbz,
  Wdt,
  Wp,
  WpS,
  Wrb,
  Period,
  Comma,
  Colon,
  OpenQuote,
  CloseQuote,
  Lrb,
  Rrb,
  Dollar,
  Hyph,
  Nfp,
  Gw,
  Add,
  Afx
};

enum class Deprel : std::uint8_t {
  Acl,
  AclRelcl,
  Advcl,
  AdvclRelcl,
  Advmod,
  Amod,
  Appos,
  Aux,
  AuxPass,
  Case,
  Cc,
  CcPreconj,
  Ccomp,
  Clf,
  Compound,
  CompoundPrt,
  Conj,
  Cop,
  Csubj,
  CsubjOuter,
  CsubjPass,
  Dep,
  Det,
  DetPredet,
  Discourse,
  Dislocated,
  Expl,
  Fixed,
  Flat,
  Goeswith,
  Iobj,
  List,
  Mark,
  Nmod,
  NmodDesc,
  NmodPoss,
  NmodUnmarked,
  Nsubj,
  NsubjOuter,
  NsubjPass,
  Nummod,
  Obj,
  Obl,
  OblAgent,
  OblUnmarked,
  Orphan,
  Parataxis,
  Punct,
  Reparandum,
  Root,
  Vocative,
  Xcomp
};

enum class NameType : std::uint8_t { Person, Organization, Gpe, Location, Norp, Facility, Event, Work };

// The spelling in CoNLL-U or BIO files: "PROPN", "NNP", "nsubj:pass", "PERSON".
std::string_view name(Upos tag);
std::string_view name(Xpos tag);
std::string_view name(Deprel relation);
std::string_view name(NameType type);

// The tag with this spelling; none where the set lacks it.
std::optional<Upos> parse_upos(std::string_view text);
std::optional<Xpos> parse_xpos(std::string_view text);
std::optional<Deprel> parse_deprel(std::string_view text);
std::optional<NameType> parse_name_type(std::string_view text);

// The universal relation of a subtype: AclRelcl gives Acl.
Deprel universal(Deprel relation);

inline constexpr std::size_t kUposCount = static_cast<std::size_t>(Upos::X) + 1;
inline constexpr std::size_t kXposCount = static_cast<std::size_t>(Xpos::Afx) + 1;
inline constexpr std::size_t kDeprelCount = static_cast<std::size_t>(Deprel::Xcomp) + 1;
inline constexpr std::size_t kNameTypeCount = static_cast<std::size_t>(NameType::Work) + 1;

}  // namespace dateline
