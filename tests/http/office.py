# SPDX-License-Identifier: EUPL-1.2
"""A started office with people who sign in, for the tests of its resources."""

import base64
import hashlib
import hmac
import json
import struct
import subprocess
import tempfile
import threading
import time
import unittest
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openapi_check
from served import Served

PASSWORD = "umbrella gravel seventeen otters"
PATIENCE = 30
SEAT = "Europe/Zurich"


def office_day(ahead=0):
    """A day at the seat of the authority, where one begins before that of UTC ends."""
    return (datetime.now(ZoneInfo(SEAT)) + timedelta(days=ahead)).date().isoformat()


def one_time_code(secret, ahead=0):
    """RFC 6238, as an app computes it."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at:at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


class Browser:
    """Keeps the cookie and the token of its session, as a page does."""

    def __init__(self, office):
        self.office = office
        self.cookie = None
        self.csrf = None
        self.secret = None
        self.account = None

    def ask(self, method, path, value=None, **headers):
        sent = {name.replace("_", "-"): text for name, text in headers.items()}
        if self.cookie and "Cookie" not in sent:
            sent["Cookie"] = self.cookie
        if method != "GET":
            sent.setdefault("Origin", self.office.origin)
            if self.csrf:
                sent.setdefault("X-CSRF-Token", self.csrf)
        body = None
        if value is not None:
            body = value if isinstance(value, bytes) else json.dumps(value).encode()
            sent.setdefault("Content-Type", "application/json")
        sent = {name: text for name, text in sent.items() if text is not None}
        answer = self.office.ask(method, path, body, sent)
        for field in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = field.split(";")[0]
        if answer.headers.get("Content-Type") == "application/json" and method != "GET":
            told = answer.json
            self.csrf = told.get("csrf", self.csrf) if isinstance(told, dict) else self.csrf
        return answer

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, value=None, **headers):
        return self.ask("POST", path, {} if value is None else value, **headers)

    def must(self, status, method, path, value=None, **headers):
        answer = self.ask(method, path, value, **headers)
        if answer.status != status:
            raise AssertionError(f"{method} {path}: {answer.status} instead of {status}: {answer.body!r}")
        return answer.json if answer.body else None

    def set_up(self, token, name):
        """From a one-time link to a full session with an app."""
        self.must(200, "POST", "/link", {"token": token, "password": PASSWORD})
        step = self.must(200, "POST", "/session/password", {"name": name, "password": PASSWORD})
        assert step["outcome"] == "enrol", step
        self.secret = self.must(200, "POST", "/account/totp")["secret"]
        step = self.must(200, "POST", "/account/totp/confirmation", {"code": one_time_code(self.secret)})
        assert step["outcome"] == "signed-in", step
        self.account = step["account"]["id"]
        self.recovery_codes = step["recovery_codes"]
        return self


class Office:
    """`with Office(program) as office: office.people["anna"].get("/cases")`"""

    def __init__(self, program, *options, people=()):
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix="comity-office-")
        self.data = str(Path(self.folder.name) / "node")
        subprocess.run([program, "init", self.data, "--authority", "ch-bj", "--name", "Federal Office of Justice",
                        "--state", "CH", "--time-zone", SEAT], check=True, capture_output=True, timeout=60)
        self.seen = []
        self.start(*options)
        self.people = {}
        if people:
            self.hire(people)

    def start(self, *options):
        self.served = Served(self.program, "--data", self.data, *options)
        self.origin = f"http://127.0.0.1:{self.served.port}"

    def first_link(self):
        """What the program says at its first start; it says nothing once somebody has signed in."""
        assert self.served.next_line().startswith("Nobody can sign in yet")
        return self.served.next_line().strip()

    def ask(self, method, path, body=None, headers=None):
        answer = self.served.ask(method, "/api/v1" + path, body, headers)
        self.seen.append((method, path.split("?")[0], answer))
        return answer

    def hire(self, people):
        """[(name, roles, unit)]: all links first, because later ones take a second person."""
        first = Browser(self).set_up(self.first_link().split("#")[1], "administrator")
        self.people["administrator"] = first
        links = []
        for name, roles, unit in people:
            made = first.must(201, "POST", "/accounts", {"account": name, "sign_in_name": name, "name": name.title(),
                                                         "unit": unit, "roles": roles})
            links.append((name, first.must(200, "POST", f"/accounts/{made['id']}/link")["path"].split("#")[1]))
        for name, token in links:
            self.people[name] = Browser(self).set_up(token, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()

    def stop(self):
        return self.served.stop() if self.served.process.poll() is None else (0, "")


class OfficeTest(unittest.TestCase):
    """Tests that share one office, whose people are attributes by their names."""

    @classmethod
    def open_office(cls, program, *options, people):
        cls.office = Office(program, *options, people=people)
        cls.addClassCleanup(cls.close_office)
        for name, browser in cls.office.people.items():
            setattr(cls, name, browser)

    def eventually(self, look, patience=PATIENCE):
        """What `look` gives once it gives something: the public pages follow the record on a thread of their own."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            found = look()
            if found:
                return found
            threading.Event().wait(0.1)
        self.fail(f"in vain for {patience} s")

    @classmethod
    def close_office(cls):
        """Also when the preparation of the tests failed."""
        cls.office.stop()
        cls.office.folder.cleanup()


class DescribedOfficeTest(OfficeTest):
    """The same, where every answer is held to the server's own description."""

    @classmethod
    def open_office(cls, program, *options, people):
        super().open_office(program, *options, people=people)
        cls.document = json.loads(cls.office.ask("GET", "/openapi.json").body)

    def tearDown(self):
        self.assertEqual(openapi_check.check(self.document, self.office.seen), [])
        self.office.seen.clear()
