// Paragraphs first; then each by its own words (boilerplate.cpp); then what its place among the others says: comment
// forms and link lists at the end, the masthead before the first paragraph, by-lines after the last, headings between.
//
//   Council boycotts meeting        first short block: headline
//   Two members stayed away         short, before the first paragraph: heading
//   By Ann Lee                      byline
//   March 5, 2019                   date line
//   SPRINGFIELD, Ill. — Two …       first paragraph, dateline at its start
//   • Ward One;                     list item
//   Council boycotts meeting        printed twice: boilerplate
//   Leave a Reply                   comment form: boilerplate from here on
//
// Knowingly wrong: captions without credit or cue are story, and a text that begins with a short paragraph instead of a
// headline has it taken for one.
#include "extract/input/layout.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/input/boilerplate.h"
#include "extract/input/mastheads.h"
#include "extract/input/paragraphs.h"
#include "extract/input/written_dates.h"

namespace dateline {
namespace {

constexpr std::size_t kParagraphWords = 25;  // a block so long is running text
constexpr std::size_t kHeadlineWords = 32;
constexpr std::size_t kHeadBlocks = 14;  // a masthead is no longer
constexpr std::size_t kTailBlocks = 6;   // by-lines and lines about authors stand among the last of the story

// A block in the making.
struct Draft {
  Span span;
  std::string plain;
  std::size_t words = 0;
  BlockKind kind = BlockKind::Story;
  bool settled = false;  // its kind is known
};

class LayoutFinder {
 public:
  LayoutFinder(const Article& article, const LayoutCues& cues) : article_(article), cues_(cues) {
    layout_.metadata = article.given;
    for (const Paragraph& paragraph : split_paragraphs(article.text)) {
      Draft draft{paragraph.span, plain(text_of(paragraph.span)), 0};
      draft.words = words_of(draft.plain).size();
      drafts_.push_back(std::move(draft));
    }
  }

  Layout find() {
    settle_by_words();
    settle_list_items();
    settle_comments();
    settle_links();
    settle_letterhead();
    settle_head();
    settle_repeated_headline();
    settle_tail();
    settle_headings();
    find_dateline();
    find_agency();
    for (const Draft& draft : drafts_) layout_.blocks.push_back({draft.span, draft.kind});
    return std::move(layout_);
  }

 private:
  [[nodiscard]] std::string_view text_of(Span span) const {
    return std::string_view(article_.text).substr(span.begin, span.size());
  }
  [[nodiscard]] std::string_view text_of(const Draft& draft) const { return text_of(draft.span); }

  static void settle(Draft& draft, BlockKind kind) {
    draft.kind = kind;
    draft.settled = true;
  }

  [[nodiscard]] static bool ends_sentence(const Draft& draft) {
    std::string_view text = draft.plain;
    while (!text.empty() && (text.back() == '"' || text.back() == '\'' || text.back() == ')')) text.remove_suffix(1);
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
  }

  // A clock time alone ("9:05 p.m.") heads an entry of a running report.
  void settle_by_words() {
    for (Draft& draft : drafts_) {
      if (const BlockKind kind = kind_by_words(draft.plain, cues_); kind != BlockKind::Story)
        settle(draft, kind);
      else if (draft.words <= 3 && is_date_line(draft.plain) && !find_written_date(draft.plain))
        settle(draft, BlockKind::DateLine);
    }
  }

