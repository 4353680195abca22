# SPDX-License-Identifier: EUPL-1.2
"""A time-stamping authority (RFC 3161) made of the openssl program, over HTTP on loopback."""

import http.server
import subprocess
import threading

SETTINGS = """[tsa]
default_tsa = one
[one]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
"""
NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "openssl.cnf"]


class StampAuthority:
    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        (folder / "openssl.cnf").write_text(SETTINGS)
        (folder / "serial").write_text("0A\n")
        self.run("req", "-x509", *NEW_KEY, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=CA", "-days", "30",
                 "-extensions", "ca")
        self.run("req", *NEW_KEY, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=TSA")
        self.run("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "20",
                 "-out", "tsa.pem", "-extfile", "openssl.cnf", "-extensions", "stamping")
        authority = self

        class Answers(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                answer = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        self.anchor = folder / "ca.pem"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def run(self, *arguments):
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def answer(self, request):
        (self.folder / "request").write_bytes(request)
        self.run("ts", "-reply", "-config", "openssl.cnf", "-section", "one", "-queryfile", "request", "-inkey",
                 "tsa.key", "-signer", "tsa.pem", "-out", "answer")
        return (self.folder / "answer").read_bytes()

    def check(self, token, file):
        """Raises unless the token is this authority's word over the file."""
        self.run("ts", "-verify", "-token_in", "-in", token, "-data", file, "-CAfile", "ca.pem")

    def end(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
