#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Statistics over HTTP: defined by an editor, approved by another, opened to cases by need to know, published to everybody.

usage: statistics_test.py PROGRAM [REPORT]
"""

import csv
import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("edda", "public-editor", ""),
          ("emil", "head-of-unit", "u1")]
DEFINITION = {"title": "Requests", "title_fr": "Demandes", "title_ru": "Запросы", "about": "cases", "rows": "kind",
              "substitute": "boris"}
STATES = ["TR", "KZ", "FI", "FR", "RU"]


class OfficeWithCases(DescribedOfficeTest):
    """Its four kinds of cases are counted; one kind is small."""

    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)
        for kind, direction, count in (("extradition", "incoming", 7), ("extradition", "outgoing", 6),
                                       ("assistance", "incoming", 3), ("assistance", "outgoing", 11)):
            for _ in range(count):
                cls.anna.must(201, "POST", "/cases", {"kind": kind, "direction": direction, "counterpart": "TR",
                                                      "title": "Marker of a title", "substitute": "boris", "unit": "u1"})

    def define(self, **more):
        return "/statistics/" + self.edda.must(201, "POST", "/statistics", {**DEFINITION, **more})["statistic"]

    def today(self, path):
        return self.edda.get(path).json["on"]

    def publish(self, path, until=None):
        answer = self.edda.must(202, "POST", path + "/editions", {"until": until or self.today(path)})
        self.emil.must(200, "POST", f"{path}/proposals/{answer['waits_for']}/approval", {})
        return self.edda.get(path).json["editions"][-1]

    def public(self, path):
        number = self.edda.get(path).json["number"]
        listed = self.office.ask("GET", "/public/statistics").json["statistics"]
        return next((one for one in listed if one["number"] == number), None)


class Questionnaires(OfficeWithCases):
    """Where no table was published yet: what one of them tells may withhold the numbers of another."""

    def test_questionnaires_are_answered_from_the_cases_one_sees_and_for_others_from_all(self):
        listed = self.anna.must(200, "GET", "/questionnaires")["questionnaires"]
        self.assertEqual([one["id"] for one in listed], ["fatf", "uncac", "untoc", "pc-oc"])
        year = self.today(self.define())[:4]
        path = f"/questionnaires/fatf?from={year}&to={year}"
        counts = lambda answers, question, direction: {  # noqa: E731
            (cell["row"], cell["outcome"]): cell["count"]
            for one in answers["questions"] if one["id"] == question
            for table in one["tables"] if table["direction"] == direction for cell in table["cells"]}
        house = counts(self.anna.must(200, "GET", path), "mla-by-year", "outgoing")
        self.assertEqual((house[(year, "pending")], house[("", "")], house[("", "refused")]), (11, 11, 0))
        few = counts(self.anna.must(200, "GET", path), "mla-by-year", "incoming")
        self.assertEqual(few[("", "")], 3, "the house sees small numbers")
        self.assertEqual(counts(self.clara.must(200, "GET", path), "mla-by-year", "outgoing")[("", "")], 0)

        behind = "/questionnaires/fatf/questions/mla-by-year/cases"
        found = self.anna.must(200, "GET", f"{behind}?from={year}&to={year}&direction=outgoing&outcome=pending")["counted"]
        self.assertEqual((len(found), {one["kind"] for one in found}), (11, {"assistance"}))
        self.assertEqual(self.clara.must(200, "GET", f"{behind}?from={year}&to={year}&direction=outgoing")["counted"], [])
        self.assertIn(self.anna.get(f"{behind}?from={year}&to={year}").status, (404, 422), "which table must be said")

        self.assertEqual(self.anna.get(path + "&outside=true").status, 403)
        self.assertEqual(self.edda.get(path).status, 403, "she sees no cases")
        outside = self.edda.must(200, "GET", path + "&outside=true")
        self.assertEqual(counts(outside, "mla-by-year", "outgoing")[("", "")], 11)
        self.assertIsNone(counts(outside, "mla-by-year", "incoming")[("", "")], "three are not told")

        table = list(csv.DictReader(io.StringIO(self.edda.get(path + "&outside=true&format=csv&lang=fr").body.decode())))
        self.assertIn("d’entraide judiciaire", table[0]["ask"])
        self.assertTrue(any(line["question"] == "quality" and line["count"] == "" for line in table))
        for wrong in (f"?from={year}&to=2000", "?from=1990&to=2020", "?from=x"):
            self.assertEqual(self.anna.get("/questionnaires/fatf" + wrong).status, 422, wrong)
        self.assertEqual(self.anna.get("/questionnaires/none").status, 404)


class Statistics(OfficeWithCases):
    def test_becomes_public_when_a_second_person_approves(self):
        path = self.define(columns="direction")
        self.assertEqual(self.anna.post("/statistics", DEFINITION).status, 403)
        answer = self.edda.must(202, "POST", path + "/editions", {"until": self.today(path)})
        self.assertIsNone(self.public(path))
        self.assertEqual(self.edda.post(f"{path}/proposals/{answer['waits_for']}/approval", {}).status, 403)
        waiting = self.emil.get("/register/proposals").json["proposals"]
        self.assertIn(("publish-table", "publish"), [(one["command"], one["act"]) for one in waiting])
        self.emil.must(200, "POST", f"{path}/proposals/{answer['waits_for']}/approval", {})
        cells = {(one["row"], one["column"]): one["count"] for one in self.eventually(lambda: self.public(path))["edition"]["cells"]}
        self.assertEqual(cells[("", "")], 27)
        self.assertIsNone(cells[("assistance", "incoming")])
        self.assertGreaterEqual(list(cells.values()).count(None), 4, "one small count withholds three more of its rows and columns")
        self.assertNotIn("Marker", self.office.ask("GET", "/public/statistics").body.decode())

    def test_a_number_opens_to_the_cases_one_may_see(self):
        path = self.define()
        edition = self.publish(path)["id"]
        counted = f"{path}/editions/{edition}/counted"
        self.assertEqual(len(self.anna.get(counted + "?row=extradition").json["counted"]), 13)
        self.assertEqual(len(self.anna.get(counted).json["counted"]), 27)
        self.assertEqual(self.clara.get(counted).json["counted"], [])
        self.assertEqual(self.edda.get(counted).json["counted"], [])
        self.assertEqual(self.anna.get(counted + "?row=transit").status, 404)
        self.assertEqual(self.anna.get(f"{path}/editions/e9/counted").status, 404)
        table = self.anna.get(counted + "?row=extradition&format=csv").body.decode()
        self.assertEqual(table.count("Marker of a title"), 13)
        ids = [one["id"] for one in self.anna.get(counted).json["counted"]]
        for told in (self.edda.get(path), self.edda.get(path + "/events"), self.clara.get(path + "/events")):
            self.assertFalse([one for one in ids if one in told.body.decode()], "no case is named to whoever may not see it")
        self.assertTrue([one for one in ids if one in self.anna.get(path + "/events").body.decode()])

    def test_agreements_with_partners_from_how_many_states(self):
        for count, state in enumerate(STATES):
            path = "/agreements/" + self.anna.must(201, "POST", "/agreements", {
                "title": f"Agreement {count}", "kind": "memorandum", "parties": [{"state": state}],
                "substitute": "boris"})["agreement"]
            day = f"20{10 + count}-03-01"
            self.anna.must(200, "POST", path + "/steps",
                           {"step": "enter-into-force", "on": day, "effect": day, "source": "Gazette"})
        path = self.define(about="agreements", rows="region")
        for year, states in ((9, 0), (10, 1), (12, 3), (20, 5)):
            whole = self.publish(path, f"20{year:02}-12-31")["cells"][-1]
            self.assertEqual((whole["count"], whole["states"]), (states, states))
        number = self.edda.get(path).json["number"]
        table = lambda: self.office.ask("GET", f"/public/statistics/{number}/table.csv").body.decode()  # noqa: E731
        self.eventually(lambda: '"5"' in table() or ",5," in table())
        rows = list(csv.DictReader(io.StringIO(table())))
        self.assertEqual(rows[-1], {"row": "", "column": "", "count": "5", "states": "5"})
        counted = f"{path}/editions/e4/counted"
        opened = self.edda.get(counted).json["counted"]
        self.assertEqual([one["title"] for one in opened], [f"Agreement {count}" for count in range(5)])
        self.assertEqual(self.edda.get("/agreements/" + opened[0]["id"]).json["number"], opened[0]["number"])
        self.assertEqual(self.administrator.get(counted).json["counted"], [], "who may not read the register opens nothing")

    def test_is_withdrawn_by_two_and_gone_from_what_is_public(self):
        path = self.define(rows="status")
        self.publish(path)
        number = self.eventually(lambda: self.public(path))["number"]
        answer = self.edda.must(202, "POST", path + "/editions/e1/withdrawal", {"because": "counted twice for the house"} | {
            "note": "Counted <twice>", "note_fr": "Compté deux fois", "note_ru": "Учтено дважды"})
        self.assertIsNotNone(self.public(path))
        self.emil.must(200, "POST", f"{path}/proposals/{answer['waits_for']}/approval", {})
        self.eventually(lambda: self.public(path) is None)
        self.assertEqual(self.office.ask("GET", f"/public/statistics/{number}/table.csv").status, 404)
        self.assertEqual(self.edda.get(path).json["stage"], "withdrawn")
        self.assertEqual(self.edda.get(path).json["editions"][0]["withdrawn_note"]["fr"], "Compté deux fois")
        page = self.eventually(lambda: (lambda body: "</time>: Counted &lt;twice&gt;</p>" in body and body)(
            self.office.served.ask("GET", f"/public/en/statistics/{number.lower()}.html").body.decode()))
        self.assertNotIn("for the house", page)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
