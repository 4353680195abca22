// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// Held to the exports that the program writes (tests/verify) and to the vectors of the log, made by an independent program.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Findings, verifyExport } from "./exportFile";
import { LONGEST_LINE } from "./lines";
import { readCheckpoint, readKey } from "./note";
import { base64, fromBase64, type Octets, textOf, utf8 } from "./octets";
import { readPolicy } from "./policy";
import { byBrowser, cannotSay, lackOf } from "./signatures";
import { continues, isLeafOf, leafHash } from "./tree";

const file = (name: string) => new Uint8Array(readFileSync(`../tests/verify/${name}`));
const text = (name: string) => readFileSync(`../tests/verify/${name}`, "utf8");
const whole = text("case-2026-17.comity-export");

async function* pieces(octets: Octets, size = octets.length) {
  for (let at = 0; at < octets.length; at += size) yield octets.slice(at, at + size);
}
const verified = (content: string | Octets, more: object = {}) => verifyExport(pieces(typeof content === "string" ? utf8(content) : content), { verifies: byBrowser, ...more });
const policy = async (name: string) => ({ policy: await readPolicy(text(name)) });
const faults = (findings: Findings) => findings.faults.map(({ line, event, what }) => `${line}${event === undefined ? "" : ` event ${event}`}: ${what}`);
const inLine = (number: number, from: string | RegExp, to: string) =>
  whole
    .split("\n")
    .map((line, at) => (at === number - 1 ? line.replace(from, to) : line))
    .join("\n");

interface Vectors {
  leaves: string[]; leafHashes: string[]; roots: Record<string, string>; logVkey: string; witnessVkey: string;
  checkpoint5: string; cosignatureTime: number; tlogProofLeaf7: string; consistency5to13: string[];
}
const vectors = JSON.parse(readFileSync("../tests/vectors/log/log.json", "utf8")) as Vectors;
const hash = (textual: string) => fromBase64(textual) as Octets;

