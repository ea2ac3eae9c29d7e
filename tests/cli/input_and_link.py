#!/usr/bin/env python3
"""Runs the program as a user does: wrong usage, inputs that cannot be read, a full disk, links and authority files of the
user's own, officials.

usage: input_and_link.py DATELINE EXAMPLES
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

program, examples = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()


def run(*arguments, folder, code=0, stdin=None):
    result = subprocess.run([program, *map(str, arguments)], cwd=folder, input=stdin, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=300)
    assert result.returncode == code, f"{arguments}: exit code {result.returncode}, expected {code}\n{result.stderr.decode()}"
    return result


def test_nothing_to_do(folder):
    """An unknown verb and a folder without articles are said, not passed over."""
    assert b"expected a verb, found bild" in run("bild", folder=folder, code=2).stderr
    (folder / "nothing").mkdir()
    found = run("build", "nothing", "-o", "nothing.ttl", folder=folder, code=1)
    assert b"nothing: expected articles, found none" in found.stderr


def test_full_disk(folder):
    """A device without room is an error of extract and parse."""
    (folder / "one.txt").write_bytes((examples / "denver.txt").read_bytes())
    for verb in (["extract", "one.txt"], ["parse", "one.txt"]):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([program, *verb], cwd=folder, stdout=full, stderr=subprocess.PIPE, timeout=300)
        assert result.returncode == 1 and b"No space left on device" in result.stderr, result


def test_bad_inputs(folder):
    """Each bad input is told with its path, the good one is read, the exit code says so."""
    inputs = folder / "in"
    inputs.mkdir()
    (inputs / "good.txt").write_bytes((examples / "denver.txt").read_bytes())
    (inputs / "large.txt").write_bytes(b"a" * 50_000_000)
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "nul.txt").write_bytes(b"a\0b")
    (inputs / "latin.txt").write_bytes("café au lait".encode("latin-1"))
    (inputs / "lines.jsonl").write_text('{"text": "The council met."}\n{"text": 1}\n{broken\n')
    (inputs / "again").symlink_to(".")
    result = run("build", "in", "missing.txt", "-o", "graph.nt", folder=folder, code=1)
    told = result.stderr.decode()
    for line in ("in/large.txt: expected at most 10 MB of text, found more", "in/empty.txt: expected text, found nothing",
                 "in/nul.txt: expected text, found a NUL byte at offset 1", "in/latin.txt: expected UTF-8, found the byte E9",
                 "in/lines.jsonl:2: expected a string in the field \"text\", found a number",
                 "in/lines.jsonl:3: expected a JSON object", "in/again: expected a folder, found a loop",
                 "missing.txt: No such file or directory"):
        assert line in told, f"not told: {line}\n{told}"
    graph = (folder / "graph.nt").read_text()
    assert '"in/good.txt"' in graph and '"in/lines.jsonl:1"' in graph, "a good input was lost"


def test_impossible_days(folder):
    """A day that the calendar has not is the user's slip, told as such, and no fault of the program."""
    for option in ("--published", "--run-date"):
        for day in ("2018-02-31", "2018-13-01", "2018-01-24x", "2018-1-2"):
            told = run("build", examples / "denver.txt", option, day, "-o", "a.nt", folder=folder, code=1).stderr.decode()
            assert f"{option}: expected a day YYYY-MM-DD, found {day}" in told, told
    assert not (folder / "a.nt").exists(), "a half graph was left"


def test_stdin(folder):
    first = run("build", "-", "-o", "a.nt", folder=folder, stdin=(examples / "denver.txt").read_bytes())
    assert b"expected" not in first.stderr
    run("build", "-", "-o", "b.nt", folder=folder, stdin=(examples / "batch.jsonl").read_bytes())
    assert "Valley Record" in (folder / "b.nt").read_text()


