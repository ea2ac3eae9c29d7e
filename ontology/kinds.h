// The closed lists of the ontology as enums, each with one table of the local names that dateline.ttl uses.
// Enumerators are in the order of the tables in kinds.cpp; names() and parse<>() are exact inverses.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dateline {

enum class EventType : std::uint8_t {
  Announcement,
  Correspondence,
  Demand,
  Threat,
  Accusation,
  Meeting,
  Visit,
  Invitation,
  Agreement,
  Support,
  Refusal,
  Boycott,
  Cancellation,
  Protest,
  Personnel,
  Election,
  Legislation,
  ExecutiveAction,
  Lawsuit,
  Ruling,
  Investigation,
  Prosecution,
  Enforcement,
  Funding,
  Violence,
  Disaster,
  Other
};
enum class Modality : std::uint8_t { Happened, Planned, Threatened, Conditional, Denied, Ongoing, Hypothetical };
enum class Medium : std::uint8_t {
  Tweet,
  WrittenStatement,
  Letter,
  PressRelease,
  PressBriefing,
  NewsConference,
  Speech,
  Interview,
  SocialMedia,
  Document,
  Report
};
enum class QuotationKind : std::uint8_t { Direct, Indirect, Mixed };
enum class Level : std::uint8_t { Country, State, County, City, Consolidated, Territory, District, Other };
enum class TenureStatus : std::uint8_t { Current, Former, Acting, Elect, Nominee, Candidate };
enum class Role : std::uint8_t { Agent, Target, Recipient, Topic, Instrument, Venue };
enum class Comparator : std::uint8_t { Exact, About, AtLeast, MoreThan, AtMost };
enum class OrganizationKind : std::uint8_t {
  Agency,
  Legislature,
  Court,
  Party,
  Media,
  Association,
  Company,
  Military,
  Other
};
enum class EntityKind : std::uint8_t { Person, Organization, Jurisdiction, Group, Instrument };
enum class Gender : std::uint8_t { Unknown, Female, Male };
// How reports differ: they cannot both be right, one is vaguer than the other, or one has more.
enum class DifferenceKind : std::uint8_t { Contradiction, Vagueness, Omission };

// The PLOVER category that an event type falls under ("ACCUSE"); empty where PLOVER, which has no mere announcements,
// disasters or elections, has none. After the PLOVER manual of 2021-2024.
std::string_view plover_category(EventType type);

// The local names of a list's enumerators, in enumerator order, as dateline.ttl spells them.
template <class Enum>
std::span<const std::string_view> names();

// The local name of one enumerator.
template <class Enum>
std::string_view name(Enum value) {
  return names<Enum>()[static_cast<std::size_t>(value)];
}

// The enumerator with this local name, if the list has one.
template <class Enum>
std::optional<Enum> parse(std::string_view text) {
  const auto all = names<Enum>();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == text) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace dateline