describe("the vectors of the log", () => {
  test("leaves have their hashes", async () => {
    for (const [at, leaf] of vectors.leaves.entries()) expect(base64(await leafHash(leaf))).toBe(vectors.leafHashes[at]);
  });

  test("the proof of leaf 7 leads to the root of 13, and to no other", async () => {
    const [, , ...rest] = vectors.tlogProofLeaf7.split("\n");
    const path = rest.slice(0, rest.indexOf("")).map(hash);
    const leaf = hash(vectors.leafHashes[7] ?? "");
    const root = hash(vectors.roots["13"] ?? "");
    expect(await isLeafOf(leaf, 7, 13, root, path)).toBe(true);
    for (const [index, size] of [[6, 13], [7, 8], [13, 13], [7, 17]] as const) expect(await isLeafOf(leaf, index, size, root, path), `${index} of ${size}`).toBe(false);
    expect(await isLeafOf(leaf, 7, 13, root, path.slice(1))).toBe(false);
    expect(await isLeafOf(leaf, 7, 13, root, [...path, leaf])).toBe(false);
  });

  test("a tree of 13 continues that of 5, and any of a smaller size with its own proof", async () => {
    const root = (size: number) => hash(vectors.roots[String(size)] ?? "");
    const proof = vectors.consistency5to13.map(hash);
    expect(await continues(5, root(5), 13, root(13), proof)).toBe(true);
    expect(await continues(5, root(4), 13, root(13), proof)).toBe(false);
    expect(await continues(4, root(4), 13, root(13), proof)).toBe(false);
    expect(await continues(5, root(5), 13, root(12), proof)).toBe(false);
    expect(await continues(5, root(5), 13, root(13), proof.slice(0, -1))).toBe(false);
    expect(await continues(0, root(0), 13, root(13), [])).toBe(true);
    expect(await continues(13, root(13), 13, root(13), [])).toBe(true);
    expect(await continues(13, root(13), 13, root(12), [])).toBe(false);
    expect(await continues(13, root(13), 5, root(5), proof)).toBe(false);
  });

  // RFC 9162 section 2.1.4.1 and 2.1.3.1, written as they stand there.
  test("every consistency and every inclusion among 13 leaves is proved", async () => {
    const sha = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
    const leaves = vectors.leafHashes.map((leaf) => Buffer.from(leaf, "base64"));
    const split = (size: number) => 2 ** Math.floor(Math.log2(size - 1));
    const mth = (d: Buffer[]): Buffer => (d.length === 1 ? (d[0] as Buffer) : sha(Buffer.from([1]), mth(d.slice(0, split(d.length))), mth(d.slice(split(d.length)))));
    const path = (m: number, d: Buffer[]): Buffer[] => {
      if (d.length === 1) return [];
      const k = split(d.length);
      return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
    };
    const subproof = (m: number, d: Buffer[], b: boolean): Buffer[] => {
      if (m === d.length) return b ? [] : [mth(d)];
      const k = split(d.length);
      return m <= k ? [...subproof(m, d.slice(0, k), b), mth(d.slice(k))] : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
    };
    const octets = (buffer: Buffer): Octets => new Uint8Array(buffer);
    for (let size = 1; size <= 13; size += 1) {
      const tree = leaves.slice(0, size);
      expect(mth(tree).toString("base64")).toBe(vectors.roots[String(size)]);
      for (let index = 0; index < size; index += 1) expect(await isLeafOf(octets(leaves[index] as Buffer), index, size, octets(mth(tree)), path(index, tree).map(octets)), `${index} of ${size}`).toBe(true);
      for (let old = 1; old < size; old += 1) {
        const [before, now] = [octets(mth(leaves.slice(0, old))), octets(mth(tree))];
        expect(await continues(old, before, size, now, subproof(old, tree, true).map(octets)), `${old} to ${size}`).toBe(true);
        expect(await continues(old, now, size, now, subproof(old, tree, true).map(octets)), `${old} to ${size}`).toBe(false);
      }
    }
  });

  test("a checkpoint is signed by its log and cosigned by its witness", async () => {
    const [log, witness] = await Promise.all([readKey(vectors.logVkey, 1), readKey(vectors.witnessVkey, 4)]);
    const five = await readCheckpoint(vectors.checkpoint5, log, [], byBrowser);
    expect([five.size, base64(five.root)]).toEqual([5, vectors.roots["5"]]);
    const cosigned = vectors.tlogProofLeaf7.slice(vectors.tlogProofLeaf7.indexOf("\n\n") + 2);
    const thirteen = await readCheckpoint(cosigned, log, [witness], byBrowser);
    expect(thirteen.cosignatures.map(({ seconds }) => seconds)).toEqual([vectors.cosignatureTime]);
    await expect(readCheckpoint(vectors.checkpoint5.replace("\n5\n", "\n6\n"), log, [], byBrowser)).rejects.toThrow("bad-signature");
    await expect(readCheckpoint(vectors.checkpoint5.split("—")[0] ?? "", log, [], byBrowser)).rejects.toThrow("no-note");
    await expect(readKey(vectors.witnessVkey, 1)).rejects.toThrow("no-log-key");
    await expect(readKey(vectors.logVkey.replace("Aa+O", "Ab+O"), 1)).rejects.toThrow("no-log-key");
  });
});

