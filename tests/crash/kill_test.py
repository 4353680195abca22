#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Kills a node that writes under load, at instants chosen by chance, and starts it again on what is left: on SQLite
and on PostgreSQL, whose server is stopped at once now and then too.

usage: kill_test.py PROGRAM LAW [REPORT]        COMITY_CRASH_KILLS=1000,200 for the long form, COMITY_CRASH_SEED=…
"""

import importlib.machinery
import importlib.util
import os
import random
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parents[1] / "tools"
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(TOOLS))
import report  # noqa: E402
from writer import Died, Promised, Writer  # noqa: E402

CHECK_EVERY = 8  # the whole record; what was acknowledged is looked at after every kill
THREADS = 4
ON_ONE_RECORD = 100  # kills, before a new one is begun


class Trial:
    """Kills and restarts on one database."""

    def __init__(self, program: Path, law: Path, folder: Path, database: str, seed: int):
        self.folder = folder
        self.start = lambda: Writer(program, law, folder, database)
        self.chance = random.Random(seed)
        self.promised = Promised()
        self.kills = 0
        self.pending: list[str] = []  # keys given in the run before
        self.server = None

    def run(self, kills: int) -> int:
        """Gives how many commands were acknowledged."""
        while self.kills < kills:
            if self.chance.randrange(5) == 0:
                self.kill_at_start()
            else:
                self.kill_under_load()
        with_all = self.restarted()
        self.look(with_all, whole=True)
        assert with_all.end() == 0
        assert len(self.promised.answers) > 5 * kills, f"only {len(self.promised.answers)} commands in {kills} kills: no load"
        return len(self.promised.answers)

    def kill_at_start(self):
        writer = self.start()
        time.sleep(self.chance.uniform(0, 0.08))
        lines = writer.kill()
        assert not any("error" in line for line in lines), lines
        self.kills += 1

    def kill_under_load(self):
        writer = self.restarted()
        self.look(writer, whole=self.kills % CHECK_EVERY == CHECK_EVERY - 1)
        writer.tell({"do": "load", "run": f"r{self.kills}", "threads": THREADS, "seed": self.chance.randrange(2**40)})
        writer.wait_for_lines(2 * THREADS)
        time.sleep(self.chance.uniform(0, 0.2))
        server_first = self.server is not None and self.chance.randrange(3) == 0
        if server_first:
            self.server.stop()
        self.pending = self.promised.hear(writer.kill())
        if server_first:
            self.server.start()
        self.kills += 1

    def restarted(self) -> Writer:
        writer = self.start()
        ready = writer.next()
        assert ready == {"ready": True}, ready
        return writer

    def look(self, writer: Writer, whole: bool):
        before = writer.events()
        # An acknowledged command repeated has no second effect; one whose answer never came has one effect, not two.
        for key in self.pending:
            refusal = self.promised.refused.get(key)
            if refusal and refusal["error"] != "unavailable":
                continue
            answer = writer.ask({"do": "give", "order": self.promised.orders[key]})
            if key in self.promised.answers:
                assert answer.get("answer") == self.promised.answers[key], f"{key}: {answer} is not what it was"
            else:
                self.promised.hear([answer])
        after = writer.events()
        for key in self.pending:
            answer = self.promised.answers.get(key)
            # Told now, but of a version that was there before: the commit came before the kill.
            if answer and answer["case"] in before and answer["version"] <= len(before[answer["case"]]):
                case = answer["case"]
                assert before[case] == after[case][: len(before[case])], f"{case} was changed by the repetition of {key}"
        self.pending = []
        faults = self.promised.faults(after)
        assert not faults, "\n".join(faults[:20])
        if whole:
            check = writer.ask({"do": "check"})
            assert check["faults"] == [] and check["erased"] == 0, check


def postgres_server():
    loader = importlib.machinery.SourceFileLoader("with_postgres", str(TOOLS / "with-postgres"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("with_postgres", loader))
    loader.exec_module(module)
    return module.Server()


def on_sqlite(program: Path, law: Path, kills: int, seed: int) -> int:
    with tempfile.TemporaryDirectory(prefix="comity-crash-") as folder:
        return Trial(program, law, Path(folder) / "node", "sqlite:comity.db", seed).run(kills)


def on_postgres(program: Path, law: Path, kills: int, seed: int) -> int:
    server = postgres_server()
    try:
        server.make()
        address = server.start()
        with tempfile.TemporaryDirectory(prefix="comity-crash-") as folder:
            trial = Trial(program, law, Path(folder) / "node", address, seed)
            trial.server = server
            return trial.run(kills)
    finally:
        server.remove()


def main() -> int:
    program, law = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    sqlite_kills, postgres_kills = map(int, os.environ.get("COMITY_CRASH_KILLS", "25,8").split(","))
    seed = int(os.environ.get("COMITY_CRASH_SEED", "20261122"))
    outcomes = []
    for name, trial, kills in (("sqlite", on_sqlite, sqlite_kills), ("postgres", on_postgres, postgres_kills)):
        begun = time.monotonic()
        fault = None
        commands = 0
        for first in range(0, kills, ON_ONE_RECORD):
            try:
                commands += trial(program, law, min(ON_ONE_RECORD, kills - first), seed + first)
            except (AssertionError, Died) as failed:
                fault = f"seed {seed + first}: {failed}"
                break
        print(f"{name}: {kills} kills, {commands} commands acknowledged, {time.monotonic() - begun:.0f} s: {fault or 'ok'}")
        outcomes.append(report.Outcome(f"killed on {name}", fault))
    if len(sys.argv) > 3:
        report.write(Path(sys.argv[3]), "crash_kill", outcomes)
    return 1 if any(outcome.fault for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
