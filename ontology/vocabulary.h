// Vocabulary: every IRI of a class or property that the graph uses, by namespace. The C++ name is the local name.
//
// dl is ours (ontology/dateline.ttl defines it; tests/ontology/vocabulary_test holds the two together), the others are
// standards. Instances get their IRIs from ontology/iri_minter.h, codes from code_iri().
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace dateline::vocabulary {

#define DATELINE_TERM(local) inline constexpr std::string_view local = DATELINE_NAMESPACE #local

// Our own terms.
namespace dl {
#define DATELINE_NAMESPACE "https://w3id.org/dateline/ns#"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
// Classes.
DATELINE_TERM(Article);
DATELINE_TERM(Official);
DATELINE_TERM(Jurisdiction);
DATELINE_TERM(Office);
DATELINE_TERM(Tenure);
DATELINE_TERM(Group);
DATELINE_TERM(Instrument);
DATELINE_TERM(Event);
DATELINE_TERM(Participation);
DATELINE_TERM(Statement);
DATELINE_TERM(Report);
DATELINE_TERM(EventReport);
DATELINE_TERM(StatementReport);
DATELINE_TERM(TenureReport);
DATELINE_TERM(Mention);
DATELINE_TERM(Figure);
DATELINE_TERM(Evidence);
DATELINE_TERM(Discrepancy);
DATELINE_TERM(Correction);
DATELINE_TERM(Run);
DATELINE_TERM(EventType);
DATELINE_TERM(Code);
// Of articles.
DATELINE_TERM(sha256);
DATELINE_TERM(dateline);
DATELINE_TERM(wireCopyOf);
// Of people, organizations, offices and tenures.
DATELINE_TERM(holds);
DATELINE_TERM(party);
DATELINE_TERM(organizationKind);
DATELINE_TERM(title);
DATELINE_TERM(officeOf);
DATELINE_TERM(office);
DATELINE_TERM(tenureStatus);
// Of jurisdictions.
DATELINE_TERM(level);
DATELINE_TERM(parent);
DATELINE_TERM(within);
DATELINE_TERM(ocdId);
DATELINE_TERM(geoid);
DATELINE_TERM(isoCode);
// Of events, their participations and their dates.
DATELINE_TERM(eventType);
DATELINE_TERM(eventCategory);
DATELINE_TERM(modality);
DATELINE_TERM(dateEarliest);
DATELINE_TERM(dateLatest);
DATELINE_TERM(dateText);
DATELINE_TERM(place);
DATELINE_TERM(agent);
DATELINE_TERM(target);
DATELINE_TERM(recipient);
DATELINE_TERM(topic);
DATELINE_TERM(instrument);
DATELINE_TERM(venue);
DATELINE_TERM(becauseOf);
DATELINE_TERM(purpose);
DATELINE_TERM(condition);
DATELINE_TERM(partOf);
DATELINE_TERM(participation);
DATELINE_TERM(participant);
DATELINE_TERM(role);
DATELINE_TERM(inCapacity);
// Of statements.
DATELINE_TERM(speaker);
DATELINE_TERM(throughSpeaker);
DATELINE_TERM(addressee);
DATELINE_TERM(medium);
DATELINE_TERM(occasion);
DATELINE_TERM(about);
DATELINE_TERM(text);
// Of reports and what hangs on them.
DATELINE_TERM(reports);
DATELINE_TERM(inArticle);
DATELINE_TERM(evidence);
DATELINE_TERM(confidence);
DATELINE_TERM(rule);
DATELINE_TERM(quotationKind);
DATELINE_TERM(cue);
DATELINE_TERM(negated);
DATELINE_TERM(reportedText);
DATELINE_TERM(extentStart);
DATELINE_TERM(extentEnd);
DATELINE_TERM(matchedWith);
DATELINE_TERM(matchReason);
DATELINE_TERM(mentionCount);
DATELINE_TERM(figure);
DATELINE_TERM(counted);
DATELINE_TERM(comparator);
// Of discrepancies and corrections.
DATELINE_TERM(between);
DATELINE_TERM(onProperty);
DATELINE_TERM(differenceKind);
DATELINE_TERM(corrects);
DATELINE_TERM(correctTo);
DATELINE_TERM(decision);

// All of the above, in the same order.
inline constexpr std::array kClasses{Article,         Official,     Jurisdiction,  Office,    Tenure,   Group,
                                     Instrument,      Event,        Participation, Statement, Report,   EventReport,
                                     StatementReport, TenureReport, Mention,       Figure,    Evidence, Discrepancy,
                                     Correction,      Run,          EventType,     Code};
inline constexpr std::array kProperties{sha256,         dateline,      wireCopyOf,
                                        holds,          party,         organizationKind,
                                        title,          officeOf,      office,
                                        tenureStatus,   level,         parent,
                                        within,         ocdId,         geoid,
                                        isoCode,        eventType,     eventCategory,
                                        modality,       dateEarliest,  dateLatest,
                                        dateText,       place,         agent,
                                        target,         recipient,     topic,
                                        instrument,     venue,         becauseOf,
                                        purpose,        condition,     partOf,
                                        participation,  participant,   role,
                                        inCapacity,     speaker,       throughSpeaker,
                                        addressee,      medium,        occasion,
                                        about,          text,          reports,
                                        inArticle,      evidence,      confidence,
                                        rule,           quotationKind, cue,
                                        negated,        reportedText,  extentStart,
                                        extentEnd,      matchedWith,   matchReason,
                                        mentionCount,   figure,        counted,
                                        comparator,     between,       onProperty,
                                        differenceKind, corrects,      correctTo,
                                        decision};
#undef DATELINE_NAMESPACE
}  // namespace dl

namespace rdf {
#define DATELINE_NAMESPACE "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(type);
#undef DATELINE_NAMESPACE
}  // namespace rdf

namespace rdfs {
#define DATELINE_NAMESPACE "http://www.w3.org/2000/01/rdf-schema#"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(label);
DATELINE_TERM(comment);
#undef DATELINE_NAMESPACE
}  // namespace rdfs

namespace xsd {
inline constexpr std::string_view kNamespace = "http://www.w3.org/2001/XMLSchema#";
}  // namespace xsd

// schema.org, by its http names.
namespace schema {
#define DATELINE_NAMESPACE "http://schema.org/"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(NewsArticle);
DATELINE_TERM(Person);
DATELINE_TERM(Organization);
DATELINE_TERM(GovernmentOrganization);
DATELINE_TERM(NewsMediaOrganization);
DATELINE_TERM(PoliticalParty);
DATELINE_TERM(Female);
DATELINE_TERM(Male);
DATELINE_TERM(headline);
DATELINE_TERM(datePublished);
DATELINE_TERM(author);
DATELINE_TERM(publisher);
DATELINE_TERM(url);
DATELINE_TERM(inLanguage);
DATELINE_TERM(wordCount);
DATELINE_TERM(givenName);
DATELINE_TERM(familyName);
DATELINE_TERM(gender);
DATELINE_TERM(startDate);
DATELINE_TERM(endDate);
DATELINE_TERM(parentOrganization);
DATELINE_TERM(value);
DATELINE_TERM(softwareVersion);
#undef DATELINE_NAMESPACE
}  // namespace schema

// The W3C organization ontology.
namespace org {
#define DATELINE_NAMESPACE "http://www.w3.org/ns/org#"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(member);
#undef DATELINE_NAMESPACE
}  // namespace org

// Web Annotation selectors.
namespace oa {
#define DATELINE_NAMESPACE "http://www.w3.org/ns/oa#"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(start);
DATELINE_TERM(end);
DATELINE_TERM(exact);
DATELINE_TERM(prefix);
DATELINE_TERM(suffix);
#undef DATELINE_NAMESPACE
}  // namespace oa

namespace prov {
#define DATELINE_NAMESPACE "http://www.w3.org/ns/prov#"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(wasGeneratedBy);
DATELINE_TERM(startedAtTime);
DATELINE_TERM(used);
#undef DATELINE_NAMESPACE
}  // namespace prov

namespace skos {
#define DATELINE_NAMESPACE "http://www.w3.org/2004/02/skos/core#"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(altLabel);
DATELINE_TERM(exactMatch);
DATELINE_TERM(closeMatch);
#undef DATELINE_NAMESPACE
}  // namespace skos

namespace dcterms {
#define DATELINE_NAMESPACE "http://purl.org/dc/terms/"
inline constexpr std::string_view kNamespace = DATELINE_NAMESPACE;
DATELINE_TERM(source);
DATELINE_TERM(isReplacedBy);
#undef DATELINE_NAMESPACE
}  // namespace dcterms

#undef DATELINE_TERM

// The closed lists' concepts: this and an enumerator's name (ontology/kinds.h), or "Plover" and a PLOVER category.
inline constexpr std::string_view kCodeNamespace = "https://w3id.org/dateline/code/";

// A prefix as Turtle declares it.
struct Prefix {
  std::string_view name;
  std::string_view iri;
};

// The prefixes of everything but instances. None is the beginning of another.
inline constexpr std::array kPrefixes{
    Prefix{"dl", dl::kNamespace},     Prefix{"code", kCodeNamespace},        Prefix{"schema", schema::kNamespace},
    Prefix{"org", org::kNamespace},   Prefix{"prov", prov::kNamespace},      Prefix{"oa", oa::kNamespace},
    Prefix{"skos", skos::kNamespace}, Prefix{"rdfs", rdfs::kNamespace},      Prefix{"rdf", rdf::kNamespace},
    Prefix{"xsd", xsd::kNamespace},   Prefix{"dcterms", dcterms::kNamespace}};

}  // namespace dateline::vocabulary
