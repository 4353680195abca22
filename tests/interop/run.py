#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Messages and receipts exchanged with phase4, both ways, in both profiles; the result is docs/interoperability.md.

usage: run.py PROGRAM WORK [--table FILE]      PROGRAM: comity-access-point; WORK: a folder for the peer and its keys

Needs a JDK 17 and Maven with its registry. Keys are those of tests/vectors/channel; all runs on loopback.
"""

import argparse
import contextlib
import datetime
import base64
import hashlib
import http.client
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TREE = HERE.parent.parent
VECTORS = TREE / "tests/vectors/channel"
PARTY = "urn:oasis:names:tc:ebcore:partyid-type:unregistered"
ALGORITHMS = {"as4-1.15": ("rsa", "rsa"), "as4-2.0": ("ed25519", "x25519")}
# One action each, so that every way to make a message has a P-Mode of its own.
WAYS = {
    "SubmitRequest": ("encrypt", "compress"),
    "Supplement": ("encrypt",),
    "Reply": ("compress",),
    "Acknowledge": (),
}
PARTS = {
    "request.xml": ("application/xml", b'<?xml version="1.0" encoding="UTF-8"?>\n<r xmlns="urn:x">\r\n <a b="1"  c=\'2\'/>\xc3\xa9</r>\n'),
    "note.txt": ("text/plain", b"one line\nanother\r\nlast"),
    "scan.bin": ("application/octet-stream", bytes(range(256)) * 400),
}


class Node(http.server.BaseHTTPRequestHandler):
    """The node's side of docs/formats/access-point.md, in memory."""

    exchange: Path
    deliveries: list[dict] = []

    def log_message(self, *_):
        pass

    def answer(self, status: int, body: dict | None = None):
        octets = json.dumps(body).encode() if body is not None else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)

    def do_GET(self):
        self.answer(204)

    def do_POST(self):
        delivery = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        for part in delivery["parts"]:
            content = (base64.b64decode(part["content"]) if "content" in part
                       else (self.exchange / part["file"]).read_bytes())
            part["found"] = hashlib.sha256(content).hexdigest()
        Node.deliveries.append(delivery)
        self.answer(200, {"accepted": True})


def run(*command, **more):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def build_peer(work: Path):
    """phase4 and what it needs, from the registry once; our small program around it."""
    project, classes = work / "phase4", work / "classes"
    shutil.copytree(HERE / "phase4", project, dirs_exist_ok=True)
    if not (work / "lib").exists():
        run("mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={work / 'lib'}", cwd=project)
    classes.mkdir(exist_ok=True)
    run("javac", "-nowarn", "-d", classes, "-cp", f"{work}/lib/*",
        project / "src/main/java/comity/interop/Phase4Peer.java")


def peer(work: Path, *arguments):
    return ["java", "-cp", f"{work}/classes:{work}/lib/*", "-Dphase4.manager.inmemory=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "comity.interop.Phase4Peer", *map(str, arguments)]


def peer_keys(work: Path, own: str, other: str, profile: str) -> Path:
    sign, encrypt = ALGORITHMS[profile]
    folder = work / f"keys-{own}-{profile}"
    folder.mkdir(exist_ok=True)
    for store, kind in (("sign", f"sign-{sign}"), ("decrypt", f"enc-{encrypt}")):
        run("openssl", "pkcs12", "-export", "-inkey", VECTORS / f"{own}-{kind}.key.pem", "-in",
            VECTORS / f"{own}-{kind}.crt.pem", "-name", store, "-passout", "pass:comity", "-out", folder / f"{store}.p12")
    (folder / "trust.p12").unlink(missing_ok=True)
    for name in (f"ca-{sign}", f"{other}-sign-{sign}"):
        run("keytool", "-importcert", "-noprompt", "-file", VECTORS / f"{name}.crt.pem", "-alias", name, "-keystore",
            folder / "trust.p12", "-storetype", "PKCS12", "-storepass", "comity")
    shutil.copy(VECTORS / f"{other}-enc-{encrypt}.crt.pem", folder / "partner-encrypt.pem")
    return folder


def directory(folder: Path):
    """The federation of the vectors, in force now, signed by a root of its own."""
    now = datetime.datetime.now(datetime.timezone.utc)
    day = lambda days: (now + datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    content = json.loads((VECTORS / "directory.json").read_text())
    content.update(sequence=1, validFrom=day(-1), validUntil=day(20), previousSha256="0" * 64)
    text = json.dumps(content).encode()
    (folder / "directory.json").write_bytes(text)
    run("openssl", "genpkey", "-algorithm", "ed25519", "-out", folder / "root.pem")
    public = subprocess.run(["openssl", "pkey", "-in", folder / "root.pem", "-pubout", "-outform", "DER"],
                            capture_output=True, check=True).stdout[-32:]
    name = "interop.example/root"
    key_id = hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]
    digest = base64.b64encode(hashlib.sha256(text).digest()).decode()
    note = "\n".join(["comity-directory/v1", content["federation"], "1", content["validFrom"], content["validUntil"], digest, ""])
    (folder / "note.text").write_text(note)
    signature = subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", folder / "root.pem", "-in", folder / "note.text"],
                               capture_output=True, check=True).stdout
    (folder / "directory.note").write_text(note + f"\n— {name} {base64.b64encode(key_id + signature).decode()}\n")
    return content["federation"], f"{name}+{key_id.hex()}+{base64.b64encode(bytes([1]) + public).decode()}"


