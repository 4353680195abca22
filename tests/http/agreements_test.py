#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Agreements over HTTP: commands, versions, four eyes, both axes of time, lists, numbers, who may do what.

usage: agreements_test.py PROGRAM [REPORT]
"""

import csv
import io
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from access_matrix_test import ROLES, may  # noqa: E402
from office import DescribedOfficeTest, office_day  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1")] + [
    (f"the.{role}", role, "u1") for role in ROLES if role != "administrator"]
KZ = [{"state": "KZ", "authority": "General Prosecutor's Office"}]


class Agreements(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)
        cls.office.people["the.administrator"] = cls.office.people["administrator"]

    def begin(self, **more):
        body = {"title": "Memorandum", "kind": "memorandum", "parties": KZ, "substitute": "boris"} | more
        return "/agreements/" + self.anna.must(201, "POST", "/agreements", body)["agreement"]

    def step(self, path, step, on, **more):
        return self.anna.must(200, "POST", path + "/steps", {"step": step, "on": on, "source": "archive"} | more)

    def test_an_agreement_is_entered_worked_on_and_shown(self):
        answer = self.anna.post("/agreements", {"title": "Memorandum", "kind": "memorandum", "parties": KZ, "substitute": "boris"})
        self.assertEqual(answer.status, 201)
        self.assertRegex(answer.json["number"], r"^AGR-\d{4}-\d{5}$")
        path = answer.headers["Location"].removeprefix("/api/v1")
        done = self.step(path, "sign", "1998-05-04")
        self.assertEqual(done["events"][0]["type"], "step-taken")
        shown = self.anna.get(path)
        self.assertEqual(shown.headers["ETag"], f'"{done["version"]}"')
        self.assertEqual((shown.json["stage"], shown.json["signed_on"], shown.json["owner"]), ("signed", "1998-05-04", "anna"))
        self.assertEqual([event["says"] for event in self.anna.get(path + "/events").json["events"]],
                         ["entered the agreement", "recorded a step"])

    def test_every_fault_of_a_command_is_told_at_once(self):
        answer = self.anna.post("/agreements", {"title": "x", "kind": "pact", "id": "mine", "number": "AGR-1"})
        self.assertEqual(answer.status, 422)
        self.assertEqual({fault["place"] for fault in answer.json["errors"]}, {"id", "number"})
        answer = self.anna.post("/agreements", {"title": "x", "kind": "pact"})
        self.assertEqual({fault["place"] for fault in answer.json["errors"]}, {"kind", "parties", "substitute"})

    def test_an_offer_of_ours_takes_two_and_waits_until_it_is_answered(self):
        path = self.begin()
        offer = {"by": "us", "state": "KZ", "on": office_day(), "says": "joint rules", "source": "letter 1", "reason": "asked for"}
        proposed = self.anna.must(202, "POST", path + "/offers", offer)
        self.assertEqual(proposed["waits_for"], "a1")
        waiting = self.emil.get("/register/proposals").json["proposals"]
        self.assertEqual([(one["word"], one["command"], one["by"]) for one in waiting], [("agreement", "make-offer", "anna")])
        self.assertEqual(self.anna.get("/register/proposals").json["proposals"], [])
        self.assertEqual(self.anna.post(path + "/proposals/a1/approval").status, 403)
        self.emil.must(200, "POST", path + "/proposals/a1/approval")
        offers = self.anna.get("/agreements/offers?state=KZ").json["offers"]
        self.assertEqual([(one["agreement"], one["offer"], one["overdue"]) for one in offers],
                         [(path.split("/")[-1], "o1", False)])
        self.anna.must(200, "POST", path + "/offers/o1/answer", {"on": office_day(), "how": "declined", "source": "letter 2"})
        self.assertEqual(self.anna.get("/agreements/offers?state=KZ").json["offers"], [])
        with_kz = self.anna.get("/agreements/balance?state=KZ").json["balance"][0]
        self.assertEqual((with_kz["ours"]["declined"], with_kz["ours"]["median_days"]), (1, 0))

    def test_what_was_known_and_what_was_so_are_two_questions(self):
        path = self.begin(parties=[{"state": "NZ"}])
        self.step(path, "enter-into-force", "2010-01-01")
        known = self.anna.get(path).json["last"]["at"]
        self.anna.must(200, "POST", path + "/steps/t1/correction", {"on": "2011-01-01", "source": "gazette", "reason": "misread"})
        then = f"?on=2010-06-01&known={known.replace('+', '%2B')}"
        self.assertEqual(self.anna.get(path + then).json["stage"], "in-force")
        self.assertEqual(self.anna.get(path + "?on=2010-06-01").json["stage"], "idea")
        by_state = lambda query: {one["group"]: one["agreements"] for one in  # noqa: E731
                                  self.anna.get(f"/agreements/numbers{query}&by=state").json["groups"]}
        self.assertEqual(by_state(then).get("NZ"), 1)
        self.assertNotIn("NZ", by_state("?on=2010-06-01"))
        self.assertEqual(self.anna.get(path + "?known=2000-01-01T00:00:00Z").status, 404)
        number = self.anna.get(path).json["number"]
        for moment, stages in ((known, {number: "in-force"}), ("2000-01-01T00:00:00Z", {})):
            listed = self.anna.must(200, "GET", f"/agreements?on=2010-06-01&known={moment.replace('+', '%2B')}")["agreements"]
            self.assertEqual({each["number"]: each["stage"] for each in listed if each["number"] == number}, stages)

    def test_numbers_are_those_of_the_list(self):
        for state in ("BR", "BR", "MA"):
            self.step(self.begin(parties=[{"state": state}]), "enter-into-force", "2015-03-01")
        listed = self.anna.get("/agreements?stage=in-force&on=2015-03-01&limit=200").json["agreements"]
        numbers = self.anna.get("/agreements/numbers?on=2015-03-01&by=region").json
        self.assertEqual(numbers["whole"]["agreements"], len(listed))
        self.assertEqual(numbers["whole"]["states"], len({state for one in listed for state in one["states"]}))
        self.assertEqual(set(numbers["whole"]["numbers"]), {one["number"] for one in listed})
        groups = {one["group"]: one["agreements"] for one in numbers["groups"]}
        self.assertEqual((groups["Americas"], groups["Africa"]), (2, 1))
        table = self.anna.get("/agreements/numbers?on=2015-03-01&by=region&format=csv").body.decode()
        self.assertEqual({row["group"]: int(row["agreements"]) for row in csv.DictReader(io.StringIO(table))}, groups)

    def test_what_others_agree_is_marked_listed_apart_and_never_counted(self):
        sides = [{"state": "US", "authority": "Department of Justice"}, {"state": "CL"}]
        refused = self.anna.post("/agreements", {"title": "x", "kind": "memorandum", "parties": sides[:1], "substitute": "boris", "observed": True})
        self.assertEqual(refused.status, 422)
        path = self.begin(parties=sides, observed=True)
        done = self.step(path, "sign", office_day())
        self.assertEqual((done["waits_for"], done["events"][0]["type"]), (None, "step-taken"))
        self.step(path, "enter-into-force", office_day())
        shown = self.anna.get(path).json
        self.assertEqual((shown["observed"], shown["stage"]), (True, "in-force"))
        number = shown["number"]
        listed = {asked: {one["number"]: one["observed"] for one in self.anna.get(f"/agreements?state=CL{asked}").json["agreements"]}
                  for asked in ("", "&observed=true", "&observed=false")}
        self.assertEqual(listed, {"": {number: True}, "&observed=true": {number: True}, "&observed=false": {}})
        table = self.anna.get("/agreements?state=CL&format=csv").body.decode()
        self.assertEqual([row["observed"] for row in csv.DictReader(io.StringIO(table))], ["true"])
        whole = self.anna.get("/agreements/numbers?stage=any").json["whole"]
        self.assertNotIn(number, whole["numbers"])
        brief = self.anna.get("/register/brief?state=CL").json
        self.assertEqual((brief["agreements"], [one["number"] for one in brief["observed"]]), ([], [number]))
        offer = {"by": "them", "state": "US", "on": office_day(), "says": "x", "source": "x"}
        self.assertEqual(self.anna.post(path + "/offers", offer).status, 409)

    def test_drafts_are_laid_side_by_side(self):
        path = self.begin()
        for text in ("Article 1\nOne.\nArticle 2\nTwo.\n", "Article 1\nOne.\nArticle 2\nNew.\nArticle 3\nTwo.\n"):
            self.anna.must(200, "POST", path + "/drafts",
                           {"round": 1, "by": "us", "on": office_day(), "language": "en", "text": text})
        self.assertIn("New.", self.anna.get(path + "/drafts/d2").json["text"])
        changes = self.anna.get(path + "/drafts/d2/changes?since=d1").json["clauses"]
        self.assertEqual([(one["what"], one["label_after"]) for one in changes],
                         [("same", "Article 1"), ("added", "Article 2"), ("same", "Article 3")])
        self.assertEqual(self.anna.get(path + "/drafts/d9").status, 404)
        self.assertEqual(self.anna.get(path + "/drafts/d2/changes?since=d9").status, 422)

    def test_a_stale_command_is_a_conflict_and_a_repeated_one_has_no_second_effect(self):
        path = self.begin()
        shown = self.anna.get(path)
        round_ = {"step": "negotiate", "on": "2020-01-01", "source": "minutes"}
        tag = shown.headers["ETag"]
        first = self.anna.ask("POST", path + "/steps", round_, If_Match=tag, Idempotency_Key="k1")
        again = self.anna.ask("POST", path + "/steps", round_, If_Match=tag, Idempotency_Key="k1")
        self.assertEqual((first.status, first.body), (again.status, again.body))
        stale = self.anna.ask("POST", path + "/steps", round_, If_Match=tag)
        self.assertEqual(stale.status, 409)
        self.assertIn("step-taken by anna", json.dumps(stale.json))

    def least_body(self, operation):
        """What the description demands of a request, and nothing else."""
        if "requestBody" not in operation:
            return None
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        if "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].split("/")[-1]]
        values = {"array": [{"state": "KZ"}], "integer": 1, "boolean": True}

        def least(of):
            return of["enum"][0] if "enum" in of else "2020-01-01" if of.get("format") == "date" else values.get(of.get("type"), "KZ")
        return {name: "boris" if name in ("owner", "substitute") else least(schema["properties"][name])
                for name in schema.get("required", [])}

    def test_every_role_does_what_the_table_of_permissions_says(self):
        """As owner and as nobody in particular: every resource of agreements."""
        asked = [(method.upper(), path, operation["x-permission"], self.least_body(operation))
                 for path, methods in sorted(self.document["paths"].items()) if path.startswith("/agreements")
                 for method, operation in methods.items()]
        self.assertGreater(len(asked), 20)
        mine = self.begin()
        for role in ROLES:
            person = self.office.people[f"the.{role}"]
            for relation in ("none", "owner"):
                agreement = mine
                if relation == "owner":
                    agreement = self.begin(owner=person.account)
                for method, path, permission, least in asked:
                    if path == "/agreements" and method == "POST" and relation == "owner":
                        continue
                    wanted = path.replace("{agreement}", agreement.split("/")[-1])
                    for part in ("draft", "text", "offer", "proposal", "id"):
                        wanted = wanted.replace("{%s}" % part, "x9")
                    allowed = may(role, relation, permission["resource"], permission["verb"])
                    # What is allowed is stopped by its body at the latest; what is forbidden whatever its body.
                    body = None if method == "GET" else {"nonsense": 1} if allowed else least
                    answer = person.ask(method, wanted, body)
                    if allowed:
                        self.assertNotIn(answer.status, (403, 500), (role, relation, method, wanted))
                    else:
                        self.assertEqual(answer.status, 403, (role, relation, method, wanted))
                if not may(role, relation, "register-entry", "change"):
                    answer = person.post(agreement + "/steps", {"step": "negotiate", "on": "2020-01-01", "source": "x"})
                    self.assertEqual(answer.status, 403, (role, relation))
                else:
                    person.must(200, "POST", agreement + "/steps", {"step": "negotiate", "on": "2020-01-01", "source": "x"})


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