def test_links(folder):
    """What --export lists can be filled in, and gives the same triples by build --links as by link --links."""
    run("build", examples, "-o", "graph.nt", folder=folder)
    run("link", "graph.nt", "--export", "links.csv", folder=folder)
    with open(folder / "links.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows, "nothing without a link"
    graph = (folder / "graph.nt").read_text()
    for row in rows:
        assert f"<{row['node']}> " in graph, row
        assert f"<{row['node']}> <http://www.w3.org/2004/02/skos/core#exactMatch>" not in graph, row
    rows[0]["link"] = "Q42"
    rows[-1]["link"], rows[-1]["match"] = "https://example.org/thing?a=1", "close"
    with open(folder / "links.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    run("build", examples, "--links", "links.csv", "-o", "built.nt", folder=folder)
    run("link", "graph.nt", "--links", "links.csv", "-o", "linked.nt", folder=folder)
    built = set((folder / "built.nt").read_text().splitlines())
    assert built == set((folder / "linked.nt").read_text().splitlines()), "build and link differ"
    added = built - set(graph.splitlines())
    assert added == {f"<{rows[0]['node']}> <http://www.w3.org/2004/02/skos/core#exactMatch> <http://www.wikidata.org/entity/Q42> .",
                     f"<{rows[-1]['node']}> <http://www.w3.org/2004/02/skos/core#closeMatch> <https://example.org/thing?a=1> ."}, added
    (folder / "bad.csv").write_text("node,link\nperson/x,nonsense\n")
    told = run("build", examples, "--links", "bad.csv", "-o", "bad.nt", folder=folder, code=1).stderr.decode()
    assert "bad.csv:2: expected an IRI or a Wikidata id" in told, told
    assert not (folder / "bad.nt").exists(), "a half graph was left"
    run("link", "graph.nt", folder=folder, code=2)


def test_authority(folder):
    """A table and RDF of the user's give the same person their key and link."""
    columns = "key\tkind\tname\taliases\tlinks\toffice\tof\tparty\tstart\tend\n"
    (folder / "own.tsv").write_text(columns + "my:hancock\tPerson\tMichael Hancock\t\tQ42\tmayor\tDenver\t\t2011-07-18\t\n")
    run("build", examples / "denver.txt", "--authority", "own.tsv", "-o", "table.nt", folder=folder)
    graph = (folder / "table.nt").read_text()
    assert "/person/myhancock> <http://www.w3.org/2004/02/skos/core#exactMatch> <http://www.wikidata.org/entity/Q42>" in graph
    (folder / "own.ttl").write_text('@prefix s: <http://schema.org/> .\n'
                                    '<https://example.org/hancock> a s:Person ; s:name "Michael Hancock" .\n')
    run("build", examples / "denver.txt", "--authority", "own.ttl", "-o", "rdf.nt", folder=folder)
    assert "exactMatch> <https://example.org/hancock>" in (folder / "rdf.nt").read_text()
    (folder / "own.tsv").write_text(columns + "my:x\tPlanet\tMars\t\t\t\t\t\t\t\n")
    told = run("build", examples / "denver.txt", "--authority", "own.tsv", "-o", "bad.nt", folder=folder, code=1).stderr.decode()
    assert "own.tsv:2: expected Person, Organization or Jurisdiction in the column kind, found Planet" in told, told


def test_officials(folder):
    """Who agrees with the authority file is matched exactly and gets its dates; a term told as current a year after its
    end is kept, said to disagree, and its holder only matched closely."""
    (folder / "past.txt").write_text("Senator Jeff Sessions of Alabama met Mayor Linda Hartwell of Omaha on Wednesday. "
                                     "Sen. Elizabeth Warren, D-Mass., wrote a letter.\n")
    run("build", "past.txt", "--published", "2018-01-24", "-o", "past.nt", folder=folder)
    graph = (folder / "past.nt").read_text()
    assert "core#closeMatch> <http://www.wikidata.org/entity/Q358443>" in graph, "Sessions"
    assert "core#exactMatch> <http://www.wikidata.org/entity/Q434706>" in graph, "Warren"
    assert graph.count('"title, against the authority file"') == 1, graph
    assert '"2017-02-09"' in graph and '"2019-01-03"' in graph, "terms are not completed"


for name, test in sorted(item for item in globals().items() if item[0].startswith("test_")):
    with tempfile.TemporaryDirectory() as folder:
        test(pathlib.Path(folder))
    print(name, "passed")
