// SPDX-License-Identifier: EUPL-1.2
import { wordDiff } from "./wordDiff";

/** A text as it is now, with what went and what came; no colour says it alone. */
export function ChangedWords({ before, after }: { before: string; after: string }) {
  return wordDiff(before, after).map(({ what, text }, at) => {
    const Mark = what === "same" ? "span" : what === "added" ? "ins" : "del";
    return <Mark key={at}>{text}</Mark>;
  });
}