def p_modes(peer_url: str) -> list[dict]:
    return [
        {"id": f"{profile}-{action}", "profile": profile, "initiator": {"authority": "xa-moj"},
         "responder": {"authority": "xb-moj"}, "address": peer_url,
         "service": {"value": "coop-1", "type": "urn:x-comity:services"}, "actions": [action],
         "payload": {"compress": "compress" in options}, "encrypt": {"on": "encrypt" in options},
         "sign": {"token": "X509v3"}, "retry": {"schedule": ["1s*3"]}}
        for profile in ALGORITHMS for action, options in WAYS.items()
    ]


class AccessPoint:
    """Ours, as the authority `own`-moj, with a profile's keys and P-Modes that post to `peer_url`."""

    def __init__(self, program: Path, work: Path, own: str, profile: str, peer_url: str, node_port: int):
        self.folder = work / f"ours-{own}-{profile}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        federation, root = directory(self.folder)
        sign, encrypt = ALGORITHMS[profile]
        keys = ""
        for use, kind in (("sign", f"sign-{sign}"), ("decrypt", f"enc-{encrypt}")):
            for ending in ("key", "crt"):
                target = self.folder / f"{use}.{ending}.pem"
                shutil.copy(VECTORS / f"{own}-{kind}.{ending}.pem", target)
                target.chmod(0o600)
            keys += (f'[[key]]\nuse = "{use}"\nprofile = "{profile.removeprefix("as4-")}"\n'
                     f'certificate = "{use}.crt.pem"\nkey = "file:{use}.key.pem"\n')
        (self.folder / "anchors.pem").write_text("".join((VECTORS / f"ca-{a}.crt.pem").read_text() for a in ("rsa", "ed25519")))
        (self.folder / "pmodes.json").write_text(json.dumps([m for m in p_modes(peer_url) if m["profile"] == profile]))
        (self.folder / "secret").write_text("interop-secret-interop-secret-interop\n")
        (self.folder / "secret").chmod(0o600)
        self.exchange = self.folder / "exchange"
        for each in ("", "out", "in"):
            (self.exchange / each).mkdir(mode=0o700)
        (self.folder / "access-point.toml").write_text(
            f'authority = "{own}-moj"\nhost = "gw.{own}.example"\nexchange = "exchange"\ntests = true\nclock_required = false\n'
            f'[listen]\naddress = "127.0.0.1"\nport = 0\npath = "/as4"\nclient_certificate = false\n'
            f'[node]\nurl = "http://127.0.0.1:{node_port}"\nsecret = "file:secret"\nport = 0\n'
            f'[directory]\nfederation = "{federation}"\nroots = ["{root}"]\nthreshold = 1\njson = "directory.json"\n'
            f'note = "directory.note"\nanchors = "anchors.pem"\n{keys}')
        self.log = open(self.folder / "log", "w+")
        self.process = subprocess.Popen([program, str(self.folder)], stdout=self.log, stderr=self.log)
        self.ports = self._ports()

    def _ports(self):
        for _ in range(300):
            text = (self.folder / "log").read_text()
            found = [int(line.rsplit(":", 1)[1].split("/")[0]) for line in text.split() if line.startswith(("http://127", "https://127"))]
            if len(found) >= 2:
                return found
            if self.process.poll() is not None:
                sys.exit(f"comity-access-point ended:\n{text}")
            time.sleep(0.1)
        sys.exit(f"comity-access-point named no ports:\n{text}")

    def ask(self, method: str, path: str, body=None):
        link = http.client.HTTPConnection("127.0.0.1", self.ports[1], timeout=70)
        link.request(method, path, json.dumps(body) if body else None,
                     {"Authorization": "Bearer " + (self.folder / "secret").read_text().strip(), "Content-Type": "application/json"})
        answer = link.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


