// SPDX-License-Identifier: EUPL-1.2
// Whether an entry of the authority's log is under a checkpoint: the root is computed anew from the log's tiles
// (RFC 9162 section 2.1, C2SP tlog-tiles). One tile holds at most 256 hashes.

import { commitmentOf } from "../court/event";
import { fromBase64, type Octets } from "../court/octets";
import { leafHash, nodeHash } from "../court/tree";

const WIDTH = 256;

/** Hashes of one tile, each 32 octets. */
export type TileReader = (level: number, index: number, width: number) => Promise<Octets>;

/** "api/v1/log/tile/0/x001/234.p/7" below log/tile. */
export function tilePath(level: number, index: number, width: number): string {
  const digits: string[] = [];
  for (let rest = index; digits.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) digits.unshift(String(rest % 1000).padStart(3, "0"));
  const path = digits.map((part, at) => (at < digits.length - 1 ? `x${part}` : part)).join("/");
  return `${level}/${path}${width < WIDTH ? `.p/${width}` : ""}`;
}

/** The tree of `size` leaves, read through its tiles. */
export class LogTree {
  readonly #tiles = new Map<string, Promise<Octets>>();

  constructor(
    readonly size: number,
    private readonly read: TileReader,
  ) {}

  /** Hash of the complete subtree with 256^level leaves, the index-th of its level. */
  async #stored(level: number, index: number): Promise<Octets> {
    const tile = Math.floor(index / WIDTH);
    const whole = Math.floor(this.size / WIDTH ** level);
    const width = Math.min(WIDTH, whole - tile * WIDTH);
    const key = tilePath(level, tile, width);
    let hashes = this.#tiles.get(key);
    if (hashes === undefined) {
      hashes = this.read(level, tile, width);
      this.#tiles.set(key, hashes);
    }
    const at = (index - tile * WIDTH) * 32;
    const found = (await hashes).slice(at, at + 32);
    if (found.length !== 32) throw new Error(`tile ${key} lacks a hash`);
    return found;
  }

  leaf(index: number): Promise<Octets> {
    return this.#stored(0, index);
  }

  /** Root of leaves [start, end); `near` is recomputed from the leaves of its own tile, not taken from a tile above. */
  async #root(start: number, end: number, near: number): Promise<Octets> {
    const count = end - start;
    if (count === 1) return this.#stored(0, start);
    const level = Math.log2(count) / 8;
    const holds = start <= near && near < end;
    if (!holds && Number.isInteger(level) && start % count === 0) return this.#stored(level, start / count);
    const left = 2 ** Math.floor(Math.log2(count - 1));
    const [one, other] = await Promise.all([this.#root(start, start + left, near), this.#root(start + left, end, near)]);
    return nodeHash(one, other);
  }

  /** The root over all leaves, with every hash on the way from this leaf computed here. */
  root(near: number): Promise<Octets> {
    return this.#root(0, this.size, near);
  }
}

/** The leaf of an event, computed from its octets and salt: what the log holds where nothing was changed. */
export async function leafOf({ event, salt, entry }: { event: string; salt: string; entry: string }): Promise<Octets> {
  const octets = fromBase64(salt);
  if (octets === null) throw new Error("the salt is no base64");
  return leafHash([...entry.split("\n").slice(0, 3), await commitmentOf(octets, event), ""].join("\n"));
}

export interface Checkpoint {
  origin: string;
  size: number;
  root: string;
}

/** The text of a C2SP checkpoint: origin, size, root in base64. */
export function readCheckpoint(note: string): Checkpoint {
  const [origin = "", size = "", root = ""] = note.split("\n");
  if (origin === "" || !/^\d+$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) throw new Error("this is no checkpoint");
  return { origin, size: Number(size), root };
}
