// Verifier: does the graph say what the articles say? Every piece of evidence against the text that it quotes.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/graph.h"

namespace dateline {

// Takes a graph first, then the articles one by one, in any order:
//   read_rdf("graph.ttl", verifier);
//   verifier.check("articles/a.txt", text);
//   verifier.finish_articles();
// An article of the graph is known by the SHA-256 of its text, or else by its source.
class Verifier : public TripleSink {
 public:
  void write(const Term& subject, const Term& predicate, const Term& object) override;
  // The graph is whole. Looks at what it says of itself: every piece of evidence has an article and sound offsets, a
  // report's wording is the words of its evidence, and its extent lies in the statement's text (how close the wording
  // there is to the report's own is identity's matter, not a quotation's).
  void finish() override;

  // Compares one article: its SHA-256, and for each piece of evidence the words at its offsets (code points, half-open)
  // and what stands before and after them. Literals are compared in NFC, as the graph holds them.
  void check(const std::string& source, std::string_view text);
  // No article follows: those of the graph that did not come are problems.
  void finish_articles();

  // What is wrong, each with the node it is about, in the order in which it was found.
  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
  [[nodiscard]] std::size_t evidence_count() const { return checked_; }
  [[nodiscard]] std::size_t article_count() const { return articles_.size(); }
  // Articles that came but are not in the graph.
  [[nodiscard]] const std::vector<std::string>& strangers() const { return strangers_; }

 private:
  struct Node {  // of any class: what is asked of it
    std::string article;
    std::string sha256;
    std::string source;
    std::string text;  // exact, reported or stated wording
    std::string prefix;
    std::string suffix;
    std::string reports;
    std::vector<std::string> evidence;
    std::int64_t start = -1;
    std::int64_t end = -1;
    bool is_article = false;
    bool is_evidence = false;
  };
  struct Known {
    std::vector<std::string> evidence;  // IRIs
    bool came = false;
  };
  void check_report(const std::string& iri, const Node& report);
  void check_evidence(const std::string& iri, const Node& evidence, std::string_view text,
                      const std::vector<std::size_t>& offsets);
  [[nodiscard]] std::string find_article(const std::string& source, const std::string& sha256) const;
  void complain(const std::string& iri, const std::string& what) { problems_.push_back("<" + iri + ">: " + what); }

  std::map<std::string, Node> nodes_;
  std::map<std::string, Known> articles_;
  std::vector<std::string> problems_;
  std::vector<std::string> strangers_;
  std::size_t checked_ = 0;
};

}  // namespace dateline
