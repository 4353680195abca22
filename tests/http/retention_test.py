#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What is kept how long, over HTTP: a closed case is listed once its period is over, and erased by as many as must agree.

usage: retention_test.py PROGRAM [REPORT]
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import OfficeTest, office_day  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1"),
          ("dora", "deputy", "u1"), ("dina", "deputy", "u1")]
SETTINGS = """
[[authority.retention]]
kind = "extradition"
keep = "P30D"
ground = "Order 12/2020"

[[authority.four_eyes]]
act = "erase"
approvals = 2
"""


class Retention(OfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)
        cls.office.stop()
        with (Path(cls.office.data) / "comity.toml").open("a") as settings:
            settings.write(SETTINGS)
        cls.office.start()

    def closed(self, days_ago):
        """A case whose last step was so many days ago."""
        opened = self.anna.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "TR",
                                                        "title": "Old", "substitute": "boris"})
        on = office_day(-days_ago)
        for step in ("withdrawn", "closed"):
            self.anna.must(200, "POST", f"/cases/{opened['case']}/steps", {"step": step, "on": on})
        return opened

    def test_a_case_is_erased_when_its_time_is_over_and_two_deputies_agree(self):
        young, old = self.closed(20), self.closed(40)
        refused = self.anna.post(f"/cases/{old['case']}/erasure", {"reason": "its time is over"})
        self.assertEqual(refused.status, 403)
        self.assertIn("it is for: head-of-unit registrar", refused.json["detail"])
        refused = self.emil.post(f"/cases/{young['case']}/erasure", {"reason": "no room"})
        self.assertEqual(refused.status, 409)
        self.assertIn("Order 12/2020", refused.json["detail"])
        due = self.emil.must(200, "GET", "/retention")["retention"]
        self.assertEqual([(one["number"], one["ground"], one["proposed"]) for one in due], [(old["number"], "Order 12/2020", False)])
        self.assertEqual(self.clara.must(200, "GET", "/retention")["retention"], [])
        self.assertIn(b"Order 12/2020", self.emil.get("/retention?format=csv").body)

        proposed = self.emil.must(202, "POST", f"/cases/{old['case']}/erasure", {"reason": "its time is over"})
        self.assertEqual(proposed["waits_for"], "a1")
        approval = f"/cases/{old['case']}/proposals/a1/approval"
        first = self.dora.must(202, "POST", approval, {})
        self.assertEqual([event["type"] for event in first["events"]], ["approval-given"])
        self.assertEqual(self.dora.post(approval, {}).status, 403, "one person is one approval")
        self.assertEqual(self.dora.must(200, "GET", "/proposals")["proposals"], [])
        self.assertEqual([one["id"] for one in self.dina.must(200, "GET", "/proposals")["proposals"]], ["a1"])
        shown = self.anna.must(200, "GET", f"/cases/{old['case']}/proposals")["proposals"]
        self.assertEqual(shown[0]["approved_by"], [self.dora.account])
        self.dina.must(200, "POST", approval, {})
        self.assertEqual(self.anna.get(f"/cases/{old['case']}").status, 404)
        self.assertEqual(self.emil.must(200, "GET", "/retention")["retention"], [])


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
