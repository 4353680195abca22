// SPDX-License-Identifier: EUPL-1.2
// What this page needs of an X.509 certificate (RFC 5280 section 4.1): names, times, the key.
import { hex, type Octets, textOf } from "../court/octets";
import { Wrong } from "../court/wrong";

export interface Certificate {
  subject: string;
  issuer: string;
  notBefore: number;
  notAfter: number;
  /** SubjectPublicKeyInfo in DER. */
  key: Octets;
  elliptic: boolean;
}

interface Value {
  tag: number;
  content: Octets;
  whole: Octets;
}

const unreadable = () => new Wrong("certificate");

/** The values that follow each other in these octets (X.690 section 8.1, definite lengths). */
function values(octets: Octets): Value[] {
  const found: Value[] = [];
  for (let at = 0; at < octets.length; ) {
    const [tag = 0, first = 0] = octets.subarray(at, at + 2);
    const more = first & 0x80 ? first & 0x7f : 0;
    if (more > 3 || at + 2 + more > octets.length) throw unreadable();
    let length = more === 0 ? first : 0;
    for (const octet of octets.subarray(at + 2, at + 2 + more)) length = length * 256 + octet;
    const begin = at + 2 + more;
    if (begin + length > octets.length) throw unreadable();
    found.push({ tag, content: octets.slice(begin, begin + length), whole: octets.slice(at, begin + length) });
    at = begin + length;
  }
  return found;
}

const [SEQUENCE, INTEGER, VERSION] = [0x30, 0x02, 0xa0];
const COMMON_NAME = "550403";
const ORGANIZATION = "55040a";

/** The common name, and the organization where there is one; all other parts are left out. */
function nameOf(name: Value): string {
  const parts = new Map<string, string>();
  for (const set of values(name.content))
    for (const attribute of values(set.content)) {
      const [type, value] = values(attribute.content);
      if (type && value) parts.set(hex(type.content), textOf(value.content));
    }
  return [parts.get(COMMON_NAME), parts.get(ORGANIZATION)].filter(Boolean).join(", ");
}

/** "260304101112Z" or "20260304101112Z". */
function timeOf(value: Value | undefined): number {
  const text = value ? textOf(value.content) : "";
  const [, century, year, month, day, hour, minute, second] = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (year === undefined) throw unreadable();
  const full = century === undefined ? (Number(year) < 50 ? 2000 : 1900) + Number(year) : Number(century + year);
  return Date.UTC(full, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

export function readCertificate(der: Octets): Certificate {
  const [whole] = values(der);
  const [tbs] = values(whole?.content ?? der);
  const fields = values(tbs?.content ?? der).filter(({ tag }, at) => !(at === 0 && tag === VERSION));
  const [serial, , issuer, validity, subject, key] = fields;
  if (serial?.tag !== INTEGER || issuer?.tag !== SEQUENCE || validity?.tag !== SEQUENCE || subject?.tag !== SEQUENCE || key?.tag !== SEQUENCE) throw unreadable();
  const [notBefore, notAfter] = values(validity.content);
  const [algorithm] = values(key.content);
  const [identifier] = values(algorithm?.content ?? der);
  const EC_PUBLIC_KEY = "2a8648ce3d0201";
  return { subject: nameOf(subject), issuer: nameOf(issuer), notBefore: timeOf(notBefore), notAfter: timeOf(notAfter), key: key.whole, elliptic: hex(identifier?.content ?? der) === EC_PUBLIC_KEY };
}
