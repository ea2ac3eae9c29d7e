#!/usr/bin/env python3
"""Holds Dateline's output against other readers, stores and validators.

usage: stores.py CHECK --dateline BIN --work DIR [--graph FILE]

cases      every query of sparql_cases.txt over sample.ttl: the rows of Oxigraph
questions  every question of examples/queries: the rows of Oxigraph and of Jena, over sample.ttl and over the graph
triples    Serd (strict), Raptor, Oxigraph and Jena (riot --validate) read the graph to one set of triples
rules      the portability rules, over the graph's N-Triples as Serd reads it
shacl      two engines find the graph clean, and find the faults that are put in
load       `dateline load` brings a store the graph, by both protocols
evidence   `dateline verify` finds every piece of evidence as the articles have it, and a changed article
faults     a full disk and a closed pipe are errors and leave no half graph
jobs       the graph is the same for one thread and four, and for any order of the articles

The graph is built from the examples' articles unless --graph names one. Exit code 77: a tool is missing (which, on stderr).
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
JARS = """jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data
jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-shex jena-tdb jena-tdb2 commons-cli commons-codec commons-compress
commons-csv commons-io commons-lang3 gson guava httpclient httpcore jackson-core jackson-databind jackson-annotations jsonld-java
protobuf slf4j-api slf4j-nop dexx.collection jakarta.json-api thrift titanium-json-ld""".split()
XSD = "http://www.w3.org/2001/XMLSchema#"


def skip(why):
    print(f"stores: skipped: {why}", file=sys.stderr)
    sys.exit(77)


def fail(message):
    print(f"stores: {message}", file=sys.stderr)
    sys.exit(1)


def run(command, **options):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        fail(f"{' '.join(map(str, command))[:300]}\nexit code {result.returncode}\n{result.stdout[-2000:]}{result.stderr[-2000:]}")
    return result.stdout


def need(tool, package):
    if not shutil.which(tool):
        skip(f"no {tool} here (Debian package {package})")
    return tool


class Stores:
    """The other tools, found or installed when first asked for."""

    def __init__(self, dateline, work):
        self.dateline = dateline
        self.work = work
        work.mkdir(parents=True, exist_ok=True)

    def node_program(self):
        need("node", "nodejs")
        need("npm", "npm")
        folder = self.work.parent / "javascript"
        wanted = (HERE / "package.json").read_text()
        done = folder / "installed.json"
        if not done.exists() or done.read_text() != wanted:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / "package.json", folder)
            if subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock"], cwd=folder).returncode != 0:
                skip("npm cannot install Oxigraph here")
            done.write_text(wanted)
        shutil.copy(HERE / "stores.mjs", folder)
        return ["node", str(folder / "stores.mjs")]

    def node(self, *arguments, **options):
        return run([*self.node_program(), *arguments], **options)

    def jena(self, program, *arguments):
        need("java", "default-jre-headless")
        missing = [jar for jar in JARS if not pathlib.Path(f"/usr/share/java/{jar}.jar").exists()]
        if missing:
            skip(f"no {missing[0]}.jar in /usr/share/java (Debian package libapache-jena-java)")
        # Debian's jar holds Xerces' messages where its own code does not look for them.
        resources = self.work.parent / "jena"
        if not (resources / "xerces").exists():
            import zipfile
            inner = "org/apache/jena/ext/"
            with zipfile.ZipFile("/usr/share/java/jena-core.jar") as jar:
                for name in jar.namelist():
                    if name.startswith(inner + "xerces/") and name.endswith(".properties"):
                        target = resources / name[len(inner):]
                        target.parent.mkdir(parents=True, exist_ok=True)
                        target.write_bytes(jar.read(name))
        path = ":".join([str(resources), *(f"/usr/share/java/{jar}.jar" for jar in JARS)])
        return run(["java", "-Xmx1g", "-cp", path, program, *arguments])

    def ours(self, graph, query):
        return json.loads(run([self.dateline, "query", graph, query, "--format", "json"]))

    def oxigraph(self, graph, queries):
        return json.loads(self.node("query", graph, input=json.dumps(queries)))

    def build(self, name, *options, articles=None):
        graph = self.work / name
        articles = articles or sorted((ROOT / "examples" / "articles").glob("*.*"))
        if not articles:
            skip("no articles in examples/articles")
        run([self.dateline, "build", *articles, "-o", graph, "--run-date", "2018-03-01", "--quiet", *options])
        return graph


def number(text):
    """Engines print 0.50 and 0.5, 2 and 2.0E0, and 15 or 18 digits."""
    value = float(text)
    return "0" if value == 0 else f"{value:.12g}"


def cell(term):
    datatype = term.get("datatype", "")
    value = term["value"]
    if datatype.startswith(XSD) and datatype[len(XSD):] in ("integer", "decimal", "double", "float"):
        value = number(value)
    datatype = "" if datatype == XSD + "string" else datatype
    kind = "literal" if term["type"] == "typed-literal" else term["type"]
    return [kind, value, term.get("xml:lang", "").lower(), datatype]


def rows(answer):
    if "boolean" in answer:
        return [str(answer["boolean"])]
    return [json.dumps({name: cell(term) for name, term in sorted(row.items())}, ensure_ascii=False) for row in answer["results"]["bindings"]]


def compare(query, ours, theirs, name):
    a, b = rows(ours), rows(theirs)
    if not re.search(r"ORDER BY[^{}]*$", query):
        a, b = sorted(a), sorted(b)
    if a == b:
        return 0
    print(f"{name} gives other rows for\n{query}\nours {len(a)}, theirs {len(b)}", file=sys.stderr)
    for row in a:
        if row not in b:
            print("  ours   " + row, file=sys.stderr)
    for row in b:
        if row not in a:
            print("  theirs " + row, file=sys.stderr)
    return 1


def check_cases(stores, _):
    graph = HERE / "sample.ttl"
    prefixes = "".join(f"PREFIX {name} {iri}\n" for name, iri in re.findall(r"^@prefix (\S+) (\S+) \.", graph.read_text(), re.M))
    queries = [line for line in (HERE / "sparql_cases.txt").read_text().splitlines() if line and not line.startswith("#")]
    wrong = 0
    for query, theirs in zip(queries, stores.oxigraph(graph, [prefixes + query for query in queries])):
        if "error" in theirs:
            fail(f"Oxigraph refuses {query}: {theirs['error']}")
        wrong += compare(query, stores.ours(graph, prefixes + query), theirs["rows"], "Oxigraph")
    if wrong:
        fail(f"{wrong} of {len(queries)} queries differ")
    print(f"{len(queries)} queries: the rows of Oxigraph")


def check_questions(stores, graph):
    questions = sorted((ROOT / "examples" / "queries").glob("*.rq"))
    wrong = 0
    for data, all_answer in ((HERE / "sample.ttl", True), (graph, False)):
        answers = stores.oxigraph(data, [question.read_text() for question in questions])
        for question, oxigraph in zip(questions, answers):
            if "error" in oxigraph:
                fail(f"Oxigraph refuses {question.name}: {oxigraph['error']}")
            ours = stores.ours(data, question)
            jena = json.loads(stores.jena("arq.arq", "--data", data, "--query", question, "--results", "json"))
            wrong += compare(question.read_text(), ours, oxigraph["rows"], "Oxigraph")
            wrong += compare(question.read_text(), ours, jena, "Jena")
            print(f"{question.stem}: {len(ours['results']['bindings'])} rows of {pathlib.Path(data).name}")
            if all_answer and not ours["results"]["bindings"]:
                fail(f"{question.name} has no answer in sample.ttl")
    if wrong:
        fail(f"{wrong} answers differ")


def triples(text):
    """A set of N-Triples lines with escapes resolved, so that \\u00E9 and é are one."""
    def unescape(match):
        code = match.group(1) or match.group(2)
        character = chr(int(code, 16))
        return match.group(0) if character in '"\\\n\r' else character
    lines = set()
    for line in text.split("\n"):
        if line.strip():
            lines.add(re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", unescape, line.strip()))
    return {canonical_number(line) for line in lines}


def canonical_number(line):
    """Oxigraph keeps numbers by value: 0.50 comes back as 0.5."""
    match = re.fullmatch(r'(.*) "([^"]*)"\^\^<' + re.escape(XSD) + r"(decimal|integer)> \.", line)
    return f'{match.group(1)} "{number(match.group(2))}"^^{match.group(3)}' if match else line


def check_triples(stores, graph):
    readers = {"Serd": run([need("serdi", "serdi"), "-i", "turtle", "-o", "ntriples", graph])}
    readers["Raptor"] = run([need("rapper", "raptor2-utils"), "-q", "-i", "turtle", "-o", "ntriples", graph])
    readers["Oxigraph"] = stores.node("triples", graph)
    stores.jena("riotcmd.riot", "--validate", graph)
    readers["Jena"] = stores.jena("riotcmd.riot", "--output=ntriples", graph)
    sets = {name: triples(text) for name, text in readers.items()}
    if graph.parent == stores.work:
        for extension, syntax in (("nt", "ntriples"), ("trig", "trig"), ("nq", "nquads")):
            quads = run(["serdi", "-i", syntax, "-o", "nquads", stores.build(f"same.{extension}")])
            sets[f"Serd from .{extension}"] = triples(re.sub(r" <[^<>]*/id/graph/[^<>]*> \.$", " .", quads, flags=re.M))
        sets["Raptor from .rdf"] = triples(run(["rapper", "-q", "-i", "rdfxml", "-o", "ntriples", stores.build("same.rdf")]))
    for name, found in sets.items():
        if found != sets["Serd"]:
            odd = sorted(found ^ sets["Serd"])[:10]
            fail(f"{name} reads {len(found)} triples, Serd {len(sets['Serd'])}; for example\n" + "\n".join(odd))
    print(f"{len(sets['Serd'])} triples, the same in " + ", ".join(sets))


def check_rules(stores, graph):
    text = run([need("serdi", "serdi"), "-i", "turtle", "-o", "ntriples", graph])
    count = 0
    data = pathlib.Path(graph).read_bytes()
    if b"\r" in data:
        fail("a line end that is not LF")
    if len(data) >= 200_000_000:
        fail("more than 200 MB in one file")
    for line in text.split("\n"):
        if not line:
            continue
        count += 1
        match = re.fullmatch(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?) \.', line)
        if not match:
            fail(f"a blank node, or no triple: {line[:300]}")
        *iris, literal, language, datatype = match.groups()
        for iri in [iri for iri in (*iris, datatype) if iri is not None]:
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\[\]#]*(#[^\x00-\x20<>\"{}|^`\\\[\]#]*)?", iri) or re.search(r"%(?![0-9A-Fa-f]{2})", iri):
                fail(f"no RFC 3987 IRI: {iri}")
            if len(iri.encode()) >= 1500:
                fail(f"an IRI of {len(iri.encode())} bytes")
        if literal is None:
            continue
        value = json.loads('"' + re.sub(r"\\U([0-9A-Fa-f]{8})", lambda m: chr(int(m.group(1), 16)), literal).replace("\\'", "'") + '"')
        if unicodedata.normalize("NFC", value) != value:
            fail(f"not in NFC: {value[:200]}")
        if len(value.encode()) >= 1_000_000:
            fail(f"a literal of {len(value.encode())} bytes")
        if language and not re.fullmatch(r"[a-z]{1,8}(-[a-z0-9]{1,8})*", language):
            fail(f"no BCP 47 tag in lower case: {language}")
        rule = {"date": r"\d{4}-\d\d-\d\d", "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "integer": r"-?\d+", "boolean": "true|false",
                "decimal": r"-?\d+\.\d+"}.get((datatype or "").removeprefix(XSD))
        if rule and not re.fullmatch(rule, value):
            fail(f"{datatype}: {value}")
        if datatype == XSD + "integer" and not -2**63 <= int(value) < 2**63:
            fail(f"no 64 bits hold {value}")
    print(f"{count} triples keep the rules")


def check_shacl(stores, graph):
    shapes = ROOT / "ontology" / "shapes.ttl"
    faults = {"an article without a hash": "<https://w3id.org/dateline/id/article/bad1> a <https://w3id.org/dateline/ns#Article> .",
              "evidence that ends before it starts": "<https://w3id.org/dateline/id/evidence/bad1> a <https://w3id.org/dateline/ns#Evidence> ; "
              "<http://www.w3.org/ns/oa#start> 9 ; <http://www.w3.org/ns/oa#end> 3 ."}
    found = stores.node("shacl", graph, shapes)
    if found.strip():
        fail("rdf-validate-shacl finds\n" + found[:3000])
    report = stores.jena("shacl.shacl", "validate", "--text", "--shapes", shapes, "--data", graph)
    if report.strip() != "Conforms":
        fail("Jena finds\n" + report[:3000])
    for what, triple in faults.items():
        bad = stores.work / "bad.ttl"
        bad.write_text(pathlib.Path(graph).read_text() + triple + "\n")
        if not stores.node("shacl", bad, shapes).strip():
            fail(f"rdf-validate-shacl does not find {what}")
        if stores.jena("shacl.shacl", "validate", "--text", "--shapes", shapes, "--data", bad).strip() == "Conforms":
            fail(f"Jena does not find {what}")
    print("clean in rdf-validate-shacl and Jena; both find the faults put in")


def check_load(stores, graph):
    import urllib.request
    wanted = triples(stores.node("triples", graph))
    server = subprocess.Popen([*stores.node_program(), "serve"], stdout=subprocess.PIPE, text=True)
    try:
        address = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        for protocol, path in (("graph-store", "/data"), ("update", "/update")):
            for name in ("https://example.org/one", "https://example.org/two"):
                run([stores.dateline, "load", graph, "--endpoint", address + path, "--protocol", protocol, "--graph", name, "--batch", "500",
                     "--replace", "--quiet"])
            quads = urllib.request.urlopen(address + "/data").read().decode()
            for name in ("https://example.org/one", "https://example.org/two"):
                found = triples("\n".join(line.replace(f" <{name}> .", " .") for line in quads.split("\n") if line.endswith(f" <{name}> .")))
                if found != wanted:
                    fail(f"{protocol}: {len(found)} triples in <{name}>, {len(wanted)} in the file")
    finally:
        server.kill()
        server.wait()
    print(f"{len(wanted)} triples by the Graph Store Protocol and by SPARQL Update")


def check_evidence(stores, graph):
    articles = sorted((ROOT / "examples" / "articles").glob("*.*"))
    print(subprocess.run([stores.dateline, "verify", graph, *articles], stderr=subprocess.PIPE, text=True, check=True).stderr.strip())
    changed = stores.work / articles[0].name
    changed.write_text("x" + articles[0].read_text())
    result = subprocess.run([stores.dateline, "verify", graph, changed, *articles[1:]], capture_output=True, text=True)
    if result.returncode != 1:
        fail("a changed article is not found")


def check_faults(stores, graph):
    build = [stores.dateline, "build", *sorted((ROOT / "examples" / "articles").glob("*.*")), "--quiet"]
    if len(build) == 3:
        skip("no articles in examples/articles")
    for name in ("ttl", "trig", "nt", "nq", "rdf"):
        result = subprocess.run([*build, "-o", "/dev/full", "--format", name], capture_output=True, text=True)
        if result.returncode != 1 or "/dev/full: No space left on device" not in result.stderr:
            fail(f"a full disk, .{name}: exit code {result.returncode}, {result.stderr}")
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run([*build, "-o", "-"], stdout=writer, stderr=subprocess.PIPE, text=True)
    if result.returncode != 1 or "standard output: Broken pipe" not in result.stderr:
        fail(f"a closed pipe: exit code {result.returncode}, {result.stderr}")
    folder = stores.work / "limited"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "graph.ttl").write_text("old")
    result = subprocess.run(["sh", "-c", 'ulimit -f 8; trap "" XFSZ; exec "$@"', "sh", *map(str, build), "-o", str(folder / "graph.ttl")],
                            capture_output=True, text=True)
    if result.returncode != 1 or "File too large" not in result.stderr:
        fail(f"a limit on the file: exit code {result.returncode}, {result.stderr}")
    if (folder / "graph.ttl").read_text() != "old" or len(list(folder.iterdir())) != 1:
        fail("a failed write leaves something behind: " + ", ".join(path.name for path in folder.iterdir()))
    print("full disks and closed pipes are errors and leave no half graph")


def check_jobs(stores, _):
    articles = sorted((ROOT / "examples" / "articles").glob("*.*"))
    first = stores.build("one.ttl", "--jobs", "1").read_bytes()
    if stores.build("four.ttl", "--jobs", "4").read_bytes() != first:
        fail("--jobs changes the graph")
    if stores.build("reversed.ttl", articles=articles[::-1]).read_bytes() != first:
        fail("the order of the articles changes the graph")
    print(f"{len(first)} bytes, the same for any --jobs and order")


def main():
    checks = {name[6:]: function for name, function in globals().items() if name.startswith("check_")}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=checks)
    parser.add_argument("--dateline", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--graph", type=pathlib.Path)
    args = parser.parse_args()
    stores = Stores(args.dateline, args.work)
    needs_graph = args.check not in ("cases", "jobs", "faults")
    checks[args.check](stores, args.graph or (stores.build("graph.ttl") if needs_graph else None))


if __name__ == "__main__":
    main()
