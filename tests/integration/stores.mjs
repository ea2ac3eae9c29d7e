// What the integration tests ask of JavaScript: Oxigraph's triples and rows, and a SHACL report.
//   node stores.mjs triples GRAPH                    N-Triples as Oxigraph reads them
//   node stores.mjs query GRAPH < [query, …]         [{rows} or {error}, …] with SPARQL JSON results
//   node stores.mjs shacl GRAPH SHAPES               one line a fault
import { readFileSync } from 'node:fs'
import oxigraph from 'oxigraph'

const [, , command, graph, shapes] = process.argv

function load(path) {
  const store = new oxigraph.Store()
  store.load(readFileSync(path, 'utf8'), { format: 'text/turtle' })
  return store
}

function ask(store, query) {
  try {
    return { rows: JSON.parse(store.query(query, { results_format: 'json' })) }
  } catch (error) {
    return { error: String(error) }
  }
}

if (command === 'triples') {
  process.stdout.write(load(graph).dump({ format: 'application/n-triples', from_graph_name: oxigraph.defaultGraph() }))
} else if (command === 'query') {
  const store = load(graph)
  const queries = JSON.parse(readFileSync(0, 'utf8'))
  process.stdout.write(JSON.stringify(queries.map((query) => ask(store, query))))
} else if (command === 'shacl') {
  const { default: Validator } = await import('rdf-validate-shacl')
  const { default: N3 } = await import('n3')
  const { default: dataset } = await import('@rdfjs/dataset')
  const read = (path) => dataset.dataset(new N3.Parser().parse(readFileSync(path, 'utf8')))
  const report = await new Validator(read(shapes)).validate(read(graph))
  for (const result of report.results)
    console.log(result.focusNode?.value, result.path?.value, result.sourceConstraintComponent?.value, result.message.map((m) => m.value).join(' '))
}
