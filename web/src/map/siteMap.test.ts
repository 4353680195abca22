// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error a script of the build, without types
import { siteMap } from "../../tools/build_site_map.mjs";

test("the map of the public site is the one that the data gives; `npm run site-map` draws it anew", () => {
  expect(siteMap() === readFileSync("../src/node/site/world.csv", "utf8")).toBe(true);
});
