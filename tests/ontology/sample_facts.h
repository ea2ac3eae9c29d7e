// Two hand-built articles on one council vote, for the tests of the floor. Offsets are made up but consistent.
#pragma once

#include "ontology/facts.h"

namespace dateline::sample {

inline Evidence evidence(std::uint32_t start, std::string exact) {
  Evidence piece;
  piece.start = start;
  piece.end = start + static_cast<std::uint32_t>(exact.size());
  piece.exact = std::move(exact);
  piece.prefix = "before ";
  piece.suffix = " after.";
  return piece;
}

inline Entity entity(EntityKind kind, std::string name, std::uint32_t start) {
  Entity entity;
  entity.kind = kind;
  entity.first_mention = evidence(start, name);
  entity.name = std::move(name);
  entity.origin = {"full name", 0.9F};
  return entity;
}

// "Mayor Ana Ruiz of Fairview told the council 'We will build the bridge.' Some 40 residents protested on Tuesday."
inline Facts council() {
  Facts facts;
  facts.article.source = "articles/council.txt";
  facts.article.sha256 = "aa01";
  facts.article.url = "https://www.example.com/council?utm_source=x";
  facts.article.headline = "Council backs bridge";
  facts.article.publisher = "Fairview Courier";
  facts.article.authors = {"Lee Park"};
  facts.article.published = Date{2019, 5, 14};
  facts.article.word_count = 312;
  facts.entities = {entity(EntityKind::Person, "Ana Ruiz", 6),
                    entity(EntityKind::Jurisdiction, "Fairview", 18),
                    entity(EntityKind::Organization, "Fairview City Council", 36),
                    entity(EntityKind::Group, "some residents", 80),
                    entity(EntityKind::Jurisdiction, "Ohio", 120),
                    entity(EntityKind::Organization, "Democratic Party", 140)};
  facts.entities[0].official = true;
  facts.entities[0].gender = Gender::Female;
  facts.entities[0].party = "Democratic";
  facts.entities[0].links = {{"http://www.wikidata.org/entity/Q1", true}};
  facts.entities[1].level = Level::City;
  facts.entities[1].within = 4;
  facts.entities[2].organization_kind = OrganizationKind::Legislature;
  facts.entities[4].level = Level::State;
  facts.entities[4].authority = "us39";
  facts.entities[5].organization_kind = OrganizationKind::Party;
  facts.offices = {{"mayor", 1}};
  Tenure tenure;
  tenure.party = "Democratic";
  tenure.evidence = evidence(0, "Mayor");
  tenure.origin = {"title before name", 0.95F};
  facts.tenures = {tenure};
  Event protest;
  protest.type = EventType::Protest;
  protest.label = "Some residents protest";
  protest.participations = {
      {EntityRef{3}, Role::Agent, {}}, {StatementRef{0}, Role::Topic, {}}, {EventRef{1}, Role::Target, {}}};
  protest.because_of = {{EventRef{1}, CauseKind::Cause}, {StatementRef{0}, CauseKind::Purpose}};
  protest.place = 1;
  protest.date_text = "Tuesday";
  protest.date = DateRange{{2019, 5, 14}, {2019, 5, 14}};
  protest.figures = {{"residents", 40, Comparator::About, evidence(77, "Some 40")}};
  protest.evidence = {evidence(95, "protested"), evidence(200, "protest")};
  protest.origin = {"trigger lexicon", 0.8F};
  Event vote;
  vote.type = EventType::Legislation;
  vote.modality = Modality::Planned;
  vote.label = "Council votes";
  vote.participations = {{EntityRef{0}, Role::Agent, 0}};
  vote.part_of = 0;
  vote.evidence = {evidence(60, "vote")};
  facts.events = {protest, vote};
  Statement statement;
  statement.speaker = 0;
  statement.addressee = 2;
  statement.in_capacity = 0;
  statement.medium = Medium::NewsConference;
  statement.occasion = 1;
  statement.about = {EventRef{1}, EntityRef{1}};
  statement.date = DateRange{{2019, 5, 14}, {2019, 5, 14}};
  statement.text = "We will build the bridge.";
  statement.cue = "told";
  statement.evidence = {evidence(45, "We will build the bridge.")};
  statement.origin = {"quotation", 0.99F};
  facts.statements = {statement};
  return facts;
}

// A second outlet's shorter story with the same mayor.
inline Facts brief() {
  Facts facts;
  facts.article.source = "articles/brief.txt";
  facts.article.sha256 = "bb02";
  facts.article.published = Date{2019, 5, 15};
  facts.article.published_time = "08:00:00Z";
  facts.entities = {entity(EntityKind::Person, "Ana Ruiz", 3), entity(EntityKind::Jurisdiction, "Fairview", 30),
                    entity(EntityKind::Jurisdiction, "Ohio", 40)};
  facts.entities[1].level = Level::City;
  facts.entities[1].within = 2;
  facts.entities[2].level = Level::State;
  facts.entities[2].authority = "us39";
  facts.entities[2].mention_count = 0;
  facts.offices = {{"mayor", 1}};
  Tenure tenure;
  tenure.evidence = evidence(14, "mayor of Fairview");
  facts.tenures = {tenure};
  Statement statement;
  statement.kind = QuotationKind::Indirect;
  statement.speaker = 0;
  statement.negated = true;
  statement.text = "that taxes would rise";
  statement.cue = "denied";
  statement.evidence = {evidence(50, "that taxes would rise")};
  facts.statements = {statement};
  return facts;
}

}  // namespace dateline::sample
