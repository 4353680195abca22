// SPDX-License-Identifier: EUPL-1.2
// One act for many cases: given to each by itself, so that each obeys its own permissions, and answered for each.
import { ApiProblem } from "../api/client";
import { needsProof } from "../office/ask";
import type { AskForProof } from "../office/proof";

export type Outcome =
  | { what: "done" }
  /** A second person has to approve it. */
  | { what: "waits" }
  | { what: "refused"; why: string };

/** What the server says in words, the way out with it. */
function reason(problem: ApiProblem): string {
  return problem.errors.length === 0 ? problem.detail || problem.title : problem.errors.map(({ message, hint }) => (hint ? `${message} – ${hint}` : message)).join("; ");
}

/**
 * Gives each its act, one after the other, and tells what became of it. Where a proof of who one is has become old, it is
 * asked for once. Ends early when `stopped` says so, the connection is lost or the session is over: the rest is untouched.
 */
export async function giveEach<T>(all: readonly T[], give: (one: T) => Promise<{ waits: boolean }>, tell: (one: T, outcome: Outcome) => void, stopped: () => boolean, proof: AskForProof): Promise<void> {
  let turnedAway = false;
  for (const one of all) {
    for (let proved = false; !stopped(); proved = true) {
      try {
        tell(one, { what: (await give(one)).waits ? "waits" : "done" });
        break;
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        if (thrown.status === 0 || thrown.status === 401) return;
        if (!proved && !turnedAway && needsProof(thrown)) {
          if (await proof()) continue;
          turnedAway = true;
        }
        tell(one, { what: "refused", why: reason(thrown) });
        break;
      }
    }
    if (stopped()) return;
  }
}
