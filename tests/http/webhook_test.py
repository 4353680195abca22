#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A receiver on this machine is told of changes: subscribed by two persons, signed, and of cases of one account only.

usage: webhook_test.py PROGRAM [REPORT]
"""

import base64
import hashlib
import hmac
import http.server
import json
import os
import queue
import sys
import threading
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from office import Office  # noqa: E402
from served import SECONDS, program_named, run_tests  # noqa: E402

PROGRAM = None
SECRET = b"thirty-two octets of a secret..."


class Receiver(http.server.ThreadingHTTPServer):
    """Answers with the statuses it was told, then 204; `came` has each request."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Taking)
        self.came = queue.Queue()
        self.statuses = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def next(self):
        headers, body = self.came.get(timeout=SECONDS)
        signed = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body])
        expected = "v1," + base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == expected, headers
        return headers["webhook-id"], json.loads(body)


class Taking(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.came.put((self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class Webhooks(unittest.TestCase):
    def test_tell_a_receiver_what_changes_in_the_cases_of_an_account(self):
        receiver = Receiver()
        self.addCleanup(receiver.server_close)
        self.addCleanup(receiver.shutdown)
        people = [("anna", "officer", "u1"), ("boris", "officer", "u1"), ("dora", "deputy", "u1")]
        with Office(PROGRAM, "--quiet", people=people) as office:
            administrator, anna, dora = (office.people[name] for name in ("administrator", "anna", "dora"))
            office.stop()
            secret = Path(office.data) / "keys" / "registry.webhook"
            secret.touch(0o600)
            secret.write_text("whsec_" + base64.b64encode(SECRET).decode() + "\n")
            with open(Path(office.data) / "comity.toml", "a", encoding="utf-8") as settings:
                settings.write(f'\n[[authority.webhook]]\nname = "registry"\nsecret = "file:keys/registry.webhook"\n'
                               f'url = "http://127.0.0.1:{receiver.server_port}/hook"\nloopback = true\n')
            office.start("--quiet")
            self.assertEqual(administrator.must(200, "GET", "/webhooks")["webhooks"][0]["account"], "")
            self.assertEqual(anna.get("/webhooks").status, 403)
            alone = administrator.post("/accounts/anna/add-webhook", {"receiver": "registry"})
            self.assertEqual(alone.status, 409, alone.body)
            proposal = administrator.must(202, "POST", "/trust", {
                "account": "anna", "command": "add-webhook", "arguments": {"receiver": "registry"}, "reason": "register"})
            dora.must(200, "POST", f"/trust/{proposal['id']}/approval")
            told = administrator.must(200, "GET", "/webhooks")["webhooks"][0]
            self.assertEqual((told["receiver"], told["account"]), ("registry", "anna"))
            opening = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "Secret title"}
            receiver.statuses = [410]
            case = anna.must(201, "POST", "/cases", opening | {"substitute": "boris"})["case"]
            heard = receiver.next()
            first_id, body = heard
            self.assertEqual((body["type"], body["data"]["case"]), ("case.changed", case))
            self.assertEqual(set(body["data"]), {"case", "version"})
            self.assertNotIn("EXT", json.dumps(body))
            given_up = []
            while not given_up:
                given_up = administrator.must(200, "GET", "/webhooks")["webhooks"][0]["given_up"]
            self.assertEqual((given_up[0]["id"], given_up[0]["answer"]), (first_id, "answered with status 410"))
            self.assertEqual(administrator.must(200, "POST", "/webhooks/registry/retry")["waiting"], 1)
            again = receiver.next()
            self.assertEqual(again, heard)
            other = anna.must(201, "POST", "/cases", opening | {"substitute": "boris"})
            told_of = receiver.next()[1]["data"]
            self.assertEqual(told_of["case"], other["case"])
            self.assertEqual(f'"{told_of["version"]}"', anna.get(f"/cases/{other['case']}").headers["ETag"])
            administrator.must(200, "POST", "/accounts/anna/end-webhook", {"receiver": "registry"})
            self.assertEqual(administrator.must(200, "GET", "/webhooks")["webhooks"][0]["account"], "")
            from openapi_check import check
            document = json.loads(office.ask("GET", "/openapi.json").body)
            self.assertEqual(check(document, office.seen), [])

    def test_a_secret_that_is_none_or_open_to_others_ends_the_start(self):
        with Office(PROGRAM, "--quiet", people=[]) as office:
            office.stop()
            with open(Path(office.data) / "comity.toml", "a", encoding="utf-8") as settings:
                settings.write('\n[[authority.webhook]]\nname = "x"\nurl = "https://hooks.example/"\nsecret = "file:keys/x"\n')
            secret = Path(office.data) / "keys" / "x"
            for text, mode in (("whsec_c2hvcnQ=", 0o600), ("whsec_" + base64.b64encode(SECRET).decode(), 0o644)):
                secret.write_text(text + "\n")
                os.chmod(secret, mode)
                with self.assertRaises(RuntimeError) as refused:
                    office.start("--quiet")
                self.assertIn("webhook 'x'", str(refused.exception))
                self.assertNotIn(text, str(refused.exception))


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
