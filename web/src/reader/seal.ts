// SPDX-License-Identifier: EUPL-1.2
// The seal of a package: the one form that our containers have (docs/formats/container.md), matched as a whole. What differs in
// a single letter is not read here; other products' validators read more.
import { base64, fromBase64, type Octets, sha256, utf8 } from "../court/octets";
import { Wrong } from "../court/wrong";
import { type Certificate, readCertificate } from "./certificate";

export interface Seal {
  signer: Certificate;
  /** SHA-256 of the signer's certificate, to compare. */
  fingerprint: Octets;
  /** As the signer states. */
  time: string;
  stamped: boolean;
  /** Digest in base64 of each file, by its name. */
  files: Map<string, string>;
}

const DS = "http://www.w3.org/2000/09/xmldsig#";
const XADES = "http://uri.etsi.org/01903/v1.3.2#";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const B64 = "[A-Za-z0-9+/]+={0,2}";
const digest = (group: string) => `<ds:DigestMethod Algorithm="${literal(SHA256)}"></ds:DigestMethod><ds:DigestValue>(?<${group}>${B64})</ds:DigestValue>`;
const reference = `<ds:Reference Id="r-\\d+" URI="[^"<>&]+">${digest("any").replace("?<any>", "?:")}</ds:Reference>`;
const INFO =
  `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${literal(EXCLUSIVE)}"></ds:CanonicalizationMethod>` +
  `<ds:SignatureMethod Algorithm="(?<method>${literal(RSA)}|${literal(ECDSA)})"></ds:SignatureMethod>(?<references>(?:${reference})+)` +
  `<ds:Reference Type="http://uri\\.etsi\\.org/01903#SignedProperties" URI="#S-1-properties"><ds:Transforms><ds:Transform Algorithm="${literal(EXCLUSIVE)}">` +
  `</ds:Transform></ds:Transforms>${digest("properties")}</ds:Reference></ds:SignedInfo>`;
const PROPERTIES =
  `<xades:SignedProperties Id="S-1-properties"><xades:SignedSignatureProperties><xades:SigningTime>(?<time>[0-9T:.Z-]+)</xades:SigningTime>` +
  `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>${digest("certificate")}</xades:CertDigest></xades:Cert></xades:SigningCertificateV2>` +
  `</xades:SignedSignatureProperties><xades:SignedDataObjectProperties>(?:<xades:DataObjectFormat ObjectReference="#r-\\d+"><xades:MimeType>[^<>&]*</xades:MimeType></xades:DataObjectFormat>)+` +
  `</xades:SignedDataObjectProperties></xades:SignedProperties>`;
const STAMP =
  `(?<stamp><xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp><ds:CanonicalizationMethod Algorithm="${literal(EXCLUSIVE)}"></ds:CanonicalizationMethod>` +
  `<xades:EncapsulatedTimeStamp>${B64}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>)?`;
const FORM = new RegExp(
  `^<\\?xml version="1\\.0" encoding="UTF-8"\\?>\\n<asic:XAdESSignatures xmlns:asic="http://uri\\.etsi\\.org/02918/v1\\.2\\.1#"><ds:Signature xmlns:ds="${literal(DS)}" Id="S-1">` +
    `(?<info>${INFO})<ds:SignatureValue>(?<value>${B64})</ds:SignatureValue><ds:KeyInfo><ds:X509Data>(?<certificates>(?:<ds:X509Certificate>${B64}</ds:X509Certificate>)+)</ds:X509Data></ds:KeyInfo>` +
    `<ds:Object><xades:QualifyingProperties xmlns:xades="${literal(XADES)}" Target="#S-1">(?<own>${PROPERTIES})${STAMP}</xades:QualifyingProperties></ds:Object></ds:Signature></asic:XAdESSignatures>$`,
);

// Exclusive canonical form of an element alone: it declares the prefixes that it uses (Exclusive XML Canonicalization, section 3).
const infoAlone = (info: string) => utf8(info.replace("<ds:SignedInfo>", `<ds:SignedInfo xmlns:ds="${DS}">`));
const propertiesAlone = (own: string) =>
  utf8(own.replace("<xades:SignedProperties ", `<xades:SignedProperties xmlns:xades="${XADES}" `).replace(/<ds:Digest(Method|Value)/g, `<ds:Digest$1 xmlns:ds="${DS}"`));

async function verifies(signer: Certificate, method: string, value: Octets, message: Octets): Promise<boolean> {
  if (signer.elliptic !== (method === ECDSA)) return false;
  const algorithm = signer.elliptic ? { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } : { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  try {
    const key = await crypto.subtle.importKey("spki", signer.key, algorithm, false, ["verify"]);
    return await crypto.subtle.verify(algorithm, key, value, message);
  } catch {
    return false;
  }
}

/** Throws where the form is another, or digest or signature are wrong. */
export async function readSeal(xml: string): Promise<Seal> {
  const found = FORM.exec(xml)?.groups;
  if (!found) throw new Wrong("seal-form");
  const { info = "", own = "", value = "", certificates = "", method = "", references = "", time = "" } = found;
  const der = fromBase64(/<ds:X509Certificate>([^<]+)/.exec(certificates)?.[1] ?? "");
  const octets = fromBase64(value);
  if (!der || !octets) throw new Wrong("seal-form");
  if (base64(await sha256(propertiesAlone(own))) !== found.properties) throw new Wrong("seal-changed");
  const fingerprint = await sha256(der);
  if (base64(fingerprint) !== found.certificate) throw new Wrong("seal-changed");
  const signer = readCertificate(der);
  if (!(await verifies(signer, method, octets, infoAlone(info)))) throw new Wrong("seal-changed");
  const files = new Map<string, string>();
  for (const [, uri = "", file = ""] of references.matchAll(/ URI="([^"]+)".*?<ds:DigestValue>([^<]+)</g)) {
    const name = decodeURIComponent(uri);
    if (files.has(name)) throw new Wrong("seal-form");
    files.set(name, file);
  }
  return { signer, fingerprint, time, stamped: found.stamp !== undefined, files };
}
