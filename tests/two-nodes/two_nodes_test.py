#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Two authorities with a node and an access point each: a request drafted in one arrives in the other, is registered,
executed and answered, though access points are killed on the way; both records are verified offline.

usage: two_nodes_test.py COMITY ACCESS-POINT VERIFY [REPORT]
"""

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "http"))
sys.path.insert(0, str(HERE.parents[1] / "tools"))
import openapi_check  # noqa: E402
import report  # noqa: E402
from office import Browser  # noqa: E402
from served import Served  # noqa: E402
from stamp_authority import StampAuthority  # noqa: E402

PROGRAMS = []
PASSWORD = "demonstration only"
PATIENCE = 120  # seconds, on a busy machine


def free_ports():
    """The first of twenty ports in a row that nobody listens at, below those that connections of the system end at. Ports
    of connections that have just ended are free for a server, as SO_REUSEADDR says of them here, too."""
    blocks = range(10000, 32000, 20)
    start = os.getpid() % len(blocks)
    for first in (*blocks[start:], *blocks[:start]):
        taken = []
        try:
            for port in range(first, first + 20):
                held = socket.socket()
                taken.append(held)
                held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                held.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
        finally:
            for held in taken:
                held.close()
    raise RuntimeError("no twenty ports in a row are free between 10000 and 32000")


class AccessPoint:
    def __init__(self, folder):
        self.folder = folder
        self.start()

    def start(self):
        self.log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen([PROGRAMS[1], self.folder], stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("peers "):
            raise RuntimeError(f"not started: {line!r} {(self.folder / 'log').read_text()}")

    def end(self, by=signal.SIGTERM):
        self.process.send_signal(by)
        self.process.wait(timeout=60)
        self.process.stdout.close()
        self.log.close()


class Authority:
    """A node, its access point, and people who signed in at it."""

    def __init__(self, folder, authority):
        self.folder = folder
        self.authority = authority
        self.point = AccessPoint(folder / "access-point")
        self.served = Served(PROGRAMS[0], "--data", str(folder), "--quiet")
        self.origin = f"http://127.0.0.1:{self.served.port}"
        self.people = {}
        self.seen = []

    def ask(self, method, path, body=None, headers=None):
        answer = self.served.ask(method, "/api/v1" + path, body, headers)
        self.seen.append((method, path.split("?")[0], answer))
        return answer

    def person(self, name):
        if name not in self.people:
            browser = Browser(self)
            browser.must(200, "POST", "/session/password", {"name": name, "password": PASSWORD})
            code = subprocess.run([PROGRAMS[0], "demo", self.folder, "--code", name, "--authority", self.authority],
                                  check=True, capture_output=True, text=True).stdout.strip()
            step = browser.must(200, "POST", "/session/code", {"code": code})
            assert step["outcome"] == "signed-in", step
            self.people[name] = browser
        return self.people[name]

    def give(self, name, path, value=None):
        """A command; where it waits for a second person, hana approves it."""
        answer = self.person(name).post(path, value)
        if answer.status not in (200, 201, 202):
            raise AssertionError(f"{path}: {answer.status} {answer.body!r}")
        waits = answer.json["waits_for"]
        if waits:
            case = path.split("/")[2]
            self.person("hana").must(200, "POST", f"/cases/{case}/proposals/{waits}/approval", {})
        return answer.json

    def case(self, name, case):
        return self.person(name).must(200, "GET", f"/cases/{case}")

    def wait_for(self, what, look):
        """Asks until it is so: the other side is another process."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = look()
            if found:
                return found
            threading.Event().wait(0.2)
        log = (self.folder / "access-point" / "log").read_text()[-4000:]
        raise AssertionError(f"{self.authority} waited in vain for {what}\n{log}")

    def upload(self, name, case, content, title, origin, **more):
        digest = hashlib.sha256(content).hexdigest()
        browser = self.person(name)
        upload = browser.must(201, "POST", f"/cases/{case}/contents", {"bytes": len(content), "digest": digest})["upload"]
        answer = browser.ask("PUT", f"/cases/{case}/contents/{upload}", content, Content_Type="application/octet-stream",
                             Content_Range=f"bytes 0-{len(content) - 1}/{len(content)}")
        assert answer.status == 201, answer.body
        events = self.give(name, f"/cases/{case}/documents",
                           {"kind": "letter", "title": title, "origin": origin, "language": "en",
                            "media_type": "application/pdf", "digest": digest, "bytes": len(content)} | more)["events"]
        return events[0]["payload"]["document"]

    def end(self):
        self.served.stop()
        self.point.end()


