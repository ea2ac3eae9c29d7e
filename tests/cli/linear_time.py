#!/usr/bin/env python3
"""A text on one line, however long, takes time in proportion to its length: twice the text at most 2.4 times the time
(2.0 is measured; the rest is the noise of machines), and the largest text that is read, 10 MB, at most 15 times the
time of 1 MB and 600 MB of memory.

usage: linear_time.py DATELINE EXAMPLES
"""
import pathlib
import resource
import subprocess
import sys
import tempfile

program, examples = sys.argv[1], pathlib.Path(sys.argv[2])
words = " ".join(" ".join(path.read_text().split()) for path in sorted(examples.glob("*.txt"))) + " "
LARGEST = 10_000_000


def line(text, size):
    """So many bytes, not ending within a character."""
    data = text.encode()
    return (data * (size // len(data) + 1))[:size].decode(errors="ignore")


def seconds(text, folder, runs=2):
    """Processor time, the least of the runs."""
    article = folder / "line.txt"
    article.write_text(text)
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([program, "extract", "--jobs", "1", article, "-o", folder / "facts.jsonl"], check=True, timeout=3600)
        times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return min(times)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for kind, text, size in (("articles", words, 1_000_000), ("hyphens", "- ", 1_000_000)):
        short, long = (seconds(line(text, n), folder) for n in (size, 2 * size))
        print(f"{kind}: {size} bytes {short:.2f} s, {2 * size} bytes {long:.2f} s, ratio {long / short:.2f}")
        assert long < 2.4 * short, f"{kind}: expected at most 2.4 times the time"
    short, long = seconds(line(words, LARGEST // 10), folder), seconds(line(words, LARGEST), folder, runs=1)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{LARGEST} bytes {long:.2f} s, a tenth of it {short:.2f} s, ratio {long / short:.2f}, memory {peak} MB")
    assert long < 15 * short, "expected at most 15 times the time for 10 times the text"
    assert peak < 600, "expected at most 600 MB of memory"
