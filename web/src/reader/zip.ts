// SPDX-License-Identifier: EUPL-1.2
// The archive of a package, of which there is one reading: what the writer of containers makes (docs/formats/container.md),
// and nothing else.
import { joined, type Octets, textOf } from "../court/octets";
import { Wrong } from "../court/wrong";

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_OCTETS, CENTRAL_OCTETS, END_OCTETS] = [30, 46, 22];
const MOST_ENTRIES = 2000;
const MOST_OCTETS = 1024 * 1024 * 1024;
const MOST_RATIO = 200;
const RATIO_FROM = 1024 * 1024;

export interface Entry {
  name: string;
  size: number;
  packed: Octets;
  deflated: boolean;
}

const unpackable = (reason: string) => new Wrong("archive", { reason });

/** The same rules as src/seal/zip has for names. */
function checked(name: string): string {
  const steps = name.split("/");
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f\\:]/.test(name) || steps.some((step) => step === "" || step === "." || step === "..")) throw unpackable("name");
  return name;
}

/** Entries by name, in the order of the file. */
export function readZip(file: Octets): Map<string, Entry> {
  if (file.length < END_OCTETS || file.length > MOST_OCTETS) throw unpackable("size");
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const u16 = (at: number) => view.getUint16(at, true);
  const u32 = (at: number) => view.getUint32(at, true);
  const end = file.length - END_OCTETS;
  if (u32(end) !== END || u16(end + 20) !== 0) throw unpackable("end");
  const count = u16(end + 10);
  const [size, begin] = [u32(end + 12), u32(end + 16)];
  if (u32(end + 4) !== 0 || u16(end + 8) !== count || begin + size !== end || count > MOST_ENTRIES) throw unpackable("directory");

  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let [at, expected] = [begin, 0];
  for (let i = 0; i < count; ++i) {
    if (at + CENTRAL_OCTETS > end || u32(at) !== CENTRAL || u32(at + 30) !== 0 || u16(at + 34) !== 0) throw unpackable("directory");
    const length = u16(at + 28);
    const offset = u32(at + 42);
    const packed = u32(at + 20);
    const data = offset + LOCAL_OCTETS + length;
    if (at + CENTRAL_OCTETS + length > end || offset !== expected || data + packed > begin || u32(offset) !== LOCAL || u16(offset + 28) !== 0) throw unpackable("header");
    // From the version to the length of the name both headers have the same fields.
    for (let field = 0; field < 24; ++field) if (file[offset + 4 + field] !== file[at + 6 + field]) throw unpackable("header");
    const name = checked(textOf(file.slice(at + CENTRAL_OCTETS, at + CENTRAL_OCTETS + length)));
    if (name !== textOf(file.slice(offset + LOCAL_OCTETS, data)) || folded.has(name.toLowerCase())) throw unpackable("name");
    const method = u16(at + 10);
    const inflated = u32(at + 24);
    if ((method !== 0 && method !== 8) || (u16(at + 8) & ~0x0800) !== 0 || (method === 0 && packed !== inflated)) throw unpackable("method");
    if (inflated >= RATIO_FROM && inflated / MOST_RATIO > packed) throw unpackable("size");
    folded.add(name.toLowerCase());
    entries.set(name, { name, size: inflated, packed: file.slice(data, data + packed), deflated: method === 8 });
    expected = data + packed;
    at += CENTRAL_OCTETS + length;
  }
  if (at !== end || expected !== begin) throw unpackable("rest");
  return entries;
}

/** The octets of an entry; never more than it says. */
export async function contentOf(entry: Entry): Promise<Octets> {
  if (!entry.deflated) return entry.packed;
  const pieces: Octets[] = [];
  let size = 0;
  try {
    const reader = new Blob([entry.packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length;
      if (size > entry.size) break;
      pieces.push(new Uint8Array(piece.value));
    }
  } catch {
    throw unpackable("data");
  }
  if (size !== entry.size) throw unpackable("data");
  return joined(...pieces);
}
