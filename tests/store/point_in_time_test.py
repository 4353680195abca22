#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Restoring PostgreSQL to a moment, step by step as docs/operate/backup.md says; and tools/with-postgres itself.

usage: point_in_time_test.py [REPORT]
"""

import importlib.util
import os
import subprocess
import sys
import time
import unittest
from importlib.machinery import SourceFileLoader
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))
import report  # noqa: E402

WITH_POSTGRES = TOOLS / "with-postgres"
SECONDS = 120


def load_with_postgres():
    loader = SourceFileLoader("with_postgres", str(WITH_POSTGRES))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("with_postgres", loader))
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


def ask(url, *statements):
    command = ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "--dbname", url]
    for statement in statements:
        command += ["-c", statement]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


class PointInTime(unittest.TestCase):
    def setUp(self):
        self.server = load_with_postgres().Server()
        self.addCleanup(self.server.remove)
        self.server.make()

    def test_a_server_comes_back_as_it_was_at_the_moment_named(self):
        archive = self.server.folder / "archive"
        base = self.server.folder / "base"
        archive.mkdir()
        self.server.own(archive)
        url = self.server.start("wal_level=replica", "archive_mode=on", f"archive_command=test ! -f {archive}/%f && cp %p {archive}/%f")
        ask(url, "CREATE TABLE said (word TEXT)", "INSERT INTO said VALUES ('before')")
        self.server.run("pg_basebackup", "--dbname", url, "--pgdata", str(base), "--checkpoint=fast")
        ask(url, "INSERT INTO said VALUES ('kept')", "SELECT pg_create_restore_point('noon')", "INSERT INTO said VALUES ('mistake')")
        self.assertEqual(ask(url, "SELECT word FROM said"), ["before", "kept", "mistake"])
        self.server.stop("fast")  # which archives what is left

        self.server.cluster = base
        settings = base / "postgresql.auto.conf"
        text = settings.read_text() + (
            f"restore_command = 'cp {archive}/%f %p'\nrecovery_target_name = 'noon'\n"
            "recovery_target_action = 'promote'\n"
        )
        settings.write_text(text)
        (base / "recovery.signal").touch()
        url = self.server.start()
        self.recovered(url)
        self.assertEqual(ask(url, "SELECT word FROM said"), ["before", "kept"])
        ask(url, "INSERT INTO said VALUES ('after')")

    def recovered(self, url):
        """The server can be read before it has come to the moment, so it is asked until it has."""
        deadline = time.monotonic() + SECONDS
        while ask(url, "SELECT pg_is_in_recovery()") != ["f"]:
            self.assertLess(time.monotonic(), deadline, self.server.log())


class WithPostgres(unittest.TestCase):
    def run_with(self, *command, **environment):
        environment = {key: value for key, value in os.environ.items() if key != "COMITY_TEST_POSTGRES"} | environment
        return subprocess.run([WITH_POSTGRES, *command], env=environment, capture_output=True, text=True)

    def test_the_command_has_a_server_that_waits_for_the_disk_and_is_gone_afterwards(self):
        ended = self.run_with("sh", "-c", 'echo "$COMITY_TEST_POSTGRES"; psql -qXAt --dbname "$COMITY_TEST_POSTGRES" -c "SHOW fsync"; exit 3')
        self.assertEqual(ended.returncode, 3, ended.stderr)
        url, fsync = ended.stdout.split()
        self.assertEqual(fsync, "on")
        self.assertFalse(Path(url.split("host=")[1]).exists())

    def test_a_server_that_is_there_is_used(self):
        ended = self.run_with("sh", "-c", "echo $COMITY_TEST_POSTGRES", COMITY_TEST_POSTGRES="postgresql://there/x")
        self.assertEqual(ended.stdout, "postgresql://there/x\n")

    def test_a_command_that_is_not_there_is_said(self):
        ended = self.run_with("no-such-command")
        self.assertEqual(ended.returncode, 1)
        self.assertIn("no-such-command", ended.stderr)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    good = report.run_unittests("__main__", Path(sys.argv[1]) if len(sys.argv) == 2 else None)
    sys.exit(0 if good else 1)
