#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Seals of ours before the Commission's DSS and pyHanko, theirs before us, and attacks before all three.

usage: seals.py BIN WORK [--table FILE]      BIN: folder of comity and interop_papers; WORK: a folder for the peers

Needs a JDK 17 and Maven with its registry, and PyPI. Keys are made anew each time; the time-stamping authority listens on loopback.
"""

import argparse
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import judges
from judges import attacks
from judges.keys import answer, make_keys

# What is not to be relied upon, though no octet of it was changed.
NOT_VALID = ("stranger", "transform")


class Stamps(http.server.BaseHTTPRequestHandler):
    """A time-stamping authority (RFC 3161 section 3.4)."""

    keys: Path

    def log_message(self, *_):
        pass

    def do_POST(self):
        octets = answer(Stamps.keys, self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)


def seal_ours(programs: Path, folder: Path, keys: Path, paper: Path):
    """Containers of both levels and PDFs, by keys of both kinds."""
    folder.mkdir()
    note = folder / "note to them (1) ж.txt"
    note.write_text("the note")
    Stamps.keys = keys
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stamps)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stamped = ["--stamp", f"http://127.0.0.1:{server.server_port}/", "--stamp-anchor", keys / "ca.pem"]
    for key in ("p256", "rsa"):
        by = ["--key", f"file:{keys}/{key}.key", "--certificate", keys / f"{key}.pem"]
        comity = programs / "comity"
        judges.run(comity, "seal", paper, note, "--out", folder / f"{key}-b.asice", *by)
        judges.run(comity, "seal", paper, note, "--out", folder / f"{key}-t.asice", *by, *stamped)
        judges.run(comity, "seal", "--pdf", paper, "--out", folder / f"{key}-b.pdf", *by)
    other = ["--key", f"file:{keys}/p256.key", "--certificate", keys / "p256.pem"]
    judges.run(programs / "comity", "seal", "--pdf", folder / "rsa-b.pdf", "--out", folder / "two-signers.pdf", *other)
    note.unlink()
    server.shutdown()


def judged_by_us(program: Path, keys: Path, file: Path) -> str:
    done = subprocess.run([program, "validate", file, "--anchor", keys / "ca.pem", "--stamp-anchor", keys / "ca.pem", "--revoked",
                           keys / "ca.crl", "--json"], capture_output=True, text=True)
    report = json.loads(done.stdout)
    if "fault" in report:
        return "refused: " + report["fault"]["message"]
    if done.returncode == 0:
        return "accepted"
    worst = next((s for s in report["signatures"] if s["indication"] != "TOTAL-PASSED"), None)
    if worst:
        return f"{worst['indication']} / {worst['sub_indication']}"
    return "refused: " + ("a file is not covered" if report["signatures"] else "nothing is signed")


def short(verdict: str) -> str:
    """What DSS or pyHanko said, as one cell."""
    found = re.findall(r"(TOTAL_PASSED|TOTAL_FAILED|INDETERMINATE)(?: ([A-Z_]+) )?", verdict)
    if found:  # of DSS, for each signature
        wrong = [each for each in found if each[0] != "TOTAL_PASSED"]
        return f"{wrong[0][0].replace('_', '-')} / {wrong[0][1]}" if wrong else "accepted"
    if verdict.startswith("REFUSED"):
        return "refused: cannot be read"
    if verdict.startswith("accepted") and "refused" not in verdict:
        return "accepted"
    verdict = verdict[max(verdict.find("refused "), 0):]
    if verdict.startswith("refused "):
        marks = verdict.split()[1]
        return "refused: " + ("untrusted" if ":UNTRUSTED" in marks else marks.split(",")[-1].lower().replace("_", " "))
    return verdict.split(":")[0].lower().replace("no_signature", "no signature")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bin", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--table", type=Path)
    chosen = arguments.parse_args()
    work, programs = chosen.work.resolve(), chosen.bin.resolve()
    work.mkdir(parents=True, exist_ok=True)
    judges.fetch_java(work)
    python = judges.fetch_pyhanko(work)
    folder = work / "seals"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    keys = folder / "keys"
    make_keys(keys)
    judges.run(programs / "interop_papers", folder)
    paper = folder / "plain.en.pdf"
    pyhanko = [python, judges.HERE / "pyhanko_peer.py"]
    seal_ours(programs, folder / "Comity", keys, paper)
    judges.run(*judges.java(work, "Dss", "make", keys, paper, folder / "DSS"))
    judges.run(*pyhanko, "make", keys, paper, folder / "pyHanko")
    attacks.make(folder / "DSS/p256-b.asice", folder / "pyHanko/p256-b.pdf", folder / "attacks on DSS and pyHanko")
    attacks.make(folder / "Comity/rsa-b.asice", folder / "Comity/rsa-b.pdf", folder / "attacks on Comity")

    lines = ["| made by | file | Comity | DSS | pyHanko |", "|---|---|---|---|---|"]
    failed = []
    files = [file for maker in ("Comity", "DSS", "pyHanko", "attacks on DSS and pyHanko", "attacks on Comity")
             for file in sorted((folder / maker).iterdir(), key=lambda f: (f.name.startswith("attack-"), f.suffix, f.name))]
    dss = judges.said(judges.java(work, "Dss", "judge", keys, *files))
    hanko = judges.said([*pyhanko, "judge", keys, *(f for f in files if f.suffix == ".pdf")])
    for file in files:
        ours = judged_by_us(programs / "comity", keys, file)
        theirs = [short(dss[file][0]), short(hanko[file][0]) if file in hanko else ""]
        valid = not file.name.startswith(("attack-", *NOT_VALID))
        right = (ours == "accepted") == valid and (not valid or all(v in ("accepted", "") for v in theirs))
        if not right:
            failed.append(f"{file.parent.name}/{file.name}: {ours}; DSS: {dss[file][0]}; pyHanko: {hanko.get(file)}")
        lines.append(f"| {file.parent.name} | {file.name.removeprefix('attack-')} | {ours} | {theirs[0]} | {theirs[1]} |")
    print("\n".join([*lines, *failed]))
    if chosen.table:
        judges.write_table(chosen.table, "seals", lines)
    return 1 if failed or len(lines) < 60 else 0


if __name__ == "__main__":
    sys.exit(main())
