#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes the questions of all worked cases as JSON, anchors and defaults put in: [{"id": …, "question": {…}}, …]."""
import json
import pathlib

import yaml

import worked_cases


# What the book of assistance itself takes for granted where a case is silent.
NAMED_DEFAULTS = {"person.alive": True, "offence.fiscal": False, "offence.military_only": False, "offence.legal_person": False}


def main():
    questions = []
    for path in sorted(pathlib.Path(worked_cases.HERE, "worked-cases").glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), worked_cases.TextLoader)
        family = "assistance" if path.name.startswith("assistance") else "extradition"
        facts = NAMED_DEFAULTS if family == "assistance" else {}
        for case in content["cases"]:
            questions.append({"id": case["id"], "question": worked_cases.question_of(case, family, facts)})
    print(json.dumps(questions, ensure_ascii=False))


if __name__ == "__main__":
    main()
