#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Papers of cases over HTTP: drafted from facts and law, edited, held against each other, released by two persons.

usage: papers_test.py PROGRAM [REPORT]
"""

import hashlib
import io
import json
import subprocess
import sys
import tempfile
import unittest
import uuid
import zipfile
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1"),
          ("tanja", "translator", ""), ("rosa", "registrar", "")]
READER = "<!doctype html><title>reads a sealed request</title>"
TOLD = {
    "sender.contact": {"en": "International department", "fr": "Département international"},
    "sender.signatory": "Anna Example",
    "recipient.authority": {"en": "Ministry of Justice", "fr": "Ministère de la Justice"},
}


class Papers(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)

    def seal_key(self):
        """A key of the authority with a certificate for seals, in its settings; the server begins anew, with pages."""
        folder = Path(self.office.data)
        if (folder / "seal.key").exists():
            return
        (folder / "web/downloads").mkdir(parents=True)
        (folder / "web/index.html").write_text("<!doctype html>")
        (folder / "web/downloads/comity-reader.html").write_text(READER)
        issue = lambda *words: subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)  # noqa: E731
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
        issue("req", "-x509", *curve, "-keyout", "root.key", "-out", "root.pem", "-days", "9", "-subj", "/CN=Root",
              "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        issue("req", *curve, "-keyout", "seal.key", "-out", "seal.csr", "-subj", "/CN=Federal Office of Justice")
        (folder / "leaf.cnf").write_text("keyUsage=critical,digitalSignature\nsubjectKeyIdentifier=hash\n")
        issue("x509", "-req", "-in", "seal.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "8", "-extfile", "leaf.cnf",
              "-out", "seal.pem")
        (folder / "seal.key").chmod(0o600)
        settings = folder / "comity.toml"
        settings.write_text(settings.read_text() + 'seal_key = "seal.key"\nseal_certificate = "seal.pem"\n')
        self.office.stop()
        self.office.start("--web", str(folder / "web"))

    def case(self):
        """A request of ours to Finland for bank records about one person."""
        case = "/cases/" + self.anna.must(201, "POST", "/cases", {
            "kind": "assistance", "direction": "outgoing", "counterpart": "FI", "substitute": "boris",
            "title": f"Case {uuid.uuid4().hex[:8]}"})["case"]
        self.anna.must(201, "POST", f"{case}/subjects", {"role": "accused", "names": ["Rashad Example", "Рашад Экземпл"]})
        self.anna.must(201, "POST", f"{case}/measures", {"word": "bank-accounts"})
        self.anna.must(201, "POST", f"{case}/facts", {"fact": "offence.fiscal", "offence": "fraud", "value": True})
        self.anna.must(201, "POST", f"{case}/facts",
                       {"fact": "person.date_of_birth", "subject": "s1", "value": "1979-04-02"})
        return case

    def drafted(self, **more):
        case = self.case()
        body = {"template": "bank-records", "languages": ["en", "fr"], "fields": TOLD} | more
        self.anna.must(201, "POST", f"{case}/papers", body)
        return case, f"{case}/papers/w1"

    def shown(self, paper):
        return self.anna.must(200, "GET", paper)

    def words(self, paper, segment, language=0):
        for block in self.shown(paper)["text"]["blocks"]:
            parts = [block["words"]] if "words" in block else block.get("items", []) + sum(block.get("rows", []), [])
            for part in parts:
                if part["id"] == segment:
                    return "".join(run["text"] for run in part["versions"][language])
        return None

    def whole_text(self, paper):
        return json.dumps(self.shown(paper)["text"], ensure_ascii=False)

    def test_the_templates_offered_are_those_for_the_case_and_say_what_they_want_to_be_told(self):
        case = self.case()
        offered = self.anna.must(200, "GET", f"{case}/paper-templates?measure=m1&subject=s1&lang=fr")["templates"]
        titles = {each["id"]: each["title"] for each in offered}
        self.assertEqual(titles["bank-records"], "Demande d’informations bancaires")
        self.assertNotIn("extradition-prosecution", titles)
        self.assertNotIn("acknowledgement", titles, "written by the other State")
        self.assertEqual(titles["cover-sheet"], "Bordereau d’envoi", "either State sends by post")
        fields = {field["name"]: field for each in offered if each["id"] == "bank-records" for field in each["fields"]}
        self.assertEqual((fields["bank.accounts"]["type"], fields["bank.accounts"]["list"]), ("code", True))
        self.assertEqual(self.anna.get(f"{case}/paper-templates?lang=de").status, 422)

    def test_no_request_for_a_measure_is_offered_where_a_person_is_asked_for(self):
        for kind, asks in (("extradition", "extradition-prosecution"), ("provisional-arrest", "provisional-arrest")):
            case = "/cases/" + self.anna.must(201, "POST", "/cases", {
                "kind": kind, "direction": "outgoing", "counterpart": "FI", "substitute": "boris", "title": kind})["case"]
            self.anna.must(201, "POST", f"{case}/subjects", {"role": "sought", "names": ["Rashad Example"]})
            offered = {each["id"] for each in self.anna.must(200, "GET", f"{case}/paper-templates")["templates"]}
            self.assertIn(asks, offered)
            self.assertIn("reminder", offered)
            for other in ("bank-records", "hearing", "transfer-by-sentencing-state", "administrative-offence"):
                self.assertNotIn(other, offered, kind)
            refused = self.anna.post(f"{case}/papers", {"template": "bank-records"})
            self.assertEqual(refused.status, 422, refused.body)
            self.assertIn("not for this case", refused.body.decode())

    def test_a_paper_is_drafted_from_what_the_case_knows(self):
        case, paper = self.drafted()
        shown = self.shown(paper)
        kept = shown["paper"]
        self.assertEqual((kept["template"], kept["subject"], kept["measure"], kept["languages"]),
                         ("bank-records", "s1", "m1", ["en", "fr"]))
        text = shown["text"]
        self.assertEqual((text["requesting"], text["requested"], text["draft"]), ("CH", "FI", True))
        self.assertEqual(kept["template_digest"], text["template_digest"])
        slots = {slot["name"]: slot for slot in text["slots"]}
        self.assertEqual(slots["person.name"]["words"], ["Rashad Example", "Rashad Example"])
        self.assertEqual(slots["person.date_of_birth"]["words"], ["2 April 1979", "2 avril 1979"])
        number = self.anna.get(case).json["number"]
        self.assertEqual(slots["paper.reference"]["value"], number)
        self.assertIn("coe-030", slots["law.basis"]["value"])
        event = self.anna.must(200, "GET", f"{case}/events")["events"][-1]
        self.assertEqual(event["type"], "paper-drafted")
        self.assertEqual(self.anna.must(200, "GET", f"{case}/papers")["papers"], [kept])
        self.assertEqual(self.anna.get(case).json["papers"], [kept])

    def test_a_name_stands_in_the_script_of_its_language(self):
        _, paper = self.drafted(languages=["en", "ru"], fields={})
        slots = {slot["name"]: slot for slot in self.shown(paper)["text"]["slots"]}
        self.assertEqual(slots["person.name"]["words"], ["Rashad Example", "Рашад Экземпл"])

    def test_what_cannot_be_drafted_is_refused_with_the_way_out(self):
        case = self.case()
        for body, says in [({"template": "bank-record"}, "bank-records"),
                           ({"template": "acknowledgement"}, "requested State"),
                           ({"template": "extradition-prosecution"}, "not for this case"),
                           ({"template": "bank-records", "fields": {"person.nam": "x"}}, "person.name"),
                           ({"template": "bank-records", "subject": "s7"}, "s7"),
                           ({"template": "bank-records", "content": "0" * 64}, "given by the node")]:
            answer = self.anna.post(f"{case}/papers", body)
            self.assertEqual(answer.status, 422, answer.body)
            self.assertIn(says, answer.body.decode())
        self.assertEqual(self.anna.must(200, "GET", f"{case}/papers")["papers"], [])

    def test_what_it_lacks_is_found_with_its_clause_and_told_by_edits(self):
        _, paper = self.drafted()
        found = self.anna.must(200, "GET", f"{paper}/findings?lang=fr")
        self.assertEqual(found["findings"], self.shown(paper)["paper"]["versions"][0]["findings"])
        self.assertIn("facts.summary is not known", found["findings"])
        missing = [each for each in found["review"]["requirements"] if each["state"] == "missing" and each["required"]]
        self.assertTrue(any("coe-030:14.2" in each["clauses"] or "coe-030:14.1" in " ".join(each["clauses"])
                            for each in missing), missing)
        summary = {"en": "From 1 March 2026 the company paid no tax.", "fr": "Depuis le 1er mars 2026, la société n’a payé aucun impôt."}
        self.anna.must(200, "POST", f"{paper}/edits", {"fields": {"facts.summary": summary}})
        self.assertIn("From 1 March 2026", self.whole_text(paper))
        self.assertNotIn("facts.summary is not known", self.anna.must(200, "GET", f"{paper}/findings")["findings"])
        again = self.anna.post(f"{paper}/edits", {"fields": {"facts.summary": summary}})
        self.assertEqual(again.status, 409, again.body)

    def test_words_of_a_person_stay_and_the_guard_compares_them(self):
        case, paper = self.drafted()
        segment = "request"
        self.anna.must(200, "POST", f"{paper}/edits", {"passages": [
            {"segment": segment, "language": "en", "text": "We ask for {request.measure} since 3 March 2024."},
            {"segment": segment, "language": "fr", "text": "Nous demandons : {request.measure}, depuis le 4 mars 2024."}]})
        self.assertTrue(self.words(paper, segment).startswith("We ask for "))
        differences = self.anna.must(200, "GET", f"{paper}/findings")["review"]["differences"]
        self.assertTrue(any(each["kind"] == "date" and each["segment"] == segment for each in differences), differences)
        # A fact changes: the standard wording is offered anew, the person's stays.
        self.anna.must(201, "POST", f"{case}/facts",
                       {"fact": "person.date_of_birth", "subject": "s1", "value": "1980-04-02"})
        changes = self.anna.must(200, "GET", f"{paper}/findings")["review"]["changes"]
        self.assertTrue(any(each["slots"] == ["person.date_of_birth"] for each in changes), changes)
        self.assertIn("2 April 1979", self.whole_text(paper))
        self.anna.must(200, "POST", f"{paper}/renewal", {})
        self.assertIn("2 April 1980", self.whole_text(paper))
        self.assertNotIn("April 1979", self.whole_text(paper))
        self.assertTrue(self.words(paper, segment).startswith("We ask for "))
        self.assertEqual(self.anna.post(f"{paper}/renewal", {}).status, 409)
        self.assertEqual(self.anna.post(f"{paper}/edits", {"passages": [
            {"segment": segment, "language": "en", "text": "on {no.such.slot}"}]}).status, 422)

    def test_what_was_found_stands_in_the_way_until_a_second_person_agrees(self):
        case, paper = self.drafted()
        refused = self.anna.post(f"{paper}/release", {})
        self.assertEqual(refused.status, 409)
        self.assertIn("facts.summary is not known", refused.body.decode())
        proposed = self.anna.post(f"{paper}/release", {"reason": "it goes ahead by fax, the rest follows"})
        self.assertEqual(proposed.status, 202, proposed.body)
        approval = f"{case}/proposals/{proposed.json['waits_for']}/approval"
        self.assertEqual(self.anna.post(approval).status, 403, "four eyes")
        done = self.emil.must(200, "POST", approval, {})
        self.assertEqual([event["type"] for event in done["events"]],
                         ["approved", "paper-findings-overridden", "paper-released"])
        kept = self.shown(paper)["paper"]
        self.assertEqual(kept["overridden"]["reason"], "it goes ahead by fax, the rest follows")
        self.assertEqual((kept["overridden"]["recorded"]["by"], kept["released"]["recorded"]["by"]), ("emil", "emil"))

    def released(self, reason="it goes ahead by fax, the rest follows"):
        case, paper = self.drafted()
        proposal = self.anna.must(202, "POST", f"{paper}/release", {"reason": reason})["waits_for"]
        self.emil.must(200, "POST", f"{case}/proposals/{proposal}/approval", {})
        return case, paper

    def test_y_it_is_sealed_with_the_key_of_the_authority_and_filed(self):
        _, paper = self.drafted()
        self.assertEqual(self.anna.post(f"{paper}/seal").status, 409, "not released")
        case, paper = self.released()
        answer = self.anna.post(f"{paper}/seal")
        self.assertEqual(answer.status, 503, answer.body)
        self.assertIn("seal_key", answer.body.decode())
        self.seal_key()
        done = self.anna.must(200, "POST", f"{paper}/seal")
        self.assertEqual(done["events"][-1]["type"], "paper-sealed")
        documents = self.anna.must(200, "GET", f"{case}/documents")["documents"]
        self.assertEqual([(each["language"], each["seal"], each["origin"]) for each in documents],
                         [("en", "sealed", "own"), ("fr", "sealed", "own")])
        self.assertEqual(self.shown(paper)["paper"]["sealed"]["documents"], ["d1", "d2"])
        pdf = self.anna.get(f"{case}/documents/d2/versions/1").body
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "paper.pdf"
            file.write_bytes(pdf)
            text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
            anchor = Path(self.office.data) / "root.pem"
            judged = subprocess.run([PROGRAM, "validate", file, "--anchor", anchor, "--no-revocation"], capture_output=True, text=True)
        self.assertIn("informations bancaires", text)
        self.assertEqual(judged.returncode, 0, judged.stdout + judged.stderr)
        self.assertEqual(self.anna.post(f"{paper}/seal").status, 409, "once")

    def sealed(self):
        self.seal_key()
        case, paper = self.released()
        self.anna.must(200, "POST", f"{paper}/seal")
        return case

    def file(self, case, content, title):
        begun = self.anna.must(201, "POST", f"{case}/contents", {"bytes": len(content)})
        kept = self.anna.must(201, "PUT", f"{case}/contents/{begun['upload']}", content, Content_Type="application/octet-stream",
                              Content_Range=f"bytes 0-{len(content) - 1}/{len(content)}")
        self.anna.must(201, "POST", f"{case}/documents", {"kind": "other", "title": title, "origin": "own", "media_type": "text/plain",
                                                          "digest": kept["digest"], "bytes": len(content)})

    def packed(self, case):
        """A sealed request that two persons agreed to, as a file."""
        proposed = self.anna.must(202, "POST", f"{case}/packages", {"paper": "w1", "attachments": ["d3"], "to": "Ministry of Justice"})
        self.emil.must(200, "POST", f"{case}/proposals/{proposed['waits_for']}/approval", {})
        self.anna.must(200, "POST", f"{case}/packages/k1/seal")
        file = Path(self.office.data) / f"{uuid.uuid4().hex}.asice"
        file.write_bytes(self.anna.get(f"{case}/documents/d4/versions/1").body)
        return file

    def test_z_two_persons_see_every_file_of_a_sealed_request_before_it_is_sealed(self):
        self.seal_key()
        case, _ = self.released()
        self.assertEqual(self.anna.post(f"{case}/packages", {"paper": "w1", "to": "Ministry"}).status, 409, "not sealed")
        case = self.sealed()
        self.file(case, b"the warrant", 'Warrant 7/26: "A"')
        for body in ({"paper": "w1", "to": "Ministry", "attachments": ["d9"]}, {"paper": "w1", "to": "Ministry", "attachments": ["d1"]},
                     {"paper": "w1", "to": "Ministry", "attachments": ["d3", "d3"]}, {"paper": "w1", "to": ""}):
            self.assertEqual(self.anna.post(f"{case}/packages", body).status, 422, body)
        proposed = self.anna.must(202, "POST", f"{case}/packages", {"paper": "w1", "attachments": ["d3"], "to": "Ministry of Justice"})
        arguments = self.emil.must(200, "GET", f"{case}/proposals")["proposals"][-1]["arguments"]
        digests = {part["name"]: part["digest"] for part in arguments["parts"]}
        sha = lambda octets: hashlib.sha256(octets).hexdigest()  # noqa: E731
        self.assertEqual(list(digests), ["package.json", "reader.html", "request.en.pdf", "request.fr.pdf",
                                         "attachments/001 Warrant 7-26- -A-.txt", "request.json"])
        self.assertEqual(digests["request.en.pdf"], sha(self.anna.get(f"{case}/documents/d1/versions/1").body))
        self.assertEqual((digests["reader.html"], digests["attachments/001 Warrant 7-26- -A-.txt"]), (sha(READER.encode()), sha(b"the warrant")))
        self.assertEqual(self.anna.post(f"{case}/packages/k1/seal").status, 422, "one person alone")
        approval = f"{case}/proposals/{proposed['waits_for']}/approval"
        self.assertEqual(self.anna.post(approval).status, 403, "four eyes")
        self.assertEqual([event["type"] for event in self.emil.must(200, "POST", approval, {})["events"]], ["approved", "package-composed"])
        done = self.anna.must(200, "POST", f"{case}/packages/k1/seal")
        self.assertEqual([event["type"] for event in done["events"]], ["document-added", "seal-recorded", "package-sealed"])
        self.assertEqual(self.anna.post(f"{case}/packages/k1/seal").status, 409, "once")
        package = self.anna.must(200, "GET", f"{case}/packages")["packages"][0]
        self.assertEqual((package["document"], package["to"], package["title"]), ("d4", "Ministry of Justice", "Request for bank records"))
        container = self.anna.get(f"{case}/documents/d4/versions/1").body
        with zipfile.ZipFile(io.BytesIO(container)) as archive:
            self.assertEqual({name: sha(archive.read(name)) for name in digests}, digests, "sealed is what was seen")
        judged = self.anna.ask("POST", "/validations", container, Content_Type="application/octet-stream").json
        self.assertEqual((judged["kind"], judged["package"]["reference"], judged["not_covered"] == []),
                         ("package", self.anna.get(case).json["number"], False), "nobody is trusted in these settings")
        self.assertEqual(judged["signatures"][0]["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND")

    def test_z_nothing_is_kept_or_signed_of_what_the_case_refuses(self):
        self.seal_key()
        case = self.sealed()
        self.file(case, b"the warrant", "Warrant")
        stored = lambda: {path for path in (Path(self.office.data) / "contents").rglob("*") if path.is_file()}  # noqa: E731
        before = stored()
        self.assertTrue(before)
        self.assertEqual(self.anna.post(f"{case}/packages", {"paper": "w1", "to": "Ministry", "attachments": ["d3", "d3"]}).status, 422)
        self.assertEqual(stored(), before, "its other files were not gathered")
        proposed = self.anna.must(202, "POST", f"{case}/packages", {"paper": "w1", "attachments": ["d3"], "to": "Ministry of Justice"})
        self.emil.must(200, "POST", f"{case}/proposals/{proposed['waits_for']}/approval", {})
        self.anna.must(200, "POST", f"{case}/documents/d3/withdrawal", {"reason": "another warrant"})
        before = stored()
        refused = self.anna.post(f"{case}/packages/k1/seal")
        self.assertEqual((refused.status, "d3 is withdrawn" in refused.json["detail"]), (409, True), refused.body)
        self.assertEqual(stored(), before, "no container was made")

    def scanned(self, content, by=None):
        answer = (by or self.anna).ask("POST", "/scans", content, Content_Type="application/octet-stream")
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json

    def test_z_a_scan_of_its_pages_and_its_reply_slip_find_their_case(self):
        case = self.sealed()
        number = self.anna.get(case).json["number"]
        pdf = self.anna.get(f"{case}/documents/d2/versions/1").body
        found = self.scanned(pdf)
        document, = found["documents"]
        self.assertEqual((document["case"]["number"], document["case"]["paper"], document["case"]["document"]), (number, "w1", "d2"))
        self.assertEqual((document["missing"], document["repeated"], found["unreadable"], found["scanned"]), ([], [], [], document["count"]))
        self.assertNotIn("case", self.scanned(pdf, by=self.clara)["documents"][0], "a case one may not see is not there")
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "all.pdf").write_bytes(pdf)
            subprocess.run(["qpdf", "--warning-exit-0", "all.pdf", "--pages", ".", "2-z,2", "--", "part.pdf"], cwd=place, check=True, capture_output=True)
            part, = self.scanned((place / "part.pdf").read_bytes())["documents"]
            self.assertEqual((part["missing"], part["repeated"]), ([1], [2]))
            self.file(case, b"the warrant", "Warrant")
            package = self.packed(case)
            subprocess.run([PROGRAM, "package", "reply", package, "--office", "Prosecutor of Y", "--registration", "77/2026", "--out", "reply.json",
                            "--code", "reply.png"], cwd=place, check=True, capture_output=True)
            reply, = self.scanned((place / "reply.png").read_bytes())["replies"]
        self.assertEqual((reply["reply"]["registration"], reply["case"]["number"], reply["case"]["document"]), ("77/2026", number, "d4"))
        blank = b"P5 100 100 255\n" + b"\xff" * 10_000
        self.assertEqual(self.scanned(blank)["unreadable"], [{"place": 1}])
        for broken in (b"%PDF-1.7 and no more", b"no picture", b""):
            self.assertTrue(self.scanned(broken)["fault"]["message"])

    def test_it_is_read_as_a_page_and_printed_as_pdf(self):
        _, paper = self.drafted()
        page = self.anna.get(f"{paper}/html?lang=fr")
        self.assertEqual(page.status, 200)
        self.assertIn("Demande d’informations bancaires", page.body.decode())
        self.assertIn("sandbox", page.headers["Content-Security-Policy"])
        pdf = self.anna.get(f"{paper}/pdf?lang=fr")
        self.assertEqual((pdf.status, pdf.headers["Content-Type"]), (200, "application/pdf"))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "paper.pdf"
            file.write_bytes(pdf.body)
            text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("informations bancaires", text)
        self.assertEqual(self.anna.get(f"{paper}/pdf?lang=ru").status, 422)

    def test_it_is_taken_along_as_a_file_of_word_processors_with_the_same_words(self):
        case, paper = self.drafted()
        number = self.anna.get(case).json["number"]
        shown = self.anna.get(paper).json["text"]
        words = ["".join(run["text"] for run in block["words"]["versions"][1]) for block in shown["blocks"] if block["block"] == "paragraph"]
        self.assertIn("Demande d’entraide judiciaire en matière pénale", words)
        for form, part, media_type in (("odt", "content.xml", "application/vnd.oasis.opendocument.text"),
                                       ("docx", "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")):
            file = self.anna.get(f"{paper}/{form}?lang=fr")
            self.assertEqual((file.status, file.headers["Content-Type"]), (200, media_type))
            self.assertEqual(file.headers["Content-Disposition"], f'attachment; filename="{number}-w1-fr.{form}"')
            with zipfile.ZipFile(io.BytesIO(file.body)) as archive:
                self.assertIsNone(archive.testzip())
                root = ElementTree.fromstring(archive.read(part))
            said = ["".join(each.itertext()) for each in root.iter() if each.tag.rpartition("}")[2] == "p"]
            self.assertEqual([each for each in words if each not in said], [], form)
            self.assertEqual(self.anna.get(f"{paper}/{form}?lang=ru").status, 422)
            self.assertIn(("anna", f"paper w1 as {form.upper()}"),
                          [(each["account"], each["what"]) for each in self.anna.must(200, "GET", f"{case}/readings")["readings"]])

    def test_whoever_may_not_read_it_does_not_learn_that_it_is_there(self):
        case, paper = self.drafted()
        for path in (paper, f"{paper}/findings", f"{paper}/html", f"{paper}/pdf", f"{paper}/odt", f"{paper}/docx", f"{case}/papers", f"{case}/paper-templates"):
            self.assertEqual(self.clara.get(path).status, 404, path)

    def test_a_translator_puts_words_into_it_and_drafts_none_and_a_registrar_sees_none(self):
        case, paper = self.drafted()
        for name in ("tanja", "rosa"):
            self.emil.must(200, "POST", f"{case}/team", {"account": name})
        words = [{"segment": "request", "language": "fr", "text": "Nous demandons : {request.measure}."}]
        self.tanja.must(200, "POST", f"{paper}/edits", {"passages": words})
        self.assertEqual(self.words(paper, "request", 1)[:15], "Nous demandons ")
        self.assertEqual(self.tanja.post(f"{case}/papers", {"template": "bank-records"}).status, 403)
        self.assertEqual(self.tanja.post(f"{paper}/release", {"reason": "x"}).status, 403)
        self.assertEqual(self.rosa.get(paper).status, 404)
        self.assertEqual(self.rosa.post(f"{paper}/edits", {"passages": words}).status, 404)

    def test_every_reading_is_recorded(self):
        case, paper = self.drafted()
        self.anna.get(f"{paper}/pdf")
        readings = self.anna.must(200, "GET", f"{case}/readings")["readings"]
        self.assertIn(("anna", "paper w1 as PDF"), [(each["account"], each["what"]) for each in readings])


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
