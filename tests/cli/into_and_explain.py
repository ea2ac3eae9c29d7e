"""build --into: articles added, replaced and removed give the graph of a build from scratch; merge gives it too; explain
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
