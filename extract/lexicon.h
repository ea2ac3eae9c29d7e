// WordMap: what is known of a word or phrase, found without regard to ASCII case. The lexicons of data/en/ are held in
// it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dateline {

[[nodiscard]] constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether it begins with an ASCII capital.
[[nodiscard]] constexpr bool is_capital(std::string_view form) {
  return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
}

// Whether two words are the same but for ASCII case.
[[nodiscard]] constexpr bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  return true;
}

template <class Value>
class WordMap {
 public:
  // The first value given for a word stays.
  void add(std::string_view word, Value value) { values_.emplace(std::string(word), std::move(value)); }

  // Null for a word that is not there. Valid until the next add().
  [[nodiscard]] const Value* find(std::string_view word) const {
    const auto at = values_.find(word);
    return at == values_.end() ? nullptr : &at->second;
  }

  [[nodiscard]] bool contains(std::string_view word) const { return find(word) != nullptr; }
  [[nodiscard]] std::size_t size() const { return values_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      std::size_t hash = 14695981039346656037ULL;
      for (const char c : word) hash = (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 1099511628211ULL;
      return hash ^ (hash >> 32);
    }
  };
  struct Same {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return same_word(a, b); }
  };

  std::unordered_map<std::string, Value, Hash, Same> values_;
};

}  // namespace dateline
