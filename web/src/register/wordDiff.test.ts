// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { MOST_PAIRS, type Piece, wordDiff } from "./wordDiff";

const said = (pieces: Piece[]) => pieces.map(({ what, text }) => `${{ same: "=", removed: "-", added: "+" }[what]}${text.trim()}`);
const without = (pieces: Piece[], what: Piece["what"]) =>
  pieces
    .filter((piece) => piece.what !== what)
    .map(({ text }) => text)
    .join("")
    .split(/\s+/)
    .filter(Boolean);

test("words that were changed stand beside those that stayed", () => {
  expect(said(wordDiff("Requests go through ministries.", "Requests go directly."))).toEqual(["=Requests go", "-through ministries.", "+directly."]);
  expect(said(wordDiff("within 30 days of receipt", "within 45 days of receipt"))).toEqual(["=within", "-30", "+45", "=days of receipt"]);
  expect(said(wordDiff("a b c d", "a c d e"))).toEqual(["=a", "-b", "=c d", "+e"]);
});

test("nothing changed, nothing there, everything new", () => {
  expect(said(wordDiff("a b", "a  b"))).toEqual(["=a  b"]);
  expect(wordDiff("", "")).toEqual([]);
  expect(said(wordDiff("", "a"))).toEqual(["+a"]);
  expect(said(wordDiff("a", ""))).toEqual(["-a"]);
});

test("what stays and goes is the old text, what stays and comes the new one", () => {
  const words = (seed: number) => Array.from({ length: 60 }, (_, at) => "abcdefg"[(at * seed + at ** 2) % 7]).join(" ");
  for (let seed = 1; seed < 20; seed += 1) {
    const pieces = wordDiff(words(seed), words(seed + 1));
    expect(without(pieces, "added")).toEqual(words(seed).split(" "));
    expect(without(pieces, "removed")).toEqual(words(seed + 1).split(" "));
  }
});

test("of very long clauses only beginning and end are compared", () => {
  const long = (word: string, count: number) => `one ${`${word} same `.repeat(count)}end`;
  const side = Math.sqrt(MOST_PAIRS);
  expect(said(wordDiff(long("a", side), long("b", side))).map(([sign]) => sign)).toEqual(["=", "-", "+", "="]);
  expect(wordDiff(long("a", side / 4), long("b", side / 4)).length).toBeGreaterThan(10);
});
