# SPDX-License-Identifier: EUPL-1.2
"""Two access points as processes, with nodes in this program (docs/formats/access-point.md)."""

import base64
import http.server
import json
import os
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Node:
    """Takes deliveries, each once, and reads what it is given; lives longer than its access point."""

    def __init__(self, folder: Path, port: int, secret: str):
        self.filed: dict[tuple[str, str], dict] = {}
        self.lock = threading.Lock()
        node = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self, status: int, value=None):
                body = b"" if value is None else json.dumps(value).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                self.answer(204)

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers["Authorization"] != f"Bearer {secret}":
                    return self.answer(401)
                delivery = json.loads(body)
                contents = [base64.b64decode(part["content"]) if "content" in part else
                            (folder / "exchange" / part["file"]).read_bytes() for part in delivery["parts"]]
                key = (delivery["signer"], delivery["message_id"])
                with node.lock:
                    known = node.filed.setdefault(key, {"delivery": delivery, "contents": contents})
                if known["delivery"]["references"] != delivery["references"]:
                    return self.answer(409)
                self.answer(200, {"accepted": True})

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def contents_by_tracking(self) -> dict[str, list[bytes]]:
        """Of each tracking identifier, what was filed under it, once per message."""
        found: dict[str, list[bytes]] = {}
        with self.lock:
            for kept in self.filed.values():
                properties = {p["name"]: p["value"] for p in kept["delivery"]["properties"]}
                found.setdefault(properties["trackingIdentifier"], []).append(b"".join(kept["contents"]))
        return found

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class AccessPoint:
    def __init__(self, program: Path, folder: Path, interface: int):
        self.program, self.folder, self.interface = program, folder, interface
        self.secret = (folder / "node.secret").read_text().strip()
        self.process = None

    def start(self, **environment: str):
        """Returns when it serves or has died."""
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen([self.program, self.folder], stdout=subprocess.PIPE, stderr=log,
                                            env={**os.environ, **environment})
        self.process.stdout.readline()

    def died(self) -> bool:
        return self.process.poll() is not None

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def processor_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.terminate()
        assert self.process.wait(30) == 0, (self.folder / "log").read_text()[-3000:]

    def ask(self, method: str, path: str, value=None, wait: float = 30):
        request = urllib.request.Request(f"http://127.0.0.1:{self.interface}{path}", method=method,
                                         data=None if value is None else json.dumps(value).encode())
        request.add_header("Authorization", f"Bearer {self.secret}")
        with urllib.request.urlopen(request, timeout=wait) as answer:
            body = answer.read()
            return json.loads(body) if body else None

    def order(self, name: str, content: bytes, recipient: str):
        """Hands a message over until it is taken, or the access point has died."""
        (self.folder / "exchange/out").mkdir(parents=True, exist_ok=True)
        file = self.folder / "exchange/out" / name
        value = {"id": name, "recipient": recipient, "action": "SubmitRequest", "conversation": f"c-{name}",
                 "properties": [{"name": "originalSender", "value": "a"}, {"name": "finalRecipient", "value": "b"},
                                {"name": "trackingIdentifier", "value": name}],
                 "parts": [{"file": f"out/{name}", "name": "p", "mime": "application/octet-stream"}]}
        try:
            self.ask("GET", f"/outgoing/{name}")
        except urllib.error.HTTPError as refused:
            if refused.code != 404:
                raise
            file.write_bytes(content)
        return self.ask("POST", "/outgoing", value)


class Scene:
    """xa and xb in a folder, not started yet; their nodes are in this program, or another's to serve at `ports`."""

    def __init__(self, programs: Path, folder: Path, profile: str, nodes: bool = True, split: bool = False,
                 tls: bool = False):
        self.ports = ports = free_ports(6)
        subprocess.run([programs / "comity_channel_scene", folder, profile, *map(str, ports),
                        *(["split"] if split else ["tls"] if tls else [])], check=True)
        self.xa = AccessPoint(programs / "comity-access-point", folder / "xa", ports[2])
        self.xb = AccessPoint(programs / "comity-access-point", folder / "xb", ports[5])
        self.nodes = []
        if nodes:
            self.node_a = Node(folder / "xa", ports[1], self.xa.secret)
            self.node_b = Node(folder / "xb", ports[4], self.xb.secret)
            self.nodes = [self.node_a, self.node_b]

    def close(self):
        for one in (self.xa, self.xb):
            if one.process and not one.died():
                one.kill()
        for node in self.nodes:
            node.close()
