// SPDX-License-Identifier: EUPL-1.2
// PNG files (ISO/IEC 15948): pictures with few colours written small, with a palette; read are these and what the browser draws.
import assert from "node:assert/strict";
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
/** Between two shades that are kept of a channel; it divides 255. */
const STEP = 15;

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Each pixel's place in the palette, with lines that begin with their filter (none). */
function indexed(width, height, rgba) {
  const palette = new Map();
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0, from = 0; y < height; ++y)
    for (let x = 0; x < width; ++x, from += 4) {
      const colour = [0, 1, 2].reduce((sum, channel) => sum * 256 + Math.round(rgba[from + channel] / STEP) * STEP, 0);
      if (!palette.has(colour)) palette.set(colour, palette.size);
      lines[y * (width + 1) + 1 + x] = palette.get(colour);
    }
  assert.ok(palette.size <= MOST_COLOURS, `a picture with ${palette.size} colours is not kept here; ${MOST_COLOURS} are the most`);
  return { lines, palette: [...palette.keys()] };
}

/** `rgba`: four octets a pixel, line by line; what shines through is lost. */
export function smallPng(width, height, rgba) {
  const { lines, palette } = indexed(width, height, rgba);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // eight bits of a palette, deflate, no interlace
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", deflateSync(lines, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

const paeth = (left, up, corner) => {
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one));
  return a <= b && a <= c ? left : b <= c ? up : corner;
};
/** Of each filter (clause 9): what an octet was predicted to be. */
const PREDICTED = [() => 0, (left) => left, (left, up) => up, (left, up) => (left + up) >> 1, paeth];

/** The octets of the pixels without their filters; `size` is that of a pixel. */
function unfiltered(packed, height, size) {
  const stride = packed.length / height - 1;
  const lines = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const predicted = PREDICTED[packed[y * (stride + 1)]];
    for (let x = 0, at = y * stride, from = y * (stride + 1) + 1; x < stride; ++x, ++at, ++from)
      lines[at] = packed[from] + predicted(x < size ? 0 : lines[at - size], y === 0 ? 0 : lines[at - stride], x < size || y === 0 ? 0 : lines[at - stride - size]);
  }
  return lines;
}

/** `rgba`: four octets a pixel, line by line. */
export function readPng(file) {
  const found = new Map();
  for (let at = SIGNATURE.length; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString("latin1", at + 4, at + 8);
    found.set(type, Buffer.concat([found.get(type) ?? Buffer.alloc(0), file.subarray(at + 8, at + 8 + file.readUInt32BE(at))]));
  }
  const header = found.get("IHDR");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlaced] = header.subarray(8);
  const size = { 2: 3, 3: 1, 6: 4 }[kind];
  assert.ok(depth === 8 && size && !interlaced, `a PNG file of kind ${kind} with ${depth} bits is not read here`);
  const lines = unfiltered(inflateSync(found.get("IDAT")), height, size);
  const colours = kind === 3 ? found.get("PLTE") : lines;
  const rgba = Buffer.alloc(width * height * 4, 255);
  for (let pixel = 0; pixel < width * height; ++pixel) {
    const from = kind === 3 ? lines[pixel] * 3 : pixel * size;
    for (let channel = 0; channel < 3; ++channel) rgba[pixel * 4 + channel] = colours[from + channel];
  }
  return { width, height, rgba };
}
