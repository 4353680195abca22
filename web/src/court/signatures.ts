// SPDX-License-Identifier: EUPL-1.2
// Ed25519 by the browser's own Web Cryptography, where it has it.
import type { Verifies } from "./note";
import { fromBase64, utf8 } from "./octets";

// RFC 8032 section 7.1, TEST 2: a browser that says no to this says nothing of others.
const KNOWN = {
  key: "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=",
  message: "r",
  signature: "kqAJqfDUyrhyDoILX2QlQKKye1QWUD+Ps3YiI+vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA==",
};

const ed25519 =
  (subtle: SubtleCrypto): Verifies =>
  async (publicKey, message, signature) => {
    const key = await subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
    return subtle.verify({ name: "Ed25519" }, key, signature, message);
  };

/** Why signatures cannot be checked here; nothing where they can. */
export type Lack = "no-crypto" | "no-ed25519";

export async function lackOf(subtle: SubtleCrypto | null): Promise<Lack | null> {
  if (subtle === null) return "no-crypto";
  try {
    const [key, signature] = [fromBase64(KNOWN.key), fromBase64(KNOWN.signature)];
    return key && signature && (await ed25519(subtle)(key, utf8(KNOWN.message), signature)) ? null : "no-ed25519";
  } catch {
    return "no-ed25519";
  }
}

/** What a browser that lacks Ed25519 can say of a signature. */
export const cannotSay: Verifies = () => Promise.resolve(null);

export const byBrowser: Verifies = (...given) => ed25519(crypto.subtle)(...given);
