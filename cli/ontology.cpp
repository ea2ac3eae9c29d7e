// dateline ontology: the classes, properties and code lists of an ontology as one page of HTML. Ours lies beside the
// data folder, in the source tree as in an installation.
#include <stdexcept>
#include <string>
#include <utility>

#include "cli/verbs.h"
#include "export/ontology_page.h"
#include "export/output_file.h"
#include "export/rdf_reader.h"
#include "extract/resources.h"

namespace dateline {
namespace {

struct OntologyOptions {
  std::string ontology;  // empty: ours
  std::string output = "-";
};

Exit run_ontology(const OntologyOptions& options, const CommonOptions& common) {
  const std::string path = options.ontology.empty()
                               ? (find_data(common.data).parent_path() / "ontology" / "dateline.ttl").string()
                               : options.ontology;
  std::string page;
  const std::size_t terms =
      write_ontology_page(GraphView(read_graph(path)), [&](std::string_view bytes) { page += bytes; });
  if (terms == 0) throw std::runtime_error(path + ": expected an ontology, found no class, property or code list");
  OutputFile out(options.output, options.output.ends_with(".gz"));
  out.write(page);
  out.commit();
  return Exit::Ok;
}

}  // namespace

void add_ontology(CLI::App& app, Action& action) {
  static OntologyOptions options;
  CLI::App* verb = app.add_subcommand("ontology", "Write what classes, properties and codes mean, as one page of HTML");
  verb->footer(
      "  dateline ontology -o ontology.html        every term of Dateline's own ontology\n"
      "  dateline ontology mine.ttl -o mine.html   those of yours\n"
      "The anchor of a term is its local name: ontology.html#Statement, #inCapacity, #Tweet. Where a code is called as "
      "a\n"
      "class or property is, \"code-\" stands in front: #code-Report.");
  verb->add_option("ONTOLOGY", options.ontology,
                   "An ontology in OWL or RDF Schema, with code lists in SKOS, in any format that `build` writes "
                   "(default: Dateline's own, which lies beside the data folder)");
  verb->add_option("-o,--output", options.output, "Where the page goes")->capture_default_str();
  verb->callback([&action] { action = [](const CommonOptions& common) { return run_ontology(options, common); }; });
}

}  // namespace dateline
