#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Files that come in are looked into: what was found stands beside them, and malware is handed out to who says why.

usage: inspection_test.py PROGRAM [REPORT]
"""

import hashlib
import io
import socket
import socketserver
import struct
import sys
import threading
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2")]
OPENING = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Papers", "substitute": "boris"}
# Put together here, so that no scanner finds it in this file (eicar.org).
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + b"-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.ThreadingTCPServer):
    """A scanner that knows one signature, on a port of this machine; `away` while it hangs up."""

    daemon_threads = True
    away = False

    class Handler(socketserver.BaseRequestHandler):
        def exactly(self, count):
            return self.request.recv(count, socket.MSG_WAITALL)

        def handle(self):
            command = b""
            while not command.endswith(b"\0"):
                command += self.exactly(1)
            if self.server.away:
                return
            if command == b"zVERSION\0":
                self.request.sendall(b"ClamAV 1.0.3/27150/Mon Jan 15 09:41:12 2024\0")
                return
            content = b""
            while (length := struct.unpack(">I", self.exactly(4))[0]) > 0:
                content += self.exactly(length)
            self.request.sendall(b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0")

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


def docm():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    return packed.getvalue()


class Inspections(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.scanner = Clamd()
        cls.addClassCleanup(cls.scanner.server_close)
        cls.addClassCleanup(cls.scanner.shutdown)
        cls.open_office(PROGRAM, "--quiet", people=PEOPLE)
        cls.office.stop()
        settings = Path(cls.office.data) / "comity.toml"
        settings.write_text(f'malware_scanner = "tcp:127.0.0.1:{cls.scanner.server_address[1]}"\n' + settings.read_text())
        cls.office.start("--quiet")

    def setUp(self):
        self.case = self.anna.must(201, "POST", "/cases", OPENING)["case"]

    def add(self, content, media_type):
        digest = hashlib.sha256(content).hexdigest()
        begun = self.anna.must(201, "POST", f"/cases/{self.case}/contents", {"bytes": len(content), "digest": digest})
        self.anna.must(201, "PUT", f"/cases/{self.case}/contents/{begun['upload']}", content, Content_Type="application/octet-stream",
                      Content_Range=f"bytes 0-{len(content) - 1}/{len(content)}")
        self.anna.must(201, "POST", f"/cases/{self.case}/documents",
                       {"kind": "letter", "title": "Request", "origin": "received", "media_type": media_type, "digest": digest, "bytes": len(content)})

    def version(self, person=None):
        return (person or self.anna).must(200, "GET", f"/cases/{self.case}")["documents"][0]["versions"][0]

    def inspection(self, wanted=lambda found: found):
        return self.eventually(lambda: (found := self.version()["inspection"]) and wanted(found) and found)

    def test_what_was_found_stands_beside_the_file_and_in_the_history(self):
        letter = docm()
        self.add(letter, "application/pdf")
        found = self.inspection()
        self.assertEqual(found["type"], "docx")
        self.assertEqual([(one["kind"], one["level"]) for one in found["findings"]], [("macros", "danger"), ("wrong-type", "warning")])
        self.assertEqual(found["findings"][0]["where"], "word/vbaProject.bin")
        self.assertEqual(found["scan"], {"result": "clean", "found": "", "by": "ClamAV 1.0.3/27150/Mon Jan 15 09:41:12 2024"})
        events = self.anna.must(200, "GET", f"/cases/{self.case}/events")["events"]
        self.assertEqual([event["by"] for event in events if event["type"] == "document-inspected"], ["node"])
        self.assertEqual(self.anna.get(f"/cases/{self.case}/documents/d1/versions/1").body, letter, "the original stays as it came")

    def test_malware_is_handed_out_to_who_says_why(self):
        self.add(EICAR, "text/plain")
        self.assertEqual(self.inspection()["scan"]["found"], "Eicar-Signature")
        path = f"/cases/{self.case}/documents/d1"
        refused = self.anna.get(f"{path}/versions/1")
        self.assertEqual(refused.status, 409)
        self.assertIn("Eicar-Signature", refused.json["detail"])
        self.assertEqual(self.anna.post(f"{path}/taking", {"version": 1}).status, 422, "a reason is asked for")
        self.assertEqual(self.office.people["clara"].post(f"{path}/taking", {"version": 1, "reason": "curious"}).status, 404)
        self.anna.must(200, "POST", f"{path}/taking", {"version": 1, "reason": "evidence; opened on a machine apart"})
        self.assertEqual(self.anna.get(f"{path}/versions/1").body, EICAR)
        self.assertEqual(self.boris.get(f"{path}/versions/1").status, 409, "each says why")
        self.assertEqual(self.version()["taken"][0]["recorded"]["by"], "anna")

    def test_a_scanner_that_is_away_is_never_clean(self):
        self.scanner.away = True
        try:
            self.add(b"plain words", "text/plain")
            self.assertEqual(self.inspection()["scan"]["result"], "unreachable")
        finally:
            self.scanner.away = False
            # Started again, the server does not keep the pause it gives a scanner that did not answer.
            self.office.stop()
            self.office.start("--quiet")
        self.inspection(lambda found: found["scan"]["result"] == "clean")

    def test_a_file_in_no_case_is_looked_into_and_kept_nowhere(self):
        answer = self.anna.ask("POST", "/inspections?name=list.pdf&media_type=application/pdf", docm(), Content_Type="application/octet-stream")
        self.assertEqual(answer.status, 200, answer.body)
        self.assertEqual([one["kind"] for one in answer.json["findings"]], ["macros", "wrong-type"])
        self.assertEqual(answer.json["scan"]["result"], "clean")


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