describe("an export", () => {
  test("verifies whole, with the times its witnesses give", async () => {
    const found = await verified(whole);
    expect(found.faults).toEqual([]);
    expect([found.authority, found.streamKind, found.streamId, found.signatures, found.believed]).toEqual(["xa-moj", "case", "2026-17", true, null]);
    expect(found.checkpoints.map(({ size }) => size)).toEqual([2, 5]);
    expect(found.events.map(({ after, before }) => [after, before])).toEqual([[null, 1_772_619_000], [1_772_619_000, 1_772_622_600], [1_772_619_000, 1_772_622_600]]);
    // Behind the head and two checkpoints; the places are octets of the file, each line without its LF.
    const octets = utf8(whole);
    expect(found.events.map(({ from, to }) => textOf(octets.slice(from, to)))).toEqual(whole.split("\n").slice(3, 6));
  });

  test("verifies in pieces of any size", async () => {
    for (const size of [1, 7, 1000]) expect((await verifyExport(pieces(utf8(whole), size), { verifies: byBrowser })).faults).toEqual([]);
  });

  test("without a witness verifies, without times", async () => {
    const found = await verified(file("unwitnessed.comity-export"));
    expect(found.faults).toEqual([]);
    expect(found.events.map(({ after, before }) => [after, before])).toEqual([[null, null], [null, null], [null, null]]);
  });

  test("does not verify with any octet changed", async () => {
    const octets = utf8(whole);
    // Nobody signs when the export was made; whose name a witness has is lost with its times, not with the file.
    const exported = whole.indexOf('"exported":"') + 12;
    for (let at = 0; at < octets.length; at += 5) {
      if (at >= exported && at < exported + 24) continue;
      const changed = octets.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << ((at / 5) % 7));
      const found = await verified(changed);
      const cosigned = found.checkpoints.length === 2 && found.checkpoints.every(({ cosignatures }) => cosignatures.length > 0);
      expect(found.faults.length > 0 || !cosigned, `octet ${at}`).toBe(true);
    }
  });

  test("does not verify cut off anywhere", async () => {
    const octets = utf8(whole);
    for (let length = 0; length < octets.length; length += 31) expect((await verified(octets.slice(0, length))).faults, `${length} octets`).not.toEqual([]);
    expect(faults(await verified(""))).toEqual(["0: empty"]);
    expect(faults(await verified(whole.slice(0, -1)))).toEqual(["6 event 3: half-line", "0: cut-off"]);
  });

  // The same changes as in tests/verify/changed.transcript: where, and what.
  test.each([
    ["a word of an event", () => whole.replace("extradition", "assistance"), ["4 event 1: event-changed"]],
    ["an instant", () => whole.replace("T11:00:00.000+01:00", "T11:00:00.000+02:00"), ["4 event 1: event-changed"]],
    ["the leaf entry with it", () => whole.replace("T11:00:00.000+01:00", "T11:00:00.000+02:00").replace("T10:00:00.000Z", "T09:00:00.000Z"), ["4 event 1: event-and-proof-changed"]],
    ["the salt", () => inLine(4, '"salt":"C', '"salt":"x'), ["4 event 1: event-changed"]],
    ["a hash of the path", () => inLine(4, '"path":["W', '"path":["X'), ["4 event 1: proof-changed"]],
    ["the root of a checkpoint", () => inLine(3, "GGkN", "GGkO"), ["3: bad-signature"]],
    ["the size of a checkpoint", () => inLine(3, "2026a\\n5", "2026a\\n6"), ["3: bad-signature"]],
    ["the time of a witness", () => inLine(3, "oi2nTQAAAABp", "oi2nTQAAAABq"), ["3: bad-signature"]],
    ["the proof between checkpoints", () => inLine(3, '"consistency":["7', '"consistency":["8'), ["3: rewritten"]],
    ["the name of the case", () => inLine(1, "2026-17", "2026-18"), ["4 event 1: other-stream", "5 event 2: other-stream", "6 event 3: other-stream"]],
    ["a member that nobody signed", () => inLine(4, '"leaf"', '"judge":"seen","leaf"'), ["4 event 1: stranger"]],
    ["a blank", () => inLine(4, '"leaf":', '"leaf": '), ["4 event 1: other-spelling"]],
    ["a member twice", () => inLine(4, '"leaf":', '"leaf":0,"leaf":'), ["4 event 1: other-spelling"]],
    ["something behind", () => `${whole}{}\n`, ["7: more-behind"]],
    ["the form", () => inLine(1, "export/v1", "export/v2"), ["1: no-export"]],
    ["a key not copied whole", () => inLine(1, "2fea4ecf+Aa+OII", "2fea4ecf+Ab+OII"), ["1: no-log-key"]],
  ])("says where and what: %s", async (_, change, expected) => {
    const changed = change();
    expect(changed).not.toBe(whole);
    expect(faults(await verified(changed))).toEqual(expected);
  });

  test("says which event is missing, twice or moved", async () => {
    const lines = whole.trimEnd().split("\n");
    const made = (...order: number[]) => verified(`${order.map((at) => lines[at]).join("\n")}\n`.replace('"events":3', `"events":${order.length - 3}`));
    expect(faults(await made(0, 1, 2, 3, 5))).toEqual(["5 event 2: other-place"]);
    expect(faults(await made(0, 1, 2, 4, 3, 5))).toEqual(["4 event 1: other-place", "5 event 2: other-place"]);
    expect(faults(await made(0, 1, 2, 3, 3, 4, 5))).toEqual(["5 event 2: other-place", "6 event 3: other-place", "7 event 4: other-place"]);
    // What a file alone cannot show: that its last event was taken away with the count.
    expect(faults(await made(0, 1, 2, 3, 4))).toEqual([]);
  });

  test("keeps to its limits, at the edge and over it", async () => {
    expect(faults(await verified(inLine(1, '"events":3', '"events":1000001')))).toEqual(["1: too-much"]);
    expect(faults(await verified(inLine(1, '"events":3', '"events":1000000')))).toEqual(["0: cut-off"]);
    expect(faults(await verified(inLine(1, '"checkpoints":2', '"checkpoints":1025')))).toEqual(["1: too-much"]);
    expect(faults(await verified(inLine(1, '"events":3', '"events":0')))).toEqual(["1: no-number"]);
    expect(faults(await verified(`${" ".repeat(LONGEST_LINE + 1)}\n`))).toEqual(["1: long-line"]);
    expect(faults(await verified(`${" ".repeat(LONGEST_LINE)}\n`))).toEqual(["1: no-export"]);
    const zero = `"${"A".repeat(43)}="`;
    expect(faults(await verified(inLine(2, '"consistency":[', `"consistency":[${Array(64).fill(zero).join(",")}`)))).toEqual(["2: many-hashes"]);
    expect(faults(await verified(inLine(2, '"consistency":[', `"consistency":[${Array(63).fill(zero).join(",")}`)))).toEqual(["2: rewritten"]);
    const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    expect(faults(await verified(`{"a":${deep(64)}}\n`))).toEqual(["1: no-export"]);
    expect(faults(await verified(`{"a":${deep(65)}}\n`))).toEqual(["1: nested"]);
  });

  test("stops after twenty faults", async () => {
    expect((await verified(`${whole.replace('"events":3', '"events":30')}${"{}\n".repeat(27)}`)).faults).toHaveLength(20);
  });
});

