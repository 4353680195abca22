#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Bodies and meetings over HTTP: from the agenda to minutes and tasks, on both axes of time, with cases by need to know.

usage: meetings_test.py PROGRAM [REPORT]
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402
from sign_in_test import in_a_month  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1")]


class Meetings(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)

    def begin(self, state="TR", **more):
        given = {"title": "Consultations", "kind": "bilateral", "parties": [{"state": state}], "from": "2024-03-12",
                 "to": "2024-03-13", "place": "Ankara", "substitute": "boris"}
        return "/meetings/" + self.anna.must(201, "POST", "/meetings", {**given, **more})["meeting"]

    def held(self, state="TR", **more):
        path = self.begin(state, **more)
        self.anna.must(200, "POST", path + "/course", {"source": "report of the delegation"})
        return path

    def test_from_the_agenda_to_minutes_that_two_adopt(self):
        path = self.begin()
        self.anna.must(200, "POST", path + "/agenda", {"subject": "Digital evidence", "by": "us", "says": "our wish"})
        self.anna.must(200, "POST", path + "/members",
                       {"side": "them", "state": "TR", "name": "N. Example", "office": "Judge", "role": "head"})
        self.assertEqual(self.anna.post(path + "/minutes", {"language": "en", "text": "Words"}).status, 409)
        self.anna.must(200, "POST", path + "/course", {"source": "report"})
        self.anna.must(200, "POST", path + "/minutes", {"language": "en", "text": "Words"})
        answer = self.anna.must(202, "POST", path + "/minutes/v1/adoption", {"on": self.today(), "source": "letter 4"})
        self.assertEqual(self.anna.post(f"{path}/proposals/{answer['waits_for']}/approval", {}).status, 403)
        waiting = self.emil.get("/register/proposals").json["proposals"]
        self.assertIn((path.split("/")[-1], "adopt-minutes"), [(one["holding"], one["command"]) for one in waiting])
        self.emil.must(200, "POST", f"{path}/proposals/{answer['waits_for']}/approval", {})
        shown = self.clara.get(path).json
        self.assertEqual((shown["stage"], shown["minutes"][0]["adopted_on"]), ("minuted", self.today()))
        self.assertEqual(self.clara.get(path + "/minutes/v1").json["text"], "Words")
        self.assertEqual(self.clara.get(path + "/minutes/v2").status, 404)
        self.assertEqual(self.clara.get(path + "?on=2024-03-12").json["stage"], "planned")
        listed = self.clara.get("/meetings?state=TR&stage=minuted&limit=200").json["meetings"]
        days = {one["id"]: (one["first_day"], one["last_day"]) for one in listed}
        self.assertEqual(days[path.split("/")[-1]], ("2024-03-12", "2024-03-13"))

    def test_a_token_for_lists_lists_meetings_with_their_days(self):
        path = self.begin()
        issued = self.anna.must(201, "POST", "/account/tokens", {
            "label": "calendar", "roles": ["officer"], "verbs": ["list"], "resources": ["register-entry"],
            "expires": in_a_month()})
        answer = self.office.ask("GET", "/meetings?limit=200", None, {"Authorization": f"Bearer {issued['token']}"})
        self.assertEqual(answer.status, 200)
        days = {one["id"]: (one["first_day"], one["last_day"]) for one in answer.json["meetings"]}
        self.assertEqual(days[path.split("/")[-1]], ("2024-03-12", "2024-03-13"))

    def today(self):
        return self.anna.get(self.begin()).json["on"]

    def test_a_decision_with_a_day_is_a_task_until_its_owner_closes_it(self):
        path = self.held("NZ")
        refused = self.anna.post(path + "/decisions", {"says": "x", "by": "us", "due": "2024-04-30"})
        self.assertEqual(refused.status, 422)
        self.assertIn("'owner' is missing", refused.json["detail"])
        unknown = self.anna.post(path + "/decisions", {"says": "x", "by": "us", "owner": "nobody", "due": "2024-04-30"})
        self.assertEqual((unknown.status, "there is no account 'nobody'" in unknown.json["detail"]), (422, True))
        self.anna.must(200, "POST", path + "/decisions", {"says": "a draft", "by": "us", "owner": "clara", "due": "2024-04-30"})
        self.anna.must(200, "POST", path + "/decisions", {"says": "figures", "by": "them", "due": "2024-04-15"})
        tasks = self.emil.get("/register/tasks?state=NZ").json["tasks"]
        self.assertEqual([(one["due"], one["by"], one["owner"], one["late"]) for one in tasks],
                         [("2024-04-15", "them", "", True), ("2024-04-30", "us", "clara", True)])
        self.assertEqual([one["decision"] for one in self.clara.get("/register/tasks?owner=clara&state=NZ").json["tasks"]], ["d1"])
        outcome = {"on": "2024-04-29", "says": "sent", "source": "letter 9"}
        self.assertEqual(self.clara.post(path + "/decisions/d2/outcome", outcome).status, 403)
        self.clara.must(200, "POST", path + "/decisions/d1/outcome", outcome)
        statuses = lambda on: [one["status"] for one in self.emil.get(f"{path}?on={on}").json["decisions"]]  # noqa: E731
        self.assertEqual(statuses("2024-04-15"), ["open", "open"])
        self.assertEqual(statuses("2024-04-29"), ["done", "late"])
        self.assertEqual([one["decision"] for one in self.emil.get("/register/tasks?state=NZ").json["tasks"]], ["d2"])

    def test_only_who_may_see_the_case_sees_what_it_is_tied_to(self):
        opened = self.anna.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "MA",
                                                        "title": "Within", "substitute": "boris"})
        path = self.held("MA")
        decision = {"says": "answer", "by": "us", "owner": "anna", "due": "2024-04-30", "case": opened["number"]}
        refused = self.clara.post(path + "/decisions", decision)
        self.assertEqual(refused.status, 403, "not hers to change")
        own = "/meetings/" + self.clara.must(201, "POST", "/meetings", {
            "title": "Other", "kind": "video", "parties": [{"state": "MA"}], "from": "2024-03-12", "to": "2024-03-12",
            "substitute": "boris"})["meeting"]
        self.assertEqual(self.clara.post(own + "/decisions", decision).status, 404)
        self.anna.must(200, "POST", path + "/decisions", decision)
        seen = lambda who: (who.get(path).json["decisions"][0]["case"],  # noqa: E731
                            who.get("/register/tasks?state=MA").json["tasks"][0]["case_number"])
        self.assertEqual(seen(self.anna), (opened["case"], opened["number"]))
        self.assertEqual(seen(self.clara), ("", ""))
        story = self.clara.get(path + "/events").body.decode()
        self.assertNotIn(opened["case"], story)
        self.assertNotIn(opened["number"], story)

    def test_days_are_found_by_period_state_and_owner(self):
        path = self.held("PE", title="Consultations")
        self.anna.must(200, "POST", path + "/decisions", {"says": "a draft", "by": "us", "owner": "clara", "due": "2024-04-30"})
        days = lambda rest: [(one["what"], one["from"], one["says"]) for one in  # noqa: E731
                             self.emil.must(200, "GET", f"/register/days?state=PE{rest}")["days"]]
        meeting, task = ("meeting", "2024-03-12", ""), ("task", "2024-04-30", "a draft")
        self.assertEqual(days("&from=2024-01-01"), [meeting, task])
        self.assertEqual(days("&from=2024-03-13&to=2024-04-29"), [meeting], "a meeting of two days, on its second")
        self.assertEqual(days("&from=2024-03-14&to=2024-04-30"), [task])
        self.assertEqual(days("&from=2024-01-01&owner=clara"), [task])
        self.assertEqual(days("&from=2024-01-01&to=2025-01-01"), [meeting, task])
        for period in ("from=2024-01-01&to=2025-01-02", "from=2024-01-02&to=2024-01-01"):
            self.assertEqual(self.emil.get(f"/register/days?{period}").status, 422)
        self.assertEqual(self.administrator.get("/register/days").status, 403)

    def test_the_story_ends_where_the_register_knew_no_more(self):
        path = self.held("CL")
        events = self.anna.get(path + "/events").json["events"]
        then = events[0]["at"].replace("+", "%2B")
        told = self.anna.get(f"{path}/events?known={then}").json["events"]
        self.assertEqual([one["type"] for one in told], [one["type"] for one in events if one["at"] <= events[0]["at"]])
        self.assertLess(len(told), len(events))
        self.assertEqual(self.anna.get(f"{path}/events?known=2000-01-01T00:00:00Z").status, 404)

    def test_the_calendar_has_days_and_no_words(self):
        path = self.held("MX", title="Planted title", place="Planted place")
        self.anna.must(200, "POST", path + "/decisions", {"says": "Planted words", "by": "us", "owner": "clara", "due": "2024-04-30"})
        number = self.anna.get(path).json["number"]
        calendar = lambda who: self.office.ask("GET", who.must(  # noqa: E731
            201, "POST", "/account/calendars", {"label": "phone", "expires": in_a_month()})["path"]
            .removeprefix("/api/v1").replace("clocks.ics", "register.ics"))
        mine = calendar(self.anna)
        self.assertEqual(mine.headers["Content-Type"], "text/calendar; charset=utf-8")
        text = mine.body.decode().replace("\r\n ", "")
        self.assertIn(f"SUMMARY:{number}: bilateral with MX\r\n", text)
        self.assertIn("DTSTART;VALUE=DATE:20240312\r\nDTEND;VALUE=DATE:20240314\r\n", text)
        self.assertNotIn("Planted", text)
        theirs = calendar(self.clara).body.decode().replace("\r\n ", "")
        self.assertIn(f"SUMMARY:{number} d1: task with MX\r\n", theirs)
        self.assertNotIn(f"SUMMARY:{number}: bilateral", theirs)
        self.assertEqual(self.office.ask("GET", "/calendar/comity-calendar-" + "A" * 43 + "/register.ics").status, 404)

    def test_what_was_known_at_a_moment_stays_known(self):
        path = self.held("JP")
        moment = self.anna.get(path).json["last"]["at"].replace("+", "%2B")
        self.anna.must(200, "POST", path + "/decisions", {"says": "noted"})
        before = self.anna.get(f"{path}?known={moment}").json
        self.assertEqual(before["decisions"], [])
        self.assertEqual(len(self.anna.get(path).json["decisions"]), 1)

    def test_a_brief_counts_for_each_reader_and_names_no_case(self):
        opened = self.anna.must(201, "POST", "/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "GE",
                                                        "title": "Planted marker", "substitute": "boris"})
        path = self.held("GE")
        self.anna.must(200, "POST", path + "/members",
                       {"side": "them", "state": "GE", "name": "N. Example", "office": "Judge", "role": "head"})
        self.anna.must(200, "POST", path + "/decisions", {"says": "a list", "by": "them", "due": "2024-04-15",
                                                          "case": opened["number"]})
        mine, theirs = (who.get("/register/brief?state=GE") for who in (self.anna, self.clara))
        self.assertEqual([(one["kind"], one["direction"], one["open"]) for one in mine.json["cases"]],
                         [("extradition", "incoming", 1)])
        self.assertEqual(theirs.json["cases"], [])
        self.assertEqual([one["name"] for one in theirs.json["people"]], ["N. Example"])
        self.assertEqual((theirs.json["last_meeting"]["id"], theirs.json["next_meeting"]), (path.split("/")[-1], None))
        self.assertEqual([(one["decision"]["status"], one["decision"]["case"]) for one in theirs.json["tasks"]], [("late", "")])
        self.assertIn("coe-024", mine.json["treaties"][0]["governing"])
        page = self.anna.get("/register/brief/page?state=GE&lang=fr")
        self.assertEqual((page.headers["Content-Type"], page.headers["Content-Language"]), ("text/html; charset=utf-8", "fr"))
        self.assertIn("default-src 'none'", page.headers["Content-Security-Policy"])
        self.assertIn("Note de préparation", page.body.decode())
        for text in (mine.body.decode(), theirs.body.decode(), page.body.decode()):
            self.assertNotIn("Planted marker", text)
        self.assertNotIn(opened["number"], theirs.body.decode() + page.body.decode())
        self.assertNotIn(opened["case"], theirs.body.decode())
        self.assertEqual(self.anna.get("/register/brief?state=Georgia").status, 422)
        self.assertEqual(self.anna.get("/register/brief/page?state=GE&lang=az").status, 422)

    def test_a_body_has_who_speaks_there_for_us(self):
        path = "/bodies/" + self.anna.must(201, "POST", "/bodies", {
            "title": "Committee of experts", "kind": "committee", "organisation": "Council of Europe",
            "substitute": "boris"})["body"]
        self.anna.must(200, "POST", path + "/delegates", {"name": "D. Example", "office": "Head", "from": "2024-01-01",
                                                          "source": "letter 1"})
        self.anna.must(200, "POST", path + "/delegates/m1/end", {"on": "2024-06-30"})
        self.assertEqual(self.clara.get(path + "?on=2024-06-30").json["delegates"][0]["serves"], True)
        self.assertEqual(self.clara.get(path + "?on=2024-07-01").json["delegates"][0]["serves"], False)
        self.assertEqual(self.clara.post(path + "/end", {"on": "2024-07-01", "because": "x", "source": "x"}).status, 403)
        self.anna.must(200, "POST", path + "/end", {"on": "2024-07-01", "because": "merged", "source": "resolution"})
        listed = self.clara.get("/bodies?kind=committee&limit=200").json["bodies"]
        self.assertIn(path.split("/")[-1], [one["id"] for one in listed])
        self.assertEqual(self.clara.get(path).json["stage"], "ended")


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
