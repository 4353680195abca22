#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The transcript runner accepts what agrees and fails on what does not."""

import datetime
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import transcripts

FAKE = """#!/bin/sh
case "$1" in
    say) shift; printf '%s\\n' "$@" ;;
    fail) echo "place:1: wrong" >&2; exit 2 ;;
    where) pwd ;;
esac
"""


class Matching(unittest.TestCase):
    def test_lines_agree_only_when_all_do(self) -> None:
        self.assertTrue(transcripts.matches(["a", "b"], ["a", "b"]))
        self.assertFalse(transcripts.matches(["a"], ["a", "b"]))
        self.assertFalse(transcripts.matches(["a", "b"], ["a"]))
        self.assertFalse(transcripts.matches([], ["a"]))

    def test_three_dots_alone_stand_for_any_lines(self) -> None:
        self.assertTrue(transcripts.matches(["a", "...", "d"], ["a", "b", "c", "d"]))
        self.assertTrue(transcripts.matches(["...", "d"], ["d"]))
        self.assertTrue(transcripts.matches(["..."], []))
        self.assertFalse(transcripts.matches(["a", "...", "d"], ["a", "b"]))

    def test_three_dots_inside_stand_for_any_text(self) -> None:
        self.assertTrue(transcripts.matches(["took ... ms"], ["took 12 ms"]))
        self.assertFalse(transcripts.matches(["took ... ms"], ["took 12 s"]))

    def test_other_signs_stand_for_themselves(self) -> None:
        self.assertFalse(transcripts.matches(["a.c (x)"], ["abc (x)"]))


class Running(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.program = self.folder / "fake"
        self.program.write_text(FAKE)
        self.program.chmod(0o755)

    def run_on(self, name: str, content: str, *more: str) -> subprocess.CompletedProcess[str]:
        file = self.folder / name
        file.write_text(content)
        command = [sys.executable, transcripts.__file__, "--program", str(self.program), *more, str(file)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_what_is_exported_holds_for_the_rest_of_the_file_and_home_is_empty(self) -> None:
        text = '$ export WORD="two words"\n\n$ comity say "$WORD"\ntwo words\n\n$ ls -A "$HOME"\n'
        self.assertEqual(self.run_on("a.transcript", text).returncode, 0)
        self.assertEqual(self.run_on("b.transcript", '$ export WORD=a; false\n[exit 1]\n').returncode, 0)

    def test_docket_numbers_are_those_of_this_year(self) -> None:
        year = datetime.date.today().year
        text = f'$ comity say PRA-I-2026-00001 | grep -c PRA-I-{year}-00001$\n1\n\n$ comity say PRA-I-2026-00001 2026-01-02\nPRA-I-2026-00001\n2026-01-02\n'
        self.assertEqual(self.run_on("a.transcript", text).returncode, 0)
        self.assertEqual(transcripts.as_written(f"EXT-O-{year}-00012, EXT-O-2024-00001"), "EXT-O-2026-00012, EXT-O-2024-00001")

    def test_agreeing_output_and_status_pass(self) -> None:
        done = self.run_on("a.transcript", "# why\n\n$ comity say one two\none\ntwo\n\n# next\n$ comity fail\nplace:1: wrong\n[exit 2]\n")
        self.assertEqual((done.returncode, done.stdout), (0, "2 commands agree, 0 do not\n"))

    def test_other_output_fails_and_shows_the_difference(self) -> None:
        done = self.run_on("a.transcript", "$ comity say one\ntwo\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("-two\n+one", done.stderr)
        self.assertIn("a.transcript:1 comity say one", done.stderr)

    def test_output_that_nobody_expected_fails(self) -> None:
        self.assertEqual(self.run_on("a.transcript", "$ comity say one\n").returncode, 1)

    def test_another_status_fails(self) -> None:
        self.assertEqual(self.run_on("a.transcript", "$ comity fail\nplace:1: wrong\n").returncode, 1)
        self.assertEqual(self.run_on("a.transcript", "$ comity say one\none\n[exit 2]\n").returncode, 1)

    def test_commands_run_in_the_folder_of_their_transcript(self) -> None:
        done = self.run_on("a.transcript", f"$ comity where\n{self.folder.resolve()}\n")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_command_may_go_on_in_the_next_line(self) -> None:
        self.assertEqual(self.run_on("a.transcript", "$ comity say one \\\n  two\none\ntwo\n").returncode, 0)

    def test_console_blocks_of_markdown_ask_for_the_status_and_for_shown_output(self) -> None:
        page = "Text\n\n```console\n$ comity say one\n$ comity say two\n{}\n```\n\n```sh\ncomity fail\n```\n"
        self.assertEqual(self.run_on("a.md", page.format("two")).returncode, 0)
        self.assertEqual(self.run_on("a.md", page.format("three")).returncode, 1)
        self.assertEqual(self.run_on("a.md", "```console\n$ comity fail\n```\n").returncode, 1)

    def test_update_writes_what_was_printed(self) -> None:
        self.run_on("a.transcript", "# why\n$ comity say one\ntwo\n\n$ comity fail\n$ comity say ok\n...\n", "--update")
        updated = (self.folder / "a.transcript").read_text()
        self.assertEqual(updated, "# why\n$ comity say one\none\n\n$ comity fail\nplace:1: wrong\n[exit 2]\n$ comity say ok\n...\n")

    def test_a_report_is_left(self) -> None:
        where = self.folder / "report.xml"
        self.run_on("a.transcript", "$ comity say one\ntwo\n", "--report", str(where))
        self.assertIn('failures="1"', where.read_text())

    def test_a_missing_program_says_so(self) -> None:
        self.program = self.folder / "absent"
        done = self.run_on("a.transcript", "$ comity say one\none\n")
        self.assertEqual(done.returncode, 2)
        self.assertIn("build it first", done.stderr)


if __name__ == "__main__":
    sys.path.insert(0, str(transcripts.ROOT / "tools"))
    import report

    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.exit(0 if report.run_unittests("__main__", path) else 1)
