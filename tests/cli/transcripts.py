#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs golden transcripts against the program.

A transcript (*.transcript) holds commands and what they print, standard output and error together:

    # a comment
    $ comity law check
    law: 123 instruments, no faults
    $ comity determine wrong.yaml
    wrong.yaml:2:3: unknown fact ...
    [exit 2]

A line of `...` alone stands for any lines, `...` inside a line for any text. A command that ends with another
status than 0 says so in a last line. In Markdown files the ```console blocks are transcripts; a block whose command
shows no output asks only for the status. Commands of a transcript run in its folder, those of Markdown in the root.
What a line `$ export NAME=VALUE` sets holds for the rest of the file, whose HOME is empty at first. Numbers of the
docket and the register are written as of 2026, PRA-I-2026-00001; the year of today is put in their place.
"""

import argparse
import datetime
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import report  # noqa: E402

SECONDS_PER_COMMAND = 60
_EXIT = re.compile(r"^\[exit (\d+)\]$")
_YEAR_WRITTEN = "2026"
_DOCKET_NUMBER = re.compile(r"\b([A-Z]{3}-(?:[IO]-)?)(\d{4})(?=-\d{5}\b)")


@dataclass
class Step:
    file: Path
    line: int
    command: str
    expected: list[str] = field(default_factory=list)
    status: int = 0
    only_status: bool = False

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line} {self.command.splitlines()[0]}"


def _steps(file: Path, lines: list[tuple[int, str]], only_status_when_silent: bool) -> list[Step]:
    steps: list[Step] = []
    continued = False
    for number, line in lines:
        if continued:
            steps[-1].command += "\n" + line
        elif line.startswith("$ "):
            steps.append(Step(file, number, line[2:]))
        elif steps:
            if match := _EXIT.match(line):
                steps[-1].status = int(match[1])
            else:
                steps[-1].expected.append(line)
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"{file}:{number}: text before the first command; begin it with '# ' or '$ '")
        continued = bool(steps) and line.endswith("\\") and not steps[-1].expected
    for step in steps:
        # Blank lines and comments between commands belong to neither.
        while step.expected and (not step.expected[-1] or step.expected[-1].startswith("# ")):
            step.expected.pop()
        step.only_status = only_status_when_silent and not step.expected
    return steps


def read(file: Path) -> list[Step]:
    lines = list(enumerate(file.read_text(encoding="utf-8").splitlines(), 1))
    if file.suffix != ".md":
        return _steps(file, lines, only_status_when_silent=False)
    steps: list[Step] = []
    block: list[tuple[int, str]] | None = None
    for number, line in lines:
        if block is None:
            block = [] if line.strip() == "```console" else None
        elif line.strip() == "```":
            steps += _steps(file, block, only_status_when_silent=True)
            block = None
        else:
            block.append((number, line))
    if block is not None:
        raise ValueError(f"{file}: a console block is not closed")
    return steps


def this_year(text: str) -> str:
    """Numbers of the docket with the year the program gives them."""
    year = str(datetime.date.today().year)
    return _DOCKET_NUMBER.sub(lambda m: m[1] + (year if m[2] == _YEAR_WRITTEN else m[2]), text)


def as_written(text: str) -> str:
    year = str(datetime.date.today().year)
    return _DOCKET_NUMBER.sub(lambda m: m[1] + (_YEAR_WRITTEN if m[2] == year else m[2]), text)


def matches(expected: list[str], actual: list[str]) -> bool:
    """Whether the lines agree, `...` standing for any lines or any text."""
    reachable = {0}
    for want in expected:
        if not reachable:
            return False
        if want.strip() == "...":
            reachable = set(range(min(reachable), len(actual) + 1))
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in want.rstrip().split("...")))
        reachable = {at + 1 for at in reachable if at < len(actual) and pattern.fullmatch(actual[at])}
    return len(actual) in reachable


def _difference(expected: list[str], actual: list[str]) -> str:
    import difflib

    return "\n".join(difflib.unified_diff(expected, actual, "expected", "printed", lineterm="", n=3))


