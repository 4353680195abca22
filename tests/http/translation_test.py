#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The translator's desk over HTTP: the glossary, terms in a paper, what a new wording of the source does to a translation,
translation files out and in, earlier translations of what one may read.

usage: translation_test.py PROGRAM [REPORT]
"""

import csv
import io
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from papers_test import TOLD  # noqa: E402
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("emil", "head-of-unit", "u1"),
          ("tanja", "translator", ""), ("rosa", "registrar", ""), ("paula", "public-editor", "")]


class Translation(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)

    def case(self, by=None, substitute="boris"):
        by = by or self.anna
        case = "/cases/" + by.must(201, "POST", "/cases", {"kind": "assistance", "direction": "outgoing", "counterpart": "FI",
                                                          "substitute": substitute, "title": "Bank records"})["case"]
        by.must(201, "POST", f"{case}/subjects", {"role": "accused", "names": ["Rashad Example"]})
        by.must(201, "POST", f"{case}/measures", {"word": "bank-accounts"})
        by.must(201, "POST", f"{case}/facts", {"fact": "offence.fiscal", "offence": "fraud", "value": True})
        by.must(201, "POST", f"{case}/papers", {"template": "bank-records", "languages": ["en", "fr"], "fields": TOLD})
        return case, f"{case}/papers/w1"

    def word(self, paper, language, text, by=None, segment="request"):
        (by or self.anna).must(200, "POST", f"{paper}/edits",
                               {"passages": [{"segment": segment, "language": language, "text": text}]})

    def segment(self, paper, name="request"):
        for block in self.anna.must(200, "GET", paper)["text"]["blocks"]:
            for part in ([block["words"]] if "words" in block else block.get("items", []) + sum(block.get("rows", []), [])):
                if part["id"] == name:
                    return part
        return None

    def enter(self, words, by=None, **more):
        done = (by or self.tanja).must(200, "POST", "/glossary/terms", {"words": words} | more)
        return done["events"][0]["payload"]["term"]

    def outdated(self, paper):
        found = self.anna.must(200, "GET", f"{paper}/findings")
        return ([each["segment"] for each in found["review"]["differences"] if each["kind"] == "outdated"],
                any("worded anew" in each for each in found["findings"]))

    def test_a_the_terms_of_the_law_library_begin_the_glossary_once(self):
        self.assertEqual(self.tanja.must(200, "GET", "/glossary")["terms"], [])
        done = self.tanja.must(200, "POST", "/glossary/filling", {})
        self.assertGreater(len(done["events"]), 60)
        terms = {term["words"]["en"]: term for term in self.anna.must(200, "GET", "/glossary?from=fr&to=ru")["terms"]}
        self.assertEqual(terms["speciality"]["words"]["fr"], "spécialité")
        self.assertEqual(terms["bank account"]["words"]["ru"], "банковский счёт")
        self.assertEqual(terms["speciality"]["recorded"]["by"], "tanja")
        self.assertEqual(self.tanja.post("/glossary/filling", {}).status, 409)

    def test_a_term_is_entered_changed_withdrawn_and_its_story_told(self):
        term = self.enter({"en": "letter of comfort", "fr": "lettre de confort"}, note="not in requests")
        at = f"/glossary/terms/{term}"
        version = self.anna.must(200, "GET", "/glossary?text=COMFORT")["version"]
        self.anna.must(200, "POST", f"{at}/change", {"words": {"en": "letter of comfort", "fr": "lettre d’intention"}})
        late = self.tanja.post(f"{at}/change", {"note": "x"}, If_Match=f'"{version}"')
        self.assertEqual(late.status, 409, late.body)
        self.assertIn("changed meanwhile, by anna", late.body.decode())
        self.anna.must(200, "POST", f"{at}/withdrawal", {"reason": "not ours"})
        self.assertEqual(self.anna.must(200, "GET", "/glossary?text=comfort")["terms"], [])
        gone, = self.anna.must(200, "GET", "/glossary?text=comfort&withdrawn=true")["terms"]
        self.assertEqual((gone["withdrawn_because"], gone["note"]), ("not ours", "not in requests"))
        story = [each for each in self.anna.must(200, "GET", "/glossary/events")["events"] if each["payload"]["term"] == term]
        self.assertEqual([(each["says"], each["by"]) for each in story],
                         [("entered a term", "tanja"), ("changed a term", "anna"), ("withdrew a term", "anna")])
        for body in ({"words": {"en": "alone"}}, {"words": {"en": "a", "English": "b"}}, {"words": "a"}, {}):
            self.assertEqual(self.tanja.post("/glossary/terms", body).status, 422, body)

    def test_the_glossary_is_for_those_who_word_papers(self):
        for person in (self.rosa, self.paula):
            self.assertEqual(person.get("/glossary").status, 403)
            self.assertEqual(person.post("/glossary/terms", {"words": {"en": "a", "fr": "b"}}).status, 403)

    def test_it_goes_out_and_comes_back_as_a_table(self):
        term = self.enter({"en": "table, with a comma", "fr": "=SUM(1)"})
        answer = self.anna.get("/glossary?format=csv")
        self.assertEqual((answer.status, answer.headers["Content-Type"].split(";")[0]), (200, "text/csv"))
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(answer.body.decode()))}
        self.assertEqual((rows[term]["en"], rows[term]["fr"]), ("table, with a comma", "'=SUM(1)"))
        self.assertEqual(self.anna.post("/glossary/import", {"csv": answer.body.decode()}).status, 409, "nothing is new")
        done = self.anna.must(200, "POST", "/glossary/import", {"csv": f"id,en,fr,note\n{term},table,tableau,n\n,added,ajouté,\n"})
        self.assertEqual([event["type"] for event in done["events"]], ["term-changed", "term-entered"])
        wrong = self.anna.post("/glossary/import", {"csv": "en,fr\nx1,y1\nx2,\n"})
        self.assertEqual(wrong.status, 422)
        self.assertEqual(self.anna.must(200, "GET", "/glossary?text=y1")["terms"], [], "whole or not at all")

    def test_terms_stand_beside_what_is_translated_and_a_translation_without_their_words_is_hinted(self):
        _, paper = self.case()
        term = self.enter({"en": "beneficial owner", "fr": "ayant droit économique"})
        self.word(paper, "en", "Name the beneficial owners of the account.")
        self.word(paper, "fr", "Nommez les propriétaires du compte.")
        found = self.anna.must(200, "GET", f"{paper}/terms?to=fr")
        use, = [each for each in found["uses"] if each["term"] == term]
        self.assertEqual((use["segment"], use["missing"]), ("request", True))
        self.assertEqual(b"Name the beneficial owners of the account."[use["begin"]:use["end"]], b"beneficial owners")
        self.assertIn(term, [each["id"] for each in found["terms"]])
        self.word(paper, "fr", "Nommez les ayants droit économiques du compte.")
        found = self.anna.must(200, "GET", f"{paper}/terms?to=fr")
        self.assertEqual([each["missing"] for each in found["uses"] if each["term"] == term], [False])
        self.assertEqual(self.anna.get(f"{paper}/terms?to=ru").status, 422)
        self.assertEqual(self.clara.get(f"{paper}/terms?to=fr").status, 404)

    def test_a_translation_whose_source_is_worded_anew_is_marked_until_somebody_looks_again(self):
        _, paper = self.case()
        self.word(paper, "en", "We ask for {request.measure}.")
        self.word(paper, "fr", "Nous demandons : {request.measure}.")
        self.assertEqual(self.outdated(paper), ([], False))
        self.word(paper, "en", "We urgently ask for {request.measure}.")
        self.assertEqual(self.outdated(paper), (["request"], True))
        self.assertEqual(self.segment(paper)["outdated"], [1])
        looked = {"looked_at": [{"segment": "request", "language": "fr"}]}
        self.anna.must(200, "POST", f"{paper}/edits", looked)
        self.assertEqual(self.outdated(paper), ([], False))
        self.assertNotIn("outdated", self.segment(paper))
        self.assertEqual(self.anna.post(f"{paper}/edits", looked).status, 422, "nobody has to")
        both = [{"segment": "request", "language": "fr", "text": "Demande : {request.measure}."},
                {"segment": "request", "language": "en", "text": "Request: {request.measure}."}]
        self.anna.must(200, "POST", f"{paper}/edits", {"passages": both})
        self.assertEqual(self.outdated(paper), ([], False), "given together, in whatever order")

    def test_a_translation_file_goes_out_is_looked_at_and_taken(self):
        case, paper = self.case()
        self.word(paper, "en", "We ask for {request.measure} since 3 March 2024.")
        self.anna.must(200, "POST", f"{paper}/edits", {"fields": {"facts.summary": {"en": "He paid no tax."}}})
        out = self.anna.get(f"{paper}/xliff?from=en&to=fr")
        self.assertEqual((out.status, out.headers["Content-Type"]), (200, "application/xliff+xml"))
        file = out.body.decode()
        start = file.index('name="field:facts.summary"')
        done = file[:start] + file[start:].replace("</x:source>", "</x:source><x:target>Il n’a payé aucun impôt.</x:target>", 1)
        at = done.index('name="request"')
        unit = done[at:done.index("</x:unit>", at)]
        slot = unit[unit.index("<x:ph"):unit.index(">", unit.index("<x:ph")) + 1]
        if not slot.endswith("/>"):
            slot = slot[:-1] + "/>"
        target = f"<x:target>Nous demandons {slot} depuis le 4 mars 2024.</x:target>"
        before = unit[unit.index("<x:target>"):unit.index("</x:target>") + len("</x:target>")] if "<x:target>" in unit else ""
        done = done[:at] + (unit.replace(before, target) if before else unit.replace("</x:source>", "</x:source>" + target, 1)) + \
            done[at + len(unit):]
        version = self.anna.get(case).json["version"]
        seen = self.anna.must(200, "POST", f"{paper}/xliff", {"xliff": done})
        units = {each["unit"]: each for each in seen["units"]}
        self.assertEqual((seen["language"], seen["refused"]), ("fr", []))
        self.assertTrue(units["request"]["after"].startswith("Nous demandons {request.measure} depuis"))
        self.assertIn("date", units["request"]["differences"], "found as if it were typed")
        self.assertEqual(units["field:facts.summary"]["after"], "Il n’a payé aucun impôt.")
        self.assertEqual(self.anna.get(case).json["version"], version, "nothing is taken by looking")
        self.anna.must(200, "POST", f"{paper}/edits", {"xliff": done, "units": ["field:facts.summary"]})
        shown = self.anna.must(200, "GET", paper)
        self.assertEqual(shown["told"]["fields"]["facts.summary"], {"en": "He paid no tax.", "fr": "Il n’a payé aucun impôt."})
        self.anna.must(200, "POST", f"{paper}/edits", {"xliff": done, "units": ["request"]})
        said = "".join(run["text"] for run in self.segment(paper)["versions"][1])
        self.assertTrue(said.startswith("Nous demandons ") and said.endswith(" depuis le 4 mars 2024."), said)
        event = self.anna.must(200, "GET", f"{case}/events")["events"][-1]
        self.assertRegex(event["payload"]["xliff"], "^[0-9a-f]{64}$", "the record has its digest")
        self.assertEqual(self.anna.post(f"{paper}/edits", {"xliff": done, "units": ["nothing"]}).status, 422)
        self.assertEqual(self.anna.post(f"{paper}/xliff", {"xliff": "<x/>"}).status, 422)
        self.word(paper, "en", "We ask for {request.measure} now.")
        refused, = self.anna.must(200, "POST", f"{paper}/xliff", {"xliff": done})["refused"]
        self.assertEqual((refused["unit"], refused["reason"]), ("request", "the paper reads otherwise now: translate it anew"))

    def test_earlier_translations_come_from_papers_one_may_read_and_no_others(self):
        ours, paper = self.case()
        _, hidden = self.case(by=self.clara, substitute="emil")
        sentence = "Please keep this request confidential towards the holder of the account."
        self.word(paper, "en", sentence)
        self.word(paper, "fr", "Veuillez garder la présente demande confidentielle envers le titulaire du compte.")
        self.word(hidden, "en", sentence, by=self.clara)
        self.word(hidden, "fr", "Ne dites rien au titulaire.", by=self.clara)
        here, fresh = self.case()
        self.word(fresh, "en", "Please keep this request confidential towards the holders of the account.")
        found = self.anna.must(200, "GET", f"{fresh}/earlier?to=fr&segment=request")["translations"]
        self.assertEqual([each["translation"] for each in found],
                         ["Veuillez garder la présente demande confidentielle envers le titulaire du compte."])
        number = self.anna.get(ours).json["number"]
        self.assertEqual((found[0]["number"], found[0]["case"], found[0]["paper"], found[0]["source"]),
                         (number, ours.split("/")[-1], "w1", sentence))
        self.assertTrue(70 <= found[0]["likeness"] < 100)
        readings = [each["what"] for each in self.anna.must(200, "GET", f"{ours}/readings")["readings"]]
        self.assertIn("passage of paper w1 offered as a translation", readings)
        self.word(fresh, "en", sentence)
        self.assertEqual(self.anna.must(200, "GET", f"{fresh}/earlier?to=fr&segment=request")["translations"][0]["likeness"], 100)
        for query in ("to=fr&segment=nothing", "to=en&segment=request", "to=ru&segment=request"):
            self.assertEqual(self.anna.get(f"{fresh}/earlier?{query}").status, 422, query)
        # A translator sees what the cases of their own teams have, and no more.
        self.emil.must(200, "POST", f"{here}/team", {"account": "tanja"})
        self.assertEqual(self.tanja.must(200, "GET", f"{fresh}/earlier?to=fr&segment=request")["translations"], [])
        self.emil.must(200, "POST", f"{ours}/team", {"account": "tanja"})
        self.assertEqual(len(self.tanja.must(200, "GET", f"{fresh}/earlier?to=fr&segment=request")["translations"]), 1)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