  // "• Ward One;" is an item by its sign; "- Ward One" and "1. Ward One" only among their like.
  void settle_list_items() {
    const auto weak = [](std::string_view text) {
      if (text.starts_with("- ") || text.starts_with("* ")) return true;
      const std::size_t digits = text.find_first_not_of("0123456789");
      return digits != std::string_view::npos && digits >= 1 && digits <= 2 &&
             (text.substr(digits).starts_with(". ") || text.substr(digits).starts_with(") "));
    };
    constexpr std::array<std::string_view, 7> kSigns{"•", "·", "▪", "◦", "‣", "●", "■"};
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].settled) continue;
      const std::string_view text = drafts_[i].plain;
      const bool strong =
          std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) { return text.starts_with(sign); });
      const bool beside =
          (i > 0 && weak(drafts_[i - 1].plain)) || (i + 1 < drafts_.size() && weak(drafts_[i + 1].plain));
      if (strong || (weak(text) && beside)) settle(drafts_[i], BlockKind::ListItem);
    }
  }

  // A comment form goes on to the end of the text, unless running text comes after it.
  void settle_comments() {
    constexpr std::size_t kLongestInForm = 60;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (!cues_.begins_comments(drafts_[i].plain)) continue;
      for (std::size_t k = i; k < drafts_.size() && (k == i || drafts_[k].words < kLongestInForm); ++k)
        settle(drafts_[k], BlockKind::Boilerplate);
    }
  }

  // A list of links is one where only short lines come after it; else its first line alone is furniture, if it ends in
  // a colon or stands in capitals as such lines do.
  void settle_links() {
    std::size_t last_long = 0;
    for (std::size_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].words >= kParagraphWords && drafts_[i].kind == BlockKind::Story) last_long = i;
    for (std::size_t i = 1; i < drafts_.size(); ++i) {
      if (drafts_[i].settled || !cues_.begins_links(drafts_[i].plain)) continue;
      const bool marked = drafts_[i].plain.ends_with(':') || drafts_[i].plain.ends_with(":\"");
      if (i > last_long || marked) settle(drafts_[i], BlockKind::Boilerplate);
      for (std::size_t k = i + 1; i > last_long && k < drafts_.size(); ++k)
        if (!drafts_[k].settled && !find_byline(text_of(drafts_[k]), cues_)) settle(drafts_[k], BlockKind::Boilerplate);
    }
  }

  // The sender's lines above "FOR IMMEDIATE RELEASE".
  void settle_letterhead() {
    const std::size_t limit = std::min(drafts_.size(), std::size_t{8});
    std::size_t release = limit;
    for (std::size_t i = 0; i < limit; ++i)
      if (drafts_[i].plain.starts_with("for immediate release")) release = i;
    if (release == limit) return;
    for (std::size_t i = 0; i < release; ++i) {
      if (drafts_[i].settled || drafts_[i].words > 8 || is_date_line(text_of(drafts_[i]))) continue;
      if (layout_.metadata.publisher.empty()) layout_.metadata.publisher = name_case(one_line(text_of(drafts_[i])));
      settle(drafts_[i], BlockKind::Byline);
    }
  }

  [[nodiscard]] bool is_running_text(const Draft& draft) const {
    if (draft.words >= kHeadlineWords || find_place_line(text_of(draft), cues_)) return true;
    return draft.words >= kParagraphWords && ends_sentence(draft);
  }

  void settle_head() {
    bool has_headline = settle_given_headline();
    const bool given = !layout_.metadata.headline.empty();
    for (std::size_t i = 0; i < std::min(drafts_.size(), kHeadBlocks); ++i) {
      Draft& draft = drafts_[i];
      if (draft.settled) continue;
      if (is_running_text(draft)) break;
      if (settle_masthead_line(draft) || (i > 0 && settle_name_after_byline(i))) continue;
      const bool last = i + 1 == drafts_.size();
      if (!has_headline && !given && is_kicker(i)) {
        settle(draft, BlockKind::Heading);
        continue;
      }
      if (!has_headline && !given && !last && can_be_headline(draft)) {
        settle(draft, BlockKind::Headline);
        layout_.headline = draft.span;
        layout_.metadata.headline = one_line(text_of(draft));
        has_headline = true;
      } else if (!ends_sentence(draft) && !last) {
        settle(draft, BlockKind::Heading);
      } else {
        if (draft.words > 14 || !has_headline)
          break;  // a short paragraph; a line under the headline may come before it
      }
    }
  }

  bool settle_masthead_line(Draft& draft) {
    const std::string_view text = text_of(draft);
    const auto written = find_written_date(text);
    if (is_date_line(text) || (written && draft.words <= 12 && !ends_sentence(draft) && is_calendar_line(draft))) {
      settle(draft, BlockKind::DateLine);
    } else if (const auto byline = find_byline(text, cues_)) {
      take(*byline);
      settle(draft, BlockKind::Byline);
    } else if (is_publisher_line(text, cues_)) {
      if (layout_.metadata.publisher.empty()) layout_.metadata.publisher = one_line(text);
      settle(draft, BlockKind::Byline);
    } else {
      return false;
    }
    if (written) take(*written);
    return true;
  }

  // "POLITICS" or "Opinion" above the headline.
  [[nodiscard]] bool is_kicker(std::size_t i) const {
    constexpr std::size_t kWords = 2, kLeastOfHeadline = 4;
    if (drafts_[i].words > kWords || i + 2 >= drafts_.size() || ends_sentence(drafts_[i])) return false;
    const Draft& next = drafts_[i + 1];
    return !next.settled && next.words >= kLeastOfHeadline && !is_running_text(next) && !ends_sentence(next) &&
           can_be_headline(next) && !find_byline(text_of(next), cues_) && !is_date_line(text_of(next));
  }

  // "The Daily Example" under a byline.
  bool settle_name_after_byline(std::size_t i) {
    const std::string_view text = text_of(drafts_[i]);
    if (drafts_[i - 1].kind != BlockKind::Byline || drafts_[i].words > 5 || !text.starts_with("The ")) return false;
    if (!looks_like_name(text)) return false;
    if (layout_.metadata.publisher.empty()) layout_.metadata.publisher = one_line(text);
    settle(drafts_[i], BlockKind::Byline);
    return true;
  }

  // "Published by the city on March 5, 2019": begins with a word of date lines.
  [[nodiscard]] static bool is_calendar_line(const Draft& draft) {
    const auto words = words_of(draft.plain);
    return is_calendar_word(words.front()) || words.front().starts_with("published") ||
           words.front().starts_with("posted") || words.front().starts_with("updated");
  }

  void take(const Byline& byline) {
    if (layout_.metadata.authors.empty()) layout_.metadata.authors = byline.authors;
    if (layout_.metadata.publisher.empty()) layout_.metadata.publisher = byline.publisher;
  }

  void take(const WrittenDate& written) {
    if (layout_.metadata.published) return;
    layout_.metadata.published = written.day;
    layout_.metadata.published_time = written.utc_time;
  }

  // A headline that came with the article stands in the text only where the very words do.
  bool settle_given_headline() {
    const std::string wanted = bare(plain(layout_.metadata.headline));
    for (std::size_t i = 0; !wanted.empty() && i < std::min(drafts_.size(), kHeadBlocks); ++i) {
      if (bare(drafts_[i].plain) != wanted) continue;
      settle(drafts_[i], BlockKind::Headline);
      layout_.headline = drafts_[i].span;
      return true;
    }
    return false;
  }

  static std::string bare(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
  }

  [[nodiscard]] static bool can_be_headline(const Draft& draft) {
    constexpr std::size_t kLongestSentence = 22;
    if (draft.words > kHeadlineWords || draft.plain.ends_with(':')) return false;
    return !ends_sentence(draft) || draft.words <= kLongestSentence;
  }

  void settle_repeated_headline() {
    if (!layout_.headline) return;
    const auto first =
        std::find_if(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.kind == BlockKind::Headline; });
    const std::string wanted = bare(first->plain);
    for (auto draft = first + 1; draft != drafts_.end(); ++draft)
      if (bare(draft->plain) == wanted) settle(*draft, BlockKind::Boilerplate);
  }

  // The last blocks of the story: "By Ann Lee", "March 5, 2019", "Ann Lee is a reporter for …", "— Ann Lee".
  void settle_tail() {
    std::size_t seen = 0;
    for (std::size_t i = drafts_.size(); i-- > 1 && seen < kTailBlocks;) {
      Draft& draft = drafts_[i];
      if (draft.settled && draft.kind != BlockKind::Boilerplate) break;
      if (!draft.settled) {
        ++seen;
        settle_tail_line(i);
      }
    }
    if (layout_.metadata.authors.empty()) take_credited_authors();
  }

  void settle_tail_line(std::size_t i) {
    Draft& draft = drafts_[i];
    const std::string_view text = text_of(draft);
    if (is_date_line(text)) {
      settle(draft, BlockKind::DateLine);
      if (const auto written = find_written_date(text)) take(*written);
    } else if (const auto byline = find_byline(text, cues_)) {
      take(*byline);
      settle(draft, BlockKind::Byline);
    } else if (const std::string_view signer = sign_off(draft); !signer.empty()) {
      settle(draft, BlockKind::Byline);
      const bool agency = !cues_.agency(bare(plain(signer))).empty();
      if (!agency && layout_.metadata.authors.empty() && signer.find(' ') != std::string_view::npos)
        layout_.metadata.authors.push_back(name_case(signer));
    } else if (is_report_credit(text)) {
      settle(draft, BlockKind::Boilerplate);
    } else if (const std::string_view subject = find_bio_subject(text, cues_);
               !subject.empty() && !is_told_of(subject, i)) {
      settle(draft, BlockKind::Boilerplate);
      if (bio_subject_.empty()) bio_subject_ = name_case(subject);
    }
  }

  // The name in "- Ann Lee", "— Reuters."; empty for any other line.
  [[nodiscard]] std::string_view sign_off(const Draft& draft) const {
    if (draft.words > 7 || (!draft.plain.starts_with("- ") && !draft.plain.starts_with("-- "))) return {};
    std::string_view text = text_of(draft);
    while (!text.empty() && leading_space(text) == 0) text.remove_prefix(1);
    text.remove_prefix(leading_space(text));
    while (text.ends_with('.')) text.remove_suffix(1);
    return looks_like_name(text) ? text : std::string_view();
  }

  // "Lee reported from Springfield.", "Lee reported from Springfield; Ray, from Ward One."
  [[nodiscard]] static bool is_report_credit(std::string_view text) {
    const std::size_t at = text.find(" reported from ");
    if (at == std::string_view::npos || text.size() > 160) return false;
    std::string_view names = text.substr(0, at);
    for (const std::string_view joint : {" and ", ", "})
      if (const std::size_t last = names.rfind(joint); last != std::string_view::npos)
        names = names.substr(last + joint.size());
    return looks_like_name(names) && names.find(' ') == names.rfind(' ');
  }

  // Whether the story names this person: then a line that says who she is belongs to the story.
  [[nodiscard]] bool is_told_of(std::string_view subject, std::size_t line) const {
    const std::string name = plain(subject);
    const auto words = words_of(name);
    std::string_view family = words.back();
    if (words.size() > 1 && (family == "jr." || family == "jr" || family == "sr.")) family = words[words.size() - 2];
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return &draft != &drafts_[line] && is_read(draft.kind) && draft.plain.find(family) != std::string::npos;
    });
  }

  void take_credited_authors() {
    for (const Draft& draft : drafts_) {
      if (draft.kind != BlockKind::Boilerplate) continue;
      for (std::string& author : find_credited_authors(text_of(draft)))
        layout_.metadata.authors.push_back(std::move(author));
    }
    if (layout_.metadata.authors.empty() && !bio_subject_.empty()) layout_.metadata.authors.push_back(bio_subject_);
  }

  // A short line without a full stop between paragraphs: "What the letters say", "Who stayed away?"
  void settle_headings() {
    constexpr std::size_t kHeadingWords = 12;
    for (std::size_t i = 1; i + 1 < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.settled || draft.words > kHeadingWords) continue;
      const char last = draft.plain.back();
      const bool closed = std::string_view(".!:;,\")").find(last) != std::string_view::npos;
      const bool opens_quotation = draft.plain.front() == '"';
      if (!closed && !opens_quotation && is_read(drafts_[i + 1].kind)) settle(draft, BlockKind::Heading);
    }
  }

  void find_dateline() {
    std::size_t paragraphs = 0;
    for (const Draft& draft : drafts_) {
      if (draft.kind != BlockKind::Story || ++paragraphs > 3) continue;
      const auto line = find_place_line(text_of(draft), cues_);
      if (!line) continue;
      layout_.dateline = Span{draft.span.begin + line->place.begin, draft.span.begin + line->place.end};
      if (layout_.metadata.dateline.empty()) layout_.metadata.dateline = one_line(text_of(*layout_.dateline));
      agency_ = line->publisher;
      return;
    }
  }

  void find_agency() {
    if (layout_.metadata.publisher.empty()) layout_.metadata.publisher = agency_;
  }

  static std::string one_line(std::string_view text) {
    std::string line;
    while (!text.empty()) {
      if (const std::size_t space = leading_space(text); space > 0) {
        text.remove_prefix(space);
        if (!text.empty()) line += ' ';
      } else {
        line += text.front();
        text.remove_prefix(1);
      }
    }
    return line;
  }

  const Article& article_;
  const LayoutCues& cues_;
  std::vector<Draft> drafts_;
  Layout layout_;
  std::string bio_subject_;
  std::string agency_;
};

}  // namespace

Layout find_layout(const Article& article, const LayoutCues& cues) { return LayoutFinder(article, cues).find(); }

}  // namespace dateline
