// OpenSSL looks an algorithm up by name on every one-shot call, which costs more than hashing a key; so each thread
// keeps the algorithm and a context.
#include "ontology/sha256.h"

#include <openssl/evp.h>

#include <memory>
#include <new>

namespace dateline {
namespace {

class Hasher {
 public:
  Hasher()
      : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free),
        context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!algorithm_ || !context_) throw std::bad_alloc();
  }

  std::array<std::uint8_t, 32> operator()(std::string_view bytes) {
    std::array<std::uint8_t, 32> digest{};
    const bool good = EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1 &&
                      EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1 &&
                      EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1;
    if (!good) throw std::bad_alloc();
    return digest;
  }

 private:
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm_;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  thread_local Hasher hasher;
  return hasher(bytes);
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(64);
  for (const std::uint8_t byte : sha256(bytes)) text += {kDigits[byte >> 4], kDigits[byte & 15]};
  return text;
}

}  // namespace dateline
