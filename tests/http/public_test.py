#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The public site as a stranger finds it: a marker is planted in every field that is not public, then pages and resources are
crawled. What is exported as files is what is served; pages are well-formed, small, and need nothing but themselves.

usage: public_test.py PROGRAM [REPORT]
"""

import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import OfficeTest  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
MARKER = "Zyxmarker"
PEOPLE = [("anna", "officer", f"{MARKER}-unit"), ("boris", "officer", f"{MARKER}-unit"), ("edda", "public-editor", ""),
          ("emil", "head-of-unit", f"{MARKER}-unit")]
VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}
LANGUAGES = ("en", "fr", "ru")


class Strict(HTMLParser):
    """Elements that close in their order, attributes once each, ids once a page, one h1, no script, no style, nothing of others."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.faults, self.links, self.headings = [], set(), [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"not closed: {self.open}")
        if self.headings.count("h1") != 1:
            self.faults.append(f"{self.headings.count('h1')} headings of the first level")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        given = dict(attributes)
        if len(set(names)) != len(names):
            self.faults.append(f"{tag}: an attribute twice")
        if tag in ("script", "style", "iframe", "object", "form") or [name for name in names if name.startswith("on") or name == "style"]:
            self.faults.append(f"{tag}: what runs or loads")
        if "id" in given:
            if given["id"] in self.ids:
                self.faults.append(f"id {given['id']} twice")
            self.ids.add(given["id"])
        if "href" in given:
            self.links.append(given["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag == "html" and not given.get("lang"):
            self.faults.append("no language")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


class Public(OfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)
        cls.plant()

    @classmethod
    def approved(cls, path, resource, body):
        answer = cls.edda.must(202, "POST", path + resource, {**body, "reason": MARKER})
        cls.emil.must(200, "POST", f"{path}/proposals/{answer['waits_for']}/approval", {"comments": MARKER})

    @classmethod
    def news(cls, headline):
        path = "/news/" + cls.edda.must(201, "POST", "/news", {
            "title": MARKER, "substitute": "boris", "tags": ["visits"], "states": ["KZ"]})["news"]
        for language in (*LANGUAGES, "ar"):
            cls.edda.must(200, "POST", path + "/texts",
                          {"language": language, "headline": f"{headline} <{language}>", "text": "One & two.\n\nThree."})
        return path

    @classmethod
    def plant(cls):
        case = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": MARKER, "substitute": "boris",
                "unit": f"{MARKER}-unit", "foreign_reference": MARKER}
        cls.cases = ["/cases/" + cls.anna.must(201, "POST", "/cases", case)["case"] for _ in range(6)]
        cls.anna.must(201, "POST", cls.cases[0] + "/subjects", {"role": "sought", "names": [MARKER]})
        cls.anna.must(201, "POST", cls.cases[0] + "/notes", {"says": MARKER})
        parties = [{"state": "KZ", "authority": MARKER}]
        agreement = "/agreements/" + cls.anna.must(201, "POST", "/agreements", {
            "title": MARKER, "kind": "memorandum", "parties": parties, "substitute": "boris"})["agreement"]
        cls.anna.must(200, "POST", agreement + "/steps", {"step": "enter-into-force", "on": "2020-01-01", "effect": "2020-01-01",
                                                          "source": MARKER, "place": MARKER})
        meeting = "/meetings/" + cls.anna.must(201, "POST", "/meetings", {
            "title": MARKER, "kind": "bilateral", "parties": parties, "from": "2024-03-12", "to": "2024-03-13", "place": MARKER,
            "substitute": "boris"})["meeting"]
        cls.anna.must(200, "POST", meeting + "/agenda", {"subject": MARKER, "by": "us", "says": MARKER})
        cls.anna.must(200, "POST", meeting + "/members", {"side": "us", "name": MARKER, "office": MARKER, "role": "head"})
        cls.anna.must(201, "POST", "/bodies", {"title": MARKER, "kind": "committee", "substitute": "boris", "mandate": MARKER})
        cls.anna.must(201, "POST", "/programmes", {"title": MARKER, "parties": parties, "from": "2024-01-01", "to": "2025-12-31",
                                                   "substitute": "boris"})
        public = cls.news("Public")
        cls.approved(public, "/publication", {})
        cls.edda.must(200, "POST", public + "/texts", {"language": "en", "headline": MARKER, "text": MARKER})
        cls.edda.must(202, "POST", cls.news(MARKER) + "/publication", {"reason": MARKER})
        gone = cls.news(MARKER)
        cls.approved(gone, "/publication", {})
        cls.approved(gone, "/withdrawal", {"because": "b", "because_fr": "b", "because_ru": "b"})
        given = {"about": "cases", "rows": "kind", "substitute": "boris"}
        table = "/statistics/" + cls.edda.must(201, "POST", "/statistics", {
            "title": "Cases", "title_fr": "Dossiers", "title_ru": "Дела", **given})["statistic"]
        cls.approved(table, "/editions", {"until": cls.edda.get(table).json["on"]})
        cls.edda.must(201, "POST", "/statistics", {"title": MARKER, "title_fr": MARKER, "title_ru": MARKER, **given})

    def get(self, path):
        return self.office.served.ask("GET", path)

    def crawl(self):
        """Every file that links lead to, by path."""
        found, waiting = {}, ["/public/index.html"]
        while waiting:
            path = waiting.pop()
            if path in found:
                continue
            answer = self.get(path)
            self.assertEqual(answer.status, 200, path)
            found[path] = answer
            if path.endswith(".html"):
                waiting += [urljoin(path, to) for to in Strict(answer.body.decode()).links if not to.startswith("#")]
        return found

    def test_a_stranger_who_follows_every_link_finds_nothing_that_is_not_public(self):
        found = self.crawl()
        self.assertIn("/public/en/news/nws-" + self.edda.get("/news?limit=9").json["news"][0]["number"][4:] + ".html",
                      found)
        for path, answer in found.items():
            self.assertTrue(path.startswith("/public/"), path)
            self.assertNotIn(MARKER.lower(), answer.body.decode().lower(), path)
            for private in ("anna", "edda", "boris", *(case.split("/")[-1] for case in self.cases)):
                self.assertIsNone(re.search(rf"\b{private}\b", answer.body.decode()), f"{path}: {private}")

    def test_a_stranger_who_asks_every_resource_finds_nothing_that_is_not_public(self):
        document = json.loads(self.office.ask("GET", "/openapi.json").body)
        ids = {"news": self.edda.get("/news?limit=9").json["news"], "statistic": self.edda.get("/statistics?limit=9").json["statistics"],
               "agreement": self.edda.get("/agreements?limit=9").json["agreements"]}
        asked = 0
        for path, operations in document["paths"].items():
            if "get" not in operations:
                continue
            for place in range(3):
                real = path
                for name, known in ids.items():
                    real = real.replace("{" + name + "}", known[min(place, len(known) - 1)]["id"])
                numbers = ids["news" if "/news/" in path else "statistic"]
                real = real.replace("{number}", numbers[min(place, len(numbers) - 1)]["number"])
                real = re.sub(r"\{case\}", self.cases[0].split("/")[-1], real)
                answer = self.office.ask("GET", re.sub(r"\{[^}]*\}", "x1", real))
                asked += 1
                self.assertNotIn(MARKER.lower(), answer.body.decode("utf-8", "replace").lower(), real)
        self.assertGreater(asked, 100)

    def test_pages_are_well_formed_small_and_need_nothing_but_themselves(self):
        for path, answer in self.crawl().items():
            self.assertLessEqual(len(answer.body), 100 * 1024, path)
            policy = answer.headers["Content-Security-Policy"]
            self.assertIn("default-src 'none'", policy)
            self.assertNotIn("script-src", policy)
            if path.endswith(".html"):
                self.assertTrue(answer.body.startswith(b"<!DOCTYPE html>\n"), path)
                self.assertEqual(Strict(answer.body.decode()).faults, [], path)

    def test_the_feed_is_atom(self):
        atom = "{http://www.w3.org/2005/Atom}"
        for language in LANGUAGES:
            answer = self.get(f"/public/{language}/news.atom")
            self.assertTrue(answer.headers["Content-Type"].startswith("application/atom+xml"))
            feed = ElementTree.fromstring(answer.body)
            for required in ("id", "title", "updated", "author"):
                self.assertIsNotNone(feed.find(atom + required), f"RFC 4287, 4.1.1: {required}")
            entries = feed.findall(atom + "entry")
            self.assertEqual([entry.find(atom + "title").text for entry in entries], [f"Public <{language}>"])
            for required in ("id", "updated", "link"):
                self.assertIsNotNone(entries[0].find(atom + required), f"RFC 4287, 4.1.2: {required}")
            link = urljoin(f"/public/{language}/news.atom", entries[0].find(atom + "link").get("href"))
            self.assertEqual(self.get(link).status, 200)

    def test_the_export_is_what_is_served(self):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            run = lambda: subprocess.run([PROGRAM, "site", "export", str(site), "--data", self.office.data], capture_output=True,  # noqa: E731
                                         text=True, timeout=120)
            told = run()
            self.assertEqual(told.returncode, 0, told.stderr)
            files = [path for path in site.rglob("*") if path.is_file()]
            self.assertGreater(len(files), 300)
            for path in files:
                served = self.get("/public/" + str(PurePosixPath(path.relative_to(site))))
                self.assertEqual((served.status, served.body), (200, path.read_bytes()), path)
            served = {path.removeprefix("/public/") for path in self.crawl()}
            self.assertEqual(served - {str(path.relative_to(site)) for path in files}, set())
            again = run()
            self.assertEqual(again.returncode, 2)
            self.assertIn("is not an empty folder", again.stderr)

    def test_what_is_published_later_stands_there_at_once(self):
        path = self.news("Later")
        self.assertNotIn(b"Later", self.get("/public/en/news/index.html").body)
        self.approved(path, "/publication", {})
        self.assertIn(b"Later &lt;en&gt;", self.get("/public/en/news/index.html").body)
        number = self.edda.get(path).json["number"].lower()
        arabic = self.get(f"/public/ar/news/{number}.html").body.decode()
        self.assertIn('lang="ar" dir="rtl"', arabic)
        self.approved(path, "/withdrawal", {"because": "b", "because_fr": "b", "because_ru": "b"})
        self.assertEqual(self.get(f"/public/en/news/{number}.html").status, 404)

    def test_begins_at_a_choice_of_languages(self):
        answer = self.get("/public")
        self.assertEqual((answer.status, answer.headers["Location"]), (308, "/public/index.html"))
        self.assertEqual(self.get("/public/en/nothing.html").status, 404)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
