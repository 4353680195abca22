#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What others sent, over HTTP: seals judged as `comity validate` judges them, and nothing that is sent harms the server.

usage: incoming_test.py PROGRAM [REPORT]
"""

import hashlib
import http.client
import io
import json
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("fred", "auditor", "")]
OPENING = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Papers", "substitute": "boris"}
LIMIT = 128 * 1024 * 1024


class Sender:
    """Another authority with a root, a key and files it seals."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
        self.run("openssl", "req", "-x509", *curve, "-keyout", "root.key", "-out", "root.pem", "-days", "9", "-subj", "/CN=Root of X",
                 "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        self.run("openssl", "req", *curve, "-keyout", "seal.key", "-out", "seal.csr", "-subj", "/CN=Ministry of X")
        (folder / "leaf.cnf").write_text("keyUsage=critical,digitalSignature\nsubjectKeyIdentifier=hash\n")
        self.run("openssl", "x509", "-req", "-in", "seal.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "8", "-extfile",
                 "leaf.cnf", "-out", "seal.pem")
        (folder / "seal.key").chmod(0o600)

    def run(self, *words):
        subprocess.run(words, cwd=self.folder, check=True, capture_output=True)

    def write(self, name, content):
        (self.folder / name).write_bytes(content)
        return name

    def sealed(self, out, *files, more=()):
        self.run(PROGRAM, "seal", *files, "--out", out, "--key", "file:seal.key", "--certificate", "seal.pem", *more)
        return (self.folder / out).read_bytes()

    def container(self):
        return self.sealed("request.asice", self.write("request.txt", b"the request"), self.write("warrant.txt", b"the warrant"))

    def pdf(self):
        self.write("raw.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
                              b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n")
        self.run("qpdf", "--warning-exit-0", "raw.pdf", "plain.pdf")  # which adds the table of objects
        return self.sealed("signed.pdf", "plain.pdf", more=("--pdf",))

    def package(self):
        self.write("en.txt", b"We ask")
        self.write("fr.txt", b"Nous demandons")
        self.write("reader.html", b"<!doctype html>")
        self.run(PROGRAM, "package", "make", "--reference", "X-7", "--from", "Ministry of X", "--to", "Office", "--title", "Extradition",
                 "--document", "en=en.txt", "--document", "fr=fr.txt", "--attachment", "warrant.txt", "--reader", "reader.html",
                 "--out", "package.asice", "--key", "file:seal.key", "--certificate", "seal.pem")
        return (self.folder / "package.asice").read_bytes()


class Validations(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)
        cls.sender = Sender(Path(cls.office.data) / "sender")
        cls.container, cls.pdf, cls.package = cls.sender.container(), cls.sender.pdf(), cls.sender.package()
        settings = Path(cls.office.data) / "comity.toml"
        settings.write_text(settings.read_text() + '[authority.validation]\nanchors = "sender/root.pem"\nno_revocation = true\n')
        cls.office.stop()
        cls.office.start()

    def judged(self, content, status=200, by=None):
        answer = (by or self.anna).ask("POST", "/validations", content, Content_Type="application/octet-stream")
        self.assertEqual(answer.status, status, answer.body)
        if status == 200:
            self.assertEqual((answer.json["bytes"], answer.json["digest"]), (len(content), hashlib.sha256(content).hexdigest()))
        return answer.json

    def test_a_container_is_judged_as_on_the_command_line(self):
        judged = self.judged(self.container)
        self.assertEqual((judged["indication"], judged["kind"], judged["not_covered"]), ("TOTAL-PASSED", "container", []))
        one = judged["signatures"][0]
        self.assertEqual((one["signer"], one["issuer"], one["covered"]),
                         ("CN=Ministry of X", "CN=Root of X", ["request.txt", "warrant.txt"]))
        self.assertEqual({part["name"]: part["digest"] for part in judged["parts"]},
                         {"request.txt": hashlib.sha256(b"the request").hexdigest(), "warrant.txt": hashlib.sha256(b"the warrant").hexdigest()})
        told = subprocess.run([PROGRAM, "validate", "request.asice", "--anchor", "root.pem", "--no-revocation", "--json"],
                              cwd=self.sender.folder, capture_output=True, text=True)
        self.assertEqual(judged, json.loads(told.stdout))

    def test_a_pdf_says_how_far_its_signature_reaches(self):
        judged = self.judged(self.pdf)
        self.assertEqual((judged["indication"], judged["kind"]), ("TOTAL-PASSED", "pdf"))
        self.assertEqual(judged["signatures"][0]["octets"], len(self.pdf))
        later = self.judged(self.pdf + b"\n% and so on\n")
        self.assertEqual(later["signatures"][0]["octets"], len(self.pdf))

    def test_a_sealed_request_shows_its_list(self):
        judged = self.judged(self.package)
        self.assertEqual((judged["kind"], judged["indication"]), ("package", "TOTAL-PASSED"))
        package = judged["package"]
        self.assertEqual((package["title"], package["from"], package["reference"]), ("Extradition", "Ministry of X", "X-7"))
        self.assertEqual([each["language"] for each in package["documents"]], ["en", "fr"])
        self.assertEqual([each["title"] for each in package["attachments"]], ["warrant"])

    def test_what_was_changed_fails_and_a_stranger_is_not_trusted(self):
        changed = self.judged(self.container.replace(b"the warrant", b"the Warrant"))
        self.assertIn("fault", changed, "the archive's own check value is wrong")
        pdf = bytearray(self.pdf)
        pdf[9] ^= 1  # in the comment behind the head
        failed = self.judged(bytes(pdf))
        self.assertEqual((failed["indication"], failed["signatures"][0]["sub_indication"]), ("TOTAL-FAILED", "HASH_FAILURE"))
        stranger = Sender(Path(self.office.data) / "stranger")
        judged = self.judged(stranger.container())
        self.assertEqual((judged["indication"], judged["signatures"][0]["sub_indication"]),
                         ("INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND"))
        self.assertEqual(judged["not_covered"], ["request.txt", "warrant.txt"])

    def bomb(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.etsi.asic-e+zip")
            archive.writestr("request.txt", b"\0" * (200 << 20), zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def test_what_cannot_be_read_is_answered_and_harms_nothing(self):
        folder = self.sender.folder
        self.sender.run("qpdf", "--encrypt", "secret", "owner", "256", "--", "plain.pdf", "locked.pdf")
        files = {
            "nothing": b"",
            "noise": bytes(range(256)) * 64,
            "zip bomb": self.bomb(),
            "two archives in one": self.container + self.package,
            "picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
            "cut PDF": self.pdf[:len(self.pdf) // 2],
            "PDF of nothing": b"%PDF-1.7\n",
            "encrypted PDF": (folder / "locked.pdf").read_bytes(),
            "nested PDF": b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000,
        }
        for name, content in files.items():
            with self.subTest(name):
                judged = self.judged(content)
                self.assertNotEqual(judged.get("indication"), "TOTAL-PASSED")
                if "fault" in judged:
                    self.assertTrue(judged["fault"]["message"])
        with self.subTest("a PDF with an archive behind it"):
            self.assertNotEqual(self.judged(self.pdf + self.container).get("indication"), "TOTAL-PASSED")
        self.assertEqual(self.judged(self.container)["indication"], "TOTAL-PASSED", "the server goes on")

    def test_a_file_over_the_limit_is_refused(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.office.served.port, timeout=30)
        self.addCleanup(connection.close)
        connection.putrequest("POST", "/api/v1/validations")
        for name, value in {"Cookie": self.anna.cookie, "Origin": self.office.origin, "X-CSRF-Token": self.anna.csrf,
                            "Content-Length": str(LIMIT + 1)}.items():
            connection.putheader(name, value)
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413, "before any of it is read")

    def test_a_document_of_the_dossier_is_judged_for_whoever_may_read_it_and_stays_as_it_came(self):
        case = "/cases/" + self.anna.must(201, "POST", "/cases", OPENING)["case"]
        begun = self.anna.must(201, "POST", f"{case}/contents", {"bytes": len(self.package)})
        kept = self.anna.must(201, "PUT", f"{case}/contents/{begun['upload']}", self.package, Content_Type="application/octet-stream",
                              Content_Range=f"bytes 0-{len(self.package) - 1}/{len(self.package)}")
        self.anna.must(201, "POST", f"{case}/documents", {
            "kind": "request", "title": "Request", "origin": "received", "media_type": "application/vnd.etsi.asic-e+zip",
            "digest": kept["digest"], "bytes": len(self.package)})
        at = f"{case}/documents/d1/versions/1"
        self.assertEqual(self.anna.must(200, "GET", f"{at}/validation"), self.judged(self.package))
        self.assertEqual(self.anna.get(at).body, self.package)
        readings = [each["what"] for each in self.anna.must(200, "GET", f"{case}/readings")["readings"]]
        self.assertIn("document d1 version 1, its seals", readings)
        self.assertEqual(self.clara.get(f"{at}/validation").status, 404)

    def scanned(self, content):
        answer = self.anna.ask("POST", "/scans", content, Content_Type="application/octet-stream")
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json

    def test_codes_that_are_looked_up_are_recorded_as_a_search(self):
        self.sender.run(PROGRAM, "package", "reply", "package.asice", "--office", "Prosecutor of Y", "--registration", "77/2026",
                        "--out", "reply.json", "--code", "reply.png")
        self.assertEqual(self.scanned(b"P5 100 100 255\n" + b"\xff" * 10_000)["replies"], [])
        self.assertEqual(len(self.scanned((self.sender.folder / "reply.png").read_bytes())["replies"]), 1)
        self.anna.must(201, "POST", "/cases", OPENING)  # what was noted is written with it at the latest
        readings = self.fred.must(200, "GET", "/audit/readings?limit=200&account=anna&what=scan")["readings"]
        self.assertEqual([(each["what"], each["case"]) for each in readings], [("scan", "")])

    def test_nobody_else_has_a_file_looked_at(self):
        answer = self.office.ask("POST", "/validations", self.container, {"Content-Type": "application/octet-stream"})
        self.assertEqual(answer.status, 401)
        answer = self.anna.ask("POST", "/validations", self.container, X_CSRF_Token="another")
        self.assertEqual(answer.status, 403)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
