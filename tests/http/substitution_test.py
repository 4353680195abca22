#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Acting in another's place over HTTP: for the days granted, under both names, and never as the second pair of one's own eyes.

usage: substitution_test.py PROGRAM [REPORT]
"""

import sqlite3
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import incoming_test  # noqa: E402
from office import DescribedOfficeTest, office_day  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("carl", "officer", "u2"), ("emil", "head-of-unit", "u1"),
          ("dora", "deputy", "u1"), ("fred", "auditor", "")]


class Substitution(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)

    def propose(self, person, substitute, first=-1, last=5, by=None, **headers):
        return (by or person).post("/trust", {
            "account": person.account, "command": "grant-substitution", "reason": "away",
            "arguments": {"substitute": substitute.account, "from": office_day(first), "until": office_day(last), "reason": "on leave"}}, **headers)

    def grant(self, person, substitute, first=-1, last=5):
        proposed = self.propose(person, substitute, first, last)
        self.assertEqual(proposed.status, 202, proposed.body)
        return self.dora.post(f"/trust/{proposed.json['id']}/approval", {})

    def end_all(self, person):
        for one in person.must(200, "GET", f"/accounts/{person.account}/substitutions")["granted"]:
            person.must(200, "POST", f"/accounts/{person.account}/end-substitution", {"substitution": one["substitution"]})

    def arrested(self):
        opened = self.anna.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "TR",
                                                        "title": "Held", "substitute": "boris", "unit": "u1"})["case"]
        self.anna.must(201, "POST", f"/cases/{opened}/subjects", {"role": "accused", "names": ["Ali Example"]})
        self.anna.must(200, "POST", f"/cases/{opened}/subjects/s1/custody", {"basis": "provisional", "since": office_day(-1) + "T06:30:00+01:00"})
        return opened

    def test_a_case_is_seen_and_worked_on_in_anothers_place(self):
        case = self.arrested()
        self.assertEqual(self.carl.get(f"/cases/{case}").status, 404)
        refused = self.carl.get(f"/cases/{case}", On_Behalf_Of=self.emil.account)
        self.assertEqual(refused.status, 403)
        self.assertIn("no substitution of today", refused.json["detail"])
        self.assertEqual(self.grant(self.emil, self.carl).status, 200)
        mine = {"On_Behalf_Of": self.emil.account}
        self.assertEqual(self.carl.get(f"/cases/{case}").status, 404, "for himself he sees no more than before")
        self.carl.must(200, "GET", f"/cases/{case}", **mine)
        self.assertIn(case, [one["id"] for one in self.carl.must(200, "GET", "/cases", **mine)["cases"]])
        self.assertNotIn(case, [one["id"] for one in self.carl.must(200, "GET", "/cases")["cases"]])
        self.assertEqual(self.carl.must(200, "GET", f"/accounts/{self.carl.account}/substitutions")["acts_for"],
                         [{"account": self.emil.account, "name": "Emil", "unit": "u1", "roles": ["head-of-unit"], "until": office_day(5)}])
        self.assertEqual(self.carl.get(f"/cases/{case}?on_behalf_of={self.emil.account}").status, 200, "as a link asks")
        self.assertEqual(self.carl.get(f"/cases/{case}?on_behalf_of={self.anna.account}").status, 403)
        self.assertIn((self.carl.account, self.emil.account),
                      [(one["account"], one["on_behalf_of"]) for one in self.emil.must(200, "GET", f"/cases/{case}/readings")["readings"]])
        self.carl.must(201, "POST", f"/cases/{case}/notes", {"says": "read on the way"}, **mine)
        told = self.anna.must(200, "GET", f"/cases/{case}/events")["events"]
        written = [one for one in told if one["type"] == "note-written"][0]
        self.assertEqual((written["by"], written["on_behalf_of"]), (self.carl.account, self.emil.account))
        self.end_all(self.emil)
        self.assertEqual(self.carl.get(f"/cases/{case}", **mine).status, 403)

    def test_neither_of_the_two_approves_what_one_proposed(self):
        case = self.arrested()
        self.assertEqual(self.grant(self.emil, self.boris).status, 200)
        self.assertEqual(self.grant(self.anna, self.boris).status, 200)
        clock = next(one["id"] for one in self.anna.must(200, "GET", f"/cases/{case}/clocks")["clocks"] if one["kind"] == "custody")
        silence = {"clock": clock, "until": office_day(3), "reason": "papers announced"}
        path = f"/cases/{case}/clocks/silence"
        approval = f"/cases/{case}/proposals/{{}}/approval"
        for_emil = {"On_Behalf_Of": self.emil.account}
        self.boris.must(202, "POST", path, silence, On_Behalf_Of=self.anna.account)
        self.assertEqual(self.anna.post(approval.format("a1"), {}).status, 403)
        self.assertEqual(self.boris.post(approval.format("a1"), {}, **for_emil).status, 403, "he proposed it himself, for anna")
        shown = self.anna.must(200, "GET", f"/cases/{case}/proposals")["proposals"][0]
        self.assertEqual(shown["recorded"]["on_behalf_of"], self.anna.account)
        self.assertNotIn("a1", [one["id"] for one in self.boris.must(200, "GET", "/proposals", **for_emil)["proposals"] if one["case"] == case])
        self.emil.must(200, "POST", approval.format("a1"), {})
        self.end_all(self.emil)
        self.end_all(self.anna)

    def test_what_is_ones_own_stays_so(self):
        self.assertEqual(self.grant(self.emil, self.carl).status, 200)
        mine = {"On_Behalf_Of": self.emil.account}
        self.assertEqual(self.carl.must(200, "GET", "/session", **mine)["account"]["id"], self.carl.account)
        self.assertEqual(self.propose(self.emil, self.anna, by=self.carl, **mine).status, 403, "who stands in names nobody else")
        self.assertEqual(self.carl.get(f"/account?on_behalf_of={self.emil.account}").status, 422)
        self.end_all(self.emil)

    def test_a_scan_finds_the_cases_of_whoever_is_stood_in_for(self):
        incoming_test.PROGRAM = PROGRAM
        sender = incoming_test.Sender(Path(self.office.data) / "sender")
        sender.container()
        sender.package()
        sender.run(PROGRAM, "package", "reply", "package.asice", "--office", "Prosecutor of Y", "--registration", "7", "--out", "reply.json",
                   "--code", "reply.png")
        code = (sender.folder / "reply.png").read_bytes()

        def scanned(**headers):
            answer = self.carl.ask("POST", "/scans", code, Content_Type="application/octet-stream", **headers)
            self.assertEqual(answer.status, 200, answer.body)
            reply, = answer.json["replies"]
            return reply["reply"]["request"], reply.get("case", {}).get("id")

        request, _ = scanned()
        of_anna = self.arrested()
        of_carl = self.carl.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "TR",
                                                         "title": "His", "substitute": "boris", "unit": "u2"})["case"]
        self.assertEqual(self.grant(self.anna, self.carl).status, 200)
        mine = {"On_Behalf_Of": self.anna.account}
        for case, for_himself, for_anna in ((of_anna, None, of_anna), (of_carl, of_carl, None)):
            with self.subTest(case), sqlite3.connect(f"{self.office.data}/comity.db", timeout=10) as rows:
                rows.execute("DELETE FROM docket_code")
                rows.execute("INSERT INTO docket_code SELECT authority, ?, id, 'w1', 'd1' FROM docket_case WHERE id = ?", (request, case))
                rows.commit()
                self.assertEqual((scanned()[1], scanned(**mine)[1]), (for_himself, for_anna))
        self.end_all(self.anna)

    def test_who_may_stand_in_for_whom(self):
        self.assertEqual(self.grant(self.emil, self.fred).status, 403, "an auditor stands in for nobody")
        self.assertEqual(self.grant(self.emil, self.emil).status, 403)
        self.assertEqual(self.grant(self.emil, self.carl, -5, -1).status, 422, "over")
        self.assertEqual(self.grant(self.emil, self.carl, 1, 2).status, 200)
        self.assertEqual(self.carl.get("/cases", On_Behalf_Of=self.emil.account).status, 403, "from tomorrow only")
        for by in (self.emil, self.administrator):
            alone = by.post(f"/accounts/{self.emil.account}/grant-substitution",
                            {"substitute": self.carl.account, "from": office_day(0), "until": office_day(1), "reason": "ill"})
            self.assertEqual(alone.status, 409)
            self.assertIn("takes a second person", alone.json["detail"])
        self.assertEqual(self.propose(self.emil, self.carl, by=self.anna).status, 403, "not hers to propose")
        proposed = self.propose(self.emil, self.carl, 0, 1, by=self.administrator)
        self.dora.must(200, "POST", f"/trust/{proposed.json['id']}/approval", {})
        self.carl.must(200, "GET", "/cases", On_Behalf_Of=self.emil.account)
        self.end_all(self.emil)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
