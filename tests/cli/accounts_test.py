#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""From an empty folder to a token: links, passwords, codes and tokens at the terminal, as docs/operate/access.md says."""

import base64
import hashlib
import hmac
import os
import re
import stat
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import report  # noqa: E402

PROGRAM = Path(sys.argv[1]).resolve()
ADMINISTRATORS = "a long walk in the fog"
ANNAS = "fourteen grey herons"


def code(secret: str, seconds: int = 0) -> str:
    """RFC 6238; a code is good once, but those of the steps before and after are taken too."""
    counter = struct.pack(">Q", int(time.time() + seconds) // 30)
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, hashlib.sha1).digest()
    number = struct.unpack(">I", digest[digest[-1] & 15 :][:4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class Accounts(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("COMITY_TOKEN", "XDG_"))}
        self.environment = kept | {"HOME": folder.name, "COMITY_DATA": str(self.folder / "node")}

    def comity(self, *words: str, answers: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        typed = "".join(answer + "\n" for answer in answers)
        return subprocess.run([PROGRAM, *words], env=self.environment, input=typed, capture_output=True, text=True, check=False)

    def done(self, *words: str, answers: tuple[str, ...] = ()) -> str:
        ended = self.comity(*words, answers=answers)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        return ended.stdout

    def refused(self, *words: str, answers: tuple[str, ...] = ()) -> str:
        ended = self.comity(*words, answers=answers)
        self.assertEqual(ended.returncode, 2, ended.stdout)
        return ended.stderr

    def signed_in(self, *words: str, password: str, secret: str, seconds: int) -> str:
        """With the code of that many seconds from now; again where its step ended while it was typed."""
        while True:
            step = int(time.time()) // 30
            ended = self.comity(*words, answers=(password, code(secret, seconds)))
            if ended.returncode == 0 or step == int(time.time()) // 30:
                self.assertEqual(ended.returncode, 0, ended.stderr)
                return ended.stdout

    def set_up(self, link: str, password: str, right_code: bool = True) -> tuple[int, str]:
        """Gives the status and the secret of the app."""
        running = subprocess.Popen(
            [PROGRAM, "account", "set-up"], env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        running.stdin.write(f"{link}\n{password}\n{password}\n")
        running.stdin.flush()
        secret = ""
        for line in running.stdout:
            if not secret and (shown := re.fullmatch(r"  ([A-Z2-7]{32})\n", line)):
                secret = shown[1]
                running.stdin.write((code(secret) if right_code else code(secret, 86_400)) + "\n")
                running.stdin.flush()
        running.stdin.close()
        running.stdout.close()
        return running.wait(), secret

    def test_from_an_empty_folder_to_a_token(self) -> None:
        authority = ("--authority", "fi-moj", "--name", "Ministry of Justice", "--state", "FI", "--time-zone", "Europe/Helsinki")
        said = self.done("init", str(self.folder / "node"), *authority)
        for file in (self.folder / "node" / "keys").iterdir():
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600, file)
        link = re.search(r"comity-link-\S+", said)[0]

        # Nothing is changed unless all of it is right; then the link is spent.
        self.assertIn("at least 12 characters", self.refused("account", "set-up", answers=(link, "short")))
        self.assertIn("differ", self.refused("account", "set-up", answers=(link, ADMINISTRATORS, ADMINISTRATORS + "!")))
        self.assertEqual(self.set_up(link, ADMINISTRATORS, right_code=False)[0], 2)
        status, secret = self.set_up(link, ADMINISTRATORS)
        self.assertEqual(status, 0)
        self.assertIn("this link does not work", self.refused("account", "set-up", answers=(link,)))

        as_administrator = ("--as", "administrator")
        create = ("account", "create", "anna", "--sign-in-name", "anna", "--name", "Anna", "--language", "en", "--roles", "officer")
        wrong = self.refused(*create, *as_administrator, answers=("not the password", "000000"))
        nobody = self.refused(*create, "--as", "nobody", answers=("not the password", "000000"))
        self.assertEqual(wrong.replace("administrator", "nobody"), nobody)
        administrator = {"password": ADMINISTRATORS, "secret": secret}
        self.signed_in(*create, *as_administrator, **administrator, seconds=-30)
        # That code was used: it is no proof a second time.
        self.refused("account", "list", *as_administrator, answers=(ADMINISTRATORS, code(secret, -30)))
        said = self.signed_in("account", "link", "anna", *as_administrator, **administrator, seconds=0)
        status, secret_of_anna = self.set_up(re.search(r"comity-link-\S+", said)[0], ANNAS)
        self.assertEqual(status, 0)

        anna = {"password": ANNAS, "secret": secret_of_anna}
        self.signed_in("account", "token", "create", "--label", "night", "--save", "--as", "anna", **anna, seconds=-30)
        token = self.folder / ".config" / "comity" / "token"
        self.assertEqual(stat.S_IMODE(token.stat().st_mode), 0o600)
        opening = ("--kind", "extradition", "--direction", "incoming", "--counterpart", "TR", "--title", "Example", "--substitute", "boris")
        # The token works; but whoever is to stand in has to be there.
        self.assertEqual(self.refused("case", "open", *opening).split(" (")[0], "substitute: there is no account 'boris'")
        self.assertEqual(self.done("case", "list"), "no case\n")
        self.assertIn("night", self.done("account", "token", "list"))
        # A token gives and ends no tokens and makes no accounts.
        self.assertIn("not a token", self.refused("account", "token", "create", "--label", "another"))
        self.assertIn("not a token", self.refused("account", "token", "revoke", "night"))
        self.refused("account", "create", "carla", "--sign-in-name", "carla", "--name", "Carla", "--language", "en")

        self.signed_in("account", "token", "revoke", "night", "--as", "anna", **anna, seconds=0)
        self.assertIn("the token does not work here", self.refused("case", "list"))
        # Whoever keeps the accounts opens no cases.
        self.assertEqual("no case\n", self.signed_in("case", "list", *as_administrator, **administrator, seconds=30))


if __name__ == "__main__":
    sys.exit(0 if report.run_unittests("__main__", Path(sys.argv[2]) if len(sys.argv) > 2 else None) else 1)
