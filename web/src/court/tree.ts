// SPDX-License-Identifier: EUPL-1.2
// Proofs of RFC 9162 section 2.1, by the algorithms that stand there. Sizes are below 2^53.
import { joined, type Octets, same, sha256, utf8 } from "./octets";

const half = (number: number) => Math.floor(number / 2);
const odd = (number: number) => number % 2 === 1;

export const leafHash = (entry: string): Promise<Octets> => sha256(joined(new Uint8Array([0]), utf8(entry)));

export const nodeHash = (left: Octets, right: Octets): Promise<Octets> => sha256(joined(new Uint8Array([1]), left, right));

/** Section 2.1.3.2: whether the leaf is the index-th of the tree with that root. */
export async function isLeafOf(leaf: Octets, index: number, size: number, root: Octets, path: readonly Octets[]): Promise<boolean> {
  if (index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const other of path) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      hash = await nodeHash(other, hash);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = await nodeHash(hash, other);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(hash, root);
}

function isPowerOfTwo(number: number): boolean {
  let rest = number;
  while (rest > 1 && !odd(rest)) rest = half(rest);
  return rest === 1;
}

/** Section 2.1.4.2: whether the larger tree begins with the smaller one. Every tree begins with the empty one. */
export async function continues(oldSize: number, oldRoot: Octets, size: number, root: Octets, proof: readonly Octets[]): Promise<boolean> {
  if (oldSize === 0) return proof.length === 0;
  if (oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && same(oldRoot, root);
  if (proof.length === 0) return false;
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  let [fn, sn] = [oldSize - 1, size - 1];
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [before, now] = [first as Octets, first as Octets];
  for (const other of rest) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      before = await nodeHash(other, before);
      now = await nodeHash(other, now);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      now = await nodeHash(now, other);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(before, oldRoot) && same(now, root);
}
