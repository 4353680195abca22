# SPDX-License-Identifier: EUPL-1.2
"""The files of the tree that are ours, and how the checks report faults. Used by the tools/check-* scripts."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

_NOT_OURS = {".git", "build", "node_modules", "dist", "__pycache__"}


def files(root: Path) -> list[Path]:
    """Files under version control or about to be, relative to root; in a plain folder all but build output."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = sorted({name for name in listed.stdout.decode().split("\0") if name})
        return [Path(name) for name in names if (root / name).is_file()]
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in _NOT_OURS)
        found += [(Path(folder) / name).relative_to(root) for name in sorted(names)]
    return found


def text(path: Path) -> str | None:
    """The text of a file, or None when it is not text."""
    content = path.read_bytes()
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def is_script(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def arguments(description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the tree to check")
    return parser


def finish(check: str, faults: list[str], summary: str) -> None:
    """Prints every fault and ends with status 1 when there is one."""
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"{check}: {len(faults)} fault{'s' if len(faults) > 1 else ''}", file=sys.stderr)
        sys.exit(1)
    print(f"{check}: {summary}")
