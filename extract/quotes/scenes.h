// Scenes: when and in what statements were made, where their own sentence does not say. Much of what a story quotes was
// said on one occasion that it tells of once: "In an interview with the Gazette on Monday, …", "He held a news
// conference.", "The remarks came at a rally in Dover."
#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/quotes/media.h"
#include "extract/quotes/statements.h"

namespace dateline {

// Gives each speech the day that its own words tell; then fills media and days that are missing from the scene it is
// part of. Speeches are in text order, with their speakers and the media of their own words. `vague` are the adverbs
// that put a saying at no time ("once said").
void set_scenes(const Document& document, const MediumFinder& finder, const LemmaList& vague,
                std::vector<Speech>& speeches);

}  // namespace dateline
