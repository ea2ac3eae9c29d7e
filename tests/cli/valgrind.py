#!/usr/bin/env python3
"""Valgrind finds no error while an article is read, and the facts are those of a run without it.

usage: valgrind.py DATELINE ARTICLE; exit code 77 where valgrind is missing
"""
import shutil
import subprocess
import sys

program, article = sys.argv[1:]
if shutil.which("valgrind") is None:
    print("valgrind is not installed: skipped (apt-get install valgrind)")
    sys.exit(77)
command = [program, "extract", "--jobs", "1", article]
expected = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
found = subprocess.run(["valgrind", "-q", "--error-exitcode=99", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
assert found.returncode == 0, found.stderr.decode()
assert found.stdout == expected, "other facts under valgrind"
