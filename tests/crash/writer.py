# SPDX-License-Identifier: EUPL-1.2
"""The program comity_crash_writer as its drivers see it, and what must hold of what it acknowledged."""

import json
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path


class Died(Exception):
    """The program ended before it answered."""


class Writer:
    """One run of the program. Lines are read all the time, so that it never waits for its reader."""

    def __init__(self, program: Path, law: Path, folder: Path, database: str, prefix: list[str] | None = None):
        self._process = subprocess.Popen([*(prefix or []), program, folder, law, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._lines: list[bytes] = []
        self._came = threading.Condition()
        self._ended = False
        self._taken = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _read(self):
        for line in self._process.stdout:
            with self._came:
                # What the kill cut short was not said.
                if line.endswith(b"\n"):
                    self._lines.append(line)
                self._came.notify_all()
        with self._came:
            self._ended = True
            self._came.notify_all()

    def next(self) -> dict:
        with self._came:
            if not self._came.wait_for(lambda: self._ended or self._taken < len(self._lines), timeout=120):
                raise Died("no answer within two minutes")
            if self._taken == len(self._lines):
                raise Died(f"ended with {self._process.wait()} before it answered")
            self._taken += 1
            return json.loads(self._lines[self._taken - 1])

    def wait_for_lines(self, count: int):
        """Until so many lines came that nobody took yet."""
        with self._came:
            self._came.wait_for(lambda: self._ended or len(self._lines) - self._taken >= count, timeout=120)

    def tell(self, request: dict):
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()

    def ask(self, request: dict) -> dict:
        self.tell(request)
        return self.next()

    def events(self) -> dict[str, list[dict]]:
        self.tell({"do": "events"})
        cases = {}
        while "done" not in (answer := self.next()):
            if "error" in answer:
                raise AssertionError(answer)
            cases[answer["case"]] = answer["events"]
        return cases

    def kill(self) -> list[dict]:
        """SIGKILL. Gives what it had said and nobody had taken."""
        self._process.kill()
        return self._rest()

    def end(self) -> int:
        self._process.stdin.close()
        self._rest()
        return self._process.returncode

    def _rest(self) -> list[dict]:
        self._process.wait()
        self._reader.join()
        if not self._process.stdin.closed:
            try:
                self._process.stdin.close()
            except BrokenPipeError:
                pass
        self._process.stdout.close()
        rest, self._taken = self._lines[self._taken :], len(self._lines)
        return [json.loads(line) for line in rest]


@dataclass
class Promised:
    """What the program said in all its runs."""

    orders: dict[str, dict] = field(default_factory=dict)
    answers: dict[str, dict] = field(default_factory=dict)
    refused: dict[str, dict] = field(default_factory=dict)

    def hear(self, lines: list[dict]) -> list[str]:
        """Gives the keys of what was tried."""
        tried = []
        for line in lines:
            if "tried" in line:
                self.orders[line["tried"]["key"]] = line["tried"]
                tried.append(line["tried"]["key"])
            elif "acknowledged" in line:
                self.answers[line["acknowledged"]] = line["answer"]
            elif "refused" in line:
                self.refused[line["refused"]] = line
        return tried

    def faults(self, cases: dict[str, list[dict]]) -> list[str]:
        """Where the events are not what was acknowledged: each command there, once, whole, at the place it was told."""
        counted: dict[str, int] = {}
        for story in cases.values():
            for event in story:
                for key in _keys_of(event):
                    counted[key] = counted.get(key, 0) + 1
        found = []
        for key, answer in self.answers.items():
            story = cases.get(answer["case"])
            if story is None:
                found.append(f"{key}: its case is gone")
                continue
            if "events" in answer:
                begin = answer["version"] - len(answer["events"])
                if story[begin : answer["version"]] != answer["events"]:
                    found.append(f"{key}: its events are not there as they were acknowledged")
            if counted.get(key, 0) != 1:
                found.append(f"{key}: there {counted.get(key, 0)} times")
        for key, times in counted.items():
            if key in self.refused and key not in self.answers:
                found.append(f"{key}: refused and there {times} times")
            elif key not in self.orders:
                found.append(f"{key}: there and never given")
        return found


def _keys_of(event: dict) -> list[str]:
    """The key of the command whose first event this is."""
    payload = event["payload"]
    match event["type"]:
        case "case-opened":
            return [payload["title"]]
        case "subject-added":
            return [payload["identifiers"][0]["value"]]
        case "note-written":
            return [payload["says"]]
        case "custody-began" | "custody-changed":
            return [payload["place"]]
        case "proposed":
            return [payload["reason"]]
        case "fact-recorded" if payload["fact"] == "offence.max_penalty_requesting":
            return [payload["source"]["words"]]
    return []
