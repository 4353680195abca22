// SPDX-License-Identifier: EUPL-1.2
// A file line by line, with the memory of its longest line.
import { joined, type Octets, textOf } from "./octets";
import { Wrong } from "./wrong";

export const LONGEST_LINE = 4 * 1024 * 1024;

export interface Line {
  /** Without its LF. */
  text: string;
  number: number;
  /** Octets of the file that it takes, the end not among them. */
  from: number;
  to: number;
}

/** Where reading stopped, with what is wrong there. */
export class WrongLine extends Error {
  constructor(
    readonly wrong: Wrong,
    readonly line: Omit<Line, "text">,
  ) {
    super(wrong.message);
  }
}

/** Each line that ends with LF. What stands behind the last of them is a line cut off. Throws WrongLine. */
export async function* linesOf(pieces: AsyncIterable<Octets>): AsyncGenerator<Line> {
  let kept: Octets = new Uint8Array();
  let [from, number] = [0, 1];
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      const octets = joined(kept, piece.subarray(start, end));
      const line = { number, from, to: from + octets.length };
      if (octets.length > LONGEST_LINE) throw new WrongLine(new Wrong("long-line"), line);
      let text: string;
      try {
        text = textOf(octets);
      } catch {
        throw new WrongLine(new Wrong("no-utf8"), line);
      }
      yield { text, ...line };
      kept = new Uint8Array();
      start = end + 1;
      from = line.to + 1;
      number += 1;
    }
    kept = joined(kept, piece.subarray(start));
    if (kept.length > LONGEST_LINE) throw new WrongLine(new Wrong("long-line"), { number, from, to: from + kept.length });
  }
  if (kept.length > 0) throw new WrongLine(new Wrong("half-line"), { number, from, to: from + kept.length });
}
