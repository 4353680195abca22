#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Papers of every template in three languages, and of every kind of block in five, as veraPDF judges them.

usage: papers.py BIN WORK [--table FILE]      BIN: folder of comity and interop_papers; WORK: a folder for the peer

Each is also sealed, once and twice. Needs a JDK 17 and Maven with its registry.
"""

import argparse
import collections
import itertools
import re
import shutil
import subprocess
import sys
from pathlib import Path

import judges
from judges.keys import make_keys

TREE = Path(__file__).resolve().parent.parent.parent
CASE = TREE / "docs/use/bank-records-paper.yaml"
SEALED = 12  # of the papers, evenly chosen
KINDS = {
    "template": "every template × English, French, Russian, with its data",
    "plain": "every kind of block × five languages",
    "all": "the same with page codes, numbered lines and three files inside",
    "sealed": "some of these, sealed (PAdES B-B)",
    "twice": "and sealed once more by another",
}


def templates(program: Path) -> list[str]:
    """The first word of each line that begins one; a long title goes on in lines that are indented."""
    lines = judges.run(program, "draft", "list").splitlines()
    return [found[1] for line in lines[1:] if (found := re.match(r"([a-z][a-z0-9-]*) ", line))]


def draft(program: Path, folder: Path):
    names = templates(program)
    if len(names) < 20:
        sys.exit(f"only {len(names)} templates: {names}")
    for template, language in itertools.product(names, ("en", "fr", "ru")):
        # Status 1 says that gaps are left in the text; the paper is printed all the same.
        done = subprocess.run([program, "draft", "write", template, CASE, "--lang", language, "--pdf",
                               folder / f"template.{template}.{language}.pdf"], capture_output=True, text=True, cwd=TREE)
        if done.returncode > 1:
            sys.exit(f"{template} in {language}: {done.stderr}")


def seal(program: Path, folder: Path, keys: Path):
    papers = sorted(folder.glob("*.pdf"))
    for paper in papers[::max(1, len(papers) // SEALED)]:
        for name, key, source in (("sealed", "p256", paper), ("twice", "rsa", folder / f"sealed.{paper.name}")):
            judges.run(program, "seal", "--pdf", source, "--out", folder / f"{name}.{paper.name}", "--key", f"file:{keys}/{key}.key",
                       "--certificate", keys / f"{key}.pem")


def tabulated(verdicts: dict[Path, list[str]]) -> tuple[list[str], list[str]]:
    """The lines of the table, and what is wrong with which paper."""
    counted = collections.Counter()
    wrong = []
    for file, (flavour, outcome) in sorted(verdicts.items()):
        counted[file.name.split(".")[0], flavour, outcome == "valid"] += 1
        if outcome != "valid":
            wrong.append(f"{file.name} ({flavour}): {outcome}")
    lines = ["| papers | claims | judged | valid |", "|---|---|---|---|"]
    for kind, words in KINDS.items():
        for flavour in sorted({f for k, f, _ in counted if k == kind}):
            good = counted[kind, flavour, True]
            lines.append(f"| {words} | PDF/A-{flavour} | {good + counted[kind, flavour, False]} | {good} |")
    return lines, wrong


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bin", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--table", type=Path)
    chosen = arguments.parse_args()
    work, programs = chosen.work.resolve(), chosen.bin.resolve()
    work.mkdir(parents=True, exist_ok=True)
    judges.fetch_java(work)
    folder = work / "papers"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    make_keys(folder / "keys")
    draft(programs / "comity", folder)
    judges.run(programs / "interop_papers", folder)
    seal(programs / "comity", folder, folder / "keys")
    # A judge that lets everything pass proves nothing.
    broken = folder / "broken.pdf"
    broken.write_bytes((folder / "plain.en.pdf").read_bytes().replace(b"\nendstream", b" endstream"))
    verdicts = judges.said(judges.java(work, "VeraPdf", *sorted(folder.glob("*.pdf"))))
    if verdicts.pop(broken)[-1] == "valid":
        sys.exit("papers: veraPDF does not notice a stream without a line end behind it")
    lines, wrong = tabulated(verdicts)
    print("\n".join([*lines, *wrong]))
    if chosen.table:
        judges.write_table(chosen.table, "papers", lines)
    return 1 if wrong or len(lines) != 2 + len(KINDS) else 0


if __name__ == "__main__":
    sys.exit(main())