describe("keys from elsewhere", () => {
  test("verify the file they are of", async () => {
    expect([(await verified(whole, await policy("believed.policy"))).believed, (await verified(whole, await policy("no-witness.policy"))).believed]).toEqual([true, true]);
  });

  test("tell a record of the same names and other keys apart", async () => {
    expect((await verified(file("forged.comity-export"))).faults).toEqual([]);
    expect(faults(await verified(file("forged.comity-export"), await policy("believed.policy")))).toEqual(["1: log-not-believed"]);
    expect(faults(await verified(whole, await policy("stranger.policy")))).toEqual(["1: log-not-believed"]);
  });

  test("ask for as many witnesses as they say", async () => {
    expect(faults(await verified(whole, await policy("two-witnesses.policy")))).toEqual(["3: quorum"]);
    expect(faults(await verified(file("unwitnessed.comity-export"), await policy("believed.policy")))).toEqual(["2: quorum"]);
  });

  test("are read strictly", async () => {
    await expect(readPolicy(text("wrong.policy"))).rejects.toThrow("policy-undefined");
    await expect(readPolicy(text("README.md"))).rejects.toThrow("policy-line");
    await expect(readPolicy(`log ${vectors.logVkey}\n`)).rejects.toThrow("policy-quorum");
    await expect(readPolicy(`log ${vectors.logVkey}\nlog ${vectors.logVkey}\nquorum none\n`)).rejects.toThrow("policy-twice");
    await expect(readPolicy(" ".repeat(256 * 1024 + 1))).rejects.toThrow("policy-large");
    await expect(readPolicy(" ".repeat(256 * 1024))).rejects.toThrow("policy-quorum");
  });
});

describe("a browser", () => {
  test("without Ed25519 checks all else, and says that signatures were not", async () => {
    const found = await verified(whole, { verifies: cannotSay });
    expect([found.faults, found.signatures, found.events.length]).toEqual([[], false, 3]);
    expect(faults(await verified(whole.replace("extradition", "assistance"), { verifies: cannotSay }))).toEqual(["4 event 1: event-changed"]);
  });

  test("is asked by a known signature what it can", async () => {
    const sure = { importKey: () => Promise.resolve({}) };
    expect(await lackOf(crypto.subtle)).toBe(null);
    expect(await lackOf(null)).toBe("no-crypto");
    expect(await lackOf({ ...sure, verify: () => Promise.resolve(false) } as unknown as SubtleCrypto)).toBe("no-ed25519");
    const without = { importKey: () => Promise.reject(new DOMException("unknown", "NotSupportedError")) } as unknown as SubtleCrypto;
    expect(await lackOf(without)).toBe("no-ed25519");
  });
});
