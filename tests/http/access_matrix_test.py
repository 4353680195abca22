#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, over HTTP: every role in every relation to a case asks for every resource of cases with every verb. What
must come out is read from the tables of src/access; which resource and verb a request is, from the server's own openapi.json.

usage: access_matrix_test.py PROGRAM [REPORT]
"""

import csv
import json
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = HERE.parents[1] / "src" / "access"
sys.path.insert(0, str(HERE))
from office import Office, office_day  # noqa: E402
from served import program_named, run_tests  # noqa: E402
from sign_in_test import in_a_month  # noqa: E402

PROGRAM = None
RELATIONS = ["owner", "substitute", "team", "unit-head", "granted", "break-glass", "proposer", "keeper", "keeping-head", "none"]
NOTHING = "aaaaaaaaaaaaaaaa"


def rows(name):
    with open(TABLES / name, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


ROLES = [row["role"] for row in rows("roles.csv")]
ALLOWED = [(set(row["who"].split()), set(row["as"].split()), set(row["may"].split()), set(row["what"].split()))
           for row in rows("permissions.csv")]
HIDDEN = {row["resource"] for row in rows("resources.csv") if "hidden" in row.values()}


def may(role, relation, resource, verb):
    if relation == "proposer" and verb == "approve":
        return False
    return any({role, "any"} & who and {relation, "any"} & related and verb in verbs and resource in what
               for who, related, verbs, what in ALLOWED)


def example(schema):
    """A value that the table of commands takes."""
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "date":
        return "2024-03-01"
    if schema.get("format") == "date-time":
        return in_a_month()
    if schema.get("format") == "duration":
        return "P10D"
    return {"array": [], "integer": 1, "boolean": True, "object": {}}.get(schema.get("type"), "x1")


class Matrix(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        people = [("anna", "officer", "u9"), ("boris", "officer", "u9"), ("hanna", "head-of-unit", "u2"),
                  ("daria", "deputy", "u2")] + [
            (f"the.{role}", role, "u1") for role in ROLES
                                                                         if role != "administrator"]
        cls.office = Office(PROGRAM, "--quiet", "--rate", "0", people=people)
        cls.anna, cls.hanna, cls.daria = (cls.office.people[name] for name in ("anna", "hanna", "daria"))
        cls.office.people["the.administrator"] = cls.office.people["administrator"]
        document = json.loads(cls.office.ask("GET", "/openapi.json").body)
        cls.asked = []
        for path, methods in sorted(document["paths"].items()):
            for method, operation in methods.items():
                permission = operation.get("x-permission")
                if permission and path.startswith("/cases/{case}") and not path.endswith("/readings"):
                    cls.asked.append((method.upper(), path, operation, permission["resource"], permission["verb"]))

    @classmethod
    def tearDownClass(cls):
        cls.office.stop()
        cls.office.folder.cleanup()

    def case(self, unit, **more):
        body = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Matrix",
                "substitute": "boris", "unit": unit} | more
        return self.anna.must(201, "POST", "/cases", body)["case"]

    def related(self, role, relation):
        """A case to which somebody of that role stands so; None where that cannot be: nobody is given a case whose roles
        do not reach into it as that."""
        given = {"proposer": "team", "keeper": "team"}.get(relation, relation)
        if given in ("owner", "substitute", "team", "granted") and not may(role, given, "case", "read"):
            return None
        person = self.office.people[f"the.{role}"]
        account = person.account
        if relation in ("owner", "substitute"):
            return self.case("u2", **{relation: account})
        case = self.case("u1" if relation in ("unit-head", "keeping-head") else "u2")
        give = lambda path, value, status=200, by=self.anna: by.must(status, "POST", f"/cases/{case}{path}", value)  # noqa: E731
        if relation == "team":
            give("/team", {"account": account}, by=self.hanna)
        elif relation in ("unit-head", "keeping-head") and role not in ("head-of-unit", "deputy"):
            return None
        elif relation == "granted":
            give("/grants", {"account": account, "reason": "test", "until": in_a_month()})
        elif relation == "break-glass":
            if not may(role, "none", "grant", "create"):
                return None
            person.must(201, "POST", f"/cases/{case}/break-glass", {"reason": "test"})
        elif relation == "proposer":
            if not may(role, "team", "clock", "propose"):
                return None
            give("/subjects", {"role": "sought", "names": ["A Person"]}, 201)
            give("/subjects/s1/custody", {"basis": "provisional", "since": office_day(-1) + "T08:00:00Z"})
            clock = self.anna.get(f"/cases/{case}/clocks").json["clocks"][0]["id"]
            give("/team", {"account": account}, by=self.hanna)
            person.must(202, "POST", f"/cases/{case}/clocks/silence",
                        {"clock": clock, "until": office_day(2), "reason": "test"})
            give("/team/leave", {"account": account}, by=self.hanna)
        if relation in ("keeper", "keeping-head"):
            head, deputy = ((self.hanna, self.daria) if relation == "keeper" else
                            (self.office.people["the.head-of-unit"], self.office.people["the.deputy"]))
            if relation == "keeper":
                give("/team", {"account": account}, by=head)
            for step in ("withdrawn", "closed"):
                give("/steps", {"step": step})
            give("/restriction", {"reason": "test"}, 202, by=head)
            give("/proposals/a1/approval", {}, by=deputy)
        return case

    def expected(self, role, relation, resource, verb):
        """Status of a request that would conflict if it were allowed; docs/operate/access.md, "How an answer comes about"."""
        seen = may(role, relation, "case", "read")
        shows = verb in ("read", "export", "verify")
        if may(role, relation, resource, verb) and (seen or not shows):
            return 200 if shows else 409
        hidden = resource in HIDDEN and not may(role, relation, resource, "read")
        return 404 if hidden or not seen else 403

    def test_every_cell(self):
        asked = 0
        for role in ROLES:
            person = self.office.people[f"the.{role}"]
            for relation in RELATIONS:
                case = self.related(role, relation)
                if case is None:
                    continue
                for method, pattern, operation, resource, verb in self.asked:
                    if verb in ("approve", "system"):
                        continue  # below, with a real proposal
                    with self.subTest(role=role, relation=relation, method=method, path=pattern):
                        path = pattern.replace("{case}", case)
                        answer = self.ask(person, method, path, operation)
                        wanted = self.expected(role, relation, resource, verb)
                        # What is named and is not there is told before the version is looked at.
                        unknown = wanted == 409 and answer.status == 422 and any(
                            words in answer.body for words in (b"no content with this digest", b"there is no account", b"no such case to link"))
                        self.assertTrue(answer.status == wanted or unknown, f"{wanted}: {answer.status} {answer.body}")
                        asked += 1
                        if wanted == 404:
                            missing = self.ask(person, method, pattern.replace("{case}", NOTHING), operation)
                            self.assertEqual((answer.status, answer.body), (missing.status, missing.body))
        self.assertGreater(asked, 1500)

    def ask(self, person, method, path, operation):
        for name in ("subject", "measure", "document", "task", "proposal", "promise"):
            path = path.replace("{%s}" % name, name[0] + "1")
        path = path.replace("{paper}", "w1")
        if method == "GET":
            return person.get(path.replace("{version}", "1"))
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        body = {name: example(schema["properties"][name]) for name in schema.get("required", [])}
        # A version that never was: what is allowed conflicts, and nothing changes.
        return person.post(path, body, If_Match='"999999"')

    def test_only_whom_the_acts_name_approve_and_only_where_they_may(self):
        rule = next(row for row in rows("acts.csv") if row["act"] == "silence-clock")
        for role in ROLES:
            person = self.office.people[f"the.{role}"]
            for relation in RELATIONS:
                case = self.related(role, relation) if relation not in ("proposer", "keeper", "keeping-head") else None
                if case is None:
                    continue
                owner = person if relation == "owner" else self.anna
                if relation == "owner" and not may(role, "owner", "clock", "propose"):
                    continue
                with self.subTest(role=role, relation=relation):
                    owner.must(201, "POST", f"/cases/{case}/subjects", {"role": "sought", "names": ["A Person"]})
                    owner.must(200, "POST", f"/cases/{case}/subjects/s1/custody",
                               {"basis": "provisional", "since": office_day(-1) + "T08:00:00Z"})
                    clock = owner.get(f"/cases/{case}/clocks").json["clocks"][0]["id"]
                    proposal = owner.must(202, "POST", f"/cases/{case}/clocks/silence",
                                          {"clock": clock, "until": office_day(2), "reason": "test"})["waits_for"]
                    answer = person.post(f"/cases/{case}/proposals/{proposal}/approval", {}, If_Match='"999999"')
                    approves = (relation != "owner" and role in rule["approved_by"].split()
                                and may(role, relation, "clock", "approve"))
                    wanted = 409 if approves else 403 if may(role, relation, "case", "read") else 404
                    self.assertEqual(answer.status, wanted, answer.body)

    def test_lists_and_searches_show_what_the_verb_list_allows(self):
        for role in ROLES:
            person = self.office.people[f"the.{role}"]
            for relation in ("owner", "team", "granted", "keeper", "keeping-head", "none"):
                case = self.related(role, relation)
                with self.subTest(role=role, relation=relation):
                    listed = may(role, relation, "case", "list")
                    found = person.must(200, "GET", "/search?q=matrix")["found"]
                    self.assertEqual(case in [each["id"] for each in found], listed)
                    ids, path = [], "/cases?q=matrix&limit=200"
                    while path:
                        page = person.must(200, "GET", path)
                        ids += [each["id"] for each in page["cases"]]
                        path = page["next"] and f"/cases?q=matrix&limit=200&cursor={page['next']}"
                    self.assertEqual(case in ids, listed)
                    total = person.must(200, "GET", "/cases?q=matrix&total=true")["total"]
                    self.assertEqual(total, len(ids))


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
