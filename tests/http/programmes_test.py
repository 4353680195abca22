#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Programmes of cooperation over HTTP: items and their status, report, picture, renewal with the cases one may see.

usage: programmes_test.py PROGRAM [REPORT]
"""

import sys
import xml.etree.ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1")]


class Programmes(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)

    def begin(self, state="TR"):
        path = "/programmes/" + self.anna.must(201, "POST", "/programmes", {
            "title": "Programme 2020–2021", "parties": [{"state": state}], "from": "2020-01-01", "to": "2021-12-31",
            "substitute": "boris"})["programme"]
        for subject in ("Digital assets", "Domestic violence"):
            self.anna.must(200, "POST", path + "/items",
                           {"subject": subject, "form": "seminar", "from": "2020-03-01", "to": "2020-06-30"})
        return path

    def test_status_and_progress_are_those_of_the_day(self):
        path = self.begin()
        self.anna.must(200, "POST", path + "/items/i1/outcome",
                       {"on": "2020-05-10", "place": "Ankara", "outputs": ["minutes"], "source": "minutes"})
        self.anna.must(200, "POST", path + "/signature", {"on": "2019-12-15", "source": "text"})
        shown = lambda on: self.anna.get(f"{path}?on={on}").json  # noqa: E731
        self.assertEqual([item["status"] for item in shown("2020-02-29")["items"]], ["planned", "planned"])
        self.assertEqual([item["status"] for item in shown("2020-06-30")["items"]], ["done", "running"])
        later = shown("2020-07-01")
        self.assertEqual([item["status"] for item in later["items"]], ["done", "late"])
        self.assertEqual((later["stage"], later["progress"]["percent"], later["progress"]["remaining"]), ("running", 50, ["i2"]))
        self.assertTrue(shown("2021-10-01")["progress"]["renew"])
        listed = self.anna.get("/programmes?on=2020-07-01&stage=running&limit=200").json["programmes"]
        self.assertIn(path.split("/")[-1], [one["id"] for one in listed])

    def test_the_report_is_in_their_language_and_the_picture_is_one(self):
        path = self.begin()
        report = self.anna.get(path + "/report?lang=fr&on=2020-07-01")
        self.assertEqual((report.headers["Content-Type"], report.headers["Content-Language"]), ("text/plain; charset=utf-8", "fr"))
        self.assertIn("En retard\n  – Digital assets (séminaire)", report.body.decode())
        self.assertEqual(self.anna.get(path + "/report?lang=az").status, 422)
        picture = self.anna.get(path + "/picture?on=2020-07-01")
        self.assertEqual(picture.headers["Content-Type"], "image/svg+xml")
        root = xml.etree.ElementTree.fromstring(picture.body)
        self.assertEqual(len(root.findall("{http://www.w3.org/2000/svg}rect")), 2)

    def test_a_renewal_counts_only_the_cases_that_the_reader_may_see(self):
        path = self.begin("NZ")
        case = self.anna.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "NZ",
                                                      "title": "Within", "substitute": "boris"})["case"]
        self.anna.must(201, "POST", f"/cases/{case}/facts", {"fact": "request.date_received", "value": "2020-05-01"})
        on = "?on=2021-12-31"
        mine = self.anna.get(path + "/renewal" + on).json
        self.assertEqual([item["id"] for item in mine["remaining"]], ["i1", "i2"])
        theirs = self.clara.get(path + "/renewal" + on).json
        self.assertEqual(theirs["remaining"], mine["remaining"])
        self.assertEqual(theirs["cases"], [])
        self.assertEqual([(line["counterpart"], line["what"], line["direction"], line["pending"]) for line in mine["cases"]],
                         [("NZ", "extradition", "incoming", 1)])
        self.assertEqual(self.anna.get(path + "/renewal?on=2020-04-30").json["cases"], [])

    def test_what_was_signed_is_ended_by_two(self):
        path = self.begin()
        self.anna.must(200, "POST", path + "/signature", {"on": "2019-12-15", "source": "text"})
        self.assertEqual(self.anna.post(path + "/signature", {"on": "2019-12-15", "source": "text"}).status, 409)
        self.assertEqual(self.anna.post(path + "/end", {"on": "2022-05-01", "because": "x", "source": "x"}).status, 409)
        self.assertEqual(self.clara.post(path + "/items", {}).status, 422)
        self.assertEqual(self.clara.post(path + "/items", {"subject": "x", "form": "seminar", "from": "2020-03-01",
                                                           "to": "2020-06-30"}).status, 403)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
