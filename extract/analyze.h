// analyze: every stage over one article, in order. The table in ARCHITECTURE.md names them.
#pragma once

#include "extract/article.h"
#include "extract/document.h"
#include "extract/resources.h"

namespace dateline {

// The article with all its layers. Total: any valid UTF-8 gives a Document. Safe to call from many threads at once.
[[nodiscard]] Document analyze(Article article, const Resources& resources);

// The article with its words read: the layers up to names. All of its text is read, what analyze leaves out as well.
[[nodiscard]] Document parse(Article article, const Resources& resources);

// Adds syntax and names to a document that has text.
void read_words(Document& document, const Resources& resources);

}  // namespace dateline
