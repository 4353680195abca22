#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Law files with one fault each, and what `comity law check` must say of them.

usage: bad_law.py PROGRAM [--update] [--report FILE] [CASE ...]

A case is a file `bad/NAME.law`, or a folder `bad/NAME/` with tables; it is checked together with `bad/base.law`, which has
no fault. The faults expected stand in the first lines of the file (of a folder: of `expect.txt`), each as

    # expect: LINE:COLUMN: error: message (way out)

in a folder with the file before the line. Exactly these faults must come, and the check must end with status 1 for an error
and 0 where there are only warnings. --update writes down what came: read it before you keep it.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent / "bad"
sys.path.insert(0, str(HERE.parents[2] / "tools"))
import report  # noqa: E402

MARK = "# expect: "
CASE = "case.law"


def lay_out(case: Path, folder: Path) -> None:
    """The smallest law folder around the case."""
    (folder / "VERSION").write_text("test\n", encoding="utf-8")
    shutil.copy(HERE / "base.law", folder / "base.law")
    if case.is_dir():
        shutil.copytree(case, folder, dirs_exist_ok=True)
        (folder / "expect.txt").unlink(missing_ok=True)
    else:
        shutil.copy(case, folder / CASE)


def in_words(fault: dict, folder: Path, with_file: bool) -> str:
    place = fault["file"].removeprefix(f"{folder}/")
    parts = [place] if with_file or place not in ("", CASE) else []
    parts += [str(number) for number in (fault["line"], fault["column"]) if number]
    text = f"{fault['severity']}: {fault['message'].replace(f'{folder}/', '')}"
    return ": ".join([":".join(parts), text] if parts else [text]) + (f" ({fault['hint']})" if fault["hint"] else "")


def check(program: str, case: Path) -> tuple[list[str], int]:
    """The faults in words, and the status the program ended with."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(case, folder)
        run = subprocess.run([program, "law", "check", "--json", name], capture_output=True, text=True, check=False, timeout=60)
        if run.returncode not in (0, 1):
            return [f"ended with {run.returncode}: {run.stderr.strip()}"], run.returncode
        return [in_words(fault, folder, case.is_dir()) for fault in json.loads(run.stdout)["faults"]], run.returncode


def expectations(case: Path) -> list[str]:
    file = case / "expect.txt" if case.is_dir() else case
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]


def compare(program: str, case: Path) -> str | None:
    wanted = expectations(case)
    came, status = check(program, case)
    if not wanted:
        return "the case expects nothing"
    if came != wanted:
        return "expected\n    " + "\n    ".join(wanted) + "\ncame\n    " + "\n    ".join(came or ["no fault"])
    wanted_status = 1 if any(": error: " in f": {fault}" for fault in wanted) else 0
    return None if status == wanted_status else f"ended with {status}, not {wanted_status}"


def update(program: str, case: Path) -> None:
    for _ in range(3):  # another number of expectations moves the lines of the case
        came, _ = check(program, case)
        marked = [MARK + fault for fault in came]
        if case.is_dir():
            (case / "expect.txt").write_text("\n".join(marked) + "\n", encoding="utf-8")
            return
        rest = [line for line in case.read_text(encoding="utf-8").splitlines() if not line.startswith(MARK)]
        case.write_text("\n".join(marked + rest) + "\n", encoding="utf-8")


def too_large(program: str) -> str | None:
    """A file beyond the limit is refused; it is made here and not kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(HERE / "rule-unknown.law", folder)
        (folder / CASE).write_text("# padding\n" * 220_000, encoding="utf-8")
        run = subprocess.run([program, "law", "check", name], capture_output=True, text=True, check=False, timeout=60)
    wanted = f"{name}/{CASE}: error: the file is larger than 2 MiB (split it)"
    return None if wanted in run.stdout.splitlines() and run.returncode == 1 else f"expected\n    {wanted}\ncame\n    {run.stdout}"


def without_version(program: str) -> str | None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(HERE / "base.law", folder / "base.law")
        run = subprocess.run([program, "law", "check", name], capture_output=True, text=True, check=False, timeout=60)
    wanted = f"{name}/VERSION: error: the library has no version"
    return None if run.stdout.startswith(wanted) and run.returncode == 1 else f"expected\n    {wanted}\ncame\n    {run.stdout}"


def base_is_sound(program: str) -> str | None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "VERSION").write_text("test\n", encoding="utf-8")
        shutil.copy(HERE / "base.law", folder / "base.law")
        run = subprocess.run([program, "law", "check", name], capture_output=True, text=True, check=False, timeout=60)
    return None if run.returncode == 0 and run.stdout.startswith("0 errors, 0 warnings") else run.stdout + run.stderr


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("cases", nargs="*", help="names; without: all")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--report", type=Path, help="JUnit file to write")
    options = parser.parse_args()
    cases = sorted(case for case in HERE.iterdir() if case.is_dir() or (case.suffix == ".law" and case.stem != "base"))
    cases = [case for case in cases if not options.cases or case.stem in options.cases]
    if options.update:
        for case in cases:
            update(options.program, case)
    outcomes = [report.Outcome(case.name, compare(options.program, case)) for case in cases]
    if not options.cases:
        outcomes.append(report.Outcome("the base has no fault", base_is_sound(options.program)))
        outcomes.append(report.Outcome("a file too large", too_large(options.program)))
        outcomes.append(report.Outcome("no version", without_version(options.program)))
    failed = [outcome for outcome in outcomes if outcome.fault is not None]
    for outcome in failed:
        print(f"FAILED {outcome.name}\n{outcome.fault}\n", file=sys.stderr)
    if options.report:
        report.write(options.report, "bad_law", outcomes)
    print(f"{len(outcomes) - len(failed)} cases agree, {len(failed)} do not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
