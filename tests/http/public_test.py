#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The public site as a stranger finds it: a marker is planted in every field that is not public, then pages and resources are
crawled. What is exported as files is what is served; pages are well-formed, small, and need nothing but themselves.

usage: public_test.py PROGRAM [REPORT]
"""

import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import quote, urljoin

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
        if tag == "form" and (given.get("method") != "get" or given.get("action") != "search"):
            self.faults.append("a form that goes elsewhere")
        if tag in ("script", "style", "iframe", "object") or [name for name in names if name.startswith("on") or name == "style"]:
            self.faults.append(f"{tag}: what runs or loads")
        if "id" in given:
            if given["id"] in self.ids:
                self.faults.append(f"id {given['id']} twice")
            self.ids.add(given["id"])
        if given.get("href", "").startswith("http"):  # a source, which a reader may follow
            if tag != "a" or given.get("rel") != "noreferrer":
                self.faults.append(f"{tag} leads to {given['href']} and tells of the reader")
        elif "href" in given:
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
        cls.plant_register()
        public = cls.news("Public")
        cls.approved(public, "/publication", {})
        cls.edda.must(200, "POST", public + "/texts", {"language": "en", "headline": MARKER, "text": MARKER})
        cls.edda.must(202, "POST", cls.news(MARKER) + "/publication", {"reason": MARKER})
        gone = cls.news(MARKER)
        cls.approved(gone, "/publication", {})
        cls.approved(gone, "/withdrawal", {"because": "Told too early", "because_fr": "Trop tôt", "because_ru": "Рано"})
        cls.gone = cls.edda.get(gone).json["number"].lower()
        given = {"about": "cases", "rows": "kind", "substitute": "boris"}
        table = "/statistics/" + cls.edda.must(201, "POST", "/statistics", {
            "title": "Cases", "title_fr": "Dossiers", "title_ru": "Дела", **given})["statistic"]
        cls.approved(table, "/editions", {"until": cls.edda.get(table).json["on"]})
        cls.edda.must(201, "POST", "/statistics", {"title": MARKER, "title_fr": MARKER, "title_ru": MARKER, **given})

    @classmethod
    def plant_register(cls):
        """Of each kind one that is public with all that can be chosen, and a marker in every member that cannot; and one that is not."""
        sourced = {"source": MARKER, "document": MARKER}
        for number, party in enumerate(("Prosecutor General", MARKER)):
            public = number == 0
            parties = [{"state": "KZ", "authority": party}]
            agreement = "/agreements/" + cls.anna.must(201, "POST", "/agreements", {
                "title": MARKER, "kind": "memorandum", "parties": parties, "substitute": "boris", "own_authority": MARKER, "replaces": MARKER,
                "covers": ["assistance"], "channel": "direct", "languages": ["en"], "limits": [{"what": MARKER, "period": "P30D"}],
                "term": "P5Y", "notice": "P6M"})["agreement"]
            give = lambda path, body, of=agreement: cls.anna.must(200, "POST", of + path, {**body, **sourced})  # noqa: E731
            cls.anna.must(200, "POST", agreement + "/drafts", {"round": 1, "by": "us", "on": "2019-01-01", "language": "en", "text": MARKER,
                                                               "says": MARKER})
            give("/offers", {"by": "them", "state": "KZ", "on": "2019-01-01", "says": MARKER})
            give("/offers/o1/answer", {"on": "2019-02-01", "how": "declined", "says": MARKER})
            give("/steps", {"step": "sign", "on": "2019-06-01", "place": "Astana" if public else MARKER, "says": MARKER, "reason": MARKER,
                            "signatories": ["Their head of office" if public else MARKER]})
            give("/procedures", {"side": "KZ", "on": "2019-07-01"})
            give("/steps", {"step": "enter-into-force", "on": "2020-01-01", "effect": "2020-01-01", "place": MARKER, "says": MARKER,
                            "signatories": [MARKER]})
            give("/amendments", {"on": "2021-01-01", "effect": "2021-02-01", "says": "Article 2 anew" if public else MARKER, "number": MARKER})
            give("/texts", {"language": "en", "text": "Article 1" if public else MARKER})
            meeting = "/meetings/" + cls.anna.must(201, "POST", "/meetings", {
                "title": MARKER, "kind": "bilateral", "parties": parties, "from": "2024-03-12", "to": "2024-03-13",
                "place": "Astana" if public else MARKER, "body": MARKER, "under": [MARKER], "substitute": "boris"})["meeting"]
            cls.anna.must(200, "POST", meeting + "/agenda", {"subject": "Digital evidence" if public else MARKER, "by": "us", "says": MARKER,
                                                             "papers": [MARKER]})
            cls.anna.must(200, "POST", meeting + "/agenda", {"subject": MARKER, "by": "them"})
            cls.anna.must(200, "POST", meeting + "/agenda/p2/removal", {"because": MARKER})
            for name, role in (("A. Head" if public else MARKER, "head"), (MARKER, "member"), (MARKER, "interpreter"), (MARKER, "observer")):
                cls.anna.must(200, "POST", meeting + "/members", {"side": "us", "name": name, "role": role,
                                                                  "office": "Office" if public and role == "head" else MARKER})
            cls.anna.must(200, "POST", meeting + "/course", sourced)
            cls.anna.must(200, "POST", meeting + "/minutes", {"language": "en", "text": MARKER})
            cls.anna.must(200, "POST", meeting + "/decisions", {"says": MARKER, "by": "them", "due": "2024-12-31", "responsible_there": MARKER})
            programme = "/programmes/" + cls.anna.must(201, "POST", "/programmes", {
                "title": MARKER, "parties": parties, "from": "2024-01-01", "to": "2025-12-31", "substitute": "boris", "own_authority": MARKER,
                "predecessor": MARKER})["programme"]
            for item in ("i1", "i2"):
                cls.anna.must(200, "POST", programme + "/items", {
                    "subject": "Protection of vulnerable groups" if public else MARKER, "form": "seminar", "from": "2024-05-01", "to": "2024-05-02",
                    "responsible": MARKER, "responsible_there": MARKER, "place": MARKER, "says": MARKER})
            give("/items/i1/outcome", {"on": "2024-05-01", "place": MARKER, "outputs": [MARKER], "says": MARKER}, programme)
            give("/items/i2/cancellation", {"on": "2024-05-01", "because": MARKER}, programme)
            cls.anna.must(201, "POST", "/bodies", {"title": MARKER, "kind": "committee", "substitute": "boris", "mandate": MARKER})
            for path, fields in ((agreement, "stage signature coverage term amendments texts"), (meeting, "place agenda heads outcome"),
                                 (programme, "signature items progress")):
                title = {"title": "Open", "title_fr": "Ouvert", "title_ru": "Стажировка"} if public else {
                    "title": MARKER, "title_fr": MARKER, "title_ru": MARKER}
                body = {**title, "source": "Gazette" if public else MARKER, "language": "en", "fields": fields.split()}
                if public:
                    cls.approved(path, "/page", body)
                else:
                    cls.edda.must(202, "POST", path + "/page", {**body, "reason": MARKER})
            if public:
                cls.public = {"agreements": agreement, "meetings": meeting, "programmes": programme}
                # What is recorded after the publication is not public.
                cls.anna.must(200, "POST", agreement + "/description", {"covers": ["police"]})
                cls.anna.must(200, "POST", programme + "/items", {"subject": MARKER, "form": "seminar", "from": "2024-06-01", "to": "2024-06-02"})
                cls.anna.must(200, "POST", meeting + "/members", {"side": "us", "name": MARKER, "office": MARKER, "role": "head"})

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
               "agreement": self.edda.get("/agreements?limit=9").json["agreements"], "meeting": self.edda.get("/meetings?limit=9").json["meetings"],
               "programme": self.edda.get("/programmes?limit=9").json["programmes"]}
        kinds = {"/agreements/": "agreement", "/meetings/": "meeting", "/programmes/": "programme", "/news/": "news"}
        asked = 0
        for path, operations in document["paths"].items():
            if "get" not in operations:
                continue
            for place in range(3):
                real = path
                for name, known in ids.items():
                    real = real.replace("{" + name + "}", known[min(place, len(known) - 1)]["id"])
                numbers = ids[next((kind for part, kind in kinds.items() if part in path), "statistic")]
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
            form = re.compile(rb"<form.*</form>\n", re.DOTALL)
            for path in files:
                name = str(PurePosixPath(path.relative_to(site)))
                served = self.get("/public/" + name)
                # No program behind a folder of files looks for words.
                body = form.sub(b"", served.body) if re.fullmatch("[a-z]{2}/search.html", name) else served.body
                self.assertEqual((served.status, body), (200, path.read_bytes()), path)
                self.assertNotIn(MARKER.lower(), path.read_text().lower(), path)
            served = {path.removeprefix("/public/") for path in self.crawl()}
            self.assertEqual(served - {str(path.relative_to(site)) for path in files}, set())
            again = run()
            self.assertEqual(again.returncode, 2)
            self.assertIn("is not an empty folder", again.stderr)

    def test_the_site_follows_what_is_published_and_withdrawn(self):
        news = "/public/en/news/index.html"
        path = self.news("Later")
        self.assertNotIn(b"Later", self.get(news).body)
        self.approved(path, "/publication", {})
        self.eventually(lambda: b"Later &lt;en&gt;" in self.get(news).body)
        number = self.edda.get(path).json["number"].lower()
        arabic = self.get(f"/public/ar/news/{number}.html").body.decode()
        self.assertIn('lang="ar" dir="rtl"', arabic)
        self.approved(path, "/withdrawal", {"because": "Wrong <day>", "because_fr": "b", "because_ru": "b"})
        page = lambda: self.get(f"/public/en/news/{number}.html").body.decode()  # noqa: E731
        self.eventually(lambda: "Wrong &lt;day&gt;" in page())
        self.assertNotIn("Later", page())
        self.assertEqual(self.get(f"/public/ar/news/{number}.html").status, 404)

    def test_why_something_was_withdrawn_stands_where_it_was(self):
        self.assertIn("Told too early", self.get(f"/public/en/news/{self.gone}.html").body.decode())
        self.assertIn("Рано", self.get(f"/public/ru/news/{self.gone}.html").body.decode())

    def test_what_was_chosen_of_the_register_is_public_and_the_house_sees_that_it_moved_on(self):
        for kind, path in self.public.items():
            holding = self.edda.get(path).json
            told = self.office.ask("GET", f"/public/{kind}/{holding['number']}").json
            self.assertEqual(holding["page"]["public"], told)
            self.assertEqual((told["titles"]["ru"], told["source"]), ("Стажировка", "Gazette"))
            self.assertTrue(holding["page"]["behind"], kind)
            self.assertEqual([one["number"] for one in self.office.ask("GET", f"/public/{kind}").json[kind]], [holding["number"]])
            self.assertEqual(self.office.ask("GET", f"/public/{kind}?state=TR").json[kind], [])
            page = self.get(f"/public/fr/{kind}/{holding['number'].lower()}.html").body.decode()
            self.assertIn("<h1>Ouvert</h1>", page)
        agreement = self.office.ask("GET", "/public/agreements").json["agreements"][0]
        self.assertEqual((agreement["covers"], agreement["stage"]), (["assistance"], "in-force"))
        self.assertIn("Article 1", self.get(f"/public/data/{agreement['number'].lower()}-x1.txt").body.decode())
        self.assertIn("Digital evidence", self.get("/public/en/meetings/" + self.edda.get(self.public["meetings"]).json["number"].lower()
                                                   + ".html").body.decode())

    def test_agreements_and_partners_are_counted_as_anybody_can_count_them(self):
        agreements = self.office.ask("GET", "/public/agreements?limit=200").json["agreements"]
        in_force = [one for one in agreements if one["stage"] == "in-force"]
        partners = {party["state"] for one in in_force for party in one["parties"]}
        page = self.get("/public/en/agreements/index.html").body.decode()
        self.assertEqual([int(number) for number in re.findall('<data value="([0-9]+)">', page)], [len(in_force), len(partners)])

    def test_becomes_public_by_who_publishes_and_is_withdrawn_by_two(self):
        path = "/agreements/" + self.anna.must(201, "POST", "/agreements", {
            "title": "T", "kind": "memorandum", "parties": [{"state": "TR"}], "substitute": "boris"})["agreement"]
        body = {"title": "Short", "title_fr": "Court", "title_ru": "Коротко", "source": "s"}
        self.assertEqual(self.anna.post(path + "/page", body).status, 403, "who keeps the agreement does not publish it")
        self.assertEqual(self.edda.post(path + "/page", {**body, "fields": ["offers"]}).status, 422)
        waits = self.edda.must(202, "POST", path + "/page", body)["waits_for"]
        self.assertEqual(self.edda.get(path).json["page"]["offered"]["titles"]["en"], "Short")
        self.edda.must(200, "POST", f"{path}/proposals/{waits}/withdrawal", {})
        self.approved(path, "/page", body)
        number = self.edda.get(path).json["number"]
        listed = lambda: [one["number"] for one in self.office.ask("GET", "/public/agreements").json["agreements"]]  # noqa: E731
        self.eventually(lambda: number in listed())
        self.approved(path, "/page/withdrawal", {"because": "b", "because_fr": "b", "because_ru": "b"})
        self.eventually(lambda: number not in listed())
        self.assertEqual(self.office.ask("GET", f"/public/agreements/{number}").status, 404)
        self.assertEqual(self.edda.get(path).json["page"]["withdrawn_because"]["en"], "b")

    def test_words_are_found_in_their_forms(self):
        page = lambda language, words: self.get(f"/public/{language}/search?q={quote(words)}").body.decode()  # noqa: E731
        self.assertIn("programmes/prg-", page("en", "protecting vulnerable group"))
        self.assertIn("<mark>", page("en", "protecting"))
        self.assertIn("agreements/agr-", page("ru", "стажировки"))
        for path in (page("en", MARKER), page("ru", MARKER), page("en", "")):
            self.assertNotIn("<li><a href=\"../en/", path.split("<main")[1])
        self.assertEqual(Strict(page("fr", "<b>\"x&")).faults, [])

    def test_what_is_found_comes_page_by_page(self):
        page = lambda number: self.get(f"/public/en/search?q=treaty&page={number}")  # noqa: E731
        seen, number = [], 1
        while True:
            body = page(number).body.decode()
            self.assertEqual(Strict(body).faults, [])
            seen += re.findall(r'<li><a href="\.\./(en/[^"]*)"', body.split("<main")[1])
            if "Next page" not in body:
                break
            number += 1
        self.assertGreater(number, 1)
        self.assertEqual(len(seen), int(re.search(r"Pages found: (\d+)", body)[1]))
        self.assertEqual(len(seen), len(set(seen)), "each once")
        self.assertEqual([page(wrong).status for wrong in (number + 1, 0, "x", -1)], [404, 404, 422, 422])

    def test_articles_of_treaties_and_maps_stand_on_the_site(self):
        text = self.get("/public/fr/treaties/coe-024-text.html").body.decode()
        self.assertIn("Obligation d’extrader", text)
        self.assertIn("Vérifié", text)
        for path in ("treaties/index.html", "treaties/assistance.html", "agreements/map.html"):
            self.assertIn('<svg class="map"', self.get("/public/ru/" + path).body.decode(), path)

    def test_begins_at_a_choice_of_languages(self):
        for path, at in (("", "index.html"), ("/", "index.html"), ("/en", "en/index.html"), ("/en/", "en/index.html"),
                         ("/fr/news/", "fr/news/index.html")):
            answer = self.get("/public" + path)
            self.assertEqual((answer.status, answer.headers["Location"]), (308, "/public/" + at), path)
        self.assertEqual(self.get("/public/en/nothing.html").status, 404)


class ManyNews(OfficeTest):
    approved = classmethod(Public.approved.__func__)

    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE)

    def test_an_answer_stays_small_however_long_the_news_are(self):
        text = "x" * 18_000
        for _ in range(25):
            path = "/news/" + self.edda.must(201, "POST", "/news", {"title": "Long", "substitute": "boris", "tags": ["long"], "states": []})["news"]
            for language in LANGUAGES:
                self.edda.must(200, "POST", path + "/texts", {"language": language, "headline": "Long", "text": text})
            self.approved(path, "/publication", {})
        page = lambda cursor: self.office.ask("GET", f"/public/news?tag=long&limit=200{cursor}")  # noqa: E731
        self.eventually(lambda: page("&cursor=24").json["news"])
        numbers, cursor = [], ""
        while cursor is not None:
            answer = page(cursor and f"&cursor={cursor}")
            self.assertLess(len(answer.body), 2 << 20)
            self.assertTrue(answer.json["news"])
            numbers += [one["number"] for one in answer.json["news"]]
            cursor = answer.json["next"]
        self.assertEqual((len(numbers), len(set(numbers))), (25, 25))


class Trouble(OfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, "--quiet", "--rate", "0", people=PEOPLE[:1])

    def rename(self, table, to):
        database = sqlite3.connect(Path(self.office.data) / "comity.db", timeout=30)
        with database:
            database.execute(f"ALTER TABLE {table} RENAME TO {to}")
        database.close()

    def job(self):
        jobs = self.office.people["administrator"].must(200, "GET", "/jobs")["jobs"]
        return next((job for job in jobs if job["job"] == "public-site"), None)

    def test_what_cannot_be_made_is_told_where_jobs_and_the_log_are(self):
        self.assertIsNone(self.job(), "nobody asked yet")
        self.rename("register_public", "away")
        for answer in (self.office.served.ask("GET", "/public/en/index.html"), self.office.ask("GET", "/public/news")):
            self.assertEqual((answer.status, answer.headers.get("Retry-After")), (503, "5"), answer.body)
        self.assertIn("register_public", self.job()["fault"])
        self.rename("away", "register_public")
        self.eventually(lambda: self.office.ask("GET", "/public/news").status == 200)
        self.assertEqual(self.job()["fault"], "")
        log = self.office.stop()[1]
        self.assertEqual(log.count(": public site: "), 1, log)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