def run(step: Step, folder: Path, environment: dict[str, str]) -> tuple[str | None, list[str], int]:
    """Gives the fault or None, the lines printed and the status; keeps what an `export` sets in the environment."""
    command = this_year(step.command)
    exports = command.startswith("export ")
    if exports:
        command += " && env -0 >&3"
    kept, keep = os.pipe()
    try:
        done = subprocess.run(
            ["bash", "-c", f"exec 3>&{keep}; {command}" if exports else command],
            pass_fds=(keep,) if exports else (),
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS_PER_COMMAND,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"still running after {SECONDS_PER_COMMAND} s; commands that do not end belong in an ```sh block", [], -1
    finally:
        os.close(keep)
        with os.fdopen(kept, "rb") as pipe:
            variables = pipe.read().decode("utf-8", "replace").split("\0")[:-1]
    environment.update(variable.split("=", 1) for variable in variables if not variable.startswith(("_=", "SHLVL=")))
    printed = [as_written(line.rstrip()) for line in done.stdout.decode("utf-8", "replace").splitlines()]
    while printed and not printed[-1]:
        printed.pop()
    if done.returncode != step.status:
        return f"ended with status {done.returncode}, not {step.status}; it printed:\n" + "\n".join(printed), printed, done.returncode
    if not step.only_status and not matches(step.expected, printed):
        return _difference(step.expected, printed), printed, done.returncode
    return None, printed, done.returncode


def _environment(program: Path, folder: str) -> dict[str, str]:
    program = program.resolve()
    os.symlink(program, Path(folder) / "comity")
    for beside in program.parent.glob("comity-*"):
        os.symlink(beside, Path(folder) / beside.name)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "CLICOLOR"))}
    return kept | {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }


def _collect(paths: list[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(file for file in path.rglob("*") if file.suffix in {".transcript", ".md"})
        else:
            files.append(path)
    return files


def _rewritten(file: Path, results: list[tuple[Step, str | None, list[str], int]]) -> str:
    """The transcript with what was printed in place of what no longer agrees."""
    lines = file.read_text(encoding="utf-8").splitlines()
    for step, fault, printed, status in reversed(results):
        if fault is None:
            continue
        start = step.line + step.command.count("\n")
        end = start + len(step.expected)
        if end < len(lines) and _EXIT.match(lines[end]):
            end += 1
        lines[start:end] = printed + ([f"[exit {status}]"] if status else [])
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True, help="the program called comity in the transcripts")
    parser.add_argument("--report", type=Path, help="JUnit file to write")
    parser.add_argument("--update", action="store_true", help="write what was printed into *.transcript files that differ")
    parser.add_argument("paths", type=Path, nargs="+", help="transcripts, Markdown files, or folders of them")
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK):
        print(f"transcripts: {options.program}: no such program; build it first", file=sys.stderr)
        return 2

    outcomes: list[report.Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        common = _environment(options.program, folder)
        for index, file in enumerate(_collect(options.paths)):
            results = []
            home = Path(folder) / "homes" / str(index)
            home.mkdir(parents=True)
            environment = common | {"HOME": str(home)}
            for step in read(file):
                where = ROOT if file.suffix == ".md" else file.resolve().parent
                results.append((step, *run(step, where, environment)))
            if options.update and file.suffix == ".transcript" and any(fault for _, fault, _, _ in results):
                file.write_text(_rewritten(file, results), encoding="utf-8")
                print(f"{file}: updated")
            outcomes += [report.Outcome(step.name, fault) for step, fault, _, _ in results]
    failed = [outcome for outcome in outcomes if outcome.fault is not None]
    for outcome in failed:
        print(f"FAILED {outcome.name}\n{outcome.fault}\n", file=sys.stderr)
    if options.report:
        report.write(options.report, options.report.stem, outcomes)
    print(f"{len(outcomes) - len(failed)} commands agree, {len(failed)} do not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
