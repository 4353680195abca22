// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Octets } from "../court/octets";
import { Wrong } from "../court/wrong";
import { readPackage } from "./package";
import { lacking, type Reply, slip } from "./reply";
import en from "./words.en.json";
import fr from "./words.fr.json";
import ru from "./words.ru.json";

/** Made by `comity package make` (tests/vectors/package/README.md). */
const sealed = (): Octets => new Uint8Array(readFileSync("../tests/vectors/package/request.asice"));

async function refusal(file: Octets): Promise<string> {
  try {
    await readPackage(file);
    return "read";
  } catch (fault) {
    if (!(fault instanceof Wrong)) throw fault;
    return fault.what;
  }
}

/** The file with a text in it changed in place, letter for letter. */
function altered(from: string, to: string): Octets {
  const file = sealed();
  const text = Buffer.from(file).toString("latin1");
  const at = text.indexOf(from);
  expect(at).toBeGreaterThan(0);
  file.set(Buffer.from(to, "latin1"), at);
  return file;
}

test("a package is read as the program made it", async () => {
  const read = await readPackage(sealed());
  expect(read).toMatchObject({ reference: "EXT-O-2026-00007", from: "Ministry of Justice of X", to: "Prosecutor General of Y", title: "Request for extradition" });
  expect(read.documents.map(({ language }) => language)).toEqual(["en", "ru"]);
  expect(read.attachments.map(({ file, title }) => [file, title])).toEqual([["attachments/001 warrant.txt", "warrant"]]);
  expect(read.seal.signer).toMatchObject({ subject: "Ministry of X", issuer: "Root of X", elliptic: true });
  expect(read.request).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("a package that was changed anywhere is not shown as good", async () => {
  const file = sealed();
  const outcomes = new Set<string>();
  for (let at = 0; at < file.length; at += 37) {
    const changed = sealed();
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    const outcome = await refusal(changed);
    outcomes.add(outcome);
    // Dates of entries, and the manifest that is there for other products, are signed by nobody and shown to nobody.
    if (outcome !== "read") continue;
    expect(await readPackage(changed)).toEqual(await readPackage(sealed()));
  }
  expect(outcomes).toContain("archive");
});

test("what is no package says so", async () => {
  expect(await refusal(new Uint8Array(0))).toBe("archive");
  expect(await refusal(new Uint8Array(100))).toBe("archive");
  expect(await refusal(altered("mimetype", "MIMETYPE"))).toBe("archive");
});

test("a reply slip is what the program reads", () => {
  const reply: Reply = { answer: "question", office: "Prokuratura", registration: "", contact: "a@example.org", text: "Which court?", date: "2026-03-04" };
  expect(slip(reply, { request: "sha256:aa", reference: "EXT-O-2026-00007" })).toBe(
    '{"answer":"question","contact":"a@example.org","date":"2026-03-04","form":"comity-reply-1","office":"Prokuratura","reference":"EXT-O-2026-00007","request":"sha256:aa","text":"Which court?"}',
  );
  expect(lacking(reply)).toBeNull();
  expect(lacking({ ...reply, office: "" })).toBe("office");
  expect(lacking({ ...reply, text: "ё".repeat(2001) })).toBe("text");
  expect(lacking({ ...reply, text: "ё".repeat(2000) })).toBeNull();
});

test("every message and fault has its words in each language", () => {
  const sources = readdirSync("src/reader")
    .filter((name) => name.endsWith(".ts") && !name.includes(".test."))
    .map((name) => readFileSync(`src/reader/${name}`, "utf8"));
  const said = sources.flatMap((source) => [...source.matchAll(/\b(?:say|fact|field|filesShown)\("([^"]+)"/g)].map(([, key = ""]) => key));
  const faults = sources.flatMap((source) => [...source.matchAll(/new Wrong\("([^"]+)"/g)].map(([, key = ""]) => `fault-${key}`)).filter((key) => key !== "fault-no-list");
  expect(said.length).toBeGreaterThan(25);
  expect([...said, ...faults].filter((key) => !(key in en))).toEqual([]);
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  expect(Object.keys(ru)).toEqual(Object.keys(en));
});
