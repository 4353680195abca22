#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Signing in over HTTP: links, password and app, sessions, tokens, and that no secret is told.

usage: sign_in_test.py PROGRAM [REPORT]
"""

import re
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from authenticator import USER_PRESENT, Authenticator  # noqa: E402
from office import PASSWORD, Browser, Office, one_time_code  # noqa: E402
from served import program_named, run_tests  # noqa: E402

PROGRAM = None


class FirstStart(unittest.TestCase):
    def test_one_link_makes_one_administrator_and_is_good_once(self):
        with Office(PROGRAM, "--quiet") as office:
            link = office.first_link()
            self.assertRegex(link, rf"^{office.origin}/link#comity-link-[\w-]{{43}}$")
            token = link.split("#")[1]
            nobody = Browser(office)
            self.assertEqual(nobody.get("/session").json["signed_in"], False)
            look = nobody.must(200, "POST", "/link/look", {"token": token})
            self.assertEqual(look["sign_in_name"], "administrator")
            self.assertEqual(nobody.post("/link", {"token": token, "password": "short"}).status, 422)
            administrator = Browser(office).set_up(token, "administrator")
            self.assertEqual(administrator.get("/session").json["account"]["roles"], ["administrator"])
            again = nobody.post("/link", {"token": token, "password": PASSWORD})
            self.assertEqual(again.status, 404)
            never = nobody.post("/link", {"token": "comity-link-" + "A" * 43, "password": PASSWORD})
            self.assertEqual(never.body, again.body)

    def test_every_start_gives_another_link_until_somebody_has_signed_in(self):
        with Office(PROGRAM, "--quiet") as office:
            first = office.first_link()
            office.stop()
            office.start("--quiet")
            second = office.first_link()
            self.assertNotEqual(first.split("#")[1], second.split("#")[1])
            self.assertEqual(Browser(office).post("/link/look", {"token": first.split("#")[1]}).status, 404)
            Browser(office).set_up(second.split("#")[1], "administrator")
            office.stop()
            office.start("--quiet")
            office.stop()
            self.assertEqual(office.served.said, "")


class SigningIn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(PROGRAM, people=[("anna", "officer", "u1"), ("boris", "officer", "u1"),
                                             ("carla", "officer", "u1"), ("dora", "deputy", "u1")])
        cls.anna = cls.office.people["anna"]

    @classmethod
    def tearDownClass(cls):
        cls.office.stop()
        cls.office.folder.cleanup()

    def test_the_cookie_is_for_the_server_alone(self):
        step = Browser(self.office).post("/session/password", {"name": "anna", "password": PASSWORD})
        self.assertEqual(step.status, 200)
        self.assertEqual(step.json["outcome"], "second-factor")
        cookie, *flags = step.headers["Set-Cookie"].split("; ")
        self.assertRegex(cookie, r"^comity=comity-session-[\w-]{43}$")
        self.assertEqual(set(flags), {"Path=/", "HttpOnly", "SameSite=Lax"})
        self.assertNotIn(cookie.split("=")[1].encode(), step.body)

    def test_behind_tls_the_cookie_is_bound_to_host_and_tls(self):
        with Office(PROGRAM, "--quiet", "--origin", "https://comity.example") as office:
            token = office.first_link().split("#")[1]
            office.origin = "https://comity.example"
            browser = Browser(office)
            browser.must(200, "POST", "/link", {"token": token, "password": PASSWORD})
            step = browser.post("/session/password", {"name": "administrator", "password": PASSWORD})
            cookie, *flags = step.headers["Set-Cookie"].split("; ")
            self.assertTrue(cookie.startswith("__Host-comity="))
            self.assertEqual(set(flags), {"Path=/", "HttpOnly", "SameSite=Lax", "Secure"})
            plain = browser.post("/session/password", {"name": "administrator", "password": PASSWORD},
                                 Origin=f"http://127.0.0.1:{office.served.port}")
            self.assertEqual(plain.status, 403)

    def test_unknown_and_known_names_are_answered_alike(self):
        wrong = Browser(self.office).post("/session/password", {"name": "carla", "password": "wrong wrong wrong"})
        unknown = Browser(self.office).post("/session/password", {"name": "nobody", "password": "wrong wrong wrong"})
        self.assertEqual((wrong.status, wrong.body), (401, unknown.body))
        self.assertEqual(unknown.status, 401)
        self.assertIsNone(unknown.headers["Set-Cookie"])

    def test_after_three_failures_the_next_try_waits(self):
        statuses = [Browser(self.office).post("/session/password", {"name": "boris", "password": "x" * 12}) for _ in range(4)]
        self.assertEqual([answer.status for answer in statuses], [401, 401, 401, 429])
        self.assertGreaterEqual(int(statuses[3].headers["Retry-After"]), 1)
        right = Browser(self.office).post("/session/password", {"name": "boris", "password": PASSWORD})
        self.assertEqual(right.status, 429, "the wait holds whatever the password")

    def test_half_a_sign_in_opens_nothing(self):
        half = Browser(self.office)
        half.must(200, "POST", "/session/password", {"name": "anna", "password": PASSWORD})
        for path in ("/cases", "/account", "/accounts", "/clocks"):
            self.assertEqual(half.get(path).status, 401, path)
        self.assertEqual(half.get("/session").json["level"], "password")
        self.assertEqual(half.post("/session/code", {"code": "000000"}).status, 401)

    def test_a_recovery_code_is_good_once(self):
        dora = self.office.people["dora"]
        for status in (200, 401):
            browser = Browser(self.office)
            browser.must(200, "POST", "/session/password", {"name": "dora", "password": PASSWORD})
            step = browser.post("/session/recovery-code", {"code": dora.recovery_codes[0].lower().replace("-", " ")})
            self.assertEqual(step.status, status, step.body)

    def test_a_code_is_good_once(self):
        carla = self.office.people["carla"]
        code = one_time_code(carla.secret, 1)
        for status in (200, 401):
            browser = Browser(self.office)
            browser.must(200, "POST", "/session/password", {"name": "carla", "password": PASSWORD})
            self.assertEqual(browser.post("/session/code", {"code": code}).status, status)

    def test_a_request_of_another_site_changes_nothing(self):
        body = {"kind": "extradition", "direction": "incoming", "counterpart": "TR", "title": "x", "substitute": "boris"}
        for headers in ({"X_CSRF_Token": None, "Origin": self.office.origin}, {"X_CSRF_Token": "guess"},
                        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}):
            answer = self.anna.post("/cases", body, **headers)
            self.assertEqual(answer.status, 403, headers)
        self.assertEqual(self.anna.get("/cases?total=true").json["total"], 0)
        form = Browser(self.office).ask("POST", "/session/password", b"{}", Content_Type="text/plain")
        self.assertEqual(form.status, 415)

    def test_a_session_of_another_makes_no_token_for_mine(self):
        boris = self.office.people["boris"]
        self.assertEqual(self.anna.ask("DELETE", "/session", X_CSRF_Token=boris.csrf).status, 403)

    def test_signing_out_ends_the_session_and_everywhere_all(self):
        dora = self.office.people["dora"]
        other = Browser(self.office)
        other.must(200, "POST", "/session/password", {"name": "dora", "password": PASSWORD})
        other.must(200, "POST", "/session/recovery-code", {"code": dora.recovery_codes[1]})
        kept = other.cookie
        self.assertEqual(other.ask("DELETE", "/session").status, 204)
        self.assertEqual(other.get("/account", Cookie=kept).status, 401)
        self.assertEqual(dora.get("/account").status, 200)
        self.assertEqual(dora.ask("DELETE", "/account/sessions").status, 204)
        self.assertEqual(Browser(self.office).get("/account", Cookie=dora.cookie).status, 401)

    def test_a_token_reaches_as_far_as_it_was_issued_and_needs_no_page(self):
        issued = self.anna.must(201, "POST", "/account/tokens", {
            "label": "nightly list", "roles": ["officer"], "verbs": ["list"], "resources": ["case"],
            "expires": in_a_month()})
        script = {"Authorization": f"Bearer {issued['token']}"}
        self.assertEqual(self.office.ask("GET", "/cases", None, script).status, 200)
        self.assertEqual(self.office.ask("GET", "/account", None, script).status, 403)
        refused = self.office.ask("POST", "/cases", b'{"kind":"transit","direction":"incoming","counterpart":"TR",'
                                  b'"title":"x","substitute":"boris"}', script | {"Content-Type": "application/json"})
        self.assertEqual(refused.status, 403)
        for wrong in ("Bearer " + issued["token"][:-1] + "A", "Bearer x", "Basic YTpi"):
            self.assertEqual(self.office.ask("GET", "/cases", None, {"Authorization": wrong}).status, 401)
        listed = self.anna.must(200, "GET", "/account/tokens")["tokens"]
        self.assertNotIn(issued["token"], str(listed))
        self.anna.must(204, "DELETE", f"/account/tokens/{listed[0]['id']}")
        self.assertEqual(self.office.ask("GET", "/cases", None, script).status, 401)
        greedy = {"label": "x", "roles": ["deputy"], "verbs": ["approve"], "resources": ["case"], "expires": in_a_month()}
        self.assertEqual(self.anna.post("/account/tokens", greedy).status, 403)

    def test_roles_that_open_cases_take_a_second_person(self):
        administrator = self.office.people["administrator"]
        answer = administrator.post("/accounts", {"sign_in_name": "eva", "name": "Eva", "roles": "officer"})
        self.assertEqual(answer.status, 409)
        proposed = administrator.must(202, "POST", "/trust", {
            "account": "eva", "command": "create-account", "reason": "joins us in May", "arguments": {
                "account": "eva", "sign_in_name": "eva", "name": "Eva", "unit": "", "language": "en", "roles": "officer"}})
        approval = f"/trust/{proposed['id']}/approval"
        self.assertEqual(administrator.post(approval).status, 403, "nobody approves what they proposed")
        self.assertEqual(self.anna.post(approval).status, 403)
        dora = Browser(self.office)
        dora.must(200, "POST", "/session/password", {"name": "dora", "password": PASSWORD})
        dora.must(200, "POST", "/session/recovery-code", {"code": self.office.people["dora"].recovery_codes[2]})
        self.assertEqual(dora.must(200, "POST", approval)["account"], "eva")
        self.assertEqual(dora.post(approval).status, 409)
        link = administrator.must(202, "POST", "/trust", {"account": "eva", "command": "issue-link", "reason": "first"})
        token = dora.must(200, "POST", f"/trust/{link['id']}/approval")["path"].split("#")[1]
        self.assertEqual(Browser(self.office).set_up(token, "eva").account, "eva")
        self.assertEqual(self.anna.post("/accounts", {"sign_in_name": "eva", "name": "Eva"}).status, 403)
        colleagues = self.anna.get("/accounts").json["accounts"]
        self.assertIn("anna", [colleague["id"] for colleague in colleagues])
        self.assertEqual(set(colleagues[0]), {"id", "name", "unit"})


class Passkeys(unittest.TestCase):
    """At the name localhost: an address is no party that a passkey can be bound to."""

    @classmethod
    def setUpClass(cls):
        cls.office = Office(PROGRAM, "--quiet", people=[("anna", "officer", "u1")])
        cls.anna = cls.office.people["anna"]
        cls.site = {"Host": f"localhost:{cls.office.served.port}", "Origin": f"http://localhost:{cls.office.served.port}"}
        cls.key = Authenticator()
        cls.step = cls.register(cls.key, "blue key")

    @classmethod
    def tearDownClass(cls):
        cls.office.stop()
        cls.office.folder.cleanup()

    @classmethod
    def register(cls, key, label):
        options = cls.anna.must(200, "POST", "/account/passkeys/challenge", {}, **cls.site)
        assert options["rp"]["id"] == "localhost", options
        return cls.anna.must(200, "POST", "/account/passkeys",
                             {"label": label, "credential": key.create(options, cls.site["Origin"])}, **cls.site)

    def start(self):
        browser = Browser(self.office)
        return browser, browser.must(200, "POST", "/session/passkey/start", {}, **self.site)["options"]

    def prove(self, browser, credential):
        return browser.post("/session/passkey", {"credential": credential}, **self.site)

    def test_one_that_verifies_the_person_is_enough_alone(self):
        browser, options = self.start()
        self.assertNotIn("allowCredentials", options)
        step = self.prove(browser, self.key.get(options, self.site["Origin"]))
        self.assertEqual((step.status, step.json["outcome"]), (200, "signed-in"), step.body)
        account = browser.get("/account", **self.site).json
        self.assertEqual((account["id"], account["passkeys"][0]["label"]), ("anna", "blue key"))

    def test_one_that_sees_the_person_only_takes_the_password_too(self):
        alone, options = self.start()
        self.assertEqual(self.prove(alone, self.key.get(options, self.site["Origin"], USER_PRESENT)).status, 401)
        browser = Browser(self.office)
        step = browser.must(200, "POST", "/session/password", {"name": "anna", "password": PASSWORD}, **self.site)
        self.assertIn("passkey", step["factors"])
        options = browser.must(200, "POST", "/session/passkey/challenge", {}, **self.site)["options"]
        self.assertEqual(len(options["allowCredentials"]), 1)
        step = self.prove(browser, self.key.get(options, self.site["Origin"], USER_PRESENT))
        self.assertEqual((step.status, step.json["outcome"]), (200, "signed-in"), step.body)

    def test_nothing_else_proves_anything(self):
        other = Authenticator()
        other.id = self.key.id  # its name, another key
        for name, of in (("another key", lambda options: other.get(options, self.site["Origin"])),
                         ("another site", lambda options: self.key.get(options, "https://localhost.example")),
                         ("another party", lambda options: self.key.get(options | {"rpId": "example"}, self.site["Origin"])),
                         ("another challenge", lambda options: self.key.get(options | {"challenge": "A" * 43},
                                                                            self.site["Origin"]))):
            with self.subTest(name):
                browser, options = self.start()
                self.assertEqual(self.prove(browser, of(options)).status, 401)
                self.assertEqual(browser.get("/cases", **self.site).status, 401)
        browser, options = self.start()
        self.assertEqual(self.prove(browser, self.key.get(options, self.site["Origin"])).status, 200)
        again, _ = self.start()
        self.assertEqual(self.prove(again, self.key.get(options, self.site["Origin"])).status, 401, "a challenge is good once")

    def test_one_whose_count_does_not_grow_is_barred(self):
        copied = Authenticator()
        self.assertEqual(self.register(copied, "copied")["outcome"], "confirmed")
        browser, options = self.start()
        self.assertEqual(self.prove(browser, copied.get(options, self.site["Origin"])).status, 200)
        for count in (0, 100):
            copied.count = count
            browser, options = self.start()
            self.assertEqual(self.prove(browser, copied.get(options, self.site["Origin"])).status, 401)
        self.assertTrue(next(one for one in self.anna.get("/account").json["passkeys"] if one["label"] == "copied")["barred"])


class Logs(unittest.TestCase):
    def test_no_secret_is_told_in_any_log(self):
        with Office(PROGRAM, people=[("anna", "officer", "u1")]) as office:
            anna = office.people["anna"]
            calendar = anna.must(201, "POST", "/account/calendars", {"label": "phone", "expires": in_a_month()})["path"]
            office.ask("GET", calendar.removeprefix("/api/v1"))
            token = anna.must(201, "POST", "/account/tokens", {
                "label": "t", "roles": ["officer"], "verbs": ["list"], "resources": ["case"],
                "expires": in_a_month()})["token"]
            office.ask("GET", "/cases?q=secretname", None, {"Authorization": f"Bearer {token}"})
            secrets = [PASSWORD, anna.secret, anna.csrf, anna.cookie.split("=")[1], token, "secretname",
                       calendar.split("/")[4], *anna.recovery_codes]
            status, log = office.stop()
            self.assertEqual(status, 0)
            self.assertIn("/api/v1/calendar/", log)
            for secret in secrets:
                self.assertNotIn(secret, log)
            self.assertIsNone(re.search(r"comity-(session|link|api|calendar)-[\w-]{10}", log))


def in_a_month():
    from datetime import datetime, timedelta, timezone
    return (datetime.now(timezone.utc) + timedelta(days=30)).strftime("%Y-%m-%dT%H:%M:%SZ")


if __name__ == "__main__":
    PROGRAM = program_named(__doc__)
    run_tests()
