# SPDX-License-Identifier: EUPL-1.2
"""A started `comity serve` and a client for it, with nothing but the standard library."""

import gzip
import http.client
import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import report  # noqa: E402

SECONDS = 30


def program_named(usage):
    """The program that a file of tests is run against: FILE PROGRAM [REPORT]."""
    if len(sys.argv) not in (2, 3):
        sys.exit(usage)
    return str(Path(sys.argv[1]).resolve())


def run_tests():
    """Runs the tests of the file that was started, and ends."""
    good = report.run_unittests("__main__", Path(sys.argv[2]) if len(sys.argv) == 3 else None)
    sys.exit(0 if good else 1)


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self):
        text = gzip.decompress(self.body) if self.headers.get("Content-Encoding") == "gzip" else self.body
        return json.loads(text)


class Served:
    """`with Served(program, "--base-path", "/x") as comity: comity.get("/api/v1/law")`"""

    def __init__(self, program, *options):
        command = [program, "serve", "--port", "0", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.line = self.process.stdout.readline()
        if not self.line.startswith("Comity is at http://127.0.0.1:"):
            self.process.kill()
            raise RuntimeError(f"not started: {self.line!r} {self.process.communicate()[1]!r}")
        self.port = int(self.line.split(":")[2].split("/")[0])

    def next_line(self):
        return self.process.stdout.readline()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()

    def stop(self, by=signal.SIGTERM):
        """The exit status and what was logged."""
        self.process.send_signal(by)
        self.said, log = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, log

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.ask("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path, value, **headers):
        body = value if isinstance(value, (str, bytes)) else json.dumps(value)
        if isinstance(body, str):
            body = body.encode()
        sent = {"Content-Type": "application/json"} | {name.replace("_", "-"): text for name, text in headers.items()}
        return self.ask("POST", path, body, sent)
