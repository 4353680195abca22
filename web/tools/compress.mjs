// SPDX-License-Identifier: EUPL-1.2
// Puts x.gz and x.br beside every text file x of a built site, once, so that the server never compresses while it answers.
//   node tools/compress.mjs dist
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = new Set([".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt", ".xml", ".webmanifest"]);

const folder = process.argv[2] ?? "dist";
let files = 0;
let plain = 0;
let brotli = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  if (!TEXT.has(extname(path))) continue;
  const content = readFileSync(path);
  const packed = {
    gz: gzipSync(content, { level: 9 }),
    br: brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  };
  for (const [suffix, bytes] of Object.entries(packed)) {
    // A file that does not shrink is sent as it is.
    if (bytes.length < content.length) writeFileSync(`${path}.${suffix}`, bytes);
    else rmSync(`${path}.${suffix}`, { force: true });
  }
  files += 1;
  plain += content.length;
  brotli += Math.min(packed.br.length, content.length);
}
if (files === 0) {
  console.error(`compress: ${folder} holds no text files; run npm run build first`);
  process.exit(1);
}
console.log(`compressed ${files} files: ${Math.ceil(plain / 1024)} KiB, ${Math.ceil(brotli / 1024)} KiB with brotli`);
