#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Signing in at an identity provider: there and back, against npm's oidc-provider on loopback.

usage: identity_provider_test.py PROGRAM [REPORT]
"""

import http.client
import subprocess
import sys
import unittest
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))
from office import Browser, Office  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None
SECRET = "a secret of thirty-two characters"


class Provider:
    def __init__(self):
        self.process = subprocess.Popen(
            [str(ROOT / "tools" / "with-node"), "node", str(HERE / "identity_provider.mjs"), str(ROOT / "web"), SECRET],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.issuer = self.process.stdout.readline().strip()
        if not self.issuer.startswith("http://127.0.0.1:"):
            raise RuntimeError(self.process.communicate()[1])

    def serve(self, redirect):
        self.process.stdin.write(redirect + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "ready\n"

    def stop(self):
        self.process.kill()
        self.process.communicate()


class SigningInElsewhere(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.provider = Provider()

        class Configured(Office):
            def start(self, *options):
                folder = Path(self.data)
                secret = folder / "keys" / "provider"
                if not secret.exists():
                    secret.touch(0o600)
                    secret.write_text(SECRET + "\n")
                    with open(folder / "comity.toml", "a", encoding="utf-8") as file:
                        file.write(f'\n[authority.identity_provider]\nissuer = "{cls.provider.issuer}"\n'
                                   'client_id = "comity"\nclient_secret = "file:keys/provider"\nloopback = true\n'
                                   'creates_accounts = true\nroles_claim = "groups"\nroles = { casework = "officer" }\n')
                super().start(*options)

        cls.office = Configured(PROGRAM, "--quiet")
        cls.provider.serve(cls.office.origin + "/api/v1/session/identity-provider/callback")

    @classmethod
    def tearDownClass(cls):
        cls.office.stop()
        cls.office.folder.cleanup()
        cls.provider.stop()

    def there(self, browser, person="nora"):
        """Goes to the provider and gives the address it sends the browser back to."""
        answer = browser.get("/session/identity-provider")
        self.assertEqual(answer.status, 303, answer.body)
        address = answer.headers["Location"]
        self.assertTrue(address.startswith(self.provider.issuer), address)
        self.assertIn("code_challenge_method=S256", address)
        cookies = {"person": person}
        while address.startswith(self.provider.issuer):
            parts = urlsplit(address)
            connection = http.client.HTTPConnection(parts.netloc, timeout=30)
            connection.request("GET", f"{parts.path}?{parts.query}",
                               headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())})
            response = connection.getresponse()
            body = response.read()
            self.assertIn(response.status, (302, 303), body)
            for field in response.headers.get_all("Set-Cookie") or []:
                name, _, value = field.split(";")[0].partition("=")
                cookies[name] = value
            address = response.headers["Location"]
            if address.startswith("/"):
                address = self.provider.issuer + address
            connection.close()
        return address.removeprefix(self.office.origin + "/api/v1")

    def test_a_person_of_the_provider_gets_an_account_and_keeps_it(self):
        accounts = set()
        for _ in range(2):
            browser = Browser(self.office)
            back = browser.get(self.there(browser))
            self.assertEqual((back.status, back.headers["Location"]), (303, "/"), back.headers["Location"])
            session = browser.get("/session").json
            self.assertEqual((session["account"]["name"], session["account"]["roles"], session["account"]["language"]),
                             ("Nora Provider", ["officer"], "fr"))
            self.assertEqual(session["methods"], "identity-provider")
            accounts.add(session["account"]["id"])
            self.assertEqual(browser.get("/cases").status, 200)
        self.assertEqual(len(accounts), 1)

    def test_who_has_no_role_there_has_none_here(self):
        browser = Browser(self.office)
        back = browser.get(self.there(browser, "otto"))
        self.assertIn("/sign-in#problem=", back.headers["Location"])
        self.assertEqual(browser.get("/cases").status, 401)

    def test_an_answer_is_good_once_and_for_the_browser_that_asked(self):
        browser, other = Browser(self.office), Browser(self.office)
        address = self.there(browser)
        self.there(other)
        stolen = other.get(address)
        self.assertIn("/sign-in#problem=", stolen.headers["Location"])
        self.assertEqual(other.get("/cases").status, 401)
        self.assertEqual(browser.get(address).headers["Location"], "/")
        again = browser.get(address)
        self.assertIn("/sign-in#problem=", again.headers["Location"])

    def test_a_full_session_is_confirmed(self):
        browser = Browser(self.office)
        browser.get(self.there(browser))
        before = browser.get("/session").json
        browser.get(self.there(browser))
        after = browser.get("/session").json
        self.assertEqual(after["began"], before["began"])
        self.assertGreaterEqual(after["fresh_until"], before["fresh_until"])


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
