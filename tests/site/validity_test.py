#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The exported public site before validators that share no code with it: HTML (html-validate), iCalendar (ical.js), Atom
(xmllint with atom.rng, written from RFC 4287). The validators are shown something wrong first.

usage: validity_test.py PROGRAM [REPORT]
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "http"))
from served import program_named, run_tests  # noqa: E402

PROGRAM = None


def judged(site):
    """How many files of each kind; the faults."""
    run = subprocess.run([ROOT / "tools/with-node", "node", HERE / "validate.mjs", ROOT / "web", site], capture_output=True, text=True, timeout=250)
    lines = run.stdout.splitlines()
    if not lines or not lines[-1].startswith("{"):
        raise AssertionError(run.stderr)
    return json.loads(lines[-1]), lines[:-1]


def atom_faults(feed):
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", HERE / "atom.rng", feed], capture_output=True, text=True, timeout=60)
    return [] if run.returncode == 0 else run.stderr.splitlines()


class Validity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        node, cls.site = Path(folder.name) / "node", Path(folder.name) / "site"
        subprocess.run([PROGRAM, "demo", node, "--cases", "1"], check=True, capture_output=True, timeout=250)
        subprocess.run([PROGRAM, "site", "export", cls.site, "--data", node, "--authority", "az-demonstration"], check=True, capture_output=True,
                       timeout=100)

    def test_pages_are_valid_html_and_calendars_valid_icalendar(self):
        counts, faults = judged(self.site)
        self.assertEqual(faults, [])
        self.assertGreater(counts["html"], 300)
        self.assertEqual(counts["ics"], 3)
        self.assertGreater(counts["events"], 10)

    def test_feeds_are_valid_atom(self):
        feeds = sorted(self.site.rglob("*.atom"))
        self.assertEqual(len(feeds), 3)
        for feed in feeds:
            self.assertEqual(atom_faults(feed), [], feed)
            self.assertIn(b"<entry>", feed.read_bytes(), "there is something to judge")

    def test_validators_notice_what_is_wrong(self):
        with tempfile.TemporaryDirectory() as folder:
            page = (self.site / "en/index.html").read_text()
            calendar = (self.site / "en/calendar.ics").read_bytes()
            feed = (self.site / "en/news.atom").read_text()
            (Path(folder) / "page.html").write_text(page.replace("</main>", "<p><div></div></p></main>"))
            (Path(folder) / "calendar.ics").write_bytes(calendar.replace(b"DTSTAMP", b"X-DTSTAMP", 1))
            told = " ".join(judged(folder)[1])
            self.assertIn("page.html", told)
            self.assertIn("dtstamp stands 0 times", told)
            for wrong in (feed.replace("<updated>", "<updated>on ", 1), feed.replace("<id>tag:", "<id>", 1), feed.replace("<entry>", "<entry><entry/>", 1)):
                path = Path(folder) / "wrong.atom"
                path.write_text(wrong)
                self.assertTrue(atom_faults(path))


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
