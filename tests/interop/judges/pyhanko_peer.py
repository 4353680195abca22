#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""pyHanko as maker and judge of signed PDFs.

usage: pyhanko_peer.py make KEYS PAPER FOLDER      writes PDFs of many forms, and attacks upon one of them
       pyhanko_peer.py judge KEYS FILE…            says of each, tab between, what its signatures are worth
"""

import io
import sys
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import pem, x509
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

BASELINE = fields.SigSeedSubFilter.PADES
OLDER = fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED


def context(keys: Path):
    return ValidationContext(trust_roots=[load_cert_from_pemder(str(keys / "ca.pem"))], crls=[(keys / "ca.crl").read_bytes()],
                             allow_fetching=False, revocation_mode="require")


def private_key(path: Path):
    return asn1_keys.PrivateKeyInfo.load(pem.unarmor(path.read_bytes())[2])


def signer(keys: Path, name: str, pss: bool = False):
    store = SimpleCertificateStore()
    store.register(load_cert_from_pemder(str(keys / ("other-ca.pem" if name == "stranger" else "ca.pem"))))
    certificate = load_cert_from_pemder(str(keys / f"{name}.pem"))
    return signers.SimpleSigner(certificate, private_key(keys / f"{name}.key"), store, prefer_pss=pss)


def stamper(keys: Path):
    return DummyTimeStamper(x509.Certificate.load(pem.unarmor((keys / "tsa.pem").read_bytes())[2]), private_key(keys / "tsa.key"))


def sealed(keys, paper: bytes, by="p256", *, digest="sha256", sub_filter=BASELINE, stamped=False, pss=False, lasting=False, box=None,
           field="One", certify=False):
    spec = fields.SigFieldSpec(field, box=box) if box else None
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm=digest, subfilter=sub_filter, certify=certify, embed_validation_info=lasting,
        validation_context=context(keys) if lasting else None)
    out = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper)), meta, signer(keys, by, pss),
                           timestamper=stamper(keys) if stamped else None, new_field_spec=spec)
    return out.getvalue()


def update(pdf: bytes, change) -> bytes:
    """The file with an incremental update in which `change` did something to the writer."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_field(paper: bytes) -> bytes:
    return update(paper, lambda writer: fields.append_signature_field(writer, fields.SigFieldSpec("One")))


# ── What an update may do to a page that was signed

FORGED = b"BT /f-0-0 24 Tf 100 700 Td (acquitted) Tj ET"


def page_of(writer):
    return writer.find_page_for_modification(0)[0].get_object()


def other_content(writer):
    page = page_of(writer)
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=FORGED))
    writer.update_container(page)


def rewritten_content(writer):
    """The very object of the content, once more."""
    content = page_of(writer).raw_get("/Contents")
    stream = content.get_object()
    stream._data = FORGED
    stream._encoded_data = None
    stream.pop("/Filter", None)
    writer.mark_update(content)


def note_over(writer):
    page = page_of(writer)
    note = generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"), pdf_name("/F"): generic.NumberObject(4),
        pdf_name("/Rect"): generic.ArrayObject(generic.NumberObject(n) for n in (50, 50, 500, 800)),
        pdf_name("/Contents"): generic.pdf_string("acquitted"), pdf_name("/DA"): generic.pdf_string("/Helv 24 Tf 0 g")})
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", []), writer.add_object(note)])
    writer.update_container(page)


def other_catalog(writer):
    """A new tree of pages under the catalog: one empty page."""
    page = generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Page"),
        pdf_name("/MediaBox"): generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 595, 842))})
    at = writer.add_object(page)
    tree = writer.add_object(generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Pages"), pdf_name("/Count"): generic.NumberObject(1), pdf_name("/Kids"): generic.ArrayObject([at])}))
    page["/Parent"] = tree
    writer.root["/Pages"] = tree
    writer.update_root()


def larger_page(writer):
    page = page_of(writer)
    page["/CropBox"] = generic.ArrayObject(generic.NumberObject(n) for n in (0, 400, 595, 842))
    writer.update_container(page)


def make(keys: Path, paper: bytes, folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    plain = sealed(keys, paper)
    made = {
        "p256-b.pdf": plain,
        "rsa-sha512-b.pdf": sealed(keys, paper, "rsa", digest="sha512"),
        "p384-sha384-b.pdf": sealed(keys, paper, "p384", digest="sha384"),
        "pss-b.pdf": sealed(keys, paper, "rsa", pss=True),
        "p256-t.pdf": sealed(keys, paper, stamped=True),
        "rsa-lt.pdf": sealed(keys, paper, "rsa", stamped=True, lasting=True),
        "older-kind.pdf": sealed(keys, paper, "rsa", sub_filter=OLDER),
        "shown.pdf": sealed(keys, paper, box=(50, 50, 200, 100)),
        "certified.pdf": sealed(keys, paper, certify=True),
        "empty-field-filled.pdf": sealed(keys, with_field(paper)),
        "two-signers.pdf": sealed(keys, plain, "rsa", field="Two"),
        "stranger.pdf": sealed(keys, paper, "stranger"),
        "attack-content-replaced.pdf": update(plain, other_content),
        "attack-content-rewritten.pdf": update(plain, rewritten_content),
        "attack-note-over-text.pdf": update(plain, note_over),
        "attack-other-pages.pdf": update(plain, other_catalog),
        "attack-page-cropped.pdf": update(plain, larger_page),
    }
    for name, octets in made.items():
        (folder / name).write_bytes(octets)
        print(folder / name)


def judged(keys: Path, path: str) -> str:
    try:
        with open(path, "rb") as file:
            said = []
            for one in PdfFileReader(file).embedded_signatures:
                status = validate_pdf_signature(one, context(keys))
                said.append(("accepted" if status.bottom_line else "refused") + " " + status.summary())
            return ", ".join(said) or "no signature"
    except Exception as fault:  # whatever a peer throws at a broken file is its refusal
        return "refused: " + " ".join(f"{type(fault).__name__} {fault}".split())


def main():
    keys = Path(sys.argv[2])
    if sys.argv[1] == "make":
        return make(keys, Path(sys.argv[3]).read_bytes(), Path(sys.argv[4]))
    for path in sys.argv[3:]:
        print(path, judged(keys, path), sep="\t")


if __name__ == "__main__":
    main()
