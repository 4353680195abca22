#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The file of a case for a court, over HTTP: who gets it, that taking it is recorded first, that it verifies offline.

usage: export_test.py PROGRAM [REPORT]
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402
from sign_in_test import in_a_month  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1"),
          ("gina", "officer", "u1")]


def lines(export):
    return [json.loads(line) for line in export.decode().splitlines()]


class Export(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)

    def open(self):
        body = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "For the court",
                "substitute": "boris"}
        return self.anna.must(201, "POST", "/cases", body)

    def verifier(self, export):
        with tempfile.NamedTemporaryFile(suffix=".comity-export") as file:
            file.write(export)
            file.flush()
            program = Path(PROGRAM).parent / "comity-verify"
            return subprocess.run([program, "--events", file.name], capture_output=True, text=True, timeout=60)

    def test_the_owner_gets_a_file_that_verifies_offline(self):
        opened = self.open()
        for note in ("first", "second, with «é» and \"quotes\"\n"):
            self.anna.must(201, "POST", f"/cases/{opened['case']}/notes", {"says": note})
        answer = self.anna.get(f"/cases/{opened['case']}/export")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Type"], "application/octet-stream")
        self.assertEqual(answer.headers["Content-Disposition"],
                         f'attachment; filename="{opened["number"]}.comity-export"')
        head, *rest = lines(answer.body)
        story = self.anna.must(200, "GET", f"/cases/{opened['case']}/events")["events"]
        told = [json.loads(line["event"])["type"] for line in rest if "event" in line]
        self.assertEqual(told, [event["type"] for event in story])
        self.assertEqual((head["stream_id"], head["events"], len(rest)), (opened["case"], len(story), len(story) + head["checkpoints"]))
        said = self.verifier(answer.body)
        self.assertEqual(said.returncode, 0, said.stdout + said.stderr)
        self.assertEqual(self.verifier(answer.body.replace(b"second", b"zecond")).returncode, 1)

    def test_a_long_case_comes_in_pieces_and_whole(self):
        case = self.open()["case"]
        for number in range(70):
            self.anna.must(201, "POST", f"/cases/{case}/notes", {"says": f"note {number}"})
        answer = self.anna.get(f"/cases/{case}/export")
        self.assertEqual(answer.headers["Transfer-Encoding"], "chunked")
        said = self.verifier(answer.body)
        self.assertEqual(said.returncode, 0, said.stdout + said.stderr)
        self.assertGreater(lines(answer.body)[0]["events"], 70)

    def test_taking_it_is_recorded_before_it_is_given(self):
        case = self.open()["case"]
        export = self.anna.get(f"/cases/{case}/export")
        reading = self.anna.must(200, "GET", f"/cases/{case}/readings")["readings"][0]
        self.assertEqual(reading["what"], "export")
        # The file's clock stands at or behind that of the reading.
        self.assertGreaterEqual(lines(export.body)[0]["exported"], reading["at"])

    def test_only_who_answers_for_the_case_takes_it_out(self):
        case = self.open()["case"]
        self.emil.must(200, "POST", f"/cases/{case}/team", {"account": "gina"})
        self.assertEqual(self.boris.get(f"/cases/{case}/export").status, 200)  # the substitute
        team = self.gina.get(f"/cases/{case}/export")
        self.assertEqual(team.status, 403)
        stranger, missing = self.clara.get(f"/cases/{case}/export"), self.clara.get("/cases/aaaaaaaaaaaaaaaa/export")
        self.assertEqual((stranger.status, stranger.body), (404, missing.body))
        taken = [reading["account"] for reading in self.anna.must(200, "GET", f"/cases/{case}/readings")["readings"]
                 if reading["what"] == "export"]
        self.assertEqual(taken, ["boris"], "what was refused was not taken")

    def test_a_token_takes_it_only_where_it_was_issued_for_that(self):
        case = self.open()["case"]
        for verbs, status in ((["read"], 403), (["read", "export"], 200)):
            token = self.anna.must(201, "POST", "/account/tokens", {
                "label": "archive", "roles": ["officer"], "verbs": verbs, "resources": ["case"], "expires": in_a_month()})
            answer = self.office.ask("GET", f"/cases/{case}/export", None, {"Authorization": f"Bearer {token['token']}"})
            self.assertEqual(answer.status, status, verbs)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
