// Clusters: words that stand in the same surroundings, as paths in a binary tree (Brown et al. 1992). The model holds
// hashes of words, not words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "ontology/mapped_file.h"

namespace dateline {

// The hash a form is looked up under. All digits count as 0: "1,250" and "1,986" are one word.
std::uint64_t cluster_key(std::string_view form);

class Clusters {
 public:
  // Knows no word: each has cluster 0.
  Clusters() = default;
  // Maps the model. Throws std::runtime_error "path: …" where it is not one.
  explicit Clusters(const std::filesystem::path& path);

  // The word's path from the root, below a leading 1 bit; 0 for a word that is not known. An unknown form with capitals
  // has the cluster of its lower-case form, if that is known.
  [[nodiscard]] std::uint16_t of(std::string_view form) const;

  // Whether the word has a cluster as written.
  [[nodiscard]] bool has(std::string_view form) const { return !empty() && find(cluster_key(form)) != 0; }

  [[nodiscard]] bool empty() const { return slots_ == 0; }

 private:
  [[nodiscard]] std::uint16_t find(std::uint64_t key) const;

  MappedFile file_;
  std::uint32_t slots_ = 0;
  const std::uint32_t* prints_ = nullptr;  // by slot: low half of the key, 0 where empty
  const std::uint16_t* paths_ = nullptr;   // by slot
};

// The cluster's ancestor `bits` below the root, or the cluster itself where it is no deeper; 0 stays 0.
[[nodiscard]] std::uint16_t ancestor(std::uint16_t cluster, int bits);

// The start of a model file; `slots` (a power of two) uint32 prints and as many uint16 paths follow.
struct ClustersHeader {
  char magic[4] = {'D', 'L', 'C', 'L'};
  std::uint32_t version = 1;
  std::uint32_t slots = 0;
  std::uint32_t words = 0;
};

// The slot where the search for a key begins.
[[nodiscard]] std::uint32_t first_slot(std::uint64_t key, std::uint32_t slots);
// What is stored for a key; never 0.
[[nodiscard]] std::uint32_t print_of(std::uint64_t key);

}  // namespace dateline
