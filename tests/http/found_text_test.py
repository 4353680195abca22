#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Text on scans is recognised when somebody asks, kept beside the document, shown as found by a machine, searched in its case.

usage: found_text_test.py PROGRAM [REPORT]
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("audrey", "auditor", "")]
OPENING = {"kind": "assistance", "direction": "outgoing", "counterpart": "FI", "title": "Papers", "substitute": "boris"}
PATIENCE = 60  # seconds: a page takes two or three of a processor


def scanned(language):
    """A letter as a scanner gives it: pixels alone."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "letter.pdf"
        subprocess.run([PROGRAM, "draft", "write", "acknowledgement", HERE.parent.parent / "docs/use/bank-records-paper.yaml", "--lang", language,
                        "--pdf", pdf], check=True, capture_output=True)
        subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", pdf, Path(folder) / "page"], check=True, capture_output=True)
        return (Path(folder) / "page.png").read_bytes()


class FoundText(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", people=PEOPLE)

    def setUp(self):
        self.anna = self.office.people["anna"]
        self.case = self.anna.must(201, "POST", "/cases", OPENING)["case"]

    def add(self, content, media_type, language="en"):
        digest = hashlib.sha256(content).hexdigest()
        begun = self.anna.must(201, "POST", f"/cases/{self.case}/contents", {"bytes": len(content), "digest": digest})
        self.anna.ask("PUT", f"/cases/{self.case}/contents/{begun['upload']}", content, Content_Type="application/octet-stream",
                      Content_Range=f"bytes 0-{len(content) - 1}/{len(content)}")
        self.anna.must(201, "POST", f"/cases/{self.case}/documents",
                       {"kind": "letter", "title": "Their answer", "origin": "received", "language": language, "media_type": media_type, "digest": digest,
                        "bytes": len(content)})

    def version(self, document="d1"):
        documents = self.anna.must(200, "GET", f"/cases/{self.case}")["documents"]
        return next(each for each in documents if each["id"] == document)["versions"][-1]

    def looked_into(self, document="d1"):
        return self.eventually(lambda: self.version(document)["inspection"])

    def recognised(self, document="d1", **how):
        self.anna.must(200, "POST", f"/cases/{self.case}/documents/{document}/recognition", {"version": 1, **how})
        return self.eventually(lambda: (found := self.version(document)["found_text"])["result"] != "asked" and found, PATIENCE)

    def test_it_is_read_when_somebody_asks_and_found_in_the_case(self):
        letter = scanned("en")
        self.add(letter, "image/png")
        self.looked_into()
        text = f"/cases/{self.case}/documents/d1/versions/1/found-text"
        self.assertIsNone(self.version()["found_text"], "nobody asked")
        self.assertEqual(self.anna.get(text).status, 404)
        found = self.recognised()
        self.assertEqual((found["result"], found["languages"], found["pages"], found["more"]), ("found", ["en"], 1, False))
        self.assertRegex(found["by"], r"^tesseract \d")
        self.assertEqual(found["recorded"]["by"], "node")
        pages = self.anna.must(200, "GET", text)["pages"]
        self.assertEqual([(page["page"], page["read"]) for page in pages], [(1, True)])
        self.assertIn("Acknowledgement of receipt", pages[0]["text"])
        self.assertEqual(self.anna.get(f"/cases/{self.case}/documents/d1/versions/1").body, letter, "the original stays as it came")

        answer = self.anna.must(200, "GET", f"/cases/{self.case}/found-text?text=missing+information")
        self.assertEqual(answer["pages"], [], "all words must stand on the page")
        answer = self.anna.must(200, "GET", f"/cases/{self.case}/found-text?text=requests+obstacles")
        self.assertEqual([(page["document"], page["version"], page["page"]) for page in answer["pages"]], [("d1", 1, 1)], "in whatever form")
        self.assertLessEqual({"request", "obstacle"}, {part["text"].lower() for part in answer["pages"][0]["snippet"] if part["found"]})
        self.assertEqual((answer["searched"], answer["without"], answer["more"]), (1, 0, False))
        self.assertEqual(self.anna.get(f"/cases/{self.case}/found-text?text=+").status, 422)

    def test_it_is_for_who_may_read_the_documents_and_each_reading_is_recorded(self):
        self.add(scanned("ru"), "image/png", "ru")
        self.looked_into()
        self.assertEqual(self.recognised()["languages"], ["ru"])
        text, search = (f"/cases/{self.case}/{path}" for path in ("documents/d1/versions/1/found-text", f"found-text?text={quote('запрос')}"))
        self.assertIn("Подтверждение", self.anna.must(200, "GET", text)["pages"][0]["text"])
        self.assertEqual(len(self.anna.must(200, "GET", search)["pages"]), 1)
        clara = self.office.people["clara"]
        self.assertEqual((clara.get(text).status, clara.get(search).status), (404, 404))
        read = [each["what"] for each in self.anna.must(200, "GET", f"/cases/{self.case}/readings")["readings"]]
        self.assertIn("document d1 version 1, its text as recognised", read)
        self.assertIn("text recognised on its documents, searched", read)
        found = self.anna.must(200, "GET", f"/search?q={quote('Подтверждение')}")["found"]
        self.assertNotIn(self.case, [each["id"] for each in found], "the search over cases knows no words of documents")

    def test_what_stands_in_the_way_is_said(self):
        self.add(scanned("en"), "image/png")
        self.looked_into()
        self.assertEqual(self.recognised(languages=["tr"])["result"], "no-language")
        self.assertEqual(self.anna.post(f"/cases/{self.case}/documents/d1/recognition", {"version": 1, "languages": ["turkish"]}).status, 422)
        self.assertEqual(self.recognised(languages=["en"])["result"], "found", "it can be asked for again")
        self.add(b"plain words", "text/plain")
        self.looked_into("d2")
        refused = self.anna.post(f"/cases/{self.case}/documents/d2/recognition", {"version": 1})
        self.assertEqual(refused.status, 409)
        self.assertIn("text", refused.json["detail"])

    def test_a_setting_asks_for_all_that_comes_in(self):
        settings = Path(self.office.data) / "comity.toml"
        before = settings.read_text()
        self.office.stop()
        settings.write_text("recognise_text = true\n" + before)
        self.office.start("--quiet")
        try:
            self.add(scanned("fr"), "image/png", "fr")
            found = self.eventually(lambda: self.version()["found_text"], PATIENCE)
            self.assertEqual((found["result"], found["languages"]), ("found", ["fr"]))
            events = [event["type"] for event in self.anna.must(200, "GET", f"/cases/{self.case}/events")["events"]]
            self.assertNotIn("recognition-asked", events)
        finally:
            self.office.stop()
            settings.write_text(before)
            self.office.start("--quiet")


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
