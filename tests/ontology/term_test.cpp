// RDF terms: what is refused, what is put right.
#include "ontology/term.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Iri, AcceptsAndRefuses) {
  struct Case {
    const char* text;
    bool good;
  };
  for (const Case& c : {Case{"http://e.org/a", true},
                        {"urn:x:1", true},
                        {"http://e.org/caf\xC3\xA9", true},
                        {"http://e.org/a%20b#c", true},
                        {"a/b", false},
                        {"http://e.org/a b", false},
                        {"http://e.org/<", false},
                        {"http://e.org/{x}", false},
                        {"http://e.org/%zz", false},
                        {"http://e.org/a#b#c", false},
                        {"http://e.org/[x]", false},
                        {"http://e.org/\xFF", false},
                        {"", false},
                        {"http:", false}})
    EXPECT_EQ(is_absolute_iri(c.text), c.good) << c.text;
  EXPECT_FALSE(is_absolute_iri("http://e.org/" + std::string(1500, 'a')));
}

TEST(Iri, PercentEncodingGivesAnIri) {
  EXPECT_EQ(percent_encode_iri("http://e.org/a b?q={x}#y#z"), "http://e.org/a%20b?q=%7Bx%7D#y%23z");
  EXPECT_EQ(percent_encode_iri("http://e.org/%41%zz\xFF"), "http://e.org/%41%25zz%FF");
}

TEST(Literal, PutsTextRight) {
  EXPECT_EQ(Term::text("e\xCC\x81", "en").value(), "\xC3\xA9");  // NFC
  EXPECT_EQ(Term::string("a\xFFz").value(), "a\xEF\xBF\xBDz");
  EXPECT_EQ(Term::string(std::string("a\0z", 3)).value(), "a\xEF\xBF\xBDz");
  EXPECT_EQ(Term::text("x", "EN-us").language(), "en-us");
  EXPECT_THROW(Term::text("x", "en_US"), std::invalid_argument);
  EXPECT_LE(Term::string(std::string(2'000'000, 'a')).value().size(), kMaxLiteralBytes);
}

TEST(Literal, HoldsCanonicalForms) {
  EXPECT_EQ(Term::date({2018, 1, 4}).value(), "2018-01-04");
  EXPECT_THROW(Term::date({2018, 2, 29}), std::invalid_argument);
  EXPECT_EQ(Term::date_time({2018, 1, 24}, "22:30:00Z").value(), "2018-01-24T22:30:00Z");
  EXPECT_THROW(Term::date_time({2018, 1, 24}, "22:30"), std::invalid_argument);
  EXPECT_EQ(Term::decimal(0.9).value(), "0.90");
  EXPECT_EQ(Term::boolean(true).value(), "true");
  EXPECT_THROW(Term::literal("abc", "http://www.w3.org/2001/XMLSchema#integer", ""), std::invalid_argument);
  EXPECT_THROW(Term::literal("1", "http://www.w3.org/2001/XMLSchema#boolean", ""), std::invalid_argument);
  EXPECT_THROW(Term::literal("2018-02-31", "http://www.w3.org/2001/XMLSchema#date", ""), std::invalid_argument);
}

}  // namespace
}  // namespace dateline
