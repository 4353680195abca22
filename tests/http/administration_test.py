#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What an audit and an administrator see over HTTP: who read what, jobs, copies of the database, the log, and no content.

usage: administration_test.py PROGRAM [REPORT]
"""

import base64
import csv
import hashlib
import io
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
          ("fred", "auditor", "")]


class Administration(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)

    def open(self, **more):
        body = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Looked at",
                "substitute": "boris", "unit": "u1"} | more
        return self.anna.must(201, "POST", "/cases", body)

    def readings(self, query=""):
        return self.fred.must(200, "GET", f"/audit/readings?limit=200{query}")["readings"]

    def test_an_audit_finds_who_read_by_case_account_and_kind(self):
        opened = self.open()
        case = opened["case"]
        self.boris.must(200, "GET", f"/cases/{case}")
        self.anna.get(f"/cases/{case}/export")
        self.anna.must(200, "GET", "/search?q=looked")
        self.open()  # what was noted of the search is written with it at the latest
        of_case = self.readings(f"&case={case}")
        self.assertEqual([(each["account"], each["what"]) for each in of_case], [("anna", "export"), ("boris", "case")])
        self.assertEqual(self.readings(f"&case={opened['number']}"), of_case)
        self.assertTrue(all(each["case"] == case and "Looked" not in str(each) for each in of_case))
        self.assertEqual({each["account"] for each in self.readings("&account=boris")}, {"boris"})
        self.assertEqual({each["what"] for each in self.readings("&what=export&account=anna")}, {"export"})
        searched = self.readings("&account=anna&what=search")
        self.assertTrue(searched and all(each["case"] == "" for each in searched))
        moment = of_case[0]["at"].replace("+", "%2B")
        self.assertNotIn(of_case[1], self.readings(f"&from={moment}"))
        self.assertIn(of_case[1], self.readings(f"&until={moment}"))
        sequences = [each["sequence"] for each in self.readings()]
        self.assertEqual(sequences, sorted(sequences, reverse=True))
        self.assertEqual(self.readings("&case=none"), [])

    def test_an_audit_is_recorded_too(self):
        self.readings()
        self.open()
        self.assertIn(("fred", "audit"), [(each["account"], each["what"]) for each in self.readings()])

    def test_readings_are_paged_and_taken_out_whole(self):
        case = self.open()["case"]
        for _ in range(7):
            self.anna.must(200, "GET", f"/cases/{case}")
        found, path = [], f"/audit/readings?case={case}&limit=3"
        while path:
            page = self.fred.must(200, "GET", path)
            found += page["readings"]
            path = page["next"] and f"/audit/readings?case={case}&limit=3&cursor={page['next']}"
        self.assertEqual(found, self.readings(f"&case={case}"))
        table = self.fred.get(f"/audit/readings?case={case}&format=csv")
        self.assertEqual([row["sequence"] for row in csv.DictReader(io.StringIO(table.body.decode()))],
                         [str(each["sequence"]) for each in found])
        for wrong in ("cursor=!", "cursor=bm8", "from=yesterday", "colour=red"):
            self.assertEqual(self.fred.get(f"/audit/readings?{wrong}").status, 422, wrong)

    def test_only_whom_the_table_names_sees_them(self):
        allowed = {"/audit/readings": ["fred"], "/jobs": ["fred", "administrator"], "/backup": ["fred", "administrator"],
                   "/log/checkpoints": list(self.office.people), "/log/witnesses": list(self.office.people)}
        for path, who in allowed.items():
            for name, person in self.office.people.items():
                with self.subTest(path=path, name=name):
                    self.assertEqual(person.get(path).status, 200 if name in who else 403)

    def test_jobs_say_what_they_did(self):
        told = self.office.people["administrator"].must(200, "GET", "/jobs")
        jobs = {job["job"]: job for job in told["jobs"]}
        self.assertLessEqual(set(jobs), {"clocks", "reminders", "library", "alarms"})
        self.assertEqual(jobs["alarms"]["fault"], "")
        self.assertLessEqual(jobs["alarms"]["began"], jobs["alarms"]["ended"])
        self.assertRegex(told["clocks_of_day"], r"\d{4}-\d\d-\d\d")
        self.assertEqual(told["clocks_of_law"], self.office.ask("GET", "/law").json["digest"])

    def test_a_copy_of_the_database_is_known_with_its_age_in_events(self):
        ask = lambda: self.fred.must(200, "GET", "/backup")  # noqa: E731
        self.open()
        before = ask()
        self.assertEqual((before["engine"], before["last"]), ("sqlite", None))
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "comity.db"
            subprocess.run([PROGRAM, "record", "backup", str(copy), "--data", self.office.data], check=True,
                           capture_output=True, timeout=60)
            after = ask()
            self.assertEqual((after["last"]["file"], after["last"]["bytes"]), (str(copy), copy.stat().st_size))
        self.assertGreaterEqual(after["last"]["events"], before["events"])
        self.open()
        self.assertGreater(ask()["events"], after["last"]["events"])

    def test_checkpoints_are_listed_newest_first(self):
        self.open()
        page = self.anna.must(200, "GET", "/log/checkpoints?limit=2")
        newest = self.anna.get("/log/checkpoint").body.decode()
        self.assertEqual(page["checkpoints"][0]["note"], newest)
        self.assertEqual(page["checkpoints"][0]["root"], newest.split("\n")[2])
        self.assertGreater(page["checkpoints"][0]["size"], page["checkpoints"][1]["size"])
        further = self.anna.must(200, "GET", f"/log/checkpoints?limit=1&cursor={page['next']}")["checkpoints"]
        self.assertLess(further[0]["size"], page["checkpoints"][1]["size"])
        self.assertEqual(self.anna.must(200, "GET", "/log/checkpoints?cosigned=true")["checkpoints"], [])
        self.assertEqual(self.anna.must(200, "GET", "/log/witnesses"), {"ours": [], "theirs": []})

    def test_the_proof_of_an_event_leads_to_its_leaf(self):
        case = self.open()["case"]
        event = self.anna.must(200, "GET", f"/cases/{case}/events")["events"][0]
        proof = self.anna.must(200, "GET", f"/cases/{case}/events/1/proof")
        self.assertEqual(json.loads(proof["event"])["type"], event["type"])
        commitment = hashlib.sha256(base64.b64decode(proof["salt"]) + proof["event"].encode()).digest()
        self.assertTrue(proof["entry"].endswith(f"\n{base64.b64encode(commitment).decode()}\n"))
        self.assertEqual(proof["leaf"], event["sequence"] - 1)
        at = proof["leaf"]
        size = int(self.anna.get("/log/checkpoint").body.decode().split("\n")[1])
        width = min(256, size - at // 256 * 256)
        tile = self.anna.get(f"/log/tile/0/{at // 256:03}" + (f".p/{width}" if width < 256 else "")).body
        self.assertEqual(tile[at % 256 * 32:][:32], hashlib.sha256(b"\0" + proof["entry"].encode()).digest())
        for version in ("0", "99", "x", "-1"):
            self.assertEqual(self.anna.get(f"/cases/{case}/events/{version}/proof").status, 404, version)
        self.assertEqual(self.clara.get(f"/cases/{case}/events/1/proof").status, 404)
        self.assertIn("proof of event 1", [each["what"] for each in self.readings(f"&case={case}")])

    def test_links_name_cases_one_may_know_of(self):
        mine, other = self.open(title="The first"), self.open(title="The second")
        hidden = self.clara.must(201, "POST", "/cases", {"kind": "transit", "direction": "incoming", "counterpart": "TR",
                                                         "title": "Unknown here", "substitute": "emil", "unit": "u2"})
        links = f"/cases/{mine['case']}/links"
        for to in (hidden["case"], hidden["number"], "nonsense", "EXT-I-1999-00001"):
            refused = self.anna.post(links, {"to": to, "relation": "related"})
            self.assertEqual((refused.status, refused.json["errors"][0]["place"]), (422, "to"))
            self.assertEqual(refused.json["detail"], "there is no such case to link")
        self.clara.must(200, "POST", f"/cases/{hidden['case']}/grants",
                        {"account": "anna", "reason": "the same gang", "until": in_a_month()})
        for to in (other["number"], hidden["case"]):
            self.anna.must(200, "POST", links, {"to": to, "relation": "related"})
        self.clara.must(200, "POST", f"/cases/{hidden['case']}/grants/end", {"account": "anna"})
        before = len(self.readings(f"&case={other['case']}"))
        for links in (self.anna.must(200, "GET", f"/cases/{mine['case']}")["links"],
                      self.anna.must(200, "GET", f"/cases/{mine['case']}/links")["links"]):
            self.assertEqual([(link["number"], link["title"]) for link in links], [(other["number"], "The second"), ("", "")])
        self.assertEqual(len(self.readings(f"&case={other['case']}")), before, "its name is not an opening of it")

    def test_new_arrivals_are_found_and_a_table_has_all_of_a_list(self):
        made = {self.open(title="Tabled")["case"] for _ in range(203)}
        page = self.anna.must(200, "GET", "/cases?q=tabled&limit=200")
        self.assertEqual(len(page["cases"]), 200)
        rows = list(csv.DictReader(io.StringIO(self.anna.get("/cases?q=tabled&format=csv").body.decode())))
        self.assertEqual(len(rows), 203)
        self.assertEqual({row["id"] for row in rows}, made)
        few = list(csv.DictReader(io.StringIO(self.anna.get("/cases?q=tabled&format=csv&limit=5").body.decode())))
        self.assertEqual(len(few), 5)
        today = page["cases"][0]["opened_on"]
        self.assertEqual(self.anna.must(200, "GET", f"/cases?q=tabled&opened_from={today}&total=true")["total"], 203)
        self.assertEqual(self.anna.must(200, "GET", "/cases?opened_from=2999-01-01")["cases"], [])
        self.assertEqual(self.anna.get("/cases?opened_from=soon").status, 422)

    def test_what_a_token_may_be_is_told(self):
        scopes = self.anna.must(200, "GET", "/account/token-scopes")
        self.assertEqual(scopes["roles"], ["officer"])
        self.assertIn("export", scopes["verbs"])
        self.assertNotIn("approve", scopes["verbs"])
        self.assertIn({"resource": "log", "says": "checkpoints and proofs of the record; they say nothing of its content"},
                      scopes["resources"])


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
