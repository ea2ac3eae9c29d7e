// What the integration tests ask of JavaScript: Oxigraph's triples and rows, and a SHACL report.
//   node stores.mjs triples GRAPH                    N-Triples as Oxigraph reads them
//   node stores.mjs query GRAPH < [query, …]         [{rows} or {error}, …] with SPARQL JSON results
//   node stores.mjs serve                            a store on a free port (printed): GET, POST, PUT /data, POST /update
//   node stores.mjs shacl GRAPH SHAPES               one line a fault
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
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

// The Graph Store Protocol and SPARQL Update over Oxigraph, as its own server has them.
function serve() {
  const store = new oxigraph.Store()
  const answer = (request, body) => {
    const url = new URL(request.url, 'http://localhost')
    if (url.pathname === '/update') return store.update(body)
    const name = url.searchParams.get('graph')
    const graph = name === null ? oxigraph.defaultGraph() : oxigraph.namedNode(name)
    if (request.method === 'GET') return store.dump({ format: 'application/n-quads' })
    if (request.method === 'PUT') for (const quad of store.match(null, null, null, graph)) store.delete(quad)
    store.load(body, { format: 'text/turtle', to_graph_name: graph })
  }
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    try {
      const text = answer(request, Buffer.concat(chunks).toString('utf8'))
      response.writeHead(text === undefined ? 204 : 200).end(text)
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  })
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
}

if (command === 'serve') {
  serve()
} else if (command === 'triples') {
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
