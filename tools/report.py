# SPDX-License-Identifier: EUPL-1.2
"""Test results in the JUnit form that GoogleTest, ctest and vitest also write."""

import unittest
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    name: str
    fault: str | None = None


def write(path: Path, suite: str, outcomes: list[Outcome]) -> None:
    failed = sum(outcome.fault is not None for outcome in outcomes)
    root = ET.Element("testsuites", tests=str(len(outcomes)), failures=str(failed))
    group = ET.SubElement(root, "testsuite", name=suite, tests=str(len(outcomes)), failures=str(failed))
    for outcome in outcomes:
        case = ET.SubElement(group, "testcase", name=outcome.name, classname=suite)
        if outcome.fault is not None:
            ET.SubElement(case, "failure", message=outcome.fault[:200]).text = outcome.fault
    path.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def run_unittests(module: str, report: Path | None) -> bool:
    """Runs the unittest cases of a module; True when all passed."""
    suite = unittest.defaultTestLoader.loadTestsFromName(module)
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    if report is not None:
        bad = [Outcome(test.id(), fault) for test, fault in result.failures + result.errors]
        good = [Outcome(f"passed {n + 1}") for n in range(result.testsRun - len(bad) - len(result.skipped))]
        write(report, module, good + bad)
    return result.wasSuccessful() and result.testsRun > 0
