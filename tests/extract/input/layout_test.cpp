#include "extract/input/layout.h"

#include <gtest/gtest.h>

#include "extract/input/paragraphs.h"

namespace dateline {
namespace {

class LayoutTest : public ::testing::Test {
 protected:
  static Layout layout_of(std::string text, Metadata given = {}) {
    static const LayoutCues cues(DATELINE_SOURCE_DIR "/data/en/layout.tsv");
    return find_layout(Article{"test", std::move(text), std::move(given)}, cues);
  }

  // One letter a block: Headline, heaDing, Story, List item, Caption, bYline, dateLine as T (time), Boilerplate.
  static std::string kinds(const Layout& layout) {
    std::string shown;
    for (const Block& block : layout.blocks) shown += "HDSLCYTB"[static_cast<std::size_t>(block.kind)];
    return shown;
  }
};

const std::string kParagraph =
    "The council of Springfield put off its vote on the budget on Monday, after two of its members had stayed away "
    "from "
    "a meeting that all of them had been told of a week before.";

TEST_F(LayoutTest, TakesAPageApart) {
  const Layout layout = layout_of(
      "Council puts off budget vote\n\nCouncil puts off budget vote\nThe old hall. (AP Photo/Ann Lee)\n\n"
      "Two members stayed away\n\nBy Bo Ray, Springfield Herald\nPublished March 5, 2019 4:05PM (EST)\n\n"
      "SPRINGFIELD, Ill. — " +
      kParagraph + "\n\nWho stayed away?\n\nThe two were:\n\n  • Ward One;\n  • Ward Two.\n\n" + kParagraph +
      "\n\nRead also: Snow is coming\n\nLeave a comment\n\nYour name\n");
  EXPECT_EQ(kinds(layout), "HBCDYTSDSLLSBBB");
  EXPECT_EQ(layout.metadata.headline, "Council puts off budget vote");
  EXPECT_EQ(layout.metadata.authors, std::vector<std::string>{"Bo Ray"});
  EXPECT_EQ(layout.metadata.publisher, "Springfield Herald");
  EXPECT_EQ(layout.metadata.published, (Date{2019, 3, 5}));
  EXPECT_EQ(layout.metadata.published_time, "21:05:00Z");
  EXPECT_EQ(layout.metadata.dateline, "SPRINGFIELD, Ill.");
  EXPECT_EQ(layout.headline, (Span{0, 28}));
}

TEST_F(LayoutTest, BelievesWhatWasGiven) {
  Metadata given;
  given.headline = "Vote put off";
  given.publisher = "The Record";
  given.published = Date{2019, 3, 6};
  given.authors = {"Cy Day"};
  const std::string text = "By Bo Ray\nMarch 5, 2019\nVote put off.\n" + kParagraph;
  const Layout layout = layout_of(text, given);
  EXPECT_EQ(kinds(layout), "YTHS");
  EXPECT_EQ(layout.metadata.headline, "Vote put off");
  EXPECT_EQ(layout.metadata.publisher, "The Record");
  EXPECT_EQ(layout.metadata.authors, std::vector<std::string>{"Cy Day"});
  EXPECT_EQ(layout.metadata.published, (Date{2019, 3, 6}));
}

TEST_F(LayoutTest, GuessesNoHeadlineWhereOneWasGivenThatTheTextLacks) {
  Metadata given;
  given.headline = "Something else";
  const Layout layout = layout_of("Council news\n\n" + kParagraph, given);
  EXPECT_FALSE(layout.headline);
  EXPECT_EQ(layout.metadata.headline, "Something else");
}

TEST_F(LayoutTest, ReadsAReleaseWithItsLetterhead) {
  const Layout layout = layout_of(
      "City of Springfield\nOffice of the Mayor\nFOR IMMEDIATE RELEASE\nTuesday, March 5, 2019\n\n"
      "Mayor Lee signs the budget\n\n" +
      kParagraph + "\n\n###\n");
  EXPECT_EQ(kinds(layout), "YYBTHSB");
  EXPECT_EQ(layout.metadata.publisher, "City of Springfield");
  EXPECT_EQ(layout.metadata.published, (Date{2019, 3, 5}));
  EXPECT_EQ(layout.metadata.headline, "Mayor Lee signs the budget");
}

TEST_F(LayoutTest, TellsAKickerFromAHeadline) {
  const Layout layout = layout_of("POLITICS\nCouncil puts off budget vote\nBy Bo Ray\n\n" + kParagraph);
  EXPECT_EQ(kinds(layout), "DHYS");
  EXPECT_EQ(layout.metadata.headline, "Council puts off budget vote");
  EXPECT_EQ(kinds(layout_of("Budget vote\n\n" + kParagraph)), "HS");
  EXPECT_EQ(kinds(layout_of("Budget vote\nBy Bo Ray\n\n" + kParagraph)), "HYS");
}

TEST_F(LayoutTest, KeepsALineAboutSomebodyTheStoryTellsOf) {
  const std::string about = "Ann Lee is a professor at Springfield University.";
  EXPECT_EQ(kinds(layout_of("Vote put off\n\n" + kParagraph + "\n\n" + about)), "HSB");
  EXPECT_EQ(kinds(layout_of("Vote put off\n\n" + kParagraph + " Lee was one of them.\n\n" + about)), "HSS");
}

TEST_F(LayoutTest, TakesAuthorsFromTheEndOfTheStory) {
  EXPECT_EQ(layout_of("Vote put off\n\n" + kParagraph + "\n\nBy Ann Lee\n\nMORE FROM Ann Lee").metadata.authors,
            std::vector<std::string>{"Ann Lee"});
  EXPECT_EQ(layout_of("Vote put off\n\n" + kParagraph + "\n\nAnn covers city hall.").metadata.authors,
            std::vector<std::string>{"Ann"});
}

TEST_F(LayoutTest, LosesNoRunningTextToCues) {
  for (const char* paragraph :
       {"“Follow me,” the mayor told the council, and they did.",
        "Related charges were dropped, the county attorney said on Monday.",
        "More from the mayor is expected on Tuesday, when she meets the council again.",
        "Subscribers to the plan would pay less, the mayor said.", "Comments on the plan were mixed.",
        "By Friday, the mayor had changed her mind.", "The mayor signed it. (Two members abstained.)",
        "Tags on the cars had run out, the police said."}) {
    const Layout layout = layout_of("Vote put off\n\n" + kParagraph + "\n\n" + paragraph + "\n\n" + kParagraph);
    EXPECT_EQ(kinds(layout), "HSSS") << paragraph;
  }
}

TEST_F(LayoutTest, CoversAllButWhiteSpaceInOrder) {
  for (const std::string& text :
       {std::string(), std::string("\n \n"), kParagraph, "• • •\n\n\xEF\xBB\xBF—\n(Getty)\n\n1.\n2.\nBy\n" + kParagraph,
        std::string("\xF0\x9F\x98\x80\n\xC2\xA0\n\"\n(\n)\nBy \n- \n• \n")}) {
    const Layout layout = layout_of(text);
    std::uint32_t at = 0;
    for (const Block& block : layout.blocks) {
      EXPECT_LT(block.span.begin, block.span.end);
      EXPECT_GE(block.span.begin, at);
      EXPECT_EQ(leading_space(std::string_view(text).substr(at, block.span.begin - at)), block.span.begin - at);
      at = block.span.end;
    }
    EXPECT_LE(at, text.size());
  }
}

}  // namespace
}  // namespace dateline
