// SPDX-License-Identifier: EUPL-1.2
// Keys, signed notes, checkpoints and cosignatures: C2SP signed-note, tlog-checkpoint, tlog-cosignature.
import { base64, fromBase64, hex, joined, type Octets, same, sha256, utf8 } from "./octets";
import { Wrong } from "./wrong";

export const HASH_OCTETS = 32;
const ID_OCTETS = 4;
const MOST_SIGNATURES = 32;

/** What a key signs for: 1 a log its checkpoints, 4 a witness its cosignatures. */
export type KeyUse = 1 | 4;

export interface Key {
  name: string;
  /** As its owner publishes it: name+id+base64. */
  text: string;
  id: Octets;
  publicKey: Octets;
}

export interface Cosignature {
  witness: Key;
  /** POSIX time that the witness signed. */
  seconds: number;
  /** base64 of SHA-256 of the signature line with its LF: how an event points at it. */
  digest: string;
}

export interface Checkpoint {
  origin: string;
  size: number;
  root: Octets;
  cosignatures: Cosignature[];
}

/** Whether an Ed25519 signature is that of the key; null where this browser cannot say. */
export type Verifies = (publicKey: Octets, message: Octets, signature: Octets) => Promise<boolean | null>;


export async function readKey(text: string, use: KeyUse): Promise<Key> {
  const refused = new Wrong(use === 1 ? "no-log-key" : "no-witness-key", { key: text.slice(0, 120) });
  const [name, id, ...rest] = text.split("+");
  const octets = fromBase64(rest.join("+"));
  if (!name || octets === null || octets.length !== 1 + HASH_OCTETS || octets[0] !== use) throw refused;
  const digest = await sha256(joined(utf8(`${name}\n`), octets));
  const key = { name, text, id: digest.slice(0, ID_OCTETS), publicKey: octets.slice(1) };
  // The id in the text is what its owner computed: another one means that the key was not copied whole.
  if (id !== hex(key.id)) throw refused;
  return key;
}

interface Signature {
  name: string;
  id: Octets;
  octets: Octets;
  line: string;
}

function readSignature(line: string): Signature {
  const [, name, text] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const octets = fromBase64(text ?? "");
  if (!name || octets === null || octets.length <= ID_OCTETS) throw new Wrong("no-note");
  return { name, id: octets.slice(0, ID_OCTETS), octets: octets.slice(ID_OCTETS), line };
}

/** Text with its last LF, and signatures. */
function readNote(note: string): { text: string; signatures: Signature[] } {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) throw new Wrong("no-note");
  const lines = note.slice(end + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) throw new Wrong("no-note");
  return { text: note.slice(0, end + 1), signatures: lines.map(readSignature) };
}

const isOf = (signature: Signature, key: Key) => signature.name === key.name && same(signature.id, key.id);

function secondsOf(octets: Octets): number {
  const seconds = new DataView(octets.buffer, octets.byteOffset).getBigUint64(0);
  if (seconds > BigInt(Number.MAX_SAFE_INTEGER)) throw new Wrong("no-time");
  return Number(seconds);
}

/** The checkpoint with the cosignatures of these witnesses. One signature by a known key that is false spoils it all. */
export async function readCheckpoint(note: string, log: Key, witnesses: readonly Key[], verifies: Verifies): Promise<Checkpoint> {
  const { text, signatures } = readNote(note);
  const own = signatures.filter((signature) => isOf(signature, log));
  if (own.length === 0) throw new Wrong("unsigned", { name: log.name });
  for (const { octets } of own) if ((await verifies(log.publicKey, utf8(text), octets)) === false) throw new Wrong("bad-signature", { name: log.name });

  const [origin = "", sizeText = "", rootText = ""] = text.split("\n");
  const root = fromBase64(rootText);
  const size = /^(0|[1-9]\d*)$/.test(sizeText) ? Number(sizeText) : Number.NaN;
  if (!Number.isSafeInteger(size) || root?.length !== HASH_OCTETS) throw new Wrong("no-checkpoint");
  if (origin !== log.name) throw new Wrong("other-log", { name: origin });

  const cosignatures: Cosignature[] = [];
  for (const signature of signatures) {
    const witness = witnesses.find((key) => isOf(signature, key));
    if (witness === undefined) continue;
    const bad = new Wrong("bad-signature", { name: witness.name });
    if (signature.octets.length <= 8) throw bad;
    const seconds = secondsOf(signature.octets);
    if ((await verifies(witness.publicKey, utf8(`cosignature/v1\ntime ${seconds}\n${text}`), signature.octets.slice(8))) === false) throw bad;
    cosignatures.push({ witness, seconds, digest: base64(await sha256(utf8(`${signature.line}\n`))) });
  }
  return { origin, size, root, cosignatures };
}
