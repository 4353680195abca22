#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A small S3 server for tests: path-style, one bucket in memory, every signature checked as AWS Signature Version 4
says. It does what the content store asks for and refuses the rest.

    s3_double.py BUCKET KEY_ID SECRET [REGION]

prints http://127.0.0.1:PORT and serves until its standard input ends. Faults are made to order:

    POST /?fault=STATUS&times=N[&method=PUT]     answers so to the next N requests (of that method)
    POST /?drop=N                                closes the next N connections without an answer
    POST /?spoil=KEY                             changes the first octet of an object"""

import datetime
import hashlib
import hmac
import re
import sys
import threading
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

BUCKET, KEY_ID, SECRET = sys.argv[1:4]
REGION = sys.argv[4] if len(sys.argv) > 4 else "eu-test-1"
LEAST_PART = 5 * 1024 * 1024
CLOCK_SKEW = datetime.timedelta(minutes=15)
PAGE = 3  # small, so that every test turns pages


class Refused(Exception):
    def __init__(self, status, code, message=""):
        super().__init__(message or code)
        self.status, self.code = status, code


class Object:
    def __init__(self, octets):
        self.octets = octets
        self.modified = datetime.datetime.now(datetime.timezone.utc)
        self.tag = f'"{hashlib.md5(octets).hexdigest()}"'


objects: dict[str, Object] = {}
multiparts: dict[str, dict] = {}
faults = {"status": 0, "times": 0, "method": None, "drop": 0}
lock = threading.RLock()


def now_text(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def mac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def check_signature(handler, path, query, body):
    """Sections 'Create a canonical request' to 'Calculate the signature' of the AWS General Reference."""
    authorization = handler.headers.get("Authorization", "")
    found = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})", authorization)
    if not found:
        raise Refused(403, "AccessDenied", "the request is not signed")
    key_id, day, region, signed, signature = found.groups()
    if key_id != KEY_ID:
        raise Refused(403, "InvalidAccessKeyId")
    date = handler.headers.get("x-amz-date", "")
    moment = datetime.datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    if abs(datetime.datetime.now(datetime.timezone.utc) - moment) > CLOCK_SKEW or not date.startswith(day):
        raise Refused(403, "RequestTimeTooSkewed")
    if region != REGION:
        raise Refused(403, "AuthorizationHeaderMalformed", f"the region is {REGION}")
    digest = handler.headers.get("x-amz-content-sha256")
    if digest is None:
        raise Refused(400, "MissingSecurityHeader", "x-amz-content-sha256")
    if digest != hashlib.sha256(body).hexdigest():
        raise Refused(400, "XAmzContentSHA256Mismatch")
    names = signed.split(";")
    amz = {name.lower() for name in handler.headers if name.lower().startswith("x-amz-")}
    if names != sorted(names) or not {"host"} | amz <= set(names):
        raise Refused(403, "AccessDenied", "there are headers that were not signed")
    quoted = sorted((urllib.parse.quote(name, safe="~"), urllib.parse.quote(value, safe="~")) for name, value in query)
    canonical = "\n".join([
        handler.command,
        urllib.parse.quote(path, safe="/~"),
        "&".join(f"{name}={value}" for name, value in quoted),
        *(f"{name}:{' '.join(handler.headers.get(name, '').split())}" for name in names),
        "", signed, digest,
    ])  # fmt: skip
    scope = f"{day}/{region}/s3/aws4_request"
    to_sign = "\n".join(["AWS4-HMAC-SHA256", date, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = mac(mac(mac(mac(b"AWS4" + SECRET.encode(), day), region), "s3"), "aws4_request")
    if not hmac.compare_digest(mac(key, to_sign).hex(), signature):
        raise Refused(403, "SignatureDoesNotMatch")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def xml(self, text, status=200):
        self.answer(status, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(), Content_Type="application/xml")

    def handle_request(self):
        parts = urllib.parse.urlsplit(self.path)
        path = urllib.parse.unquote(parts.path)
        query = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with lock:
            try:
                if path == "/":
                    self.make_fault(dict(query))
                    return
                if faults["drop"] > 0:
                    faults["drop"] -= 1
                    self.close_connection = True
                    return
                if faults["times"] > 0 and faults["method"] in (None, self.command):
                    faults["times"] -= 1
                    raise Refused(faults["status"], "MadeToOrder")
                check_signature(self, path, query, body)
                bucket, _, key = path[1:].partition("/")
                if bucket != BUCKET:
                    raise Refused(404, "NoSuchBucket")
                self.serve(key, dict(query), body)
            except Refused as refusal:
                self.xml(f"<Error><Code>{refusal.code}</Code><Message>{escape(str(refusal))}</Message></Error>", refusal.status)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_request

    def make_fault(self, order):
        if "spoil" in order:
            stored = objects[order["spoil"]]
            stored.octets = bytes([stored.octets[0] ^ 1]) + stored.octets[1:]
        faults["status"] = int(order.get("fault", 0))
        faults["times"] = int(order.get("times", 0))
        faults["method"] = order.get("method")
        faults["drop"] = int(order.get("drop", 0))
        self.answer(204)

    def serve(self, key, query, body):
        match self.command:
            case "GET" if not key and "uploads" in query:
                self.list_multiparts(query)
            case "GET" if not key:
                self.list_objects(query)
            case "GET" | "HEAD":
                self.get(key)
            case "PUT" if "uploadId" in query:
                self.copy_part(query)
            case "PUT":
                objects[key] = Object(body)
                self.answer(200, ETag=objects[key].tag)
            case "POST" if "uploads" in query:
                upload = uuid.uuid4().hex
                multiparts[upload] = {"key": key, "parts": {}, "initiated": datetime.datetime.now(datetime.timezone.utc)}
                self.xml(f"<InitiateMultipartUploadResult><Bucket>{BUCKET}</Bucket><Key>{escape(key)}</Key><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>")
            case "POST" if "uploadId" in query:
                self.complete(key, query["uploadId"], body.decode())
            case "DELETE" if "uploadId" in query:
                multiparts.pop(query["uploadId"], None)
                self.answer(204)
            case "DELETE":
                objects.pop(key, None)
                self.answer(204)
            case _:
                raise Refused(501, "NotImplemented")

    def get(self, key):
        if key not in objects:
            raise Refused(404, "NoSuchKey")
        octets = objects[key].octets
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not wanted:
            self.answer(200, octets, Content_Length=str(len(octets)), ETag=objects[key].tag)
            return
        first, last = int(wanted[1]), int(wanted[2])
        if first >= len(octets):
            raise Refused(416, "InvalidRange")
        self.answer(206, octets[first : last + 1])

    def list_objects(self, query):
        after = query.get("continuation-token", query.get("start-after", ""))
        keys = sorted(key for key in objects if key.startswith(query.get("prefix", "")) and key > after)
        page = keys[: min(PAGE, int(query.get("max-keys", PAGE)))]
        entries = "".join(
            f"<Contents><Key>{escape(key)}</Key><LastModified>{now_text(objects[key].modified)}</LastModified>"
            f"<ETag>{escape(objects[key].tag)}</ETag><Size>{len(objects[key].octets)}</Size></Contents>"
            for key in page
        )
        more = len(keys) > len(page)
        token = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if more and page else ""
        self.xml(
            f'<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>{BUCKET}</Name>'
            f"<IsTruncated>{'true' if more else 'false'}</IsTruncated>{token}{entries}</ListBucketResult>"
        )

    def list_multiparts(self, query):
        entries = "".join(
            f"<Upload><Key>{escape(upload['key'])}</Key><UploadId>{name}</UploadId><Initiated>{now_text(upload['initiated'])}</Initiated></Upload>"
            for name, upload in multiparts.items()
            if upload["key"].startswith(query.get("prefix", ""))
        )
        self.xml(f'<ListMultipartUploadsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{entries}</ListMultipartUploadsResult>')

    def copy_part(self, query):
        source = urllib.parse.unquote(self.headers.get("x-amz-copy-source", "")).removeprefix(f"/{BUCKET}/")
        if query["uploadId"] not in multiparts:
            raise Refused(404, "NoSuchUpload")
        if source not in objects:
            raise Refused(404, "NoSuchKey")
        part = Object(objects[source].octets)
        multiparts[query["uploadId"]]["parts"][int(query["partNumber"])] = part
        self.xml(f"<CopyPartResult><ETag>{escape(part.tag)}</ETag></CopyPartResult>")

    def complete(self, key, name, text):
        upload = multiparts.get(name)
        if upload is None or upload["key"] != key:
            raise Refused(404, "NoSuchUpload")
        listed = re.findall(r"<Part><PartNumber>(\d+)</PartNumber><ETag>([^<]+)</ETag></Part>", text)
        numbers = [int(number) for number, _ in listed]
        if not numbers or numbers != sorted(set(numbers)):
            raise Refused(400, "InvalidPartOrder")
        for number, tag in listed:
            part = upload["parts"].get(int(number))
            if part is None or part.tag != tag:
                raise Refused(400, "InvalidPart")
            if int(number) != numbers[-1] and len(part.octets) < LEAST_PART:
                raise Refused(400, "EntityTooSmall")
        objects[key] = Object(b"".join(upload["parts"][number].octets for number in numbers))
        del multiparts[name]
        self.xml(f"<CompleteMultipartUploadResult><Key>{escape(key)}</Key><ETag>{escape(objects[key].tag)}</ETag></CompleteMultipartUploadResult>")


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # a client that goes away is none


if __name__ == "__main__":
    server = Server(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
