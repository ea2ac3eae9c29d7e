#include "extract/input/mastheads.h"

#include <gtest/gtest.h>

#include <array>

namespace dateline {
namespace {

class Mastheads : public ::testing::Test {
 protected:
  static const LayoutCues& cues() {
    static const LayoutCues cues(DATELINE_SOURCE_DIR "/data/en/layout.tsv");
    return cues;
  }
};

struct Case {
  const char* text;
  const char* expected;  // "" for none
};

TEST_F(Mastheads, FindsBylines) {
  const auto shown = [](const char* text) {
    const auto byline = find_byline(text, cues());
    if (!byline) return std::string();
    std::string line;
    for (const std::string& author : byline->authors) line += (line.empty() ? "" : "+") + author;
    return line + (byline->publisher.empty() ? "" : " @ " + byline->publisher);
  };
  for (const auto& [text, expected] : std::array{
           Case{"By Ann Lee", "Ann Lee"}, Case{"BY ANN MCLEE AND BO O'RAY", "Ann McLee+Bo O'Ray"},
           Case{"By Ann Lee and Bo de la Ray, Staff Writers", "Ann Lee+Bo de la Ray"},
           Case{"By Ann Lee, Associated Press", "Ann Lee @ Associated Press"},
           Case{"By Ann Lee | The Springfield Herald", "Ann Lee @ The Springfield Herald"},
           Case{"By Ann Lee, Springfield Herald", "Ann Lee @ Springfield Herald"},
           Case{"by: Ann B. Lee Jr.", "Ann B. Lee Jr."}, Case{"By Associated Press", " @ Associated Press"},
           Case{"By Friday the council had met.", ""}, Case{"By Monday", ""}, Case{"By law, Ann Lee may stay.", ""},
           Case{"Bystanders Ann Lee and Bo Ray", ""}, Case{"By the mayor's own count", ""}, Case{"", ""}})
    EXPECT_EQ(shown(text), expected) << text;
}

TEST_F(Mastheads, FindsDatelines) {
  const auto shown = [](const char* text) {
    const auto line = find_place_line(text, cues());
    if (!line) return std::string();
    return std::string(text).substr(line->place.begin, line->place.size()) +
           (line->publisher.empty() ? "" : " @ " + line->publisher);
  };
  for (const auto& [text, expected] : std::array{
           Case{"SPRINGFIELD — The council met.", "SPRINGFIELD"},
           Case{"SPRINGFIELD, Ill. (AP) — The council met.", "SPRINGFIELD, Ill. @ Associated Press"},
           Case{"PORT ANN/SPRINGFIELD (Reuters) - The council met.", "PORT ANN/SPRINGFIELD @ Reuters"},
           Case{"LONDON, Jan. 24 (Reuters) - The council met.", "LONDON @ Reuters"},
           Case{"ST. ANN, N.H., March 5, 2019 (UPI) -- The council met.", "ST. ANN, N.H. @ United Press International"},
           Case{"Springfield (AFP) – The council met.", "Springfield @ Agence France-Presse"},
           Case{"SPRINGFIELD—The council met.", "SPRINGFIELD"},
           Case{"SPRINGFIELD ―\xC2\xA0“No,” the mayor said.", "SPRINGFIELD"},
           Case{"Springfield — the council met.", ""}, Case{"EXCLUSIVE — The council met.", ""},
           Case{"BREAKING NEWS - The council met.", ""}, Case{"THE POLLS ARE NOT WRONG, JUST EARLY - They say so.", ""},
           Case{"The mayor — Ann Lee — met the council.", ""}, Case{"A well-known mayor met the council.", ""},
           Case{"Jan 24 (Reuters) - The council met.", ""}, Case{"", ""}})
    EXPECT_EQ(shown(text), expected) << text;
}

TEST_F(Mastheads, FindsWhomALineAboutAnAuthorIsAbout) {
  for (const auto& [text, expected] : std::array{
           Case{"Ann Lee is a reporter for the Herald.", "Ann Lee"},
           Case{"Ann Lee, a former judge, is the author of two books.", "Ann Lee"},
           Case{"Ann covers city hall.", "Ann"},
           Case{"Ann is the president of the club.", ""},  // a first name is not enough outside the trade
           Case{"Ann Lee, who is a professor, said no.", ""}, Case{"Ann Lee is a professor, and she told us no.", ""},
           Case{"The mayor is a former reporter.", ""}, Case{"Ann Lee is tired.", ""}})
    EXPECT_EQ(find_bio_subject(text, cues()), expected) << text;
}

TEST_F(Mastheads, FindsCreditedAuthors) {
  const auto shown = [](const char* text) {
    std::string line;
    for (const std::string& author : find_credited_authors(text)) line += (line.empty() ? "" : "+") + author;
    return line;
  };
  for (const auto& [text, expected] :
       std::array{Case{"(Reporting by Ann Lee and Bo Ray; Editing by Cy Day)", "Ann Lee+Bo Ray"},
                  Case{"(Reporting by Ann Lee in Springfield; additional reporting by Bo Ray.)", "Ann Lee+Bo Ray"},
                  Case{"--additional reporting from Ann Lee.", "Ann Lee"},
                  Case{"Ann Lee and Bo Ray contributed reporting.", "Ann Lee+Bo Ray"}, Case{"Leave a Reply", ""}})
    EXPECT_EQ(shown(text), expected) << text;
}

TEST_F(Mastheads, TellsPublishersFromOtherLines) {
  for (const char* text : {"Springfield Washington Bureau", "The Springfield Herald", "Associated Press"})
    EXPECT_TRUE(is_publisher_line(text, cues())) << text;
  for (const char* text : {"Mayors stay away from the news", "Ann Lee", "News", "What is in the news?"})
    EXPECT_FALSE(is_publisher_line(text, cues())) << text;
}

}  // namespace
}  // namespace dateline
