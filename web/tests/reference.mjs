// SPDX-License-Identifier: EUPL-1.2
// Pictures that somebody looked at, in tests/reference; pages are held to them. A difference is written beside: the page as it
// is now (NAME.seen.png) and in red where it is another (NAME.difference.png).
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readPng, smallPng } from "./png.mjs";

const folder = fileURLToPath(new URL("reference/", import.meta.url));
/** A pixel is another where a channel differs by more, of 255: what is kept is rounded by up to 7 (png.mjs), and the edges of letters vary. */
const SHADE = 24;
/** A picture is another where more of its pixels are, of a thousand: a word of twenty letters on a telephone. */
const PER_MILLE = 0.5;
const accepting = process.env.COMITY_ACCEPT_PICTURES === "1";

/** How many of a thousand pixels are others, and where: red on what the page shows, paled. */
function difference(now, before) {
  const marked = Buffer.alloc(now.rgba.length);
  let others = 0;
  for (let at = 0; at < now.rgba.length; at += 4) {
    const [red, green, blue] = [now.rgba[at], now.rgba[at + 1], now.rgba[at + 2]];
    const other = Math.max(Math.abs(red - before.rgba[at]), Math.abs(green - before.rgba[at + 1]), Math.abs(blue - before.rgba[at + 2])) > SHADE;
    if (other) others += 1;
    const pale = 200 + (red + green + blue) / 14;
    marked[at] = other ? 220 : pale;
    marked[at + 1] = marked[at + 2] = other ? 0 : pale;
  }
  return { perMille: (others * 4000) / now.rgba.length, marked };
}

/** Holds what the page shows to the picture of that name, or makes it the picture. */
export async function holdToPicture(page, name) {
  const file = (kind = "") => `${folder}${name}${kind}.png`;
  for (const kind of [".seen", ".difference"]) rmSync(file(kind), { force: true });
  const now = readPng(await page.screenshot({ animations: "disabled", caret: "hide" }));
  const before = existsSync(file()) ? readPng(readFileSync(file())) : undefined;
  const comparable = before?.width === now.width && before.height === now.height;
  const { perMille, marked } = comparable ? difference(now, before) : { perMille: 1000 };
  if (perMille <= PER_MILLE) return;
  const write = (path, rgba) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, smallPng(now.width, now.height, rgba));
  };
  if (accepting) return write(file(), now.rgba);
  write(file(".seen"), now.rgba);
  if (marked) write(file(".difference"), marked);
  const what = !before ? "there is no picture yet" : comparable ? `${perMille.toFixed(2)} of a thousand pixels are others, ${PER_MILLE} may` : `${now.width} × ${now.height} px instead of ${before.width} × ${before.height}`;
  assert.fail(`${name}: ${what}. Look at ${name}.seen.png${marked ? ` and ${name}.difference.png` : ""} in web/tests/reference; if the page is right, "make pictures" takes it as the picture`);
}
