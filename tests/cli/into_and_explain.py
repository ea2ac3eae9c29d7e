"""build --into: articles added, replaced and removed give the graph of a build from scratch; merge gives it too; one of
two articles with the same words stands in for the other; corrections as a table, as RDF and from a graph are one; explain
shows what a report says and why it was matched. Usage: into_and_explain.py DATELINE ARTICLES_FOLDER"""
import pathlib, shutil, subprocess, sys, tempfile

dateline, source = sys.argv[1], pathlib.Path(sys.argv[2])
articles = sorted(p for p in source.iterdir() if p.suffix == ".txt")
assert len(articles) >= 4, articles


def run(*args, expect=0):
    done = subprocess.run([dateline, "-q", *map(str, args)], capture_output=True, text=True)
    assert done.returncode == expect, (args, done.returncode, done.stderr)
    return done.stdout


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    texts = work / "texts"
    texts.mkdir()
    for path in articles:
        shutil.copy(path, texts)
    names = [texts / p.name for p in articles]
    grown, scratch, merged = work / "grown.ttl", work / "scratch.ttl", work / "merged.ttl"

    # In two steps, with one article in a first version and one that goes again.
    first = names[0].read_text()
    names[0].write_text(first + "\nAn earlier version said more.\n")
    run("build", "--into", grown, *names[:2])
    names[0].write_text(first)
    run("build", "--into", grown, *names[2:], names[0])
    run("build", "--into", grown, "--remove", names[1])
    run("build", *names[:1], *names[2:], "-o", scratch)
    assert grown.read_bytes() == scratch.read_bytes()
    assert (work / "grown.facts.jsonl").exists()

    # The two-step run, in another order.
    run("extract", *reversed(names[2:]), "-o", work / "a.jsonl")
    run("extract", names[0], "-o", work / "b.jsonl")
    run("merge", work / "a.jsonl", work / "b.jsonl", "-o", merged)
    assert merged.read_bytes() == scratch.read_bytes()

    query = """PREFIX dl: <https://w3id.org/dateline/ns#>
    SELECT ?r ?why WHERE { ?r dl:matchedWith ?other ; dl:matchReason ?why } ORDER BY ?r"""
    rows = run("query", scratch, query, "--format", "tsv").splitlines()[1:]
    assert rows, "no report was matched with another"
    report = rows[0].split("\t")[0].strip("<>")
    told = run("explain", scratch, report)
    assert report in told and "because" in told and "[" in told, told
    assert run("explain", scratch, "report/" + report.rsplit("/", 1)[1]) == told
    run("explain", scratch, "report/none", expect=1)
    run("build", expect=2)

    # Twins: the same words from two files are one article; when the first goes, the other stands in for it.
    twin = texts / ("zz_" + names[0].name)
    twin.write_text(first)
    kept = work / "twins.ttl"
    run("build", "--into", kept, names[0], twin, *names[2:])
    both = kept.read_bytes()
    run("build", names[0], twin, *names[2:], "-o", scratch)
    assert both == scratch.read_bytes()
    run("build", "--into", kept, "--remove", names[0])
    run("build", twin, *names[2:], "-o", scratch)
    assert kept.read_bytes() == scratch.read_bytes()

    # Corrections as a table and as Turtle give the same graph but for the place where they stand; the graph's own
    # corrections can be replayed.
    plain, table, turtle, again = (work / f"{n}.nt" for n in ("plain", "table", "turtle", "again"))
    run("build", *names, "-o", plain)
    pairs = run("query", plain, """PREFIX dl: <https://w3id.org/dateline/ns#>
    SELECT ?r ?o WHERE { ?r dl:matchedWith ?o } ORDER BY ?r ?o""", "--format", "tsv").splitlines()[1:]
    statements = run("query", plain, """PREFIX dl: <https://w3id.org/dateline/ns#>
    SELECT ?s ?p WHERE { ?s a dl:Statement ; dl:speaker ?other . ?p a dl:Official FILTER(?p != ?other) } ORDER BY ?s ?p
    LIMIT 1""", "--format", "tsv").splitlines()[1:]
    one, other = pairs[0].split("\t")
    said, by = statements[0].split("\t")
    bare = lambda iri: iri.strip("<>")
    (work / "own.tsv").write_text(f"decision\ta\tb\nspeaker\t{bare(said)}\t{bare(by)}\ndifferent\t{bare(one)}\t{bare(other)}\n")
    head = "@prefix dl: <https://w3id.org/dateline/ns#> .\n"
    (work / "own.ttl").write_text(head + f'[] a dl:Correction ; dl:decision "speaker" ; dl:corrects {said} ; dl:correctTo {by} .\n'
                                  f'[] a dl:Correction ; dl:decision "different" ; dl:corrects {one} , {other} .\n')
    run("build", *names, "--corrections", work / "own.tsv", "-o", table)
    run("build", *names, "--corrections", work / "own.ttl", "-o", turtle)
    run("build", *names, "--corrections", turtle, "-o", again)
    without = lambda path: [line for line in path.read_text().splitlines()
                            if "/id/correction/" not in line.split(" ")[0] or "/terms/source>" not in line]
    assert without(table) == without(turtle) == without(again)
    graph = turtle.read_text()
    assert f"{said} <https://w3id.org/dateline/ns#speaker> {by} ." in graph
    assert f"{one} <https://w3id.org/dateline/ns#matchedWith> {other} ." not in graph
    assert graph.count("<https://w3id.org/dateline/ns#Correction>") == 2 and '"' + str(work / "own.ttl") + ':2"' in graph
    for line, message in ((f'[] a dl:Correction ; dl:decision "sme" ; dl:corrects {one} .', "own.ttl:2: expected same, different, drop, speaker or office, found sme"),
                          (f'[] a dl:Correction ; dl:decision "same" ; dl:corrects {one} .', "own.ttl:2: expected 2 of dl:corrects, found 1"),
                          (f'[] a dl:Correction ; dl:decision "speaker" ; dl:corrects {said} .', "own.ttl:2: expected one dl:correctTo, found 0"),
                          ('[] a dl:Correction ; dl:decision "drop" ; dl:corrects <http://example.org/x> .', "own.ttl:2: expected an IRI under")):
        (work / "own.ttl").write_text(head + line + "\n")
        done = subprocess.run([dateline, "-q", "build", *map(str, names), "--corrections", str(work / "own.ttl"), "-o",
                               str(again)], capture_output=True, text=True)
        assert done.returncode == 1 and message in done.stderr, (line, done.stderr)

    # Explain: a statement with its speaker and offsets, an event with why it was matched, a person with their links.
    told = run("explain", plain, one.strip("<>"))
    assert "matched with" in told and "rule" in told and " to " in told, told
    told = run("explain", plain, said.strip("<>"))
    assert "speaker" in told and "extent" in told, told

    # The example of corrections names things that the examples have.
    run("build", *names, "--corrections", source.parent / "corrections.ttl", "-o", again)
    graph = again.read_text()
    assert graph.count("http://www.w3.org/ns/prov#used>") == graph.count("<https://w3id.org/dateline/ns#Correction>") > 0
