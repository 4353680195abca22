# SPDX-License-Identifier: EUPL-1.2
"""Attacks upon containers and PDFs that another product made: each gives a file that nobody should rely upon."""

import io
import re
import struct
import warnings
import zipfile
from pathlib import Path

SIGNATURES = re.compile(r"META-INF/.*signatures.*\.xml")


def entries(container: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        return [(each.filename, archive.read(each)) for each in archive.infolist()]


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content,
                             zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def signatures(container: bytes, change) -> bytes:
    return packed([(name, change(content.decode()).encode() if SIGNATURES.fullmatch(name) else content)
                   for name, content in entries(container)])


def replaced(text: str, old: str, new: str) -> str:
    if old not in text:
        raise ValueError(f"{old!r} is not there to be attacked")
    return text.replace(old, new, 1)


def element(xml: str, name: str) -> str:
    return re.search(rf"<({name})[ >].*?</\1>", xml, re.S)[0]


# ── Containers

def other_file(container: bytes) -> bytes:
    return packed([(name, b"%PDF-1.7 acquitted" if name.endswith(".pdf") else content) for name, content in entries(container)])


def file_slipped_in(container: bytes) -> bytes:
    return packed([*entries(container), ("annex.txt", b"nobody signed this")])


def file_taken_away(container: bytes) -> bytes:
    return packed([(name, content) for name, content in entries(container) if not name.endswith(".pdf")])


def properties_wrapped(container: bytes) -> bytes:
    """The genuine properties lie in another object with their id; forged ones stand in their place."""
    def change(xml: str) -> str:
        genuine = element(xml, "[a-z]+:SignedProperties")
        forged = re.sub(r"(SigningTime>)\d{4}", r"\g<1>2001", genuine)
        xml = replaced(xml, genuine, forged)
        end = re.search(r"</[a-z]+:Signature>", xml)[0]
        prefix = end[2:].split(":")[0]
        space = re.search(r'xmlns:[a-z]+="http://uri.etsi.org/01903/v1.3.2#"', xml)[0]
        return replaced(xml, end, f"<{prefix}:Object {space}>{genuine}</{prefix}:Object>{end}")
    return signatures(container, change)


def signed_info_wrapped(container: bytes) -> bytes:
    """The genuine SignedInfo is kept in an object; one that leads to another file stands in its place."""
    def change(xml: str) -> str:
        genuine = element(xml, "[a-z]+:SignedInfo")
        forged = re.sub(r'URI="[^"#]+"', 'URI="annex.txt"', genuine, count=1)
        xml = replaced(xml, genuine, forged)
        end = re.search(r"</[a-z]+:Signature>", xml)[0]
        prefix = end[2:].split(":")[0]
        return replaced(xml, end, f"<{prefix}:Object>{genuine}</{prefix}:Object>{end}")
    return packed([*entries(signatures(container, change)), ("annex.txt", b"nobody signed this")])


def transform_added(algorithm: str):
    def attack(container: bytes) -> bytes:
        def change(xml: str) -> str:
            prefix = re.search(r"<([a-z]+):Reference ", xml)[1]
            transform = f'<{prefix}:Transforms><{prefix}:Transform Algorithm="{algorithm}"/></{prefix}:Transforms>'
            return re.sub(rf"(<{prefix}:Reference [^>]*>)(<{prefix}:DigestMethod)", rf"\1{transform}\2", xml, count=1)
        changed = signatures(container, change)
        if changed == signatures(container, str):
            raise ValueError("no reference to put a transform into")
        return changed
    return attack


def weaker_digest(container: bytes) -> bytes:
    return signatures(container, lambda xml: xml.replace("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1"))


def without_signature(container: bytes) -> bytes:
    return packed([(name, content) for name, content in entries(container) if not SIGNATURES.fullmatch(name)])


# ── The archive

def name_twice(container: bytes) -> bytes:
    parts = entries(container)
    paper = next(name for name, _ in parts if name.endswith(".pdf"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return packed([*parts[:1], (paper, b"%PDF-1.7 acquitted"), *parts[1:]])


def local_name_differs(container: bytes) -> bytes:
    """The local header names another file than the directory: who reads along sees another."""
    at = container.index(b".pdf")
    return container[:at] + b".exe" + container[at + 4:]


def two_directories(container: bytes) -> bytes:
    """A second archive behind the first: whoever seeks the last directory finds the forged one."""
    return container + other_file(container)


def forged_in_front(container: bytes) -> bytes:
    return other_file(container) + container


def octets_between(container: bytes) -> bytes:
    """Octets that belong to nothing before the directory; its offset is set right."""
    end = container.rindex(b"PK\x05\x06")
    begin = struct.unpack_from("<I", container, end + 16)[0]
    junk = b"PK\x03\x04 hidden"
    fresh = container[end:end + 16] + struct.pack("<I", begin + len(junk)) + container[end + 20:]
    return container[:begin] + junk + container[begin:end] + fresh


# ── PDFs

def octet_changed(pdf: bytes) -> bytes:
    at = pdf.index(b"/Title")
    return pdf[:at] + b"/Titlf" + pdf[at + 6:]


def gap_widened(pdf: bytes) -> bytes:
    """ByteRange leaves out octets of the page, to be filled at will."""
    found = list(re.finditer(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)", pdf))[-1]
    first, second, rest = (int(n) for n in found.groups())
    wider = b"/ByteRange [0 %d %d %d" % (first - 500, second, rest)
    return pdf[:found.start()] + wider.ljust(found.end() - found.start()) + pdf[found.end():]


def range_taken_away(pdf: bytes) -> bytes:
    at = pdf.rindex(b"/ByteRange")
    return pdf[:at] + b"/Bytexange" + pdf[at + 10:]


def hidden_behind(pdf: bytes) -> bytes:
    """The first object of the page tree is given anew behind the end, with a table that leads there."""
    found = re.search(rb"(\d+) 0 obj\s*<<(?:(?!endobj).)*?/Type\s*/Pages\b", pdf, re.S)
    number = int(found[1])
    last = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    root, info = (re.findall(rb"/%s\s+(\d+ \d+ R)" % key, pdf)[-1] for key in (b"Root", b"Info"))
    size = max(int(n) for n in re.findall(rb"/Size\s+(\d+)", pdf))
    body = b"%d 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s /Info %s /Prev %d >>\n" % (
        number, len(pdf), size, root, info, last)
    return pdf + body + table + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + len(body))


CONTAINERS = {
    "other-file": other_file,
    "file-slipped-in": file_slipped_in,
    "file-taken-away": file_taken_away,
    "properties-wrapped": properties_wrapped,
    "signed-info-wrapped": signed_info_wrapped,
    "transform-xslt": transform_added("http://www.w3.org/TR/1999/REC-xslt-19991116"),
    "transform-xpath": transform_added("http://www.w3.org/TR/1999/REC-xpath-19991116"),
    "transform-base64": transform_added("http://www.w3.org/2000/09/xmldsig#base64"),
    "weaker-digest": weaker_digest,
    "without-signature": without_signature,
    "name-twice": name_twice,
    "local-name-differs": local_name_differs,
    "two-directories": two_directories,
    "forged-in-front": forged_in_front,
    "octets-between": octets_between,
}
PDFS = {
    "octet-changed": octet_changed,
    "gap-widened": gap_widened,
    "range-taken-away": range_taken_away,
    "pages-hidden": hidden_behind,
}


def make(container: Path, pdf: Path, folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    for attacked, attacks in ((container, CONTAINERS), (pdf, PDFS)):
        for name, attack in attacks.items():
            (folder / f"attack-{name}{attacked.suffix}").write_bytes(attack(attacked.read_bytes()))
