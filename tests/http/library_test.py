#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The library over HTTP: an edition from its pages to its receipt, on both axes of time; search by word forms, for those
who may read.

usage: library_test.py PROGRAM [REPORT]
"""

import sys
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1")]
DAY = "2024-01-22"


class Library(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)

    def begin(self, pages, language="en", **more):
        given = {"title": "Requests", "kind": "methodological-paper", "substitute": "boris"}
        path = "/publications/" + self.anna.must(201, "POST", "/publications", {**given, **more})["publication"]
        self.anna.must(200, "POST", path + "/editions", {"label": "1st edition", "on": DAY, "source": "file 12"})
        self.anna.must(200, "POST", path + "/texts", {"edition": "e1", "language": language, "text": "\f".join(pages)})
        return path

    def put_in_force(self, path, day):
        self.boris.must(200, "POST", path + "/editions/e1/review", {"on": day})
        waits = self.anna.must(202, "POST", path + "/editions/e1/force", {"from": day, "source": "order 3"})
        self.emil.must(200, "POST", f"{path}/proposals/{waits['waits_for']}/approval", {})

    def search(self, person, words, **more):
        return person.must(200, "GET", "/library/pages?" + urlencode({"text": words, **more}))

    def test_from_pages_to_the_receipt(self):
        path = self.begin(["One.", "Two."])
        today = self.anna.must(200, "GET", path)["entered_on"]
        self.anna.must(409, "POST", path + "/editions/e1/force", {"from": today, "source": "order 3"})
        self.anna.must(403, "POST", path + "/editions/e1/review", {"on": today})
        self.put_in_force(path, today)
        shown = self.clara.must(200, "GET", path)
        self.assertEqual((shown["stage"], shown["editions"][0]["status"]), ("in-force", "in-force"))
        self.assertEqual(shown["editions"][0]["reviewed_by"], "boris")
        self.assertEqual(self.clara.must(200, "GET", path + "?on=2024-01-21")["stage"], "in-preparation")
        before = self.clara.must(200, "GET", f"{path}?known={shown['editions'][0]['prepared']['at'].replace('+', '%2B')}")
        self.assertEqual(before["stage"], "in-preparation", "the library did not know it yet")

        to = [{"state": "KZ", "authority": "General Prosecutor's Office"}, {"state": "TR"}]
        given = {"edition": "e1", "to": to, "on": today, "language": "en", "source": "letter 7"}
        self.assertEqual(len(self.anna.must(200, "POST", path + "/disseminations", given)["events"]), 2)
        self.anna.must(409, "POST", path + "/disseminations", given)
        self.anna.must(200, "POST", path + "/disseminations/s1/receipt", {"on": today, "by": "registry", "source": "letter 9"})
        receipts = [one["acknowledged_on"] for one in self.clara.must(200, "GET", path)["disseminations"]]
        self.assertEqual(receipts, [today, ""])
        events = [event["type"] for event in self.clara.must(200, "GET", path + "/events")["events"]]
        self.assertEqual(events[-3:], ["disseminated", "disseminated", "dissemination-acknowledged"])

    def test_search_cites_the_page(self):
        self.begin(["Nothing.", "The zeppelins of the requested State are confiscated."], title="On zeppelins")
        self.begin(["Конфискация цеппелинов."], language="ru")
        found = self.search(self.clara, "confiscating zeppelin")
        self.assertEqual(found["found"], 1)
        page = found["pages"][0]
        self.assertEqual((page["title"], page["label"], page["page"], page["language"], page["in_force"]),
                         ("On zeppelins", "1st edition", 2, "en", False))
        self.assertEqual([part["text"] for part in page["snippet"] if part["found"]], ["zeppelins", "confiscated"])
        text = self.clara.must(200, "GET", f"/publications/{page['publication']}/texts/{page['text']}")
        self.assertIn("zeppelins", text["pages"][page["page"] - 1]["text"])
        self.assertEqual(self.search(self.clara, "цеппелинами")["found"], 1)
        self.assertEqual(self.search(self.clara, "tseppelin", language="ru")["found"], 1, "across scripts")
        self.assertEqual(self.search(self.clara, "zeppelin", on=DAY, language="en")["found"], 0, "not in force")
        for wrong, status in [({"text": " "}, 422), ({"text": "a b c d e f g h i j k l m"}, 413), ({"text": "a", "limit": 51}, 422)]:
            self.assertEqual(self.clara.get("/library/pages?" + urlencode(wrong)).status, status, wrong)

    def test_what_it_rests_on_is_in_the_law_library(self):
        path = self.begin(["on nationals"])
        refused = self.anna.post(path + "/description", {"rests_on": ["coe-024:999"]})
        self.assertEqual((refused.status, "no provision 'coe-024:999'" in refused.json["detail"]), (422, True))
        self.anna.must(200, "POST", path + "/description", {"rests_on": ["coe-024:9"]})
        law = self.clara.must(200, "GET", path)["law"]
        self.assertEqual(law, {"waits": False, "moved_on": "", "due": "", "provisions": [], "confirmed": []})
        early = self.anna.post(path + "/law/confirmation", {"on": "2026-01-01"})
        self.assertEqual((early.status, "reads as when somebody looked last" in early.json["detail"]), (409, True))

    def test_what_is_restricted_does_not_exist_for_others(self):
        path = self.begin(["the planted quokka"])
        self.anna.must(200, "POST", path + "/restriction", {"readers": ["emil"], "because": "given in confidence"})
        for person, found in [(self.clara, 0), (self.boris, 1), (self.emil, 1)]:
            self.assertEqual(self.search(person, "quokka")["found"], found)
            person.must(200 if found else 404, "GET", path)
            person.must(200 if found else 404, "GET", path + "/events")
            person.must(200 if found else 404, "GET", path + "/texts/x1")
            listed = [one["id"] for one in person.must(200, "GET", "/publications")["publications"]]
            self.assertEqual(path.rpartition("/")[2] in listed, bool(found))
        self.clara.must(404, "POST", path + "/restriction/end", {"because": "curious"})

    def test_pages_have_limits_and_owners(self):
        path = self.begin(["one"])
        self.clara.must(403, "POST", path + "/description", {"title": "of somebody else"})
        more = {"edition": "e1", "language": "fr"}
        self.assertEqual(self.anna.post(path + "/texts", {**more, "text": "a" * (64 * 1024 + 1)}).status, 413)
        self.anna.must(200, "POST", path + "/texts", {**more, "text": "a" * (64 * 1024)})


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
