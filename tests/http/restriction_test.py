#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A closed case put out of sight over HTTP: nobody finds it, reading takes a reason and is recorded, two persons show it again.

usage: restriction_test.py PROGRAM [REPORT]
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1"),
          ("dora", "deputy", "u1"), ("fred", "auditor", "")]


class Restriction(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)

    def closed(self, title):
        opened = self.anna.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "TR",
                                                        "title": title, "substitute": "boris", "unit": "u1"})
        for step in ("withdrawn", "closed"):
            self.anna.must(200, "POST", f"/cases/{opened['case']}/steps", {"step": step})
        return opened

    def restricted(self, title):
        case = self.closed(title)
        self.emil.must(202, "POST", f"/cases/{case['case']}/restriction", {"reason": "kept for the archive alone"})
        self.dora.must(200, "POST", f"/cases/{case['case']}/proposals/a1/approval", {})
        return case

    def found(self, person, word):
        listed = person.must(200, "GET", f"/cases?closed=true&q={word}")["cases"]
        return [one["id"] for one in listed], person.must(200, "GET", f"/cases?closed=true&q={word}&total=true")["total"]

    def asked_of_us(self):
        return sum(line["all"] for line in self.anna.must(200, "GET", "/ledger?state=TR")["ledger"])

    def test_it_is_for_closed_cases_and_takes_two_whom_the_table_names(self):
        opened = self.anna.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "TR",
                                                        "title": "Open", "substitute": "boris", "unit": "u1"})["case"]
        refused = self.emil.post(f"/cases/{opened}/restriction", {"reason": "x"})
        self.assertEqual(refused.status, 409)
        self.assertIn("only what is closed is restricted", refused.json["errors"][0]["hint"])
        closed = self.closed("Closed")["case"]
        refused = self.anna.post(f"/cases/{closed}/restriction", {"reason": "x"})
        self.assertEqual(refused.status, 403)
        self.assertIn("it is for: head-of-unit registrar", refused.json["detail"])
        self.emil.must(202, "POST", f"/cases/{closed}/restriction", {"reason": "x"})
        self.assertEqual(self.emil.post(f"/cases/{closed}/proposals/a1/approval", {}).status, 403)
        self.assertEqual(self.emil.post(f"/cases/{closed}/restriction/end", {"reason": "x"}).status, 409, "it is not restricted")

    def test_nobody_finds_or_opens_it(self):
        shown = self.closed("Obsidian affair")
        self.assertEqual(self.found(self.anna, "obsidian"), ([shown["case"]], 1))
        before = self.asked_of_us()
        self.assertGreater(before, 0)
        case = self.restricted("Basalt affair")
        for person in (self.anna, self.boris, self.emil, self.dora, self.clara):
            self.assertEqual(self.found(person, "basalt"), ([], 0))
            self.assertEqual(person.get(f"/search?q={case['number']}").json.get("found"), [])
            hidden, missing = person.get(f"/cases/{case['case']}"), person.get("/cases/aaaaaaaaaaaaaaaa")
            self.assertEqual((hidden.status, hidden.json["detail"]), (404, missing.json["detail"]))
            for part in ("events", "documents", "readings", "proposals"):
                self.assertEqual(person.get(f"/cases/{case['case']}/{part}").status, 404, part)
            self.assertEqual(person.post(f"/cases/{case['case']}/notes", {"says": "x"}).status, 404)
        self.assertEqual(self.asked_of_us(), before, "it is in no count")
        kept = self.emil.must(200, "GET", "/restrictions")["restrictions"]
        self.assertIn(case["number"], [one["number"] for one in kept])
        self.assertNotIn("Basalt", str(kept), "nothing of what it says")
        self.assertIn(case["number"], [one["number"] for one in self.dora.must(200, "GET", "/restrictions")["restrictions"]])
        for person in (self.anna, self.clara, self.fred):
            self.assertEqual(person.must(200, "GET", "/restrictions")["restrictions"], [])

    def test_reading_takes_a_reason_and_is_recorded(self):
        case = self.restricted("Gneiss affair")["case"]
        self.assertEqual(self.anna.post(f"/cases/{case}/break-glass", {}).status, 422, "no reason")
        self.anna.must(201, "POST", f"/cases/{case}/break-glass", {"reason": "a court asks for the file"})
        self.assertEqual(self.anna.must(200, "GET", f"/cases/{case}")["title"], "Gneiss affair")
        self.assertEqual(self.boris.get(f"/cases/{case}").status, 404, "for her alone")
        self.assertEqual(self.anna.post(f"/cases/{case}/grants", {"account": "boris", "reason": "x", "until": "2099-01-01T00:00:00Z"}).status, 403)
        told = self.anna.must(200, "GET", f"/cases/{case}/events")["events"]
        self.assertEqual([one["type"] for one in told[-3:]], ["access-granted", "task-added", "task-added"])
        kept = self.emil.must(200, "GET", "/restrictions")["restrictions"]
        self.assertEqual([(one["glass_broken"], one["arrived"]) for one in kept if one["case"] == case], [(2, 0)])
        for person in (self.boris, self.emil):
            task = next(one for one in person.must(200, "GET", "/tasks")["tasks"] if one["case"] == case)
            self.assertEqual((task["title"], task["made_by"]), ("", "break-glass"))
            person.must(200, "POST", f"/cases/{case}/tasks/{task['id']}/end", {"because": "seen"})
        self.assertNotIn(case, [one["case"] for one in self.anna.must(200, "GET", "/tasks")["tasks"]], "it tells others")
        readings = self.fred.must(200, "GET", f"/audit/readings?case={case}")["readings"]
        self.assertIn((self.anna.account, "case"), [(one["account"], one["what"]) for one in readings])

    def test_two_persons_show_it_again(self):
        case = self.restricted("Marble affair")["case"]
        proposed = self.emil.must(202, "POST", f"/cases/{case}/restriction/end", {"reason": "a new request"})
        self.assertIn(proposed["waits_for"], [one["id"] for one in self.dora.must(200, "GET", "/proposals")["proposals"] if one["case"] == case])
        self.dora.must(200, "POST", f"/cases/{case}/proposals/{proposed['waits_for']}/approval", {})
        self.assertEqual(self.found(self.anna, "marble"), ([case], 1))
        self.anna.must(200, "GET", f"/cases/{case}")
        self.assertNotIn(case, [one["case"] for one in self.emil.must(200, "GET", "/restrictions")["restrictions"]])

    def test_it_is_erased_without_being_shown(self):
        case = self.restricted("Slate affair")["case"]
        proposed = self.emil.must(202, "POST", f"/cases/{case}/erasure", {"reason": "its time is over"})
        self.dora.must(200, "POST", f"/cases/{case}/proposals/{proposed['waits_for']}/approval", {})
        self.assertNotIn(case, [one["case"] for one in self.emil.must(200, "GET", "/restrictions")["restrictions"]])


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
