#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Cases over HTTP: commands, versions, need to know, four eyes, lists, exports, calendar, log.

usage: cases_test.py PROGRAM [REPORT]
"""

import csv
import gzip
import hashlib
import http.client
import io
import json
import resource
import sqlite3
import sys
import unittest
import uuid
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import DescribedOfficeTest, Office, office_day  # noqa: E402
from served import program_named, run_tests  # noqa: E402
from sign_in_test import in_a_month  # noqa: E402

PROGRAM = None
PEOPLE = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("clara", "officer", "u2"), ("dora", "deputy", "u1"),
          ("emil", "head-of-unit", "u1"), ("fred", "auditor", ""), ("gina", "executing-officer", "")]


class Cases(DescribedOfficeTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(PROGRAM, people=PEOPLE)

    def open(self, **more):
        body = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": f"Case {uuid.uuid4().hex[:8]}",
                "substitute": "boris"} | more
        return self.anna.must(201, "POST", "/cases", body)["case"], body["title"]

    def held(self):
        """A case in which a person has been held since yesterday."""
        case, _ = self.open()
        self.anna.must(201, "POST", f"/cases/{case}/subjects", {"role": "sought", "names": ["Mehmet Example"]})
        self.anna.must(200, "POST", f"/cases/{case}/subjects/s1/custody",
                       {"basis": "provisional", "since": office_day(-1) + "T08:00:00Z"})
        return case

    def problem(self, answer, status):
        self.assertEqual(answer.status, status, answer.body)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        return answer.json

    def test_a_case_is_opened_worked_on_and_shown(self):
        answer = self.anna.post("/cases", {"kind": "extradition", "direction": "incoming", "counterpart": "TR",
                                           "title": "Example", "substitute": "boris"})
        self.assertEqual(answer.status, 201)
        opened = answer.json
        self.assertRegex(opened["number"], r"^EXT-I-\d{4}-\d{5}$")
        self.assertEqual(answer.headers["Location"], f"/api/v1/cases/{opened['case']}")
        case = f"/cases/{opened['case']}"
        fact = self.anna.must(201, "POST", case + "/facts", {"fact": "request.date_received", "value": "2024-02-01"})
        self.assertEqual(fact["events"][0]["type"], "fact-recorded")
        shown = self.anna.get(case)
        self.assertEqual(shown.headers["ETag"], f'"{fact["version"]}"')
        self.assertEqual(shown.json["facts"][0]["value"], "2024-02-01")
        self.assertEqual((shown.json["owner"], shown.json["own"], shown.json["stage"]), ("anna", "CH", "signal"))
        self.assertEqual(shown.json["relations"], ["owner"])
        events = self.anna.must(200, "GET", case + "/events")["events"]
        self.assertEqual(events[0]["type"], "case-opened")
        self.assertTrue(all(event["says"] for event in events))

    def text(self, answer):
        return (gzip.decompress(answer.body) if answer.headers.get("Content-Encoding") == "gzip" else answer.body).decode()

    def test_who_answers_for_a_case_is_somebody_who_can(self):
        body = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Example"}
        for substitute, why in (("borsi", "there is no account 'borsi'"), ("fred", "do not reach into cases"),
                                ("administrator", "do not reach into cases")):
            error = self.problem(self.anna.post("/cases", body | {"substitute": substitute}), 422)["errors"][0]
            self.assertEqual(error["place"], "substitute")
            self.assertIn(why, error["message"])
        case = self.held()
        clock = self.anna.get(f"/cases/{case}/clocks").json["clocks"][0]["id"]
        # Whoever may not see the case would never be reminded, and somebody is held.
        for place, path, body in (("owner", "clocks/assignment", {"clock": clock, "owner": "clara", "substitute": "boris"}),
                                  ("substitute", "clocks/assignment", {"clock": clock, "owner": "boris", "substitute": "nobody"}),
                                  ("owner", "tasks", {"says": "call the prison", "owner": "clara"}),
                                  ("account", "grants", {"account": "administrator", "reason": "x", "until": in_a_month()})):
            error = self.problem(self.anna.post(f"/cases/{case}/{path}", body), 422)["errors"][0]
            self.assertEqual(error["place"], place, path)
            hidden = [self.clara.post(f"/cases/{each}/{path}", body) for each in (case, "aaaaaaaaaaaaaaaa")]
            self.assertEqual([each.status for each in hidden], [404, 404])
            self.assertEqual(hidden[0].body, hidden[1].body)
        self.anna.must(200, "POST", f"/cases/{case}/clocks/assignment", {"clock": clock, "owner": "boris", "substitute": "anna"})
        self.anna.must(200, "POST", f"/cases/{case}/grants", {"account": "clara", "reason": "speaks Turkish", "until": in_a_month()})
        refused = self.problem(self.anna.post(f"/cases/{case}/tasks", {"says": "translate", "owner": "clara"}), 422)
        self.assertEqual(refused["detail"], "'clara' would not see this task")
        self.anna.must(201, "POST", f"/cases/{case}/tasks", {"says": "call the prison", "owner": "boris"})

    def test_a_text_is_refused_that_would_steer_a_terminal_or_says_nothing(self):
        body = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "substitute": "boris"}
        for title in ("a\0b", "red \x1b[31m", " \n "):
            error = self.problem(self.anna.post("/cases", body | {"title": title}), 422)["errors"][0]
            self.assertEqual(error["place"], "title")
            self.assertNotIn("sqlite", json.dumps(error))

    def test_a_wrong_parameter_of_a_list_is_named(self):
        for query, place in (("kind=extraditoin", "kind"), ("direction=both", "direction"), ("limit=0", "limit"),
                             ("closed=maybe", "closed"), ("opened_from=2027-02-29", "opened_from"), ("format=xml", "format"),
                             ("counterpart=TUR", "counterpart"), ("colour=red", "colour"), ("cursor=x", "cursor")):
            self.assertEqual(self.problem(self.anna.get(f"/cases?{query}"), 422)["errors"][0]["place"], place)

    def test_a_version_that_never_was_is_no_news(self):
        case, _ = self.open()
        problem = self.problem(self.anna.post(f"/cases/{case}/notes", {"says": "x"}, If_Match='"9999"'), 409)
        self.assertEqual(problem["errors"][0]["hint"], "the case never had that version; look at it and give the command again")

    def test_every_list_of_a_case_is_a_table_too(self):
        case = self.held()
        self.anna.must(201, "POST", f"/cases/{case}/facts",
                       {"fact": "person.nationalities", "subject": "s1", "value": ["TR", "FI"], "source": {"words": "=passport"}})
        for part in ("subjects", "facts", "documents", "clocks", "promises", "measures", "tasks", "proposals", "notes",
                     "links", "grants", "events", "readings", "steps", "correspondence", "papers", "packages", "gaps"):
            table = self.anna.get(f"/cases/{case}/{part}?format=csv")
            self.assertEqual((table.status, table.headers["Content-Type"]), (200, "text/csv; charset=utf-8; header=present"), part)
            rows = list(csv.DictReader(io.StringIO(self.text(table), newline="")))
            listed = self.anna.get(f"/cases/{case}/{part}").json.get(part)
            if listed is not None and part != "readings":  # which the asking adds to
                self.assertEqual(len(rows), len(listed), part)
            self.assertEqual(self.clara.get(f"/cases/{case}/{part}?format=csv").status, 404)
        facts = csv.DictReader(io.StringIO(self.text(self.anna.get(f"/cases/{case}/facts?format=csv")), newline=""))
        fact = next(each for each in facts if each["fact"] == "person.nationalities")
        self.assertEqual((fact["value"], fact["source.words"], fact["recorded.by"]), ("TR FI", "'=passport", "anna"))
        self.assertIn("table of facts", [each["what"] for each in self.anna.get(f"/cases/{case}/readings").json["readings"]])
        for path in ("/account/tokens", "/log/witnesses", "/channels", "/register/days", "/agreements/balance", "/matters"):
            self.assertEqual(self.anna.get(f"{path}?format=csv").headers["Content-Type"],
                             "text/csv; charset=utf-8; header=present", path)
        for path in ("/accounts", "/trust"):
            self.assertEqual(self.administrator.get(f"{path}?format=csv").headers["Content-Type"],
                             "text/csv; charset=utf-8; header=present", path)

    def test_every_fault_is_told_at_once(self):
        problem = self.problem(self.anna.post("/cases", {"kind": "extradition", "direction": "sideways",
                                                         "counterpart": "Turkey"}), 422)
        self.assertEqual({error["place"] for error in problem["errors"]}, {"direction", "counterpart", "title", "substitute"})
        problem = self.problem(self.anna.post("/cases", {"number": "X", "colour": "red"}), 422)
        self.assertLessEqual({"number", "colour"}, {error["place"] for error in problem["errors"]})
        self.problem(self.anna.post("/cases", b"[]"), 422)
        self.problem(self.anna.post("/cases", b"{"), 422)
        self.problem(self.anna.post("/cases", b"{}", Content_Type="text/plain"), 415)

    def test_what_the_node_gives_nobody_else_gives(self):
        case, _ = self.open()
        self.anna.must(201, "POST", f"/cases/{case}/subjects", {"role": "sought", "names": ["Mehmet Example"]})
        problem = self.problem(self.anna.post(f"/cases/{case}/prosecution", {"subject": "s1", "number": "PRO-I-1"}), 422)
        self.assertIn("given by the node", json.dumps(problem))
        # Without it the command is decided: nobody was refused here, so there is no question of prosecution.
        self.assertEqual(self.anna.post(f"/cases/{case}/prosecution", {"subject": "s1"}).status, 409)

    def test_a_version_that_is_old_is_a_conflict_that_says_what_changed(self):
        case, _ = self.open()
        tag = self.anna.get(f"/cases/{case}").headers["ETag"]
        self.anna.must(200, "POST", f"/cases/{case}/description", {"title": "Another"}, If_Match=tag)
        problem = self.problem(self.boris.post(f"/cases/{case}/description", {"title": "A third"}, If_Match=tag), 409)
        self.assertIn("case-described by anna", problem["errors"][0]["hint"])
        self.assertEqual(self.anna.get(f"/cases/{case}").json["title"], "Another")
        self.problem(self.boris.post(f"/cases/{case}/description", {"title": "x"}, If_Match="17"), 422)

    def test_the_same_key_has_one_effect(self):
        body = {"kind": "transit", "direction": "incoming", "counterpart": "FR", "title": "Once", "substitute": "boris"}
        key = str(uuid.uuid4())
        first = self.anna.post("/cases", body, Idempotency_Key=key)
        again = self.anna.post("/cases", body, Idempotency_Key=key)
        self.assertEqual((first.status, first.body), (again.status, again.body))
        self.problem(self.anna.post("/cases", body | {"title": "Twice"}, Idempotency_Key=key), 409)
        other = self.boris.post("/cases", body | {"substitute": "anna"}, Idempotency_Key=key)
        self.assertEqual(other.status, 201, "a key is its account's own")
        self.problem(self.anna.post("/cases", body, Idempotency_Key="x" * 129), 422)

    def test_what_one_may_not_know_does_not_exist(self):
        case, title = self.open()
        for stranger in (self.clara, self.fred, self.administrator, self.gina):
            for path in ("", "/events", "/facts", "/documents", "/clocks", "/steps", "/determination", "/readings"):
                if stranger is self.fred and path == "/readings":
                    continue  # an audit sees who read, not what
                hidden = stranger.get(f"/cases/{case}{path}")
                missing = stranger.get(f"/cases/aaaaaaaaaaaaaaaa{path}")
                self.assertEqual(hidden.status, 404, path)
                self.assertEqual(hidden.body, missing.body)
                self.assertEqual(sorted(hidden.headers.keys()), sorted(missing.headers.keys()))
            hidden = stranger.post(f"/cases/{case}/notes", {"says": "x"})
            missing = stranger.post("/cases/aaaaaaaaaaaaaaaa/notes", {"says": "x"})
            self.assertEqual((hidden.status, hidden.body), (404, missing.body))
            self.assertNotIn(case, stranger.get("/cases?total=true").body.decode())
            self.assertEqual(stranger.get(f"/cases?q={title.split()[1]}&total=true").json["total"], 0)
        self.assertEqual(self.boris.get(f"/cases/{case}").status, 200)
        self.assertEqual(self.emil.get(f"/cases/{case}").status, 200, "the head of the unit")

    def test_a_grant_opens_and_ends(self):
        case, _ = self.open()
        self.anna.must(200, "POST", f"/cases/{case}/grants",
                       {"account": "clara", "reason": "knows the person", "until": in_a_month()})
        self.assertEqual(self.clara.get(f"/cases/{case}").status, 200)
        self.problem(self.clara.post(f"/cases/{case}/facts", {"fact": "offence.fiscal", "value": "yes"}), 403)
        self.assertEqual(self.clara.get(f"/cases/{case}/grants").status, 404)
        self.anna.must(200, "POST", f"/cases/{case}/grants/end", {"account": "clara"})
        self.assertEqual(self.clara.get(f"/cases/{case}").status, 404)

    def test_the_owner_sees_who_read(self):
        case, _ = self.open()
        self.boris.get(f"/cases/{case}")
        readings = self.anna.must(200, "GET", f"/cases/{case}/readings")["readings"]
        self.assertIn("boris", [reading["account"] for reading in readings])
        self.assertEqual(self.fred.get(f"/cases/{case}/readings").status, 200)

    def test_an_act_waits_for_a_second_person(self):
        case = self.held()
        clocks = self.anna.must(200, "GET", f"/cases/{case}/clocks")["clocks"]
        self.assertTrue(any(clock["kind"] == "custody" for clock in clocks))
        clock = next(clock["id"] for clock in clocks if clock["kind"] == "custody")
        proposed = self.anna.post(f"/cases/{case}/clocks/silence",
                                  {"clock": clock, "until": office_day(2), "reason": "released yesterday"})
        self.assertEqual(proposed.status, 202, proposed.body)
        proposal = proposed.json["waits_for"]
        self.problem(self.anna.post(f"/cases/{case}/proposals/{proposal}/approval"), 403)
        waiting = self.emil.must(200, "GET", "/proposals")["proposals"]
        self.assertIn(case, [each["case"] for each in waiting])
        self.emil.must(200, "POST", f"/cases/{case}/proposals/{proposal}/approval", {})
        silenced = self.anna.must(200, "GET", f"/cases/{case}/clocks")["clocks"]
        self.assertEqual(next(each for each in silenced if each["id"] == clock)["silence"]["approved_by"], "emil")

    def test_steps_say_what_they_need(self):
        case, _ = self.open()
        steps = self.anna.must(200, "GET", f"/cases/{case}/steps")
        self.assertTrue(steps["possible"])
        wrong = self.problem(self.anna.post(f"/cases/{case}/steps", {"step": "surrendered"}), 409)
        self.assertIn("possible now", wrong["errors"][0]["hint"])

    def test_each_measure_says_its_own_steps(self):
        case, _ = self.open(kind="assistance")
        self.anna.must(201, "POST", f"/cases/{case}/measures", {"word": "service"})
        of_measures = self.anna.must(200, "GET", f"/cases/{case}/steps")["of_measures"]
        self.assertEqual([each["measure"] for each in of_measures], ["m1"])
        self.assertIn("assigned", [step["step"] for step in of_measures[0]["possible"]])
        self.assertNotIn("executed", [step["step"] for step in of_measures[0]["possible"]])

    def test_the_law_answers_for_the_facts_as_they_are(self):
        case = self.held()
        answer = self.anna.must(200, "GET", f"/cases/{case}/determination?lang=fr")
        self.assertEqual(answer["determinations"][0]["subject"], "s1")
        self.assertIn("answer", answer["determinations"][0])
        question = answer["determinations"][0]["question"]
        self.assertEqual(question["facts"]["custody.basis"], "provisional")
        reasons = self.anna.must(200, "POST", "/explain?result=k.ece-40", question)
        self.assertEqual(reasons["result"], "k.ece-40")
        self.assertEqual(self.anna.get(f"/cases/{case}/determination?lang=de").status, 422)

    def test_lists_are_paged_counted_and_exported(self):
        title = "Paged " + uuid.uuid4().hex[:6]
        made = {self.open(title=title)[0] for _ in range(5)}
        word = title.split()[1]
        found, path = [], f"/cases?q={word}&limit=2&total=true"
        while path:
            page = self.anna.must(200, "GET", path)
            self.assertEqual(page["total"], 5)
            found += [case["id"] for case in page["cases"]]
            path = page["next"] and f"/cases?q={word}&limit=2&total=true&cursor={page['next']}"
        self.assertEqual((len(found), set(found)), (5, made))
        table = self.anna.get(f"/cases?q={word}&format=csv")
        self.assertEqual(table.headers["Content-Type"], "text/csv; charset=utf-8; header=present")
        rows = list(csv.DictReader(io.StringIO(table.body.decode())))
        self.assertEqual({row["id"] for row in rows}, made)
        for wrong in ("limit=0", "limit=201", "cursor=!", "colour=red", "format=xml", "closed=maybe"):
            self.assertEqual(self.anna.get(f"/cases?{wrong}").status, 422, wrong)

    def test_lists_of_what_stands_in_cases_are_paged(self):
        for day in ("2026-03-02", "2026-03-01"):
            case = self.held()
            for _ in range(2):
                self.anna.must(201, "POST", f"/cases/{case}/arrivals",
                               {"channel": "bag", "action": "SubmitRequest", "from": "Adalet Bakanlığı", "at": f"{day}T10:00:00Z"})
        for name in ("clocks", "tasks", "proposals", "promises", "correspondence"):
            whole = self.anna.must(200, "GET", f"/{name}?limit=200")
            self.assertIsNone(whole["next"])
            found, path = [], f"/{name}?limit=1"
            while path:
                page = self.anna.must(200, "GET", path)
                found += page[name]
                path = page["next"] and f"/{name}?limit=1&cursor={page['next']}"
            self.assertEqual(found, whole[name])
            for wrong in ("!", "bm8", "AAoBCgI"):
                self.assertEqual(self.anna.get(f"/{name}?cursor={wrong}").status, 422, (name, wrong))
        for path in ("/ledger?limit=1", "/ledger?cursor=bm8", "/correspondence?colour=red", f"/cases/{case}?limit=1"):
            self.assertEqual(self.anna.get(path).status, 422, path)

    def test_a_search_is_recorded_wherever_it_is_made(self):
        def recorded():
            with sqlite3.connect(f"file:{self.office.data}/comity.db?mode=ro", uri=True) as rows:
                return rows.execute("SELECT count(*) FROM docket_reading WHERE account = 'anna' AND what = 'search'"
                                    ).fetchone()[0]
        # What was noted is written with the next group, at the latest with one that is waited for.
        case, _ = self.open()
        before = recorded()
        self.anna.must(200, "GET", "/cases?q=moss")
        self.anna.must(200, "GET", "/search?q=moss")
        self.anna.must(200, "GET", "/cases")
        self.anna.must(200, "GET", f"/cases/{case}")
        self.assertEqual(recorded(), before + 2)

    def test_a_title_is_no_formula(self):
        case, _ = self.open(title="=HYPERLINK(1)")
        table = self.anna.get("/cases?q=hyperlink&format=csv").body.decode()
        self.assertIn("'=HYPERLINK(1)", table)

    def test_clocks_tasks_promises_and_ledger_are_listed(self):
        case = self.held()
        clocks = self.anna.must(200, "GET", "/clocks?kind=custody&limit=200")["clocks"]
        self.assertIn(case, [clock["case"] for clock in clocks])
        self.assertEqual(self.clara.must(200, "GET", "/clocks")["clocks"], [])
        self.anna.must(201, "POST", f"/cases/{case}/tasks", {"says": "call the prison", "owner": "boris"})
        self.assertIn("call the prison", [task["says"] for task in self.boris.must(200, "GET", "/tasks?limit=200")["tasks"]])
        self.anna.must(200, "GET", "/promises")
        ledger = self.anna.must(200, "GET", "/ledger?state=TR")["ledger"]
        self.assertTrue(all(row["counterpart"] == "TR" for row in ledger))
        self.assertEqual(self.clara.must(200, "GET", "/ledger")["ledger"], [])

    def test_the_calendar_names_nobody(self):
        case = self.held()
        number = self.anna.get(f"/cases/{case}").json["number"]
        path = self.anna.must(201, "POST", "/account/calendars", {"label": "phone", "expires": in_a_month()})["path"]
        feed = self.office.ask("GET", path.removeprefix("/api/v1"))
        self.assertEqual(feed.headers["Content-Type"], "text/calendar; charset=utf-8")
        text = feed.body.decode()
        self.assertTrue(all(len(line.encode()) <= 75 for line in text.split("\r\n")))
        self.assertEqual(text.count("BEGIN:VEVENT"), text.count("END:VEVENT"))
        self.assertIn(number, text.replace("\r\n ", ""))
        self.assertNotIn("Mehmet", text)
        summaries = [line for line in text.split("\r\n") if line.startswith("SUMMARY:")]
        kinds = [line == "CATEGORIES:custody" for line in text.split("\r\n") if line.startswith("CATEGORIES:")]
        self.assertEqual(len(kinds), len(summaries))
        self.assertEqual(kinds, sorted(kinds, reverse=True), "custody first")
        self.assertEqual(self.office.ask("GET", "/calendar/comity-calendar-" + "A" * 43 + "/clocks.ics").status, 404)

    def test_a_document_is_sent_in_pieces_and_shown_whole_or_in_part(self):
        case, _ = self.open()
        content = bytes(range(256)) * 1000
        digest = hashlib.sha256(content).hexdigest()
        add = {"kind": "letter", "title": "Request", "origin": "received", "media_type": "application/pdf",
               "digest": digest, "bytes": len(content)}
        self.problem(self.anna.post(f"/cases/{case}/documents", add), 422)
        upload = self.anna.must(201, "POST", f"/cases/{case}/contents", {"bytes": len(content), "digest": digest})["upload"]
        path = f"/cases/{case}/contents/{upload}"

        def send(first, last, status, who=self.anna):
            answer = who.ask("PUT", path, content[first:last], Content_Type="application/octet-stream",
                             Content_Range=f"bytes {first}-{last - 1}/{len(content)}")
            self.assertEqual(answer.status, status, answer.body)
            return answer.json

        send(0, 100_000, 200)
        send(150_000, 160_000, 409)
        send(100_000, 100_001, 404, self.boris)
        self.assertEqual(self.anna.must(200, "GET", path)["offset"], 100_000)
        self.assertEqual(send(100_000, len(content), 201)["digest"], digest)
        self.anna.must(201, "POST", f"/cases/{case}/documents", add)
        shown = f"/cases/{case}/documents/d1/versions/1"
        whole = self.boris.get(shown)
        self.assertEqual((whole.status, whole.body), (200, content))
        self.assertTrue(whole.headers["Content-Disposition"].startswith("attachment"))
        part = self.anna.get(shown, Range="bytes=70000-70009")
        self.assertEqual((part.status, part.body), (206, content[70000:70010]))
        self.assertEqual(part.headers["Content-Range"], f"bytes 70000-70009/{len(content)}")
        self.assertEqual(self.anna.get(shown, Range=f"bytes={len(content)}-").status, 416)
        self.assertEqual(self.clara.get(shown).status, 404)
        what = [reading["what"] for reading in self.anna.must(200, "GET", f"/cases/{case}/readings")["readings"]]
        self.assertIn("document d1 version 1", what)
        for file in Path(self.office.data).rglob("*"):
            if file.is_file():
                self.assertNotIn(content[:64], file.read_bytes(), "kept unsealed")

    def test_a_document_that_is_another_is_refused(self):
        case, _ = self.open()
        begun = self.anna.must(201, "POST", f"/cases/{case}/contents", {"bytes": 3, "digest": "0" * 64})
        answer = self.anna.ask("PUT", f"/cases/{case}/contents/{begun['upload']}", b"abc", Content_Range="bytes 0-2/3",
                               Content_Type="application/octet-stream")
        self.problem(answer, 422)
        self.assertEqual(self.anna.get(f"/cases/{case}/contents/{begun['upload']}").status, 404)

    def test_news_come_to_those_who_may_know(self):
        mine, strangers = Listening(self.office, self.boris), Listening(self.office, self.clara)
        case, _ = self.open()
        event = mine.next()
        self.assertEqual((event["event"], json.loads(event["data"])["case"]), ("case", case))
        self.anna.must(200, "POST", f"/cases/{case}/grants",
                       {"account": "clara", "reason": "asked", "until": in_a_month()})
        self.assertEqual(json.loads(strangers.next()["data"])["case"], case)
        self.assertEqual(len(strangers.events), 1, "of what was before she was let in she heard nothing")
        again = Listening(self.office, self.boris, event["id"])
        self.assertGreater(int(again.next()["id"]), int(event["id"]))

    def test_news_of_the_register_stand_in_the_same_stream(self):
        listening = Listening(self.office, self.boris)
        given = {"title": "Memorandum", "kind": "memorandum", "parties": [{"state": "KZ"}], "substitute": "boris"}
        agreement = self.anna.must(201, "POST", "/agreements", given)
        event = listening.next()
        told = json.loads(event["data"])
        self.assertEqual((event["event"], told["word"], told["holding"]), ("register", "agreement", agreement["agreement"]))
        self.assertEqual((told["number"], told["version"]), (agreement["number"], agreement["version"]))
        case, _ = self.open()
        again = Listening(self.office, self.boris, event["id"]).next()
        self.assertEqual((again["event"], json.loads(again["data"])["case"]), ("case", case))

    def test_the_log_is_served_as_tiles(self):
        self.open()
        note = self.anna.get("/log/checkpoint").body.decode()
        origin, size, root = note.split("\n")[:3]
        width = int(size) % 256
        tile = self.anna.get(f"/log/tile/0/{int(size) // 256:03}.p/{width}" if int(size) > 256 else f"/log/tile/0/000.p/{size}")
        self.assertEqual(tile.status, 200)
        self.assertEqual(len(tile.body), 32 * (width if int(size) > 256 else int(size)))
        self.assertEqual(self.anna.get("/log/tile/0/x999/999").status, 404)
        self.assertEqual(self.anna.get("/log/tile/0/1").status, 404)


class Listening:
    """A reader of server-sent events."""

    def __init__(self, office, browser, last=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", office.served.port, timeout=30)
        headers = {"Cookie": browser.cookie} | ({"Last-Event-ID": last} if last else {})
        self.connection.request("GET", "/api/v1/events", headers=headers)
        self.response = self.connection.getresponse()
        assert self.response.status == 200 and self.response.headers["Content-Type"] == "text/event-stream"
        assert self.response.readline().startswith(b":")
        self.events = []

    def next(self):
        event = {}
        while True:
            line = self.response.readline().decode().rstrip("\n")
            if line and not line.startswith(":"):
                name, _, value = line.partition(": ")
                event[name] = value
            elif not line and event:
                self.events.append(event)
                return event


class FullDisk(unittest.TestCase):
    def test_refuses_what_needs_room_and_goes_on(self):
        with Office(PROGRAM, people=PEOPLE[:2]) as office:
            anna = office.people["anna"]
            opening = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Full",
                       "substitute": "boris"}
            anna.must(201, "POST", "/cases", opening)
            server = office.served.process.pid
            before = resource.prlimit(server, resource.RLIMIT_FSIZE)
            resource.prlimit(server, resource.RLIMIT_FSIZE, (4096, before[1]))
            self.assertIn(anna.post("/cases", opening).status, (503, 507))
            self.assertEqual(len(anna.must(200, "GET", "/cases")["cases"]), 1)
            resource.prlimit(server, resource.RLIMIT_FSIZE, before)
            anna.must(201, "POST", "/cases", opening)


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
