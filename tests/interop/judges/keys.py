# SPDX-License-Identifier: EUPL-1.2
"""An authority for tests with signers of many kinds and one that stamps, made with the openssl program."""

import subprocess
from pathlib import Path

KINDS = {
    "p256": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "p384": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
    "p521": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"],
    "rsa": ["-newkey", "rsa:3072"],
    "tsa": ["-newkey", "rsa:3072"],
    "stranger": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
}
SETTINGS = """
[ca]
default_ca = one
[one]
database = index.txt
default_md = sha256
default_crl_days = 3
crlnumber = crlnumber
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[stamping]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = stamps
[stamps]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
clock_precision_digits = 3
"""


def make_keys(folder: Path):
    """ca.pem and ca.crl; NAME.pem, NAME.key and NAME.p12 (password "comity") of each kind; all but `stranger` of the one authority."""
    folder.mkdir(parents=True)

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    (folder / "openssl.cnf").write_text(SETTINGS)
    for name, content in (("index.txt", ""), ("crlnumber", "01\n"), ("serial", "0A\n")):
        (folder / name).write_text(content)
    for root in ("ca", "other-ca"):
        openssl("req", "-x509", *KINDS["p256"], "-nodes", "-config", "openssl.cnf", "-extensions", "root", "-days", "30",
                "-subj", f"/C=XA/O=Ministry/CN={root}", "-keyout", f"{root}.key", "-out", f"{root}.pem")
    for name, kind in KINDS.items():
        issuer = "other-ca" if name == "stranger" else "ca"
        openssl("req", *kind, "-nodes", "-config", "openssl.cnf", "-subj", f"/C=XA/O=Ministry/CN={name}",
                "-keyout", f"{name}.key", "-out", f"{name}.csr")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key", "-CAcreateserial", "-days",
                "20", "-extfile", "openssl.cnf", "-extensions", "stamping" if name == "tsa" else "signer", "-out", f"{name}.pem")
        openssl("pkcs12", "-export", "-inkey", f"{name}.key", "-in", f"{name}.pem", "-certfile", f"{issuer}.pem", "-name", name,
                "-passout", "pass:comity", "-out", f"{name}.p12")
        (folder / f"{name}.key").chmod(0o600)
    openssl("ca", "-config", "openssl.cnf", "-gencrl", "-keyfile", "ca.key", "-cert", "ca.pem", "-out", "ca.crl.pem")
    openssl("crl", "-in", "ca.crl.pem", "-outform", "DER", "-out", "ca.crl")


def answer(folder: Path, request: bytes) -> bytes:
    """What the time-stamping authority answers to a request of RFC 3161."""
    (folder / "request.tsq").write_bytes(request)
    subprocess.run(["openssl", "ts", "-reply", "-config", "openssl.cnf", "-section", "stamps", "-queryfile", "request.tsq", "-inkey",
                    "tsa.key", "-signer", "tsa.pem", "-out", "answer.tsr"], cwd=folder, check=True, capture_output=True)
    return (folder / "answer.tsr").read_bytes()
