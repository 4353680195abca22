# SPDX-License-Identifier: EUPL-1.2
"""A software authenticator (Web Authentication level 3): P-256 keys, no attestation, with nothing but the standard library."""

import base64
import hashlib
import json
import secrets
import struct

# P-256: SEC 2 version 2.0, section 2.4.2.
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
USER_PRESENT, USER_VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def added(a, b):
    if a is None or b is None:
        return b or a
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(k, point):
    sum_ = None
    for bit in bin(k)[2:]:
        sum_ = added(sum_, sum_)
        if bit == "1":
            sum_ = added(sum_, point)
    return sum_


def der_integer(value):
    octets = value.to_bytes(33, "big").lstrip(b"\0")
    octets = b"\0" + octets if octets[0] & 0x80 else octets
    return b"\x02" + bytes([len(octets)]) + octets


def cbor(value):
    """RFC 8949, as far as it is needed here."""
    def head(major, number):
        return bytes([major << 5 | number]) if number < 24 else bytes([major << 5 | 24, number]) if number < 256 else \
            bytes([major << 5 | 25]) + struct.pack(">H", number)
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value)) + value.encode()
    return head(5, len(value)) + b"".join(cbor(key) + cbor(item) for key, item in value.items())


def text(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


class Authenticator:
    """With one passkey; `count` of its signatures grows with each."""

    def __init__(self):
        self.key = secrets.randbelow(N - 1) + 1
        self.id = secrets.token_bytes(32)
        self.count = 0

    def data(self, party, flags, more=b""):
        self.count += 1
        return hashlib.sha256(party.encode()).digest() + bytes([flags]) + struct.pack(">I", self.count) + more

    def client(self, kind, options, origin):
        return json.dumps({"type": f"webauthn.{kind}", "challenge": options["challenge"], "origin": origin}).encode()

    def credential(self, **response):
        return {"type": "public-key", "id": text(self.id), "rawId": text(self.id), "clientExtensionResults": {},
                "response": {name: text(value) for name, value in response.items()}}

    def create(self, options, origin):
        """navigator.credentials.create"""
        assert -7 in [each["alg"] for each in options["pubKeyCredParams"]]
        x, y = times(self.key, G)
        cose = cbor({1: 2, 3: -7, -1: 1, -2: x.to_bytes(32, "big"), -3: y.to_bytes(32, "big")})
        more = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cose
        data = self.data(options["rp"]["id"], USER_PRESENT | USER_VERIFIED | ATTESTED, more)
        return self.credential(clientDataJSON=self.client("create", options, origin),
                               attestationObject=cbor({"fmt": "none", "attStmt": {}, "authData": data}))

    def get(self, options, origin, flags=USER_PRESENT | USER_VERIFIED):
        """navigator.credentials.get"""
        data = self.data(options["rpId"], flags)
        client = self.client("get", options, origin)
        digest = int.from_bytes(hashlib.sha256(data + hashlib.sha256(client).digest()).digest(), "big")
        nonce = secrets.randbelow(N - 1) + 1
        r = times(nonce, G)[0] % N
        s = pow(nonce, -1, N) * (digest + r * self.key) % N
        signature = der_integer(r) + der_integer(s)
        return self.credential(clientDataJSON=client, authenticatorData=data,
                               signature=b"\x30" + bytes([len(signature)]) + signature)
