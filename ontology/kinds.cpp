// The one place where enumerators get their names. tests/ontology/kinds_test holds this file and dateline.ttl together.
#include "ontology/kinds.h"

#include <array>

namespace dateline {
namespace {

using Names = std::string_view;

constexpr std::array kEventTypes{
    Names{"Announcement"},  Names{"Correspondence"}, Names{"Demand"},          Names{"Threat"},    Names{"Accusation"},
    Names{"Meeting"},       Names{"Visit"},          Names{"Invitation"},      Names{"Agreement"}, Names{"Support"},
    Names{"Refusal"},       Names{"Boycott"},        Names{"Cancellation"},    Names{"Protest"},   Names{"Personnel"},
    Names{"Election"},      Names{"Legislation"},    Names{"ExecutiveAction"}, Names{"Lawsuit"},   Names{"Ruling"},
    Names{"Investigation"}, Names{"Prosecution"},    Names{"Enforcement"},     Names{"Funding"},   Names{"Violence"},
    Names{"Disaster"},      Names{"Other"}};
constexpr std::array kModalities{Names{"Happened"}, Names{"Planned"}, Names{"Threatened"},  Names{"Conditional"},
                                 Names{"Denied"},   Names{"Ongoing"}, Names{"Hypothetical"}};
constexpr std::array kMedia{Names{"Tweet"},         Names{"WrittenStatement"}, Names{"Letter"}, Names{"PressRelease"},
                            Names{"PressBriefing"}, Names{"NewsConference"},   Names{"Speech"}, Names{"Interview"},
                            Names{"SocialMedia"},   Names{"Document"},         Names{"Report"}};
constexpr std::array kQuotationKinds{Names{"Direct"}, Names{"Indirect"}, Names{"Mixed"}};
constexpr std::array kLevels{Names{"Country"},      Names{"State"},     Names{"County"},   Names{"City"},
                             Names{"Consolidated"}, Names{"Territory"}, Names{"District"}, Names{"Other"}};
constexpr std::array kTenureStatuses{Names{"Current"}, Names{"Former"},  Names{"Acting"},
                                     Names{"Elect"},   Names{"Nominee"}, Names{"Candidate"}};
constexpr std::array kRoles{Names{"Agent"}, Names{"Target"},     Names{"Recipient"},
                            Names{"Topic"}, Names{"Instrument"}, Names{"Venue"}};
constexpr std::array kComparators{Names{"Exact"}, Names{"About"}, Names{"AtLeast"}, Names{"MoreThan"}, Names{"AtMost"}};
constexpr std::array kOrganizationKinds{Names{"Agency"},  Names{"Legislature"}, Names{"Court"},
                                        Names{"Party"},   Names{"Media"},       Names{"Association"},
                                        Names{"Company"}, Names{"Military"},    Names{"Other"}};
constexpr std::array kEntityKinds{Names{"Person"}, Names{"Organization"}, Names{"Jurisdiction"}, Names{"Group"},
                                  Names{"Instrument"}};
constexpr std::array kDifferenceKinds{Names{"Contradiction"}, Names{"Vagueness"}, Names{"Omission"}};
constexpr std::array kGenders{Names{"Unknown"}, Names{"Female"}, Names{"Male"}};

// In enumerator order.
constexpr std::array kPloverCategories{
    Names{""},         Names{"CONSULT"}, Names{"REQUEST"}, Names{"THREATEN"}, Names{"ACCUSE"}, Names{"CONSULT"},
    Names{"CONSULT"},  Names{"CONSULT"}, Names{"AGREE"},   Names{"SUPPORT"},  Names{"REJECT"}, Names{"PROTEST"},
    Names{"SANCTION"}, Names{"PROTEST"}, Names{""},        Names{""},         Names{""},       Names{""},
    Names{"ACCUSE"},   Names{""},        Names{"ACCUSE"},  Names{"ACCUSE"},   Names{"COERCE"}, Names{"AID"},
    Names{"ASSAULT"},  Names{""},        Names{""}};
static_assert(kPloverCategories.size() == kEventTypes.size());

}  // namespace

std::string_view plover_category(EventType type) { return kPloverCategories[static_cast<std::size_t>(type)]; }

template <>
std::span<const std::string_view> names<EventType>() {
  return kEventTypes;
}
template <>
std::span<const std::string_view> names<Modality>() {
  return kModalities;
}
template <>
std::span<const std::string_view> names<Medium>() {
  return kMedia;
}
template <>
std::span<const std::string_view> names<QuotationKind>() {
  return kQuotationKinds;
}
template <>
std::span<const std::string_view> names<Level>() {
  return kLevels;
}
template <>
std::span<const std::string_view> names<TenureStatus>() {
  return kTenureStatuses;
}
template <>
std::span<const std::string_view> names<Role>() {
  return kRoles;
}
template <>
std::span<const std::string_view> names<Comparator>() {
  return kComparators;
}
template <>
std::span<const std::string_view> names<OrganizationKind>() {
  return kOrganizationKinds;
}
template <>
std::span<const std::string_view> names<EntityKind>() {
  return kEntityKinds;
}
template <>
std::span<const std::string_view> names<DifferenceKind>() {
  return kDifferenceKinds;
}
template <>
std::span<const std::string_view> names<Gender>() {
  return kGenders;
}

}  // namespace dateline
