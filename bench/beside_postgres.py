# SPDX-License-Identifier: EUPL-1.2
"""A benchmark again, beside a PostgreSQL server of its own in TMPDIR: it begins with an empty database."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def values_beside_postgres(measure: str, *options: str) -> list[dict]:
    """What `measure FILE --beside-server OPTIONS…` writes; the address of the server is in its COMITY_TEST_POSTGRES."""
    with tempfile.TemporaryDirectory() as results:
        target = Path(results) / "postgresql.json"
        alone = {name: value for name, value in os.environ.items() if name != "COMITY_TEST_POSTGRES"}
        subprocess.run([ROOT / "tools/with-postgres", measure, target, "--beside-server", *options], check=True, env=alone)
        return json.loads(target.read_text())["benchmarks"]
