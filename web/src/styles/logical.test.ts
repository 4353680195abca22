// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// Arabic is read from the right: where styles say "left" or "right", the mirrored page is wrong.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|scroll-margin|scroll-padding)-(?:left|right)|border-(?:left|right)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b|\bto (?:left|right)\b/g;

test("what is physical is found", () => {
  for (const rule of ["a { margin-left: 1px; }", "a{left:0}", "a { text-align: right; }", "a { border-left-width: 0; }", "a { border-top-left-radius: 0; }", "a { background: linear-gradient(to right, red, blue); }"])
    expect(rule.match(physical), rule).not.toBeNull();
  for (const rule of ["a { margin-inline-start: 1px; }", ".row-left { flex: 0; }", "a { float: inline-start; }", "rect.left { fill: red; }"]) expect(rule.match(physical), rule).toBeNull();
});

// But where the direction itself is named.
test("no style is for the left or the right alone", () => {
  const found = readdirSync("src", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".css"))
    .flatMap((file) => readFileSync(`src/${file}`, "utf8").split("\n").flatMap((line, at) => ((line.startsWith(':root[dir="rtl"]') ? "" : line).match(physical) ?? []).map((rule) => `${file}:${at + 1}: ${rule.trim()}`)));
  expect(found).toEqual([]);
});
