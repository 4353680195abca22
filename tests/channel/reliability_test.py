#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Searches every interleaving of reliability.pml with Spin, to the end; then takes one rule away at a time and wants
the search to fail. Usage: reliability_test.py MODEL"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

# What the model is without each of them; FAULT_NO_WAITING alone is harmless while the node knows what it filed.
FAULTS = [("FAULT_NODE_FORGETS",), ("FAULT_EARLY_RECEIPT",), ("FAULT_NO_WAITING", "FAULT_NODE_FORGETS")]


def search(model: Path, defines: tuple[str, ...]) -> tuple[int, int]:
    """Errors found and states stored; raises where the search was not exhaustive."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["spin", "-a", *(f"-D{name}" for name in defines), str(model.resolve())],
                       cwd=folder, check=True, capture_output=True)
        subprocess.run(["gcc", "-O2", "-DSAFETY", "-DCOLLAPSE", "-DMEMLIM=1024", "-w", "-o", "pan", "pan.c"],
                       cwd=folder, check=True)
        out = subprocess.run(["./pan", "-m100000"], cwd=folder, check=True, capture_output=True, text=True).stdout
    if "Search not completed" in out and "errors: 0" in out or "max search depth too small" in out:
        raise SystemExit(f"{defines}: the search was cut short:\n{out}")
    errors, states = re.search(r"errors: (\d+)", out), re.search(r"(\d+) states, stored", out)
    if not errors or not states:
        raise SystemExit(f"{defines}: Spin's answer is not understood:\n{out}")
    return int(errors[1]), int(states[1])


def main() -> int:
    model = Path(sys.argv[1])
    errors, states = search(model, ())
    print(f"all rules: {errors} errors in {states} states")
    failed = errors != 0 or states < 1000
    for defines in FAULTS:
        errors, states = search(model, defines)
        print(f"with {' and '.join(defines)}: {errors} errors")
        failed = failed or errors == 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
