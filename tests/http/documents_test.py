#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Documents over HTTP: uploads that go on after a restart, in a folder and in object storage; prints as readings.

usage: documents_test.py PROGRAM [REPORT]
"""

import hashlib
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import Office  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1")]
OPENING = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Papers", "substitute": "boris"}


class Upload:
    """A document that anna sends in pieces."""

    def __init__(self, anna, content):
        self.anna, self.content = anna, content
        self.case = anna.must(201, "POST", "/cases", OPENING)["case"]
        self.digest = hashlib.sha256(content).hexdigest()
        begun = anna.must(201, "POST", f"/cases/{self.case}/contents", {"bytes": len(content), "digest": self.digest})
        self.path = f"/cases/{self.case}/contents/{begun['upload']}"

    def send(self, first, last):
        return self.anna.ask("PUT", self.path, self.content[first:last], Content_Type="application/octet-stream",
                             Content_Range=f"bytes {first}-{last - 1}/{len(self.content)}")

    def file(self):
        """Into the dossier, and out again."""
        self.anna.must(201, "POST", f"/cases/{self.case}/documents", {"kind": "letter", "title": "Request", "origin": "received", "media_type": "application/pdf",
                                                                      "digest": self.digest, "bytes": len(self.content)})
        return self.anna.get(f"/cases/{self.case}/documents/d1/versions/1")


class Restart(unittest.TestCase):
    def test_an_upload_goes_on_where_it_was(self):
        with Office(PROGRAM, "--quiet", people=PEOPLE) as office:
            upload = Upload(office.people["anna"], bytes(range(256)) * 1000)
            self.assertEqual(upload.send(0, 150_000).status, 200)
            office.stop()
            office.start("--quiet")
            offset = upload.anna.must(200, "GET", upload.path)["offset"]
            self.assertEqual(offset, 65_536, "of two chunks of 64 KiB that were stored the last might be torn")
            self.assertEqual(upload.send(150_000, len(upload.content)).status, 409)
            self.assertEqual(upload.send(offset, len(upload.content)).json["digest"], upload.digest)


class ObjectStorage(unittest.TestCase):
    def test_documents_lie_in_the_bucket_that_the_settings_name(self):
        double = subprocess.Popen([sys.executable, HERE.parents[1] / "src/store/testing/s3_double.py", "bucket", "an-id", "a-secret"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (double.stdin.close(), double.wait(timeout=30), double.stdout.close()))
        endpoint = double.stdout.readline().strip()
        with Office(PROGRAM, "--quiet", people=PEOPLE) as office:
            office.stop()
            settings = Path(office.data) / "comity.toml"
            for name, secret in (("id", "an-id"), ("secret", "a-secret")):
                key = Path(office.data) / f"keys/s3.{name}"
                key.touch(mode=0o600)
                key.write_text(secret + "\n")
            # Before [[authority]], whose table ends with the file.
            section = f'[documents]\nendpoint = "{endpoint}"\nregion = "eu-test-1"\nbucket = "bucket"\nprefix = "comity/"\n' \
                      'key_id = "file:keys/s3.id"\nsecret = "file:keys/s3.secret"\nloopback = true\n\n'
            settings.write_text(settings.read_text().replace("[[authority]]", section + "[[authority]]", 1))
            checked = subprocess.run([PROGRAM, "config", "--check", "--data", office.data], capture_output=True, text=True, timeout=60)
            self.assertEqual(checked.returncode, 0, checked.stderr)
            self.assertIn(f"documents: bucket at {endpoint}", checked.stdout)
            office.start("--quiet")
            upload = Upload(office.people["anna"], b"A request for extradition. " * 10_000)
            self.assertEqual(upload.send(0, len(upload.content)).json["digest"], upload.digest)
            answer = upload.file()
            self.assertEqual((answer.status, answer.body), (200, upload.content))
            # The folder itself is of the first start, before the settings named a bucket.
            in_folder = [each for each in (Path(office.data) / "contents").rglob("*") if each.is_file()]
            self.assertEqual(in_folder, [])
            office.stop()
            (Path(office.data) / "keys/s3.secret").write_text("another\n")
            refused = subprocess.run([PROGRAM, "config", "--check", "--data", office.data], capture_output=True, text=True, timeout=60)
            self.assertEqual(refused.returncode, 2)
            self.assertNotIn("another", refused.stderr)


class Prints(unittest.TestCase):
    def test_a_print_stands_among_the_readings_of_the_case(self):
        with Office(PROGRAM, "--quiet", people=PEOPLE + [("clara", "officer", "u2")]) as office:
            anna, clara = office.people["anna"], office.people["clara"]
            case = anna.must(201, "POST", "/cases", OPENING)["case"]
            anna.must(204, "POST", f"/cases/{case}/prints", {"page": "timeline"})
            readings = anna.must(200, "GET", f"/cases/{case}/readings")["readings"]
            self.assertEqual([reading["what"] for reading in readings if reading["what"].startswith("print")], ["print of timeline"])
            for page in ("", "Timeline", "x" * 41, "a\nb"):
                self.assertEqual(anna.post(f"/cases/{case}/prints", {"page": page}).status, 422, page)
            self.assertEqual(clara.post(f"/cases/{case}/prints", {"page": "timeline"}).status, 404, "a case one may not see is not there")


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
