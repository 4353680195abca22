#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""News over HTTP: written in three languages, approved by another, published, corrected, withdrawn; what a stranger sees.

usage: news_test.py PROGRAM [REPORT]
"""

import struct
import sys
import zlib
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402
from sign_in_test import in_a_month  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("edda", "public-editor", ""), ("emil", "head-of-unit", "u1")]
LANGUAGES = ["en", "fr", "ru"]


SHOWS = {"alternative": "Two people", "alternative_fr": "Deux personnes", "alternative_ru": "Два человека", "credit": "A. Example"}


def png(width, height, secret=b""):
    """Red, with words of its maker in it."""
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"tEXt", b"Comment\0" + secret) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


class News(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)

    def begin(self, headline, **more):
        given = {"title": "Secret working title", "substitute": "boris", "tags": ["visits"], "states": ["KZ"]}
        path = "/news/" + self.edda.must(201, "POST", "/news", {**given, **more})["news"]
        self.write(path, headline)
        return path

    def write(self, path, headline):
        for language in LANGUAGES:
            self.edda.must(200, "POST", path + "/texts",
                           {"language": language, "headline": f"{headline} {language}", "text": "One.\n\nTwo."})

    def propose(self, path, resource, body=None):
        return f"{path}/proposals/{self.edda.must(202, 'POST', path + resource, body or {})['waits_for']}/approval"

    def approved(self, path, resource, body=None):
        self.emil.must(200, "POST", self.propose(path, resource, body), {})

    def public(self, query=""):
        return self.office.ask("GET", "/public/news" + query).json["news"]

    def headlines(self, query=""):
        return [item["texts"][0]["headline"] for item in self.public(query)]

    def number(self, path):
        return self.edda.get(path).json["number"]

    def test_is_public_when_a_second_person_approved_it(self):
        path = self.begin("Approved")
        self.assertEqual(self.anna.post(path + "/publication", {}).status, 403)
        approval = self.propose(path, "/publication")
        self.assertNotIn("Approved en", self.headlines())
        self.assertEqual(self.edda.post(approval, {}).status, 403)
        self.assertEqual(self.edda.post(path + "/texts", {"language": "en", "headline": "h", "text": "t"}).status, 409)
        self.emil.must(200, "POST", approval, {})
        self.eventually(lambda: "Approved en" in self.headlines())
        self.assertEqual(self.edda.get(path).json["stage"], "published")
        item = self.office.ask("GET", "/public/news/" + self.number(path)).json
        self.assertEqual([text["language"] for text in item["texts"]], LANGUAGES)

    def test_is_found_by_tag_state_and_year(self):
        self.approved(self.begin("Tagged", tags=["digital-assets"], states=["TR"]), "/publication")
        self.eventually(lambda: self.headlines("?tag=digital-assets") == ["Tagged en"])
        self.assertEqual(self.headlines("?state=TR"), ["Tagged en"])
        self.assertEqual(self.headlines("?tag=digital-assets&state=KZ"), [])
        self.assertEqual(self.headlines("?year=1999"), [])
        year = self.public("?state=TR")[0]["on"][:4]
        self.assertIn("Tagged en", self.headlines(f"?year={year}"))
        listed = self.edda.get("/news?state=TR&stage=published&limit=200").json["news"]
        self.assertEqual(len(listed), 1)

    def test_waits_for_its_day(self):
        path = self.begin("Later")
        self.approved(path, "/publication", {"on": in_a_month()[:10]})
        self.assertEqual(self.edda.get(path).json["stage"], "draft")
        self.assertEqual(self.edda.get(f"{path}?on={in_a_month()[:10]}").json["stage"], "published")
        self.assertNotIn("Later en", self.headlines())
        self.assertEqual(self.office.ask("GET", "/public/news/" + self.number(path)).status, 404)

    def test_is_corrected_with_a_note_and_withdrawn_with_a_reason(self):
        path = self.begin("Wrong")
        self.approved(path, "/publication")
        self.write(path, "Right")
        self.eventually(lambda: "Wrong en" in self.headlines())
        note = {"note": "The day was wrong.", "note_fr": "La date était fausse.", "note_ru": "Дата была неверна."}
        self.approved(path, "/corrections", note)
        item = self.eventually(lambda: next((one for one in self.public() if one["corrections"]), None))
        self.assertEqual((item["texts"][2]["headline"], item["corrections"][0]["note"]["fr"]), ("Right ru", note["note_fr"]))
        shown = self.edda.get(path).json
        self.assertEqual([one["texts"][0]["headline"] for one in shown["revisions"]], ["Wrong en", "Right en"])
        because = {"because": "Not so", "because_fr": "Faux", "because_ru": "Не так"}
        self.approved(path, "/withdrawal", because)
        self.eventually(lambda: self.office.ask("GET", "/public/news/" + self.number(path)).status == 404)
        self.assertEqual(self.edda.get(path).json["stage"], "withdrawn")
        told = [one["type"] for one in self.edda.get(path + "/events").json["events"]]
        self.assertEqual(told[-6:], ["proposed", "approved", "news-corrected", "proposed", "approved", "news-withdrawn"])

    def add_picture(self, path, file, **words):
        asked = urlencode({**SHOWS, **words})
        return self.edda.ask("POST", f"{path}/pictures?{asked}", file, Content_Type="application/octet-stream")

    def test_a_picture_is_drawn_anew_and_public_with_its_item_alone(self):
        path = self.begin("Pictured")
        self.assertEqual(self.add_picture(path, png(1200, 800, b"46.9480 N")).status, 200)
        self.assertEqual(self.anna.ask("POST", f"{path}/pictures?{urlencode(SHOWS)}", png(9, 9)).status, 403)
        picture = self.edda.get(path).json["pictures"][0]
        self.assertEqual((picture["id"], picture["width"], picture["height"], picture["alternative"]["fr"]),
                         ("p1", 960, 640, "Deux personnes"))
        drawn = self.edda.get(f"{path}/pictures/p1")
        self.assertEqual(drawn.headers["Content-Type"], "image/jpeg")
        self.assertTrue(drawn.body.startswith(b"\xff\xd8\xff"))
        self.assertNotIn(b"46.9480", drawn.body)
        self.assertLess(len(self.edda.get(f"{path}/pictures/p1?size=small").body), len(drawn.body))
        self.assertEqual(self.edda.get(f"{path}/pictures/p2").status, 404)
        address = f"/public/data/{self.number(path).lower()}-p1-960.jpg"
        site = lambda at: self.office.served.ask("GET", at)  # noqa: E731
        self.assertEqual(site(address).status, 404)
        approval = self.propose(path, "/publication")
        self.assertEqual(self.add_picture(path, png(9, 9)).status, 409)
        self.emil.must(200, "POST", approval, {})
        self.eventually(lambda: site(address).status == 200)
        shown = site(address)
        self.assertEqual((shown.headers["Content-Type"], shown.body), ("image/jpeg", drawn.body))
        self.assertIn("img-src 'self'", shown.headers["Content-Security-Policy"])
        page = site(f"/public/fr/news/{self.number(path).lower()}.html").body.decode()
        self.assertIn('alt="Deux personnes"', page)
        self.assertLess(len(page) + len(shown.body), 100 * 1024)
        item = self.office.ask("GET", "/public/news/" + self.number(path)).json
        self.assertEqual((item["pictures"][0]["credit"], item["pictures"][0]["small"]["width"]), ("A. Example", 480))
        told = [one for one in self.edda.get(path + "/events").json["events"] if one["type"] == "picture-added"]
        self.assertEqual((told[0]["payload"]["credit"], "large" in told[0]["payload"]), ("A. Example", False))

    def test_what_is_no_picture_or_says_not_what_it_shows_is_refused(self):
        path = self.begin("Refused")
        self.assertEqual(self.add_picture(path, b"%PDF-1.7 no picture").status, 422)
        self.assertEqual(self.add_picture(path, png(9, 9)[:60]).status, 422)
        self.assertEqual(self.add_picture(path, png(9, 9), alternative_ru="").status, 422)
        self.assertEqual(self.edda.get(path).json["pictures"], [])

    def test_comes_in_pages(self):
        for count in range(3):
            self.approved(self.begin(f"Page {count}", tags=["paged"]), "/publication")
        self.eventually(lambda: len(self.public("?tag=paged")) == 3)
        found, cursor = [], ""
        while True:
            page = self.office.ask("GET", f"/public/news?tag=paged&limit=2{cursor}").json
            found += [item["number"] for item in page["news"]]
            self.assertLessEqual(len(page["news"]), 2)
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        self.assertEqual(found, [item["number"] for item in self.public("?tag=paged")])
        for wrong in ("?cursor=x", "?cursor=-1", "?limit=0", "?limit=201"):
            self.assertEqual(self.office.ask("GET", "/public/news" + wrong).status, 422, wrong)

    def test_a_stranger_sees_nothing_that_is_not_public(self):
        path = self.begin("Public")
        self.approved(path, "/publication")
        self.write(path, "Marker of a draft")
        self.begin("Marker of another")
        self.eventually(lambda: "Public en" in self.headlines())
        told = self.office.ask("GET", "/public/news").body.decode() + self.office.ask(
            "GET", "/public/news/" + self.number(path)).body.decode()
        for marker in ("Marker", "Secret working title", "edda", "emil"):
            self.assertNotIn(marker, told)
        for closed in (path, path + "/events", "/news"):
            self.assertEqual(self.office.ask("GET", closed).status, 401)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
