#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs the worked cases of the rule books against `comity determine` and compares by their own rules.

usage: worked_cases.py PROGRAM [FILE ...] [--case ID] [--verbose] [--report FILE]

The comparison is the one docs/formats/determination.md states: results listed must be there with their status; grounds
not listed must not be triggered, conditions not listed must not be not-met; deadlines by id or rule and due day; papers
as a set; governing, layers and excluded ids; the first question listed among the first three asked.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import report  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
FILES = [HERE / "worked-cases" / name for name in (
    "extradition.yaml", "extradition-convention.yaml", "extradition-forms-and-clocks.yaml", "extradition-other-bases.yaml",
    "assistance.yaml")]


class TextLoader(yaml.SafeLoader):
    """Dates stay text, so that they reach the program as they were written."""


TextLoader.yaml_implicit_resolvers = {
    key: [(tag, expr) for tag, expr in rules if tag != "tag:yaml.org,2002:timestamp"]
    for key, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def hyphens(word):
    return str(word).replace("_", "-")


def question_of(case, family, defaults):
    facts = json.loads(json.dumps(case["facts"]))
    question = {"as_of": case["as_of"], "facts": facts}
    if family == "assistance":
        for name, value in defaults.items():
            if not present(facts, name):
                facts[name] = value
        question["register"] = "replace"
    return question


def present(facts, path):
    """Whether a dotted path is given, nested or dotted (null counts as given: it is the third value)."""
    if path in facts:
        return True
    head, _, rest = path.partition(".")
    return bool(rest) and isinstance(facts.get(head), dict) and present(facts[head], rest)


class Comparison:
    def __init__(self, case, answer, family):
        self.case, self.answer, self.family = case, answer, family
        self.expected = case["expected"]
        self.faults = []
        # What rests on memory alone is not compared; the outcome it would give is `outcome_if_verified`.
        self.from_memory = any(
            line.get("confidence") == "memory"
            for key in ("conditions", "grounds", "duties") for line in self.expected.get(key) or []
        )

    def fault(self, text):
        self.faults.append(text)

    def run(self):
        self.basis()
        self.outcome()
        self.results("conditions", "not-met")
        self.results("grounds", "triggered")
        self.results("duties", None)
        self.results("formal", None)
        self.deadlines()
        self.documents()
        self.questions()
        self.must_not()
        if self.expected.get("speciality"):
            self.speciality()
        return self.faults

    def basis(self):
        expected = self.expected.get("legal_basis") or {}
        basis = self.answer["legal_basis"]
        governing = expected.get("governing", expected.get("primary"))
        if governing is not None and sorted(governing) != sorted(basis["governing"]):
            self.fault(f"governing {basis['governing']} expected {governing}")
        if "supplementary" in expected and sorted(expected["supplementary"]) != sorted(basis["supplementary"]):
            self.fault(f"supplementary {basis['supplementary']} expected {expected['supplementary']}")
        for wanted in expected.get("also_invocable") or []:
            if wanted not in basis["also_invocable"]:
                self.fault(f"also invocable lacks {wanted}")
        layers = expected.get("layers")
        if layers is not None:
            ids = [layer.split(" without ")[0] for layer in layers]
            there = [layer for layer in basis["layers"] if layer in ids]
            if there != ids:
                self.fault(f"layers {basis['layers']} expected {layers}")
            for layer in layers:
                if " without chapter " in layer:
                    name, chapter = layer.split(" without chapter ")
                    if {"id": name, "chapter": chapter} not in basis["chapters_not_accepted"]:
                        self.fault(f"chapter {chapter} of {name} should not be accepted")
        excluded = expected.get("excluded")
        if excluded is not None:
            ids = list(excluded) if isinstance(excluded, dict) else [entry["id"] for entry in excluded]
            there = [entry["id"] for entry in basis["excluded"]]
            missing = [name for name in ids if name not in there]
            extra = [name for name in there if name not in ids] if self.family == "assistance" else []
            if missing or extra:
                self.fault(f"excluded {there} expected {ids}")

    def outcome(self):
        wanted = self.expected.get("outcome", self.expected.get("overall"))
        accepted = [hyphens(wanted)] + [hyphens(word) for word in self.expected.get("accepts_overall") or []]
        got = [self.answer["outcome"]]
        if self.from_memory:
            got.append(self.answer.get("outcome_if_verified"))
        if not set(got) & set(accepted):
            self.fault(f"outcome {self.answer['outcome']} expected {accepted}")

    @staticmethod
    def key_of(line):
        return line.get("rule") or line.get("id")

    def results(self, name, forbidden):
        expected = self.expected.get(name)
        listed = set()
        for line in expected or []:
            key = self.key_of(line)
            listed.add(key)
            if line.get("confidence") == "memory":
                continue
            status = hyphens(line.get("result") or line.get("status"))
            if name == "duties" and status == "applies":
                status = "owed"
            candidates = [
                got for got in self.answer[name]
                if key in (got["rule"], got["id"]) and ("offence" not in line or got["offence"] in (line["offence"], None))
            ]
            if not any(got["status"] == status for got in candidates):
                self.fault(f"{name}: {key} {line.get('offence', '')} {status} expected, got "
                           f"{[(got['rule'], got['status']) for got in candidates]}")
            kind = line.get("kind")
            if name == "grounds" and kind and status == "triggered":
                kind = kind.removesuffix("-refusal")
                if not any(got["status"] == status and got["kind"] == kind for got in candidates):
                    self.fault(f"{name}: {key} should be {kind}")
        if forbidden is None:
            return
        for got in self.answer[name]:
            if got["status"] == forbidden and got["rule"] not in listed and got["id"] not in listed:
                self.fault(f"{name}: {got['rule']} {got['id']} {got['offence']} is {forbidden}, not listed")

    def deadlines(self):
        for line in self.expected.get("deadlines") or []:
            if line.get("confidence") == "memory":
                continue
            due = line.get("date") or line.get("value")
            key = line.get("id") or line.get("rule")
            found = [got for got in self.answer["deadlines"] if key in (got["id"], got["rule"]) and got["due"] == due]
            if not found:
                self.fault(f"deadline {key} due {due} expected, got "
                           f"{[(got['id'], got['rule'], got['due']) for got in self.answer['deadlines']]}")
            elif "state" in line and line["state"] not in [got["status"] for got in found]:
                self.fault(f"deadline {key} {line['state']} expected, got {[got['status'] for got in found]}")

    def documents(self):
        expected = self.expected.get("documents")
        if not expected:
            return
        there = {paper["id"] for paper in self.answer["documents"]}
        if isinstance(expected, dict):
            if "required" in expected and set(expected["required"]) != there:
                self.fault(f"documents {sorted(there)} expected {sorted(expected['required'])}")
            if not set(expected.get("required_includes", [])) <= there:
                self.fault(f"documents {sorted(there)} should include {expected['required_includes']}")
            if "missing" in expected:
                missing = {paper["id"] for paper in self.answer["documents"] if paper["status"] == "missing"}
                if missing != set(expected["missing"]):
                    self.fault(f"missing documents {sorted(missing)} expected {expected['missing']}")
            return
        for line in expected:
            items = {paper["id"] for paper in self.answer["documents"] if paper["rule"] == line["rule"]}
            if not set(line["items"]) <= items:
                self.fault(f"documents of {line['rule']}: {sorted(items)} expected {line['items']}")

    def questions(self):
        asked = [question["fact"] for question in self.answer["questions"][:3]]
        wanted = (self.expected.get("next_questions") or [])[:1] or self.expected.get("next_questions_first", [])[:1]
        for name in wanted:
            if not any(re.sub(r"^offences\.[^.]+\.", "offence.", fact) in (name, "offence." + name.partition(".")[2])
                       or fact == name for fact in asked):
                self.fault(f"question {name} expected among the first three, asked {asked}")
        if self.answer["outcome"] == "undetermined" and not self.answer["questions"]:
            self.fault("undetermined without a question")

    def must_not(self):
        for text in self.expected.get("must_not") or []:
            if "any deadline" in text and self.answer["deadlines"]:
                self.fault("a deadline is printed")
            if "any result cleared" in text:
                allowed = set(re.findall(r"g\.[a-z-]+", text))
                for got in self.answer["grounds"]:
                    if got["status"] == "cleared" and got["id"] not in allowed:
                        self.fault(f"{got['rule']} {got['id']} is cleared")

    def speciality(self):
        line = self.expected["speciality"]
        if not any(got["id"] == line["id"] and got["status"] == hyphens(line["result"]) for got in self.answer["use_limits"]):
            self.fault(f"{line['id']} {line['result']} expected, got {[(g['id'], g['status']) for g in self.answer['use_limits']]}")


# The yes/no facts of offences in part 3 of the book: its defaults make absent ones false.
OFFENCE_BOOLEANS = [f"offence.{name}" for name in (
    "criminal_in_requesting", "criminal_in_requested", "criminal_in_transit", "extraditable_in_requested", "fiscal",
    "fiscal_corresponding", "military_only", "transnational", "organized_group", "suspected_transnational",
    "suspected_organized_group", "terrorism_financing", "legal_person", "time_barred_requesting_on_request_date",
    "time_barred_requested_on_receipt")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--case")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--report", type=pathlib.Path, help="JUnit file to write")
    arguments = parser.parse_args()
    outcomes = []
    for path in arguments.files or FILES:
        document = yaml.load(path.read_text(encoding="utf-8"), TextLoader)
        family = "assistance" if "meta" in document else "extradition"
        named = {"person.alive": True, "offence.fiscal": False, "offence.military_only": False, "offence.legal_person": False}
        variants = [{}]
        if family == "assistance":
            # The book's defaults can be read narrowly (what it names) or widely (every offence fact): both must hold.
            variants = [named]
            if document["meta"].get("wide_defaults", True):
                variants.append({**{name: False for name in OFFENCE_BOOLEANS}, **named})
        for case in document["cases"]:
            if arguments.case and case["id"] != arguments.case:
                continue
            for number, defaults in enumerate(variants):
                question = question_of(case, family, defaults)
                run = subprocess.run([arguments.program, "determine", "--json", "-"], input=json.dumps(question),
                                     capture_output=True, text=True, check=False)
                if run.returncode != 0:
                    faults = [f"exit {run.returncode}: {run.stderr.strip()}"]
                else:
                    answer = json.loads(run.stdout)
                    faults = Comparison(case, answer, family).run()
                    if arguments.verbose:
                        print(json.dumps(answer, indent=1, ensure_ascii=False))
                name = f"{case['id']}{' (wide defaults)' if number else ''}: {case['title']}"
                outcomes.append(report.Outcome(name, "\n".join(faults) or None))
                if faults:
                    print(f"FAIL {name}")
                    for fault in faults:
                        print(f"     {fault}")
    if arguments.report:
        report.write(arguments.report, "worked_cases", outcomes)
    failed = sum(outcome.fault is not None for outcome in outcomes)
    passed = len(outcomes) - failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
