// SPDX-License-Identifier: EUPL-1.2
// Which words of a clause changed: the longest run of words that both have stays.

export interface Piece {
  what: "same" | "removed" | "added";
  text: string;
}

/** Words of both together; of longer clauses only what both begin and end with is compared. */
export const MOST_PAIRS = 1_000_000;

// Each word with what parts it from the next; the last one, too, as others may come to stand behind it.
const wordsOf = (text: string): string[] => `${text} `.match(/\S+\s*/g) ?? [];
const alike = (one: string, other: string) => one.trimEnd() === other.trimEnd();

/** Lengths of the longest common run of the rest, from each pair of places on. */
function common(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = alike(before[i] ?? "", after[j] ?? "") ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0) : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}

/** The pieces in the order they are read; neighbours of one kind are one. */
export function wordDiff(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const pieces: Piece[] = [];
  const put = (what: Piece["what"], text: string) => {
    const last = pieces.at(-1);
    if (last?.what === what) last.text += text;
    else if (text !== "") pieces.push({ what, text });
  };
  let start = 0;
  while (start < old.length && start < now.length && alike(old[start] ?? "", now[start] ?? "")) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && alike(old[old.length - 1 - end] ?? "", now[now.length - 1 - end] ?? "")) end += 1;
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  put("same", now.slice(0, start).join(""));
  if (gone.length * come.length > MOST_PAIRS) {
    put("removed", gone.join(""));
    put("added", come.join(""));
  } else {
    const lengths = common(gone, come);
    const width = come.length + 1;
    for (let [i, j] = [0, 0]; i < gone.length || j < come.length; ) {
      const [one, other] = [gone[i], come[j]];
      if (one !== undefined && other !== undefined && alike(one, other)) {
        put("same", other);
        i += 1;
        j += 1;
      } else if (one !== undefined && (other === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) {
        put("removed", one);
        i += 1;
      } else {
        put("added", other ?? "");
        j += 1;
      }
    }
  }
  put("same", now.slice(now.length - end).join(""));
  return pieces;
}
