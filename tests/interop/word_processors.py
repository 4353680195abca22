#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Papers as ODT and DOCX opened by LibreOffice: what it reads is held against the words of the paper; the result is in
docs/interoperability.md.

usage: word_processors.py PROGRAM WORK [--soffice PROGRAM] [--table FILE]      PROGRAM: comity; WORK: a folder for files
"""

import argparse
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import judges

TREE = Path(__file__).resolve().parent.parent.parent
CASE = TREE / "docs/use/bank-records-paper.yaml"
PAPERS = ("bank-records", "acknowledgement", "decision-refused")
LANGUAGES = ("en", "fr", "ru")
FORMS = ("odt", "docx")


def run(*command) -> str:
    return judges.run(*command, timeout=300)


def segments(document: dict):
    """In reading order: those of blocks, then the titles of attachments."""
    for block in document["blocks"]:
        yield from [block["words"]] if "words" in block else []
        yield from block.get("items", [])
        yield from block.get("head", [])
        yield from (cell for row in block.get("rows", []) for cell in row)
    yield from (each["title"] for each in document["attachments"])


def lacks(document: dict, language: str, said: str) -> list[str]:
    """The words of the paper that were not read, or not in their order."""
    version, said, at, missing = document["languages"].index(language), " ".join(said.split()), 0, []
    for segment in segments(document):
        words = " ".join("".join(run["text"] for run in segment["versions"][version]).split())
        found = said.find(words, at)
        if found < 0:
            missing.append(words)
        else:
            at = found + len(words)
    return missing


class Office:
    def __init__(self, program: str, work: Path):
        self.command = [program, f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless"]

    def read(self, files: list[Path], kind: str, into: Path):
        """Converts what it can open; says nothing of what it cannot."""
        for _ in range(2):  # with a new profile the first start only makes it
            subprocess.run([*self.command, "--convert-to", kind, "--outdir", into, *files], capture_output=True, timeout=280)
            if any(into.iterdir()):
                return


def cut(path: Path, part: str, into: Path):
    """The same file with a part that ends in its middle."""
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(into, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            after.writestr(entry, content[: len(content) // 2] if entry.filename == part else content)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--soffice", default="soffice")
    arguments.add_argument("--table", type=Path)
    chosen = arguments.parse_args()
    work = chosen.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    for each in ("files", "text", "pdf", "cut"):
        (work / each).mkdir(parents=True)
    program, office = chosen.program.resolve(), Office(chosen.soffice, work)
    documents, files = {}, []
    for paper in PAPERS:
        documents[paper] = json.loads(run(program, "draft", "write", paper, CASE, "--json"))
        for language in LANGUAGES:
            for form in FORMS:
                files.append(work / "files" / f"{paper}.{language}.{form}")
                run(program, "draft", "write", paper, CASE, "--lang", language, "--format", form, "--out", files[-1])
    # A reader that takes everything proves nothing: files cut in their words have to be refused.
    for form, part in zip(FORMS, ("content.xml", "word/document.xml")):
        cut(work / "files" / f"bank-records.en.{form}", part, work / "cut" / f"cut.{form}")
    rows = []
    for form in FORMS:
        of_form = [file for file in files if file.suffix == f".{form}"] + [work / "cut" / f"cut.{form}"]
        for kind, into in (("txt:Text (encoded):UTF8", work / "text" / form), ("pdf", work / "pdf" / form)):
            into.mkdir()
            office.read(of_form, kind, into)
        for paper in PAPERS:
            for language in LANGUAGES:
                text, pdf = (work / kind / form / f"{paper}.{language}.{ending}" for kind, ending in (("text", "txt"), ("pdf", "pdf")))
                if not text.exists() or not pdf.exists():
                    rows.append((paper, language, form, "not opened"))
                    continue
                missing = lacks(documents[paper], language, text.read_text("utf-8-sig"))
                pages = next(int(l.split()[1]) for l in run("pdfinfo", pdf).splitlines() if l.startswith("Pages:"))
                last = "".join(run("pdftotext", "-f", pages, "-l", pages, pdf, "-").split())
                counted = any(f"{number}{word}{pages}" in last for number in [pages] for word in ("of", "sur", "из"))
                rows.append((paper, language, form, f"words missing: {missing[:3]}" if missing else "words equal" + (", pages counted" if counted else ", pages not counted")))
        damaged = work / "text" / form / "cut.txt"
        whole = damaged.exists() and not lacks(documents["bank-records"], "en", damaged.read_text("utf-8-sig"))
        if whole:
            sys.exit(f"word processors: a {form} file that was cut is read as if it were whole")
    lines = ["| paper | language | form | LibreOffice |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    print("\n".join(lines))
    good = sum(result == "words equal, pages counted" for *_, result in rows)
    print(f"\n{good} passed, {len(rows) - good} failed")
    if chosen.table:
        judges.write_table(chosen.table, "word processors", lines)
    return 0 if rows and good == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
