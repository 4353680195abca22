#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The HTTP resources as docs/formats/api.md promises them, asked of a started program.

usage: api_test.py PROGRAM [REPORT]
"""

import csv
import io
import json
import re
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from served import Served, program_named, run_tests  # noqa: E402

PROGRAM = None
PROBLEMS = HERE.parents[1] / "docs/formats/problems.md"
DAY = "on=2026-11-21"
QUESTION = {
    "as_of": "2026-11-21",
    "facts": {
        "request": {"kind": "extradition", "requesting_state": "TR", "requested_state": "CH"},
        "offences": [{"id": "fraud"}, {"id": "theft"}],
    },
}


class Resources(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.comity = Served(PROGRAM, "--quiet")

    @classmethod
    def tearDownClass(cls):
        cls.comity.stop()

    def good(self, path, **headers):
        answer = self.comity.get("/api/v1/" + path, **headers)
        self.assertEqual(answer.status, 200, answer.body)
        self.assertEqual(answer.headers["Content-Type"], "application/json")
        return answer.json

    def wrong(self, path, status, *places):
        answer = self.comity.get("/api/v1/" + path)
        self.assert_problem(answer, status, *places)
        return answer.json

    def assert_problem(self, answer, status, *places):
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        problem = answer.json
        self.assertEqual(problem["status"], status)
        self.assertEqual(problem["type"], documented_problems()[status])
        self.assertTrue(problem["title"])
        self.assertTrue(problem["detail"])
        self.assertEqual(sorted(error["place"] for error in problem.get("errors", [])), sorted(places))
        for error in problem.get("errors", []):
            self.assertTrue(error["message"])


def documented_problems():
    """The type of each status, as the page of problems has it."""
    kinds = re.findall(r"^`(/problems/[a-z-]+)`, status (\d{3}) ", PROBLEMS.read_text(encoding="utf-8"), re.MULTILINE)
    return {int(status): kind for kind, status in kinds}


class Library(Resources):
    def test_health(self):
        self.assertEqual(self.good("health"), {"status": "ok"})

    def test_law_names_its_version_and_digest(self):
        law = self.good("law")
        self.assertRegex(law["digest"], "^sha256:[0-9a-f]{64}$")
        self.assertRegex(law["version"], r"^\d{4}\.\d{2}")
        self.assertEqual(law["states"], len(self.good("states")))
        self.assertEqual(law["instruments"], len(self.good("instruments")))
        self.assertGreater(law["rules"], 100)

    def test_states_in_the_language_asked_for(self):
        states = {state["code"]: state for state in self.good("states?lang=fr")}
        self.assertEqual(states["CH"]["name"], "Suisse")
        self.assertEqual(states["CH"]["alpha3"], "CHE")
        self.assertEqual(states["CH"]["names"], {"en": "Switzerland", "fr": "Suisse", "ru": "Швейцария"})

    def test_facts_are_complete(self):
        facts = {fact["name"]: fact for fact in self.good("facts")["facts"]}
        purpose = facts["request.kind"]
        self.assertEqual(purpose["type"], "one of")
        self.assertIn({"value": "extradition", "label": "extradition"}, purpose["values"])
        self.assertFalse(purpose["per_offence"])
        self.assertTrue(facts["offence.fiscal"]["per_offence"])
        self.assertEqual(facts["offence.fiscal"]["type"], "yes/no")
        nationalities = facts["person.nationalities"]
        self.assertEqual(nationalities["type"], "list")
        self.assertIn("state", [field["type"] for field in nationalities["fields"]])
        for fact in facts.values():
            self.assertIn(fact["answered_by"], ("registry", "requested", "requesting", "register"))
            self.assertTrue(fact["label"], fact["name"])

    def test_kinds_have_a_family_and_a_label(self):
        kinds = {kind["kind"]: kind for kind in self.good("kinds?lang=ru")}
        self.assertEqual(kinds["extradition"], {"kind": "extradition", "family": "extradition", "label": "выдача"})
        self.assertEqual(kinds["service"]["family"], "assistance")
        self.assertNotIn("none", kinds)
        self.assertEqual(len(kinds), len(self.good("kinds")))

    def test_clocks_are_named_in_the_language_asked_for(self):
        english = {clock["id"]: clock for clock in self.good("law/clocks")}
        self.assertEqual(english["k.ece-40"]["rule"], "coe-024:16.4")
        self.assertEqual(english["k.ece-40"]["label"], "Provisional arrest: absolute limit")
        french = {clock["id"]: clock for clock in self.good("law/clocks?lang=fr")}
        self.assertEqual(french.keys(), english.keys())
        self.assertNotEqual(french["k.ece-40"]["label"], english["k.ece-40"]["label"])
        self.wrong("law/clocks?colour=red", 422, "colour")

    def test_instruments_are_counted_on_the_day(self):
        now = {one["id"]: one for one in self.good(f"instruments?{DAY}")}
        then = {one["id"]: one for one in self.good("instruments?on=1965-01-01")}
        self.assertGreater(now["coe-024"]["parties"], 45)
        self.assertLess(then["coe-024"]["parties"], 15)
        self.assertEqual(now["coe-024"]["family"], ["extradition"])
        self.assertEqual(now["coe-024"]["role"], "treaty")
        self.assertEqual(now["coe-024"]["opened"], "1957-12-13")
        self.assertGreater(now["coe-024"]["rules"], 20)
        self.assertGreater(sum(now["coe-024"]["mark_counts"].values()), 20)

    def test_one_instrument_has_provisions_parties_and_declarations(self):
        convention = self.good(f"instruments/coe-024?{DAY}")
        provisions = {provision["id"]: provision for provision in convention["provisions"]}
        nationals = provisions["coe-024:6.1.a"]
        self.assertEqual(nationals["rules"][0]["kind"], "ground")
        self.assertEqual(nationals["rules"][0]["id"], "g.nationality")
        self.assertIn("when", nationals["rules"][0]["words"])
        turkey = [party for party in convention["parties"] if party["state"] == "TR"]
        self.assertEqual([party["from"] for party in turkey], ["1960-04-18"])
        self.assertEqual(turkey[0]["to"], None)
        self.assertTrue(any(one["state"] == "CH" and one["kind"] == "reservation" for one in convention["declarations"]))

    def test_an_instrument_that_is_not_there(self):
        problem = self.wrong("instruments/coe-025", 404, "id")
        self.assertIn("did you mean coe-0", problem["errors"][0]["hint"])


class Network(Resources):
    def test_treaties_of_a_pair(self):
        pair = self.good(f"treaties?a=TR&b=CH&kind=extradition&{DAY}")
        self.assertEqual([pair[key] for key in ("a", "b", "kind", "on", "answer")],
                         ["TR", "CH", "extradition", "2026-11-21", "treaty"])
        self.assertEqual(pair["legal_basis"]["governing"], ["coe-024"])
        first = pair["instruments"][0]
        self.assertEqual([first[key] for key in ("id", "role", "in_force", "since", "until", "template")],
                         ["coe-024", "governing", "yes", "1967-03-20", None, False])
        self.assertEqual(first["a"]["from"], "1960-04-18")
        self.assertEqual(first["b"]["deposited"], "1966-12-20")
        self.assertTrue(first["a"]["source"])
        self.assertTrue(all(one["state"] in ("TR", "CH") for one in first["declarations"]))
        chapters = {one["id"]: one["chapters_not_accepted"] for one in pair["instruments"]}
        self.assertEqual(chapters["coe-098"], ["II"])
        self.assertTrue(any("chapter II" in gap for gap in pair["gaps"]))

    def test_alpha_3_and_any_case_name_the_same_states(self):
        self.assertEqual(self.good(f"treaties?a=tur&b=Che&{DAY}"), self.good(f"treaties?a=TR&b=CH&{DAY}"))

    def test_kind_is_extradition_unless_told(self):
        self.assertEqual(self.good(f"treaties?a=TR&b=CH&{DAY}")["kind"], "extradition")
        service = self.good(f"treaties?a=TR&b=CH&kind=service&{DAY}")
        self.assertIn("coe-030", service["legal_basis"]["governing"])

    def test_words_follow_the_language(self):
        french = self.good(f"treaties?a=TR&b=CH&lang=fr&{DAY}")
        self.assertEqual(french["instruments"][0]["title"], "Convention européenne d’extradition")
        self.assertTrue(any("le chapitre II" in gap for gap in french["gaps"]))

    def test_what_was_known_on_a_day(self):
        known = self.good(f"treaties?a=CH&b=TR&{DAY}&known=2026-11-20")
        self.assertEqual(known["legal_basis"]["governing"], [])
        self.assertEqual(known["instruments"], [])
        self.assertEqual(known["answer"], "unknown")
        self.assertTrue(known["gaps"])

    def test_partners_stand_on_either_side(self):
        for side in ("requesting", "requested"):
            partners = self.good(f"partners?state=CH&side={side}&{DAY}")
            self.assertEqual(partners["side"], side)
            found = {one["state"]: one for one in partners["partners"]}
            self.assertNotIn("CH", found)
            self.assertGreater(len(found), 150)
            self.assertEqual(found["TR"]["answer"], "treaty")
            self.assertEqual(found["TR"]["governing"], ["coe-024"])
            self.assertEqual(found["TR"]["since"], "1967-03-20")
            self.assertGreater(found["TR"]["reservations"], 0)
        answers = {one["answer"] for one in partners["partners"]}
        self.assertLessEqual(answers, {"treaty", "convention", "reciprocity", "none", "unknown"})

    def test_partners_agree_with_each_pair(self):
        for one in self.good(f"partners?state=CH&side=requested&kind=service&{DAY}")["partners"][::20]:
            pair = self.good(f"treaties?a={one['state']}&b=CH&kind=service&{DAY}")
            self.assertEqual(pair["answer"], one["answer"], one["state"])
            self.assertEqual(pair["legal_basis"]["governing"], one["governing"])

    def test_years_are_the_days_of_change(self):
        years = self.good("years?a=GB&b=DE&kind=extradition")
        days = [one["from"] for one in years]
        self.assertEqual(days, sorted(days))
        governing = {one["from"]: one["governing"] for one in years}
        self.assertEqual(governing["2004-01-01"], ["eu-eaw"])
        self.assertEqual(governing["2021-01-01"], ["coe-024"])


class OverTime(Resources):
    """The sheet of a State, changes with their feed, and what is drawn over the years."""

    def table(self, path):
        answer = self.comity.get("/api/v1/" + path)
        self.assertEqual(answer.status, 200, answer.body)
        self.assertEqual(answer.headers["Content-Type"], "text/csv; charset=utf-8; header=present")
        self.assertRegex(answer.headers["Content-Disposition"], r'^attachment; filename="comity-[A-Za-z0-9-]+\.csv"$')
        return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8"))))

    def test_the_sheet_of_a_state(self):
        sheet = self.good(f"state?state=FIN&{DAY}&lang=fr")
        self.assertEqual([sheet[key] for key in ("state", "alpha3", "name", "on")], ["FI", "FIN", "Finlande", "2026-11-21"])
        union = next(one for one in sheet["memberships"] if one["organisation"] == "eu")
        self.assertEqual([union[key] for key in ("name", "member", "from", "to", "verified")],
                         ["Union européenne", True, "1995-01-01", None, False])
        topics = {topic["topic"]: topic for topic in sheet["topics"]}
        nationality = topics["nationality"]
        self.assertEqual(nationality["known"], "yes")
        self.assertEqual(nationality["ask"], [])
        self.assertEqual([line["origin"] for line in nationality["lines"]], ["national-law", "declaration", "declaration"])
        row = nationality["lines"][0]
        self.assertEqual([row[key] for key in ("value", "label", "cite", "as_of", "verified", "instrument", "authority")],
                         ["conditional", "nationaux sous conditions", "Constitution sec. 9", "2011", True, None, None])
        self.assertEqual([nationality["lines"][1][key] for key in ("value", "cite", "instrument", "from")],
                         ["declaration", "coe-024:6", "coe-024", "1971-05-12"])
        reciprocity = topics["reciprocity"]
        self.assertEqual([reciprocity["known"], reciprocity["lines"]], ["no", []])
        self.assertEqual([one["whom"] for one in reciprocity["ask"]], ["central-authority", "foreign-ministry"])
        self.assertIn("Finlande", reciprocity["ask"][0]["words"])
        self.assertEqual(sheet["unknown"], [name for name, topic in topics.items() if topic["known"] != "yes"])
        convention = next(one for one in sheet["instruments"] if one["id"] == "coe-024")
        self.assertEqual([convention[key] for key in ("status", "from", "deposited", "depositary")],
                         ["bound", "1971-08-10", "1971-05-12", "Secretary General of the Council of Europe"])
        self.assertEqual(sorted(one["article"] for one in convention["declarations"]), ["28.3", "28.3", "6"])
        counts = {one["kind"]: one for one in sheet["partners"]}
        partners = self.good(f"partners?state=FI&{DAY}")["partners"]
        for answer, count in counts["extradition"]["requesting"].items():
            self.assertEqual(count, sum(one["answer"] == answer for one in partners), answer)

    def test_every_line_of_every_sheet_has_its_source(self):
        for state in self.good("states"):
            sheet = self.good(f"state?state={state['code']}&{DAY}")
            for topic in sheet["topics"]:
                self.assertEqual(topic["known"] == "no", not topic["lines"])
                self.assertTrue(topic["lines"] or topic["ask"], (state["code"], topic["topic"]))
                for line in topic["lines"]:
                    self.assertTrue(line["source"] and line["says"], (state["code"], line))
            for row in sheet["instruments"]:
                self.assertTrue(row["source"], (state["code"], row))

    def test_changes_of_a_period(self):
        changes = self.good("changes?state=RU&from=2022-01-01&to=2022-12-31")
        self.assertEqual([(one["day"], one["event"], one["state"], one["toward"], one["instrument"], one["verified"])
                          for one in changes["events"]],
                         [("2022-03-16", "left-organisation", "RU", None, None, False),
                          ("2022-09-17", "left", "RU", None, "coe-005", False),
                          ("2022-12-23", "suspended", "UA", "RU", "cis-minsk-1993", True),
                          ("2022-12-23", "suspended", "UA", "RU", "cis-minsk-1997", True)])
        self.assertGreater(changes["undated"], 0)
        for event in changes["events"][1:]:
            self.assertEqual(event["recorded"], "2026-11-21")
            self.assertIsNone(event["withdrawn"])
            self.assertTrue(event["source"])
        self.assertEqual(self.good("changes?state=RU&from=2022-01-01&to=2022-12-31&known=2026-11-20")["events"][1:], [])
        learned = self.good("changes?state=RU&axis=recorded&from=2026-11-21&to=2026-11-21")
        self.assertGreater(len(learned["events"]), 100)
        self.assertEqual(self.good("changes?state=RU&axis=recorded&from=2026-11-22")["events"], [])

    def test_changes_as_a_table(self):
        rows = self.table("changes?state=UA&instrument=cis-minsk-1997&from=2022-01-01&format=csv")
        self.assertEqual([(row["day"], row["event"], row["toward"]) for row in rows],
                         [("2022-12-23", "suspended", "BY"), ("2022-12-23", "suspended", "RU"), ("2023-12-29", "left", ""),
                          ("2023-12-29", "suspension-ended", "BY"), ("2023-12-29", "suspension-ended", "RU")])
        events = self.good("changes?state=UA&instrument=cis-minsk-1997&from=2022-01-01")["events"]
        self.assertEqual([row["id"] for row in rows], [event["id"] for event in events])

    def test_the_feed_is_one(self):
        path = "/api/v1/changes.atom?state=TR&lang=ru"
        answer = self.comity.get(path)
        self.assertEqual(answer.headers["Content-Type"], "application/atom+xml; charset=utf-8")
        self.assertEqual(self.comity.get(path).body, answer.body)
        self.assertEqual(self.comity.get(path, **{"If-None-Match": answer.headers["ETag"]}).status, 304)
        atom = "{http://www.w3.org/2005/Atom}"
        feed = ElementTree.fromstring(answer.body)
        self.assertEqual(feed.tag, atom + "feed")
        for element in ("id", "title", "updated"):  # RFC 4287, 4.1.1: exactly one of each
            self.assertEqual(len(feed.findall(atom + element)), 1)
        self.assertTrue(feed.find(f"{atom}author/{atom}name").text)
        links = {link.get("rel"): link.get("href") for link in feed.findall(atom + "link")}
        self.assertEqual(links["self"], "changes.atom?state=TR&lang=ru")
        moment = r"^\d{4}-\d\d-\d\dT00:00:00Z$"
        self.assertRegex(feed.find(atom + "updated").text, moment)
        entries = feed.findall(atom + "entry")
        known = self.good("changes?state=TR&from=0001-01-01&lang=ru")["events"]
        self.assertEqual([entry.find(atom + "id").text for entry in entries], [event["id"] for event in reversed(known)])
        self.assertEqual(len({event["id"] for event in known}), len(known))
        for entry in entries:  # 4.1.2: id, title, updated, and a link where there is no content
            self.assertRegex(entry.find(atom + "id").text, "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]")
            self.assertTrue(entry.find(atom + "title").text)
            self.assertRegex(entry.find(atom + "updated").text, moment)
            about = [link for link in entry.findall(atom + "link") if link.get("rel") == "alternate"]
            self.assertEqual(len(about), 1)
            for link in entry.findall(atom + "link"):
                self.assertNotRegex(link.get("href"), r"\s")
        about = entries[0].find(f"{atom}link[@rel='alternate']").get("href")
        self.assertEqual(self.comity.get("/api/v1/" + about).status, 200)

    def test_how_an_instrument_spread(self):
        spread = self.good("spread?instrument=coe-024")
        years = {year["year"]: year for year in spread["years"]}
        self.assertEqual(list(years), list(range(1957, 1957 + len(years))))
        self.assertEqual(years[1960]["joined"][-1], {"state": "TR", "day": "1960-04-18", "verified": True})
        self.assertEqual([years[year]["bound"] for year in (1959, 1960, 1961)], [0, 3, 4])
        now = next(one for one in self.good(f"instruments?{DAY}") if one["id"] == "coe-024")
        self.assertEqual(years[2026]["bound"], now["parties"])
        rows = self.table("spread?instrument=coe-024&format=csv")
        self.assertEqual([int(row["bound"]) for row in rows], [year["bound"] for year in spread["years"]])
        self.assertEqual(rows[3]["joined"], "NO SE TR")

    def test_partners_by_year(self):
        drawn = self.good("partners-by-year?state=GB&from=2000&to=2026")
        for place, year in enumerate(drawn["years"]):
            self.assertEqual(sum(series["counts"][place] for series in drawn["series"]), drawn["partners"], year)
        self.assertEqual([series["series"] for series in drawn["series"]][-5:],
                         ["bilateral", "convention", "reciprocity", "none", "unknown"])
        partners = self.good("partners?state=GB&on=2020-12-31")["partners"]
        warrant = next(series for series in drawn["series"] if series["series"] == "eu-eaw")
        self.assertEqual(warrant["counts"][20], sum("eu-eaw" in one["governing"] for one in partners))
        self.assertEqual(warrant["counts"][21], 0)
        rows = self.table("partners-by-year?state=GB&from=2000&to=2026&format=csv")
        self.assertEqual([row["partners"] for row in rows if row["series"] == "eu-eaw"], [str(n) for n in warrant["counts"]])
        self.assertEqual(self.good("partners-by-year?state=GB&from=2000&to=2026"), drawn)

    def test_differences_between_two_days(self):
        found = self.good("differences?from=2020-01-01&to=2026-01-01&state=FI&kind=extradition")
        self.assertEqual(found["kinds"], ["extradition"])
        pairs = {(pair["requesting"], pair["requested"]): pair for pair in found["pairs"]}
        self.assertEqual(pairs["FI", "GB"]["before"], {"answer": "treaty", "governing": ["eu-eaw"]})
        self.assertEqual(pairs["FI", "GB"]["after"], {"answer": "treaty", "governing": ["coe-024"]})
        self.assertNotIn(("FI", "SE"), pairs)
        self.assertEqual(self.good("differences?from=2020-12-30&to=2020-12-31&kind=extradition")["pairs"], [])
        self.assertGreater(len(self.good("differences?from=2020-01-01&to=2026-01-01&state=FI")["kinds"]), 40)

    def test_wrong_questions(self):
        self.wrong("state", 422, "state")
        self.wrong("differences?from=2020-01-01", 422, "state")
        self.wrong("differences?state=FI", 422, "from")
        self.wrong("state?state=Finnland&on=yesterday", 422, "state", "on")
        self.wrong("changes?from=2021-01-01&to=2020-01-01", 422, "to")
        self.wrong("changes?state=QQ&instrument=coe-24&axis=x&format=xml", 422, "state", "instrument", "axis", "format")
        self.wrong("changes.atom", 422, "state")
        self.wrong("spread", 422, "instrument")
        self.wrong("spread?instrument=nothing", 422, "instrument")
        self.wrong("partners-by-year?state=GB&from=1500", 422, "from")
        self.wrong("partners-by-year?state=GB&from=soon&to=0", 422, "from", "to")


class WrongQueries(Resources):
    def test_states_are_named(self):
        self.wrong("treaties?a=TR", 422, "b")
        self.wrong("treaties", 422, "a", "b")
        self.wrong("treaties?a=TR&b=QQ", 422, "b")
        self.wrong("treaties?a=TR&b=TR", 422, "b")
        self.wrong("partners?side=requesting", 422, "state")
        self.wrong("years?a=CH", 422, "b")

    def test_every_fault_is_told_at_once(self):
        problem = self.wrong("treaties?a=TR&b=QQ&kind=extradicion&on=2026-02-30&known=x&lang=de&knd=1", 422,
                             "b", "kind", "on", "known", "lang", "knd")
        hints = {error["place"]: error["hint"] for error in problem["errors"]}
        self.assertIn("extradition", hints["kind"])
        self.assertEqual(hints["knd"], "did you mean kind?")

    def test_a_day_is_a_whole_day(self):
        self.wrong("instruments?on=2026", 422, "on")
        self.wrong("partners?state=CH&on=", 422, "on")

    def test_side_is_one_of_two(self):
        self.wrong("partners?state=CH&side=both", 422, "side")

    def test_no_parameter_is_ignored(self):
        for path in ("law", "states", "facts", "kinds", "instruments", "instruments/coe-024"):
            self.wrong(path + "?known=2026-01-01", 422, "known")

    def test_a_parameter_given_twice(self):
        self.wrong("treaties?a=TR&a=CH&b=DE", 400)

    def test_other_paths_and_methods(self):
        self.wrong("nothing", 404)
        self.assert_problem(self.comity.ask("DELETE", "/api/v1/law"), 405)
        answer = self.comity.get("/api/v1/determine")
        self.assertEqual(answer.status, 405)
        self.assertEqual(answer.headers["Allow"], "POST")


class Determination(Resources):
    def test_a_question_is_answered_with_texts(self):
        answer = self.comity.post("/api/v1/determine?lang=fr", QUESTION)
        self.assertEqual(answer.status, 200, answer.body)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(answer.headers["Content-Language"], "fr")
        found = answer.json
        self.assertEqual(found["legal_basis"]["governing"], ["coe-024"])
        self.assertEqual(found["outcome"], "undetermined")
        self.assertTrue(found["questions"])
        nationals = found["texts"]["coe-024:6.1.a"]
        self.assertEqual(nationals["title"], "Nationaux")
        self.assertEqual(nationals["instrument"], "Convention européenne d’extradition")

    def test_it_is_what_the_command_line_says(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(QUESTION, file)
            file.flush()
            told = subprocess.run([PROGRAM, "determine", "--json", file.name], check=True, capture_output=True)
        found = self.comity.post("/api/v1/determine?lang=en", QUESTION).json
        del found["texts"]
        self.assertEqual(found, json.loads(told.stdout))

    def test_a_request_of_several_measures(self):
        several = {"as_of": "2026-11-21", "facts": {"offence.fiscal": True, "request": {
            "requesting_state": "AZ", "requested_state": "FI",
            "measures": ["bank-accounts", {"measure": "freeze", "property.type": "bank"}, "extradition"]}}}
        found = self.comity.post("/api/v1/determine?lang=fr", several).json
        self.assertEqual((found["kind"], found["outcome"]), ("mixed", "undetermined"))
        self.assertEqual([one["id"] for one in found["measures"]], ["bank-accounts", "freeze", "extradition"])
        self.assertEqual(found["measures"][0]["answer"]["legal_basis"]["governing"], ["coe-030", "coe-099"])
        self.assertIn("coe-030:2.a#fiscal", found["measures"][0]["answer"]["texts"])
        self.assertEqual([letter["measures"] for letter in found["letters"]],
                         [["bank-accounts"], ["freeze"], ["extradition"]])
        self.assertEqual(found["letters"][2]["apart"][0]["title"], "Extradition à part de l’entraide")
        tree = self.comity.post("/api/v1/explain?result=coe-030:2.a%23fiscal", several).json["tree"]
        self.assertTrue(tree["text"].startswith("bank-accounts: "), tree)

    def test_a_letter_says_what_it_must_contain(self):
        question = {"as_of": "2026-11-21", "facts": {"offence.fiscal": True, "request": {
            "requesting_state": "AZ", "requested_state": "FI", "measure": "bank-accounts", "contains": ["authority"]}}}
        answer = self.comity.post("/api/v1/letter?lang=ru", question)
        self.assertEqual((answer.status, answer.headers["Cache-Control"]), (200, "no-store"))
        letter, = answer.json["letters"]
        self.assertEqual([(one["rule"], one["excluded_by"]) for one in letter["no_ground"]],
                         [("coe-030:2.a#fiscal", "coe-099:1")])
        self.assertEqual([one["value"] for one in letter["language"]["accepted"]], ["en", "fi", "sv"])
        contents = {one["key"]: one for one in letter["contents"]}
        self.assertEqual((contents["authority"]["status"], contents["authority"]["required"]), ("met", True))
        self.assertEqual(contents["period"]["label"], "период")
        self.assertIn("facts_summary", letter["missing"])
        self.assertEqual(letter["forms"][0]["id"], "pc-oc-mla")
        self.assert_problem(self.comity.post("/api/v1/letter", {"facts": {"x": 1}}), 422, "question:1:12")

    def test_forms_and_what_a_letter_fills_of_them(self):
        forms = self.comity.get("/api/v1/forms?lang=fr")
        self.assertIn("ETag", forms.headers)
        self.assertIn("t-cy-preservation", [form["id"] for form in forms.json])
        form = self.comity.get("/api/v1/forms/t-cy-preservation").json
        self.assertEqual((form["read"], form["instruments"], form["source"]), (False, ["coe-185"], "T-CY(2018)11"))
        self.assertNotIn("status", form["fields"][0])
        question = {"facts": {"request": {"measure": "preserve-data", "contains": ["necessity"]}}}
        filled = {field["key"]: field["status"] for field in
                  self.comity.post("/api/v1/forms/t-cy-preservation", question).json["fields"]}
        self.assertEqual((filled["necessity"], filled["contact"], filled["custodian"]), ("met", "missing", "not-applicable"))
        self.assert_problem(self.comity.get("/api/v1/forms/t-cy-preservatio"), 404, "id")

    def test_every_fault_of_a_question_has_its_place(self):
        wrong = {"as_of": "2026-11-21", "facts": {"request": {"kind": "extradicion", "requesting_state": "TR"},
                                                   "person.minr": True}}
        answer = self.comity.post("/api/v1/determine", wrong)
        self.assertEqual(answer.status, 422)
        errors = answer.json["errors"]
        self.assertEqual(len(errors), 2)
        for error in errors:
            self.assertRegex(error["place"], r"^question:1:\d+$")
        self.assertTrue(any("person.minor" in error["hint"] + error["message"] for error in errors), errors)

    def test_what_is_no_json(self):
        self.assertEqual(self.comity.post("/api/v1/determine", "{\"facts\": ").status, 422)
        self.assertEqual(self.comity.post("/api/v1/determine", "").status, 422)
        self.assertEqual(self.comity.post("/api/v1/determine", "[1, 2]").status, 422)
        self.assertEqual(self.comity.post("/api/v1/determine", b"{\"facts\": {\"a\": \"\xff\"}}").status, 422)
        self.assertEqual(self.comity.post("/api/v1/determine", "facts: {}", Content_Type="application/yaml").status, 415)

    def test_what_is_too_large_or_too_deep(self):
        self.assertEqual(self.comity.post("/api/v1/determine", " " * (513 * 1024)).status, 413)
        self.assertEqual(self.comity.post("/api/v1/determine", "[" * 1000 + "]" * 1000).status, 413)
        at_limit = json.dumps(QUESTION).ljust(512 * 1024)
        self.assertEqual(self.comity.post("/api/v1/determine", at_limit).status, 200)

    def test_one_result_is_explained(self):
        answer = self.comity.post("/api/v1/explain?result=coe-024:6.1.a", QUESTION)
        self.assertEqual(answer.status, 200, answer.body)
        found = answer.json
        self.assertEqual(found["result"], "coe-024:6.1.a")
        self.assertIn("coe-024:6.1.a", found["tree"]["text"])
        self.assertEqual(found["tree"]["truth"], "unknown")
        self.assertTrue(found["tree"]["children"])

    def test_a_result_of_several_offences_has_a_branch_for_each(self):
        tree = self.comity.post("/api/v1/explain?result=coe-024:3.1", QUESTION).json["tree"]
        self.assertEqual(len(tree["children"]), 2)
        self.assertIn("fraud", tree["children"][0]["text"])
        self.assertIn("theft", tree["children"][1]["text"])

    def test_a_result_that_is_not_there(self):
        self.assert_problem(self.comity.post("/api/v1/explain?result=g.nothing", QUESTION), 404, "result")
        self.assert_problem(self.comity.post("/api/v1/explain", QUESTION), 422, "result")


class Headers(Resources):
    def test_a_client_keeps_an_answer_until_it_changes(self):
        for path in ("law", "states", "facts", "kinds", "instruments", "instruments/coe-024", f"treaties?a=TR&b=CH&{DAY}",
                     f"partners?state=CH&{DAY}", "years?a=TR&b=CH"):
            first = self.comity.get("/api/v1/" + path)
            again = self.comity.get("/api/v1/" + path)
            self.assertEqual(first.body, again.body, path)
            self.assertEqual(first.headers["Cache-Control"], "no-cache")
            kept = self.comity.get("/api/v1/" + path, If_None_Match=first.headers["ETag"])
            self.assertEqual(kept.status, 304, path)
            self.assertEqual(kept.body, b"")
            self.assertEqual(kept.headers["ETag"], first.headers["ETag"])
            changed = self.comity.get("/api/v1/" + path, If_None_Match='"other"')
            self.assertEqual(changed.status, 200)

    def test_the_tag_differs_with_the_answer(self):
        one = self.comity.get(f"/api/v1/treaties?a=TR&b=CH&{DAY}").headers["ETag"]
        other = self.comity.get(f"/api/v1/treaties?a=CH&b=TR&{DAY}").headers["ETag"]
        french = self.comity.get(f"/api/v1/treaties?a=TR&b=CH&{DAY}&lang=fr").headers["ETag"]
        self.assertEqual(len({one, other, french}), 3)

    def test_the_language_comes_from_the_header_unless_told(self):
        by_header = self.comity.get("/api/v1/kinds", Accept_Language="ru, en;q=0.5")
        self.assertEqual(by_header.json[0]["label"], "выдача")
        self.assertEqual(by_header.headers["Content-Language"], "ru")
        self.assertIn("Accept-Language", by_header.headers["Vary"])
        told = self.comity.get("/api/v1/kinds?lang=fr", Accept_Language="ru")
        self.assertEqual(told.headers["Content-Language"], "fr")
        self.assertNotIn("Accept-Language", told.headers["Vary"])
        self.assertEqual(self.comity.get("/api/v1/kinds", Accept_Language="de").headers["Content-Language"], "en")

    def test_large_answers_are_compressed(self):
        plain = self.comity.get("/api/v1/states")
        packed = self.comity.get("/api/v1/states", Accept_Encoding="gzip")
        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
        self.assertLess(len(packed.body), len(plain.body) / 2)
        self.assertEqual(packed.json, plain.json)
        kept = self.comity.get("/api/v1/states", Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"])
        self.assertEqual(kept.status, 304)

    def test_every_answer_has_the_security_headers(self):
        for answer in (self.comity.get("/api/v1/law"), self.comity.get("/api/v1/nothing"), self.comity.get("/nothing"),
                       self.comity.get("/api/v1/treaties"), self.comity.post("/api/v1/determine", "{")):
            self.assertIn("default-src", answer.headers["Content-Security-Policy"])
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(answer.headers["Cross-Origin-Resource-Policy"], "same-origin")
            self.assertIsNone(answer.headers["Server"])

    def test_head_has_the_headers_alone(self):
        answer = self.comity.ask("HEAD", "/api/v1/states")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.body, b"")
        self.assertEqual(answer.headers["ETag"], self.comity.get("/api/v1/states").headers["ETag"])

    def test_only_the_servers_own_names_are_answered(self):
        self.assertEqual(self.comity.get("/api/v1/health", Host="localhost:1").status, 200)
        self.assertEqual(self.comity.get("/api/v1/health", Host="[::1]:1").status, 200)
        self.assertEqual(self.comity.get("/api/v1/health", Host="elsewhere.example").status, 421)


class Serving(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.web = folder.name
        Path(self.web, "index.html").write_text('<!doctype html><base href="/"><title>page</title>', encoding="utf-8")
        Path(self.web, "app.js").write_text("run()", encoding="utf-8")

    def test_the_web_build_lies_beside_the_resources(self):
        with Served(PROGRAM, "--web", self.web) as comity:
            self.assertIn(b"<title>page", comity.get("/").body)
            self.assertIn(b"<title>page", comity.get("/atlas/TR/CH").body)
            self.assertEqual(comity.get("/app.js").body, b"run()")
            self.assertEqual(comity.get("/missing.js").status, 404)
            self.assertEqual(comity.get("/api/v1/health").json, {"status": "ok"})

    def test_everything_moves_below_the_base_path(self):
        with Served(PROGRAM, "--web", self.web, "--base-path", "/x") as comity:
            self.assertTrue(comity.line.endswith("/x/\n"), comity.line)
            self.assertEqual(comity.get("/x/api/v1/health").json, {"status": "ok"})
            self.assertIn(b'<base href="/x/">', comity.get("/x/atlas").body)
            self.assertEqual(comity.get("/api/v1/health").status, 404)

    def test_it_stops_when_asked_and_logs_no_query(self):
        for asked in (signal.SIGTERM, signal.SIGINT):
            with Served(PROGRAM) as comity:
                comity.get("/api/v1/treaties?a=TR&b=CH")
                status, log = comity.stop(asked)
            self.assertEqual(status, 0)
            self.assertRegex(log, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1 GET /api/v1/treaties 200 \d+ [\d.]+ms\n$")

    def test_other_names_are_allowed_by_option(self):
        with Served(PROGRAM, "--host", "comity.example", "--quiet") as comity:
            self.assertEqual(comity.get("/api/v1/health", Host="comity.example").status, 200)
            self.assertEqual(comity.stop(), (0, ""))

    def test_it_says_why_it_does_not_start(self):
        for options, word in ((["--listen", "nowhere:1"], "nowhere"), (["--listen", "127.0.0.1:70000"], "70000"),
                              (["--base-path", "x"], "base path"), (["--web", "/nonexistent"], "nonexistent"),
                              (["--law", "/nonexistent"], "nonexistent")):
            ended = subprocess.run([PROGRAM, "serve", "--port", "0", *options], capture_output=True, text=True, timeout=30)
            self.assertEqual(ended.returncode, 2, options)
            self.assertIn(word, ended.stderr)
            self.assertEqual(ended.stdout, "")


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
