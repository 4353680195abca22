// SPDX-License-Identifier: EUPL-1.2
// One event with its proof: docs/formats/export.md and docs/formats/record.md.
import { type JsonObject, numberIn, readObject, textIn, textsIn } from "./json";
import { HASH_OCTETS } from "./note";
import { base64, fromBase64, joined, type Octets, sha256, utf8 } from "./octets";
import { isLeafOf, leafHash } from "./tree";
import { Wrong } from "./wrong";

const MOST_HASHES = 63;
const MEMBERS = ["actor", "authority", "format", "instant", "on_behalf_of", "payload", "sequence", "stream_id", "stream_kind", "stream_sequence", "type", "version"];

export interface EventText {
  actor: string;
  onBehalfOf: string;
  authority: string;
  streamKind: string;
  streamId: string;
  streamSequence: number;
  sequence: number;
  instant: string;
  milliseconds: number;
  type: string;
  payload: JsonObject;
}

export function hashesIn(object: JsonObject, name: string): Octets[] {
  const texts = textsIn(object, name);
  if (texts.length > MOST_HASHES) throw new Wrong("many-hashes", { limit: MOST_HASHES });
  return texts.map((text) => {
    const hash = fromBase64(text);
    if (hash?.length !== HASH_OCTETS) throw new Wrong("no-hash");
    return hash;
  });
}

export function readEvent(octets: string): EventText {
  const event = readObject(octets, MEMBERS);
  if (event.format !== "comity-event/v1") throw new Wrong("other-event-format");
  const instant = textIn(event, "instant");
  const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new Wrong("no-instant");
  const payload = event.payload;
  if (payload === null || typeof payload !== "object" || Array.isArray(payload)) throw new Wrong("no-payload");
  return {
    actor: textIn(event, "actor"),
    onBehalfOf: textIn(event, "on_behalf_of"),
    authority: textIn(event, "authority"),
    streamKind: textIn(event, "stream_kind"),
    streamId: textIn(event, "stream_id"),
    streamSequence: numberIn(event, "stream_sequence", 1),
    sequence: numberIn(event, "sequence", 1),
    instant,
    milliseconds,
    type: textIn(event, "type"),
    payload,
  };
}

/** What a leaf entry holds of an event: docs/formats/record.md. */
export const commitmentOf = async (salt: Octets, event: string): Promise<string> => base64(await sha256(joined(salt, utf8(event))));

/** The event of a line, once its salt, its leaf entry and the log agree on it. Throws what does not. */
export async function provedEvent(line: string, size: number, root: Octets): Promise<EventText> {
  const proof = readObject(line, ["entry", "event", "leaf", "path", "salt"]);
  const [octets, entry, leaf, path] = [textIn(proof, "event"), textIn(proof, "entry"), numberIn(proof, "leaf", 0), hashesIn(proof, "path")];
  const salt = fromBase64(textIn(proof, "salt"));
  if (salt?.length !== HASH_OCTETS) throw new Wrong("no-salt");
  const inLog = await isLeafOf(await leafHash(entry), leaf, size, root, path);
  let said: EventText | null = null;
  try {
    said = readEvent(octets);
  } catch (wrong) {
    if (!(wrong instanceof Wrong)) throw wrong;
    // What cannot be read is told as such only where the log holds it so.
    if (!entry.endsWith(`\n${await commitmentOf(salt, octets)}\n`)) throw new Wrong(inLog ? "event-changed" : "event-and-proof-changed");
    throw wrong;
  }
  // The commitment binds the octets to the entry, the proof binds the entry to the log.
  const expected = `comity-leaf/v1\n${said.sequence}\n${new Date(said.milliseconds).toISOString()}\n${await commitmentOf(salt, octets)}\n`;
  if (entry !== expected) throw new Wrong(inLog ? "event-changed" : "event-and-proof-changed");
  if (!inLog || leaf !== said.sequence - 1) throw new Wrong("proof-changed");
  return said;
}
