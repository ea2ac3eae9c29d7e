#!/usr/bin/env python3
"""A text on one line, however long, takes time in proportion to its length: twice the text at most 3 times the time.

usage: linear_time.py DATELINE EXAMPLES
"""
import pathlib
import resource
import subprocess
import sys
import tempfile

program, examples = sys.argv[1], pathlib.Path(sys.argv[2])
words = " ".join(" ".join(path.read_text().split()) for path in sorted(examples.glob("*.txt"))) + " "


def seconds(text, folder):
    """Processor time, the lesser of two runs."""
    article = folder / "line.txt"
    article.write_text(text)
    times = []
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([program, "extract", "--jobs", "1", article, "-o", folder / "facts.jsonl"], check=True, timeout=600)
        times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return min(times)


with tempfile.TemporaryDirectory() as name:
    for kind, text, size in (("articles", words, 1_000_000), ("hyphens", "- ", 1_000_000)):
        short, long = (seconds((text * (n // len(text) + 1))[:n], pathlib.Path(name)) for n in (size, 2 * size))
        print(f"{kind}: {size} bytes {short:.2f} s, {2 * size} bytes {long:.2f} s, ratio {long / short:.2f}")
        assert long < 3 * short, f"{kind}: expected at most 3 times the time"
