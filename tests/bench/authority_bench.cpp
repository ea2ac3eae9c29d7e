// Opening the authority files, and looking places and people up in them.
#include <benchmark/benchmark.h>

#include "ontology/identity/jurisdictions.h"
#include "ontology/identity/officials.h"

namespace dateline {
namespace {

constexpr const char* kPlaces = DATELINE_SOURCE_DIR "/data/authority/jurisdictions.bin";
constexpr const char* kOfficials = DATELINE_SOURCE_DIR "/data/authority/officials.bin";

void open_files(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    const Jurisdictions places(kPlaces);
    const Officials officials(kOfficials);
    benchmark::DoNotOptimize(places.size() + officials.size());
  }
}
BENCHMARK(open_files);

void find_place(benchmark::State& state) {
  const Jurisdictions places(kPlaces);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(places.find("Springfield"));
}
BENCHMARK(find_place);

void find_qualified_place(benchmark::State& state) {
  const Jurisdictions places(kPlaces);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(places.find_qualified("Springfield, Ill."));
}
BENCHMARK(find_qualified_place);

void match_official(benchmark::State& state) {
  const Officials officials(kOfficials);
  const OfficialQuery query{"Elizabeth Warren", "senator",        TenureStatus::Current, "us25",
                            "Democratic",       Date{2018, 1, 24}};
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(officials.match(query));
}
BENCHMARK(match_official);

}  // namespace
}  // namespace dateline
