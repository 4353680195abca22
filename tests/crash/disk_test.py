#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A disk without room and a disk that may not be written: the node refuses clearly, goes on showing lists, and goes on
as if nothing had been when there is room again. Without privileges the room ends at a limit on the size of files; where
a name space of mounts can be made, on a real file system of a few MiB as well.

usage: disk_test.py PROGRAM LAW [REPORT]
"""

import os
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parents[1] / "tools"))
import report  # noqa: E402
from writer import Promised, Writer  # noqa: E402

PROGRAM = LAW = None
NAMESPACE = ["unshare", "--map-root-user", "--mount"]
CAN_MOUNT = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False).returncode == 0


def order(key: str, case: str, command: str, **arguments) -> dict:
    return {"do": "give", "order": {"key": key, "account": "anna", "case": case, "command": command, "arguments": arguments}}


def opening(key: str) -> dict:
    return order(key, "", "open-case", kind="extradition", direction="incoming", counterpart="TR", title=key, owner="anna", substitute="boris", unit="u1")


class Disk(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="comity-disk-")
        self.addCleanup(self.folder.cleanup)
        self.node = Path(self.folder.name) / "node"
        self.promised = Promised()

    def start(self, *prefix: str) -> Writer:
        writer = Writer(PROGRAM, LAW, self.node, "sqlite:comity.db", list(prefix))
        self.addCleanup(writer.kill)
        return writer

    def started(self) -> Writer:
        writer = self.start()
        self.assertEqual(writer.next(), {"ready": True})
        return writer

    def give(self, writer: Writer, request: dict) -> dict:
        self.promised.orders[request["order"]["key"]] = request["order"]
        answer = writer.ask(request)
        self.promised.hear([answer])
        return answer

    def acknowledged(self, writer: Writer, request: dict) -> dict:
        answer = self.give(writer, request)
        self.assertIn("answer", answer)
        return answer["answer"]

    def assert_refused(self, answer: dict, hint: str):
        self.assertEqual(answer.get("error"), "unavailable", answer)
        self.assertIn(hint, answer["hint"])
        self.assertIn("comity.db", answer["place"])

    def assert_whole(self, writer: Writer):
        self.assertEqual(self.promised.faults(writer.events()), [])
        check = writer.ask({"do": "check"})
        self.assertEqual((check["faults"], check["erased"]), ([], 0), check)

    def fill_and_go_on(self, writer: Writer, case: str, end_room, give_room, most: int):
        """Without room commands are refused and lists are shown; with room again all is well, without a restart and
        after one."""
        end_room()
        refused = None
        for i in range(most):
            answer = self.give(writer, order(f"note/{i}", case, "write-note", says=f"note/{i}"))
            if "refused" in answer:
                refused = answer
                break
        self.assertIsNotNone(refused, "the room never ended")
        self.assert_refused(refused, "make room on the disk")
        self.assertEqual(writer.ask({"do": "list"}), {"cases": [case]})
        # The first reading of a case makes a key: what was made in vain must not be used later.
        self.assert_refused(writer.ask({"do": "open", "case": case}), "make room on the disk")
        self.assert_refused(self.give(writer, opening("in vain")), "make room on the disk")
        self.assertEqual(self.promised.faults(writer.events()), [])

        give_room()
        again = self.acknowledged(writer, order(refused["refused"], case, "write-note", says=refused["refused"]))
        self.assertEqual(writer.ask({"do": "open", "case": case}), {"version": again["version"]})
        self.acknowledged(writer, opening("in vain"))
        self.assert_whole(writer)
        self.assertEqual(writer.end(), 0)
        writer = self.started()
        self.assert_whole(writer)
        self.assertEqual(writer.end(), 0)


class WithoutRoom(Disk):
    def test_a_limit_on_the_size_of_files(self):
        writer = self.started()
        case = self.acknowledged(writer, opening("first"))["case"]
        log = self.node / "comity.db-wal"
        kept = resource.prlimit(writer.pid, resource.RLIMIT_FSIZE)
        self.fill_and_go_on(
            writer, case,
            lambda: resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, (log.stat().st_size, kept[1])),
            lambda: resource.prlimit(writer.pid, resource.RLIMIT_FSIZE, kept), 500,
        )  # fmt: skip

    @unittest.skipUnless(CAN_MOUNT, "no name space of mounts can be made here")
    def test_a_small_file_system(self):
        small = Path(self.folder.name) / "small"
        small.mkdir()
        self.node = small / "node"
        # The room lasts for the tables; a file that is removed later takes the rest.
        holder = subprocess.Popen([*NAMESPACE, "sh", "-c", 'mount -t tmpfs -o size=24m none "$1" && echo mounted && read end', "sh", small],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
        self.addCleanup(holder.communicate, b"end\n")
        self.assertEqual(holder.stdout.readline(), b"mounted\n")
        enter = ["nsenter", f"--target={holder.pid}", "--user", "--preserve-credentials", "--mount"]
        inside = Path(f"/proc/{holder.pid}/root") / small.relative_to("/")
        self.started = lambda: self.start_inside(enter)
        writer = self.started()
        case = self.acknowledged(writer, opening("first"))["case"]
        ballast = inside / "ballast"

        def end_room():
            with ballast.open("wb") as file:
                left = os.statvfs(inside)
                file.write(bytes(left.f_bavail * left.f_frsize))

        self.fill_and_go_on(writer, case, end_room, ballast.unlink, 500)

    def start_inside(self, enter: list[str]) -> Writer:
        writer = self.start(*enter)
        self.assertEqual(writer.next(), {"ready": True})
        return writer


class NotWritable(Disk):
    @unittest.skipUnless(CAN_MOUNT, "no name space of mounts can be made here")
    def test_a_disk_mounted_for_reading(self):
        writer = self.started()
        self.acknowledged(writer, opening("first"))
        self.assertEqual(writer.end(), 0)
        read_only = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
        self.assert_refused_at_start([*NAMESPACE, "sh", "-c", read_only, str(self.node)])

    @unittest.skipIf(os.geteuid() == 0, "nothing is forbidden to root")
    def test_a_file_of_another_user(self):
        writer = self.started()
        self.acknowledged(writer, opening("first"))
        self.assertEqual(writer.end(), 0)
        (self.node / "comity.db").chmod(0o400)
        try:
            self.assert_refused_at_start([])
        finally:
            (self.node / "comity.db").chmod(0o600)

    def assert_refused_at_start(self, prefix: list[str]):
        refused = self.start(*prefix)
        self.assert_refused(refused.next(), "let the user of the service write the database file and its folder")
        self.assertEqual(refused.end(), 1)
        writer = self.started()
        self.acknowledged(writer, opening("second"))
        self.assert_whole(writer)
        self.assertEqual(writer.end(), 0)


if __name__ == "__main__":
    PROGRAM, LAW = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    sys.exit(0 if report.run_unittests(__name__, Path(sys.argv[3]) if len(sys.argv) > 3 else None) else 1)
