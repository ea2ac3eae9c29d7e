// A Viterbi search over BILOU labels under a structured perceptron (Collins 2002; Ratinov and Roth 2009), sentence by
// sentence, within the regions where names can be. What kind of place a name is, is decided by gazetteer and last word.
#include "extract/mentions/names.h"

#include <algorithm>

#include "extract/mentions/name_features.h"
#include "extract/mentions/name_repair.h"
#include "extract/syntax/sequence_model.h"
#include "extract/syntax/word_form.h"

namespace dateline {
namespace {

constexpr GazetteerKindSet kGpeKinds = kind_bit(GazetteerKind::Country) | kind_bit(GazetteerKind::Division) |
                                       kind_bit(GazetteerKind::County) | kind_bit(GazetteerKind::City) |
                                       kind_bit(GazetteerKind::Town);

}  // namespace

NameModels::NameModels(const std::filesystem::path& data)
    : file(data / "models" / "names.model"),
      weights(file.section("weights")),
      gazetteer(data / "models" / "gazetteer.bin"),
      kept_titles(read_kept_titles(data / "en")) {}

NameType place_type(const Document& document, TokenRange name, const Gazetteer& gazetteer) {
  const GazetteerKindSet whole = gazetteer.find(document, name);
  if ((whole & kind_bit(GazetteerKind::Facility)) != 0) return NameType::Facility;
  if ((whole & kind_bit(GazetteerKind::Location)) != 0) return NameType::Location;
  if ((whole & kGpeKinds) != 0 || name.size() == 1) return NameType::Gpe;
  const GazetteerKindSet last = gazetteer.find(document, {name.end - 1, name.end});
  const GazetteerKindSet first = gazetteer.find(document, {name.begin, name.begin + 1});
  if ((last & kind_bit(GazetteerKind::FacilityWord)) != 0) return NameType::Facility;
  if (((last | first) & kind_bit(GazetteerKind::LandWord)) != 0) return NameType::Location;
  return NameType::Gpe;
}

std::vector<Name> find_names(const Document& document, const NameModels& models, const Clusters& clusters) {
  std::vector<Name> names;
  if (models.weights.labels() == 0) return names;
  const std::vector<WordForm> forms = make_word_forms(document);
  NameFeatures features(document, forms, models.gazetteer, clusters);
  SequenceDecoder decoder(bilou_transitions(kTaggedNameCount));
  SequenceInput input;
  std::vector<Label> labels;
  for (const Sentence& sentence : document.text.sentences) {
    const std::vector<TokenRange> regions = find_name_regions(document, sentence.tokens);
    if (regions.empty()) continue;
    features.read(sentence.tokens);
    for (const TokenRange region : regions) {
      input.clear();
      features.make(region, 0, input);
      decoder.decode(models.weights, input, labels);
      for (const LabelledRange& found : decode_bilou(labels)) {
        const TokenRange tokens{region.begin + found.tokens.begin, region.begin + found.tokens.end};
        names.push_back({tokens, kTaggedNames[found.type]});
      }
    }
  }
  for (Name& name : names)
    if (name.type == NameType::Location) name.type = place_type(document, name.tokens, models.gazetteer);
  return repair_names(document, models.gazetteer, models.kept_titles, std::move(names));
}

}  // namespace dateline
