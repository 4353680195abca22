#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Each check passes on a clean tree and fails on a planted fault, naming its place."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
sys.path.insert(0, str(TOOLS))
import report  # noqa: E402

SPDX = "// SPDX-License-Identifier: EUPL-1.2\n"


class CheckCase(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)

    def plant(self, name: str, content: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def run_check(self, check: str, *more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(TOOLS / check), "--root", str(self.root), *more], capture_output=True, text=True, check=False
        )

    def assert_clean(self, check: str, *more: str) -> None:
        done = self.run_check(check, *more)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def assert_fault(self, check: str, *parts: str, more: tuple[str, ...] = ()) -> None:
        done = self.run_check(check, *more)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        for part in parts:
            self.assertIn(part, done.stderr)


class Layers(CheckCase):
    def test_a_folder_may_know_itself_and_the_layers_below(self) -> None:
        self.plant("src/law/rule.h", SPDX + '#include "base/result.h"\n#include "law/fact.h"\n#include <vector>\n')
        self.plant("src/api/law.cpp", SPDX + '#include "net/router.h"\n#include "law/rule.h"\n')
        self.assert_clean("check-layers")

    def test_looking_up_is_a_fault(self) -> None:
        self.plant("src/law/rule.cpp", SPDX + '#include "law/rule.h"\n#include "net/router.h"\n')
        self.assert_fault("check-layers", "src/law/rule.cpp:3:", "law may not know net")

    def test_neighbours_of_layer_3_do_not_know_each_other(self) -> None:
        self.plant("src/cases/case.h", SPDX + '#include "documents/draft.h"\n')
        self.assert_fault("check-layers", "cases may not know documents")

    def test_third_party_types_in_a_header_are_a_fault(self) -> None:
        self.plant("src/law/rule.h", SPDX + "#include <boost/json.hpp>\n")
        self.plant("src/cli/options.h", SPDX + "#include <CLI/CLI.hpp>\n")
        self.assert_fault("check-layers", "src/law/rule.h:2:", "src/format", "src/cli/options.h:2:", "no header")

    def test_third_party_types_in_a_source_file_are_not(self) -> None:
        self.plant("src/cli/options.cpp", SPDX + "#include <CLI/CLI.hpp>\n")
        self.plant("src/format/json.h", SPDX + "#include <boost/json/value.hpp>\n")
        self.assert_clean("check-layers")

    def test_a_folder_without_a_place_is_a_fault(self) -> None:
        self.plant("src/attic/thing.h", SPDX)
        self.assert_fault("check-layers", "src/attic has no place")

    def test_climbing_includes_are_a_fault(self) -> None:
        self.plant("src/law/rule.cpp", SPDX + '#include "../net/router.h"\n')
        self.assert_fault("check-layers", "climbs")


class Sizes(CheckCase):
    def test_limits_hold_at_the_edge(self) -> None:
        self.plant("src/law/rule.cpp", "x\n" * 500)
        self.plant("src/law/rule_test.cpp", "x\n" * 700)
        self.plant("law/coe/024/rules.law", "x\n" * 5000)
        self.assert_clean("check-sizes")

    def test_one_line_more_is_a_fault(self) -> None:
        self.plant("src/law/rule.cpp", "x\n" * 501)
        self.plant("web/src/page.test.tsx", "x\n" * 701)
        self.plant("tools/long", "#!/bin/sh\n" + "x\n" * 500)
        self.assert_fault("check-sizes", "src/law/rule.cpp:501: 501 lines", "web/src/page.test.tsx:701:", "tools/long:501:")

    def test_what_a_tool_makes_is_as_long_as_it_is(self) -> None:
        self.plant("web/src/types.ts", "// licence\n// Made by tools/types.mjs\n" + "x\n" * 501)
        self.assert_clean("check-sizes")

    def test_the_median_is_reported(self) -> None:
        self.plant("a.cpp", "x\n" * 10)
        self.plant("b.cpp", "x\n" * 20)
        self.plant("c.cpp", "x\n" * 90)
        self.assertIn("median 20", self.run_check("check-sizes").stdout)


class Headers(CheckCase):
    def test_the_licence_line_may_follow_the_interpreter(self) -> None:
        self.plant("tools/thing", "#!/usr/bin/env bash\n# SPDX-License-Identifier: EUPL-1.2\n")
        self.plant("src/a.h", SPDX)
        self.plant("web/a.css", "/* SPDX-License-Identifier: EUPL-1.2 */\n")
        self.assert_clean("check-headers")

    def test_a_missing_licence_line_is_a_fault(self) -> None:
        self.plant("src/a.h", "#pragma once\n")
        self.plant("tools/thing", "#!/usr/bin/env bash\necho\n")
        self.assert_fault("check-headers", "src/a.h:1:", "tools/thing:1:")


