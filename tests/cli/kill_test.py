#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Commands given in a loop and killed at any instant (kill -9): what was acknowledged is there, once and whole."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import report  # noqa: E402

PROGRAM = Path(sys.argv[1]).resolve()
ROUNDS = 12
LOOP = """
n=0
while true; do
    n=$((n + 1))
    "$PROGRAM" case write-note "$CASE" --says "round $ROUND note $n" --json > "$OUT.part" && mv "$OUT.part" "$OUT.$ROUND.$n"
    echo
done
"""


class Killed(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.environment = os.environ | {"HOME": folder.name, "COMITY_DATA": str(self.folder / "node"), "PROGRAM": str(PROGRAM)}
        self.comity("demo", str(self.folder / "node"), "--cases", "1")
        self.environment["COMITY_TOKEN"] = (self.folder / "node/tokens/fi-demonstration/anna").read_text().strip()

    def comity(self, *words: str) -> str:
        done = subprocess.run([PROGRAM, *words], env=self.environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_nothing_acknowledged_is_gone(self) -> None:
        opening = ["--kind", "transit", "--direction", "incoming", "--counterpart", "TR", "--title", "Example", "--substitute", "boris"]
        number = json.loads(self.comity("case", "open", *opening, "--json"))["number"]
        chance = random.Random(7)
        for round_number in range(ROUNDS):
            loop = subprocess.Popen(
                ["bash", "-c", LOOP],
                env=self.environment | {"CASE": number, "ROUND": str(round_number), "OUT": str(self.folder / "answer")},
                stdout=subprocess.PIPE,
                start_new_session=True,
            )
            for _ in range(chance.randrange(1, 4)):
                loop.stdout.readline()  # a command was given; the next is under way
            try:
                loop.wait(timeout=chance.random() * 0.05)
            except subprocess.TimeoutExpired:
                pass
            os.killpg(loop.pid, signal.SIGKILL)
            loop.wait()
            loop.stdout.close()
        acknowledged = [json.loads(file.read_text()) for file in self.folder.glob("answer.*.*")]
        self.assertGreaterEqual(len(acknowledged), ROUNDS)
        story = json.loads(self.comity("case", "story", number, "--json"))
        said = [event["payload"]["says"] for event in story if event["type"] == "note-written"]
        self.assertEqual(len(said), len(set(said)), "a note is there twice")
        for answer in acknowledged:
            event = story[answer["version"] - 1]
            self.assertEqual(event["version"], answer["version"])
            self.assertEqual(event["payload"], answer["events"][0]["payload"])
        self.assertIn("fi-demonstration: ", self.comity("record", "fsck"))


if __name__ == "__main__":
    sys.exit(0 if report.run_unittests("__main__", Path(sys.argv[2]) if len(sys.argv) > 2 else None) else 1)