@contextlib.contextmanager
def serving_peer(work: Path, profile: str):
    """phase4 as xb-moj; gives its URL and the folder of what it takes."""
    inbox = work / f"inbox-{profile}"
    shutil.rmtree(inbox, ignore_errors=True)
    keys = peer_keys(work, "xb", "xa", profile)
    log = work / f"peer-{profile}.log"
    with open(log, "w") as out:
        process = subprocess.Popen(peer(work, "serve", 0, inbox, keys, profile), stdout=out, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            line = next((l for l in log.read_text().splitlines() if l.startswith("listening on ")), None)
            if line:
                yield f"http://127.0.0.1:{line.split()[-1]}/as4", inbox
                return
            if process.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit(log.read_text()[-3000:])
    finally:
        process.kill()
        process.wait()


def ours_to_theirs(work, program, profile, node_port, rows):
    with serving_peer(work, profile) as (url, inbox):
        ours = AccessPoint(program, work, "xa", profile, url, node_port)
        try:
            after = 0
            for action, options in WAYS.items():
                order = f"{profile}-{action}".replace(".", "-")
                parts = []
                for name, (mime, octets) in PARTS.items():
                    file = ours.exchange / "out" / f"{order}-{name}"
                    file.write_bytes(octets)
                    parts.append({"file": f"out/{file.name}", "name": name, "mime": mime} |
                                 ({"charset": "UTF-8"} if mime != "application/octet-stream" else {}))
                status, answer = ours.ask("POST", "/outgoing", {
                    "id": order, "recipient": "xb-moj", "action": action, "conversation": "8d5f6c1e-0000-4000-8000-000000000001",
                    "properties": [{"name": "originalSender", "type": PARTY, "value": "xa-moj-unit3"},
                                   {"name": "finalRecipient", "type": PARTY, "value": "xb-moj"},
                                   {"name": "trackingIdentifier", "value": order}], "parts": parts})
                if status != 202:
                    rows.append((profile, "Comity → phase4", options, f"not taken: {status} {answer}"))
                    continue
                outcome, message_id = None, None
                while outcome is None:
                    _, news = ours.ask("GET", f"/events?after={after}&wait=30")
                    after = news["last"]
                    for event in news["events"]:
                        if event.get("id") == order and event["event"] in ("receipted", "refused", "unproven"):
                            outcome, message_id = event, event.get("message_id")
                result = outcome["event"]
                if result == "receipted":
                    wanted = sorted(hashlib.sha256(o).hexdigest() for _, o in PARTS.values())
                    found = sorted(l.split()[0] for l in (inbox / f"{message_id}.parts").read_text().splitlines())
                    result = "receipted, octets equal" if found == wanted else f"receipted, octets differ: {found}"
                else:
                    result += f": {outcome}"
                rows.append((profile, "Comity → phase4", options, result))
        finally:
            ours.stop()


def theirs_to_ours(work, program, profile, node_port, rows):
    keys = peer_keys(work, "xa", "xb", profile)
    files = work / "parts"
    files.mkdir(exist_ok=True)
    for name, (_, octets) in PARTS.items():
        (files / name).write_bytes(octets)
    ours = AccessPoint(program, work, "xb", profile, "https://nowhere.invalid/as4", node_port)
    Node.exchange = ours.exchange
    try:
        for action, options in WAYS.items():
            Node.deliveries.clear()
            done = subprocess.run(peer(work, "send", f"http://127.0.0.1:{ours.ports[0]}/as4", keys, profile, action,
                                       ",".join(options) or "-", *(f"{files / n}={m}" for n, (m, _) in PARTS.items())),
                                  capture_output=True, text=True)
            said = next((l for l in done.stdout.splitlines() if "receipted" in l), done.stderr[-600:])
            wanted = sorted(hashlib.sha256(o).hexdigest() for _, o in PARTS.values())
            found = sorted(p["found"] for d in Node.deliveries for p in d["parts"])
            if done.returncode == 0 and found == wanted:
                result = "receipted, octets equal"
            else:
                result = f"{said}; {len(Node.deliveries)} delivered"
            rows.append((profile, "phase4 → Comity", options, result))
    finally:
        ours.stop()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--table", type=Path)
    arguments.add_argument("--profile", choices=ALGORITHMS, action="append")
    chosen = arguments.parse_args()
    work = chosen.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    build_peer(work)
    node = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Node)
    threading.Thread(target=node.serve_forever, daemon=True).start()
    rows: list[tuple] = []
    for profile in chosen.profile or ALGORITHMS:
        ours_to_theirs(work, chosen.program.resolve(), profile, node.server_port, rows)
        theirs_to_ours(work, chosen.program.resolve(), profile, node.server_port, rows)
    lines = ["| profile | direction | encrypted | compressed | result |", "|---|---|---|---|---|"]
    lines += [f"| {p} | {d} | {'yes' if 'encrypt' in o else 'no'} | {'yes' if 'compress' in o else 'no'} | {r} |" for p, d, o, r in rows]
    print("\n".join(lines))
    good = sum(r == "receipted, octets equal" for *_, r in rows)
    print(f"\n{good} passed, {len(rows) - good} failed")
    if chosen.table:
        text = chosen.table.read_text()
        head, rest = text.split("<!-- table -->\n")[0], text.split("<!-- end -->")[1]
        chosen.table.write_text(head + "<!-- table -->\n" + "\n".join(lines) + "\n<!-- end -->" + rest)
    return 0 if rows and good == len(rows) else 1


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