class Words(CheckCase):
    def test_paths_of_the_tree_are_fine(self) -> None:
        self.plant("docs/a.md", "See ../law/coe and /usr/share, the network/works/ page and /home page.\n")
        self.plant("package-lock.json", json.dumps({"packages": {"node_modules/a": {"version": "1.0.0", "integrity": "sha512-x"}}}))
        self.assert_clean("check-words")

    def test_folders_of_one_machine_are_a_fault(self) -> None:
        for word in ("..", "sha" + "red/data"), ("", "wo" + "rk/main/x"), ("", "ro" + "ot/.cache/x"):
            with self.subTest(word=word):
                self.plant("docs/a.md", "first\nsee " + "/".join(word) + "\n")
                self.assert_fault("check-words", "docs/a.md:2:")

    def test_a_registry_host_in_a_lock_file_is_a_fault(self) -> None:
        lock = {"packages": {"node_modules/a": {"resolved": "https://registry.example/a.tgz"}}}
        self.plant("web/package-lock.json", json.dumps(lock, indent=1))
        self.assert_fault("check-words", "web/package-lock.json:4:", "registry host")

    def test_a_registry_setting_is_a_fault(self) -> None:
        self.plant("web/.npmrc", "registry=https://registry.example/\n")
        self.assert_fault("check-words", "web/.npmrc:1:")

    def test_a_private_key_is_a_fault(self) -> None:
        self.plant("tests/key.pem", "-----BEGIN PRIVATE" + " KEY-----\n")
        self.assert_fault("check-words", "tests/key.pem:1:", "private key")

    def test_only_the_keys_of_the_channels_vectors_may_stand_in_the_tree(self) -> None:
        key = "-----BEGIN PRIVATE" + " KEY-----\n"
        self.plant("tests/vectors/channel/xa.key.pem", key)
        self.assert_clean("check-words")
        self.plant("tests/vectors/channel/notes.txt", key)
        self.assert_fault("check-words", "tests/vectors/channel/notes.txt:1:", "private key")


class CompileTimes(CheckCase):
    def build(self, milliseconds: int, command: str) -> None:
        self.plant("src/law/rule.cpp", SPDX)
        self.plant("build/.ninja_log", f"# ninja log v5\n0\t{milliseconds}\t0\tsrc/law/rule.cpp.o\tabc\n0\t99000\t0\tall.gch\tabc\n")
        entry = {"directory": str(self.root), "command": f"{command} -o src/law/rule.cpp.o", "file": str(self.root / "src/law/rule.cpp")}
        self.plant("build/compile_commands.json", json.dumps([entry]))

    def test_a_quick_file_passes_without_a_second_look(self) -> None:
        self.build(14900, "false")
        self.assert_clean("check-compile-times", str(self.root / "build"))

    def test_a_file_slow_only_because_the_machine_was_busy_passes(self) -> None:
        self.build(40000, "true")
        self.assert_clean("check-compile-times", str(self.root / "build"))

    def test_a_file_that_costs_the_processor_too_much_is_a_fault(self) -> None:
        burn = "import time\nwhile time.process_time() < 0.3: pass"
        self.build(16000, f"{sys.executable} -c '{burn}'")
        self.assert_fault("check-compile-times", "src/law/rule.cpp:1:", "0.2 s allowed", more=("--limit=0.2", str(self.root / "build")))

    def test_files_compiled_as_one_may_take_so_much_each(self) -> None:
        burn = "import time\nwhile time.process_time() < 0.3: pass"
        self.build(16000, f"{sys.executable} -c '{burn}'")
        sources = [self.root / "src/law/rule.cpp", self.root / "src/law/fault.cpp"]
        self.plant("build/unity_0_cxx.cxx", "".join(f'#include "{source}"\n' for source in sources))
        entry = json.loads((self.root / "build/compile_commands.json").read_text())[0] | {"file": str(self.root / "build/unity_0_cxx.cxx")}
        self.plant("build/compile_commands.json", json.dumps([entry]))
        self.assert_clean("check-compile-times", "--limit=0.25", str(self.root / "build"))
        self.assert_fault("check-compile-times", "src/law/rule.cpp:1: with 1 others", "0.2 s allowed", more=("--limit=0.1", str(self.root / "build")))

    def test_no_log_says_what_to_do(self) -> None:
        done = self.run_check("check-compile-times", str(self.root))
        self.assertEqual(done.returncode, 2)
        self.assertIn("build first", done.stderr)