class TwoNodes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="comity-two-nodes-")
        cls.folder = Path(cls.place.name) / "demonstration"
        subprocess.run([PROGRAMS[0], "demo", cls.folder, "--two-nodes", "--cases", "1", "--port", str(free_ports())],
                       check=True, capture_output=True)
        cls.stamps = StampAuthority(Path(cls.place.name) / "stamps")
        settings = cls.folder / "fi" / "comity.toml"
        settings.write_text(settings.read_text().replace(
            "[authority.channel]\n", f'[authority.channel]\nstamp_authorities = ["{cls.stamps.url}"]\n'
                                     f'stamp_anchors = "{cls.stamps.anchor}"\n'))
        cls.fi = Authority(cls.folder / "fi", "fi-demonstration")
        cls.az = Authority(cls.folder / "az", "az-demonstration")

    @classmethod
    def tearDownClass(cls):
        cls.fi.end()
        cls.az.end()
        cls.stamps.end()
        cls.place.cleanup()

    def tearDown(self):
        for authority in (self.fi, self.az):
            document = json.loads(authority.served.get("/api/v1/openapi.json").body)
            self.assertEqual(openapi_check.check(document, authority.seen), [])
            authority.seen.clear()

    def lamps(self, case, transmittal="x1"):
        for each in self.fi.case("anna", case)["correspondence"]:
            if each["id"] == transmittal:
                return {lamp["lamp"]: lamp["light"] for lamp in each["lamps"]}
        return {}

    def sealed_request(self):
        fi = self.fi
        opened = fi.person("anna").must(201, "POST", "/cases", {
            "kind": "assistance", "direction": "outgoing", "counterpart": "AZ", "title": "Bank records of a company",
            "substitute": "boris", "unit": "extradition"})
        case = opened["case"]
        for step in ("drafting-begun", "submitted", "approved"):
            fi.give("anna", f"/cases/{case}/steps", {"step": step})
        fi.upload("anna", case, b"%PDF-1.7 the letter of request", "Letter of request", "own")
        fi.give("anna", f"/cases/{case}/pre-flight", {})
        fi.give("anna", f"/cases/{case}/pre-flight/override", {"reason": "the channel is what is tried here"})
        fi.give("anna", f"/cases/{case}/steps", {"step": "sealed"})
        return case, opened["number"]

    def incoming(self, reference):
        for row in self.az.person("rita").must(200, "GET", "/intake")["intake"]:
            if reference in row["title"]:
                return row["case"]
        return None

    def verify(self, authority, name, number, witness):
        """The export of a case, with keys taken from the directory: of its log, and of the other as its witness."""
        listed = {entry["id"]: entry for entry in
                  json.loads((self.folder / "federation" / "directory.json").read_text())["authorities"]}

        def key(entry, member):
            given = listed[entry][member]
            return given if isinstance(given, str) else given[0]

        policy = self.folder / f"{authority.authority}.policy"
        policy.write_text(f"log {key(authority.authority, 'log')}\nwitness other {key(witness.authority, 'witness')}\n"
                          "quorum other\n")
        file = self.folder / f"{number}.comity-export"
        token = (authority.folder / "tokens" / authority.authority / name).read_text().strip()
        proofs = self.folder / f"{number}.proofs"
        subprocess.run([PROGRAMS[0], "record", "export", number, file, "--witnessed", "--proofs", proofs, "--data",
                        authority.folder], check=True, capture_output=True, env=os.environ | {"COMITY_TOKEN": token})
        self.read_proofs(proofs)
        if authority is self.fi:
            self.read_stamps(proofs)
        point = authority.folder / "access-point"
        federation = tomllib.loads((point / "access-point.toml").read_text())["directory"]
        roots = self.folder / "roots.json"
        roots.write_text(json.dumps({"keys": federation["roots"], "threshold": federation["threshold"]}))
        court = [PROGRAMS[2], "--policy", policy, "--proofs", proofs, "--roots", roots, "--anchors",
                 point / "anchors.pem", file]
        told = subprocess.run(court, capture_output=True, text=True)
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)
        self.assertIn("whose quorum of witnesses is met", told.stdout)
        self.assertIn("the proofs hold, with the roots and anchors you gave", told.stdout)
        for of_each in ("it has the digest of each of the", "its seal is good", "its signature is good"):
            self.assertIn(of_each, told.stdout)
        self.spoil_one(proofs, court)

    def spoil_one(self, proofs, court):
        """A court sees which receipt was changed."""
        receipt = next(line.split(" ")[0] for line in (proofs / "index.txt").read_text().splitlines() if " a receipt" in line)
        good = (proofs / receipt).read_bytes()
        (proofs / receipt).write_bytes(good.replace(b"RefToMessageId>", b"RefToMessageId >", 1))
        told = subprocess.run(court, capture_output=True, text=True)
        self.assertEqual(told.returncode, 1, told.stdout + told.stderr)
        self.assertIn("WRONG: its octets are not those of its name: it was changed", told.stdout)
        (proofs / receipt).write_bytes(good)

    def read_proofs(self, folder):
        """Every file is what its name says, holds together, and is signed by whom the directory lists."""
        told = (folder / "index.txt").read_text()
        for what in ("a receipt", "a message, SubmitRequest", "an evidence, RelayAcceptance", "a transmittal, number 1"):
            self.assertIn(what, told)
        for line in told.splitlines():
            file = folder / line.split(" ")[0]
            if " time-stamp token " in line or " with its time stamp" in line:
                continue
            self.assertEqual(hashlib.sha256(file.read_bytes()).hexdigest(), file.stem)
            # A signed header alone has lost its parts, and says so.
            header = " a message, " in line
            seen = subprocess.run([PROGRAMS[0], "channel", "inspect", file, "--directory", folder / "directory.json"],
                                  capture_output=True, text=True)
            self.assertEqual(seen.returncode, 1 if header else 0, seen.stdout + seen.stderr)
            if " a transmittal, " not in line:
                self.assertRegex(seen.stdout, "(signature|seal) +is good")

    def read_stamps(self, folder):
        """Of what was sent, its receipt and the evidences of the other side, the authority's word when they were there."""
        stamped = {"token": [], "evidence": []}
        for line in (folder / "index.txt").read_text().splitlines():
            file = folder / line.split(" ")[0]
            if " time-stamp token " in line:
                self.stamps.check(file, file.with_suffix(".xml"))
                stamped["token"].append(file)
            elif " with its time stamp" in line:
                seen = subprocess.run([PROGRAMS[0], "channel", "inspect", file, "--directory", folder / "directory.json"],
                                      capture_output=True, text=True)
                self.assertEqual(seen.returncode, 0, seen.stdout + seen.stderr)
                self.assertRegex(seen.stdout, "seal +is good")
                self.assertIn("EncapsulatedTimeStamp", file.read_text())
                stamped["evidence"].append(file)
        self.assertGreaterEqual(len(stamped["token"]), 2)
        self.assertGreaterEqual(len(stamped["evidence"]), 1)

    def test_a_request_goes_is_executed_and_comes_back(self):
        fi, az = self.fi, self.az
        case, number = self.sealed_request()
        # The other side is unplugged when it is released, and this side's access point dies with the message in it.
        az.point.end(signal.SIGKILL)
        fi.give("anna", f"/cases/{case}/correspondence",
                {"channel": "as4", "action": "SubmitRequest", "to": az.authority, "instrument": "coe-030",
                 "documents": ["d1"]})
        fi.wait_for("the hand-over", lambda: self.lamps(case).get("submitted") == "lit")
        fi.point.end(signal.SIGKILL)
        self.assertEqual(self.lamps(case)["taken-over"], "dark")
        fi.point.start()
        az.point.start()

        there = az.wait_for("the request", lambda: self.incoming(number))
        shown = az.case("rita", there)
        self.assertEqual((shown["kind"], shown["counterpart"], shown["foreign_reference"]), ("assistance", "FI", number))
        self.assertEqual([document["title"] for document in shown["documents"]], ["Letter of request"])
        content = az.person("anna").get(f"/cases/{there}/documents/d1/versions/1")
        self.assertEqual(content.body, b"%PDF-1.7 the letter of request")
        fi.wait_for("the evidence of relay", lambda: self.lamps(case)["taken-over"] == "lit")

        # The registry registers it; the acknowledgement that is proposed is approved, and the case is worked on.
        az.give("rita", f"/cases/{there}/correspondence/x1/registration", {})
        az.give("anna", f"/cases/{there}/correspondence/x1/opening", {})
        fi.wait_for("five lamps", lambda: set(self.lamps(case).values()) == {"lit"})
        self.assertEqual(fi.case("anna", case)["stage"], "acknowledged")
        self.assertEqual(fi.case("anna", case)["foreign_reference"], shown["number"])

        az.wait_for("the acknowledgement's way", lambda: az.case("anna", there)["stage"] == "registered")
        for step in ("check-begun", "accepted"):
            az.give("anna", f"/cases/{there}/steps", {"step": step})
        for step in ("results-gathered", "transmission-approved"):
            az.give("anna", f"/cases/{there}/steps", {"step": step})
        record = az.upload("anna", there, b"%PDF-1.7 the records of the bank", "Bank records", "own")
        az.give("anna", f"/cases/{there}/correspondence",
                {"channel": "as4", "action": "FinalExecution", "to": fi.authority, "documents": [record]})
        fi.wait_for("the reply", lambda: any(each["action"] == "FinalExecution" and each["direction"] == "in"
                                             for each in fi.case("anna", case)["correspondence"]))
        titles = [document["title"] for document in fi.case("anna", case)["documents"]]
        self.assertEqual(titles, ["Letter of request", "Bank records"])
        az.wait_for("the reply's receipt", lambda: az.case("anna", there)["stage"] == "replied")

        receipt = next(each for each in fi.case("anna", case)["correspondence"][0]["proofs"] if each["evidence"] == "as4-receipt")
        kept = fi.person("anna").get(f"/cases/{case}/correspondence/x1/proofs/{receipt['digest']}")
        self.assertEqual(hashlib.sha256(kept.body).hexdigest(), receipt["digest"])
        fi.person("anna").must(404, "GET", f"/cases/{case}/correspondence/x1/proofs/{'0' * 64}")

        # Each has cosigned the other's log in the traffic itself: a court needs neither node.
        fi.give("anna", f"/cases/{case}/correspondence", {"channel": "as4", "action": "Supplement", "to": az.authority})
        az.wait_for("one message more", lambda: len(az.case("anna", there)["correspondence"]) == 4)
        self.verify(fi, "anna", number, az)
        self.verify(az, "anna", shown["number"], fi)
        for authority in (fi, az):
            self.assertEqual(authority.person("ada").must(200, "GET", "/channel/alarms")["alarms"], [])

    def test_the_channel_is_shown_to_whom_it_concerns(self):
        ada, anna, sara = (self.fi.person(name) for name in ("ada", "anna", "sara"))
        status = ada.must(200, "GET", "/channel")
        self.assertEqual((status["authority"], status["answers"]), ("fi-demonstration", True))
        self.assertEqual(status["health"]["directory"], "in force")
        pmodes = {each["id"]: each for each in ada.must(200, "GET", "/channel/pmodes")["pmodes"]}
        self.assertEqual({(each["initiator"]["authority"], each["responder"]["authority"]) for each in pmodes.values()},
                         {("fi-demonstration", "az-demonstration"), ("az-demonstration", "fi-demonstration")})
        self.assertTrue(all(each["encrypt"]["on"] for each in pmodes.values()))
        for refused in ("/channel", "/channel/pmodes", "/channel/alarms"):
            anna.must(403, "GET", refused)

        listed = {each["id"]: each for each in anna.must(200, "GET", "/channel/directory")["authorities"]}
        self.assertEqual([(id, each["own"], each["choice"]) for id, each in listed.items()],
                         [("fi-demonstration", True, False), ("az-demonstration", False, True)])
        anna.must(403, "POST", "/channel/directory/fi-demonstration/proposal", {})
        ada.must(404, "POST", "/channel/directory/nobody/proposal", {})
        ada.must(409, "POST", "/channel/directory/az-demonstration/proposal", {})
        ada.must(204, "POST", "/channel/directory/fi-demonstration/proposal", {})
        ada.must(403, "POST", "/channel/directory/fi-demonstration/approval", {})
        sara.must(204, "POST", "/channel/directory/fi-demonstration/approval", {})
        ada.must(404, "POST", "/channel/alarms/7/clearing", {"because": "nothing"})

        tables = anna.must(200, "GET", "/channels")
        by_post = next(each for each in tables["channels"] if each["word"] == "post")
        self.assertFalse(by_post["machine"])
        self.assertIn("advice-of-receipt", [each["word"] for each in by_post["evidence"]])

    def test_paper_is_proved_by_what_a_clerk_files(self):
        case, _ = self.sealed_request()
        self.fi.give("anna", f"/cases/{case}/correspondence",
                     {"channel": "post", "action": "SubmitRequest", "to": "Ministry of Justice, Baku", "documents": ["d1"]})
        self.assertEqual(self.lamps(case)["submitted"], "dark")
        receipt = self.fi.upload("anna", case, b"%PDF-1.7 the receipt of the post office", "Receipt RR123456785FI", "received")
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 60))
        path = f"/cases/{case}/correspondence/x1/evidences"
        unheard = self.fi.person("anna").post(path, {"evidence": "relay-acceptance", "at": now, "says": "by telephone"})
        self.assertEqual(unheard.status, 422, unheard.body)
        self.fi.give("anna", path, {"evidence": "posting-receipt", "at": now, "document": receipt})
        self.fi.give("anna", path, {"evidence": "advice-of-receipt", "at": now, "says": "signed by A. Aliyev"})
        self.assertEqual([self.lamps(case)[lamp] for lamp in ("submitted", "delivered")], ["lit", "lit"])
        proofs = self.fi.case("anna", case)["correspondence"][0]["proofs"]
        self.assertEqual([(each["evidence"], each["issuer"], each["document"]) for each in proofs],
                         [("posting-receipt", "post", receipt), ("advice-of-receipt", "post", "")])

        # The answer comes in the diplomatic bag, and is entered.
        answer = self.fi.upload("anna", case, b"%PDF-1.7 they ask who it is", "Note verbale 17", "received")
        self.fi.give("anna", f"/cases/{case}/arrivals",
                     {"channel": "bag", "action": "RequestInformation", "from": "Ministry of Justice, Baku", "at": now,
                      "documents": [answer], "reference": "AZ-17"})
        self.assertEqual([(each["direction"], each["channel"]) for each in self.fi.case("anna", case)["correspondence"]],
                         [("out", "post"), ("in", "bag")])


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    PROGRAMS = [str(Path(program).resolve()) for program in sys.argv[1:4]]
    good = report.run_unittests("__main__", Path(sys.argv[4]) if len(sys.argv) == 5 else None)
    sys.exit(0 if good else 1)
