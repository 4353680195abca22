// SPDX-License-Identifier: EUPL-1.2
// Octets as the formats write them: base64 with padding (RFC 4648 section 4), UTF-8, SHA-256.

export type Octets = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Octets => encoder.encode(text);

/** Throws where the octets are not UTF-8. */
export const textOf = (octets: Octets): string => strict.decode(octets);

export const base64 = (octets: Octets): string => btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(""));

/** Nothing where it is not written as base64() would. */
export function fromBase64(text: string): Octets | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const octets = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return base64(octets) === text ? octets : null;
}

/** Lower-case, two digits for each octet. */
export const hex = (octets: Uint8Array): string => Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");

export function joined(...parts: Octets[]): Octets {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const same = (one: Octets, other: Octets): boolean => one.length === other.length && one.every((octet, at) => octet === other[at]);

export const sha256 = async (octets: Octets): Promise<Octets> => new Uint8Array(await crypto.subtle.digest("SHA-256", octets));