class CountTests(CheckCase):
    CTEST = '<testsuite><testcase name="law" status="run"/><testcase name="crash" status="fail"><failure/></testcase>' \
            '<testcase name="plain" status="run"/></testsuite>'
    LAW = '<testsuites><testsuite><testcase name="a" classname="L"/><testcase name="b" classname="L"><failure message="m"/></testcase>' \
          '</testsuite></testsuites>'

    def count(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, str(TOOLS / "count-tests"), str(self.root)], capture_output=True, text=True, check=False)

    def test_programs_with_reports_count_by_test_others_as_one(self) -> None:
        self.plant("ci/ctest.xml", self.CTEST)
        self.plant("ci/law.xml", self.LAW)
        done = self.count()
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.splitlines()[-1], "2 passed, 2 failed")
        self.assertIn("FAILED ci/law: L.b", done.stdout)
        self.assertIn("FAILED ci/ctest: crash", done.stdout)

    def test_a_program_that_crashed_after_passing_tests_fails(self) -> None:
        self.plant("ci/ctest.xml", self.CTEST)
        self.plant("ci/crash.xml", '<testsuites><testcase name="a"/></testsuites>')
        self.assertEqual(self.count().stdout.splitlines()[-1], "3 passed, 1 failed")

    def test_a_broken_report_is_a_failure(self) -> None:
        self.plant("web.xml", "<testsuites")
        self.assertEqual(self.count().stdout.splitlines()[-1], "0 passed, 1 failed")

    def test_nothing_tested_is_not_a_success(self) -> None:
        self.assertEqual(self.count().returncode, 1)

    def test_all_green_ends_with_status_0(self) -> None:
        self.plant("web.xml", '<testsuites><testcase name="a"/></testsuites>')
        done = self.count()
        self.assertEqual((done.returncode, done.stdout), (0, "1 passed, 0 failed\n"))


class PerformanceTable(CheckCase):
    def measured(self, milliseconds: float) -> subprocess.CompletedProcess[str]:
        values = {"benchmarks": [{"name": "start", "real_time": milliseconds, "time_unit": "ms"}]}
        self.plant("results/a.json", json.dumps(values))
        self.plant("limits.csv", "name,what,sign,limit,unit\nstart,a start,at most,60,ms\n")
        marks = "<!-- measured: written by make bench -->\nold\n<!-- end of measured -->"
        self.plant("page.md", f"before\n{marks}\nafter\n")
        return self.write_table()

    def write_table(self, *options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(TOOLS / "performance-table"), str(self.root / "results"), "--page", str(self.root / "page.md"),
                   "--limits", str(self.root / "limits.csv"), *options]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_a_limit_that_holds_is_written_between_the_marks(self) -> None:
        self.assertEqual(self.measured(60.0).returncode, 0)
        page = (self.root / "page.md").read_text()
        self.assertIn("| a start (`start`) | 60 ms | at most 60 ms | yes |", page)
        self.assertTrue(page.startswith("before\n") and page.endswith("after\n") and "old" not in page)

    def test_a_limit_that_does_not_hold_fails(self) -> None:
        done = self.measured(60.1)
        self.assertEqual(done.returncode, 1)
        self.assertIn("start: 60.1 ms, at most 60 ms", done.stderr)

    def test_how_a_benchmark_was_run_is_no_part_of_its_name(self) -> None:
        self.measured(1.0)
        one = {"name": "start/iterations:1/manual_time", "run_name": "start/iterations:1/manual_time", "real_time": 2, "time_unit": "ms"}
        self.plant("results/a.json", json.dumps({"benchmarks": [one]}))
        self.assertEqual(self.write_table().returncode, 0)
        self.assertIn("| a start (`start`) | 2 ms |", (self.root / "page.md").read_text())

    def test_rows_of_one_topic_are_added_and_the_others_stay(self) -> None:
        self.measured(1.0)
        other = [{"name": name, "real_time": 3, "time_unit": "ms"} for name in ("library/search", "library/postgresql/search")]
        self.plant("results/a.json", json.dumps({"benchmarks": other}))
        for _ in range(2):
            self.assertEqual(self.write_table("--add").returncode, 0)
        page = (self.root / "page.md").read_text()
        for row in ("| a start (`start`) | 1 ms | at most 60 ms | yes |", "| library/search | 3 ms | | |", "| library/postgresql/search | 3 ms | | |"):
            self.assertEqual(page.count(row), 1, row)

    def test_a_limit_nobody_measured_fails(self) -> None:
        self.measured(1.0)
        self.plant("results/a.json", '{"benchmarks": []}')
        done = self.write_table()
        self.assertEqual(done.returncode, 1)
        self.assertIn("start: not measured", done.stderr)


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.exit(0 if report.run_unittests("__main__", where) else 1)
