// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { base64 } from "../court/octets";
import { leafOf, LogTree, readCheckpoint, tilePath } from "./logTree";

const leaf = (data: Buffer) => createHash("sha256").update(Buffer.concat([Buffer.from([0]), data])).digest();
const node = (left: Buffer, right: Buffer) => createHash("sha256").update(Buffer.concat([Buffer.from([1]), left, right])).digest();

// RFC 9162, section 2.1.1, written as it stands there; what was computed once is kept.
function mth(leaves: Buffer[], start = 0, end = leaves.length, kept?: Map<string, Buffer>): Buffer {
  const key = `${start}-${end}`;
  const known = kept?.get(key);
  if (known) return known;
  const k = 2 ** Math.floor(Math.log2(end - start - 1));
  const root = end - start === 1 ? (leaves[start] as Buffer) : node(mth(leaves, start, start + k, kept), mth(leaves, start + k, end, kept));
  if (end - start > 1) kept?.set(key, root);
  return root;
}

function tiles(leaves: Buffer[], asked: string[] = [], kept?: Map<string, Buffer>) {
  return (level: number, index: number, width: number) => {
    asked.push(tilePath(level, index, width));
    const span = 256 ** level;
    const hashes = Array.from({ length: width }, (_, at) => mth(leaves, (index * 256 + at) * span, (index * 256 + at + 1) * span, kept));
    return Promise.resolve(new Uint8Array(Buffer.concat(hashes)));
  };
}

// The eight leaves and their root that implementations of Certificate Transparency share as test vector.
test("the root of the known eight leaves is the known root", async () => {
  const data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  const leaves = data.map((hex) => leaf(Buffer.from(hex, "hex")));
  const tree = new LogTree(8, tiles(leaves));
  expect(Buffer.from(await tree.root(3)).toString("hex")).toBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
});

// More than 256 × 256, so that a tile of the third level is there.
const many = Array.from({ length: 65_800 }, (_, at) => leaf(Buffer.from(String(at))));
const kept = new Map<string, Buffer>();
const SLOW = 60_000;

test.each([1, 2, 255, 256, 257, 512, 1000, 65_536, 65_537, 65_800])(
  "of %i leaves the root is that of RFC 9162, whichever leaf is asked about",
  async (size) => {
    const expected = mth(many, 0, size, kept).toString("hex");
    for (const near of [0, Math.floor(size / 2), size - 1]) expect(Buffer.from(await new LogTree(size, tiles(many, [], kept)).root(near)).toString("hex")).toBe(expected);
  },
  SLOW,
);

test(
  "few tiles are read for one entry of many, and each once",
  async () => {
    const asked: string[] = [];
    await new LogTree(65_800, tiles(many, asked, kept)).root(12_345);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThan(8);
  },
  SLOW,
);

test("a leaf that is another gives another root", async () => {
  const leaves = many.slice(0, 1000);
  const forged = [...leaves];
  forged[345] = leaf(Buffer.from("forged"));
  const honest = tiles(leaves);
  // The forger shows a false leaf in its tile, and honest hashes above it.
  const tree = new LogTree(1000, (level, index, width) => (level === 0 ? tiles(forged)(level, index, width) : honest(level, index, width)));
  expect(Buffer.from(await tree.root(345)).toString("hex")).not.toBe(mth(leaves).toString("hex"));
});

// C2SP tlog-tiles, "Tiles".
test.each([
  [0, 0, 256, "0/000"],
  [1, 1_234_067, 256, "1/x001/x234/067"],
  [0, 3, 232, "0/003.p/232"],
])("tile %i of index %i has its address", (level, index, width, path) => {
  expect(tilePath(level, index, width)).toBe(path);
});

test("a checkpoint is read, anything else is none", () => {
  const root = base64(new Uint8Array(32));
  expect(readCheckpoint(`example.com/log\n42\n${root}\n\n— example.com/log sig\n`)).toEqual({ origin: "example.com/log", size: 42, root });
  expect(() => readCheckpoint("<html>")).toThrow();
});

// An export that the program wrote: the leaf of an event is what its path starts from.
test("the leaf of an event is computed from its octets and salt", async () => {
  const line = readFileSync("../tests/verify/case-2026-17.comity-export", "utf8").split("\n")[3] ?? "";
  const proof = JSON.parse(line) as { event: string; salt: string; entry: string };
  expect(Buffer.from(await leafOf(proof)).toString("hex")).toBe(leaf(Buffer.from(proof.entry)).toString("hex"));
  const changed = { ...proof, event: proof.event.replace("extradition", "assistance") };
  expect(Buffer.from(await leafOf(changed)).toString("hex")).not.toBe(leaf(Buffer.from(proof.entry)).toString("hex"));
});
