// SPDX-License-Identifier: EUPL-1.2
import { useRef, useState } from "react";
import { ApiProblem } from "../api/client";
import { hex } from "../court/octets";
import { needsProof } from "./ask";
import { useProof } from "./proof";

export interface SendingState {
  busy: boolean;
  problem: ApiProblem | undefined;
  /** The case moved on since it was shown (409): what was entered is still there, and can be sent upon the newer version. */
  conflict: boolean;
}

// crypto.randomUUID is for secure contexts alone; a server for one machine or a closed network may have no TLS.
export function newKey(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * Sends once, whatever happens on the way: the same entry keeps its key through lost answers, so that a second press has no
 * second effect. Asks for a fresh proof where the server wants one. `onConflict` loads what another changed.
 */
export function useSending(onConflict?: () => void): SendingState & { run: <T>(entry: unknown, task: (once: string) => Promise<T>) => Promise<T | undefined>; clear: () => void } {
  const [state, setState] = useState<SendingState>({ busy: false, problem: undefined, conflict: false });
  const proof = useProof();
  const key = useRef({ entry: "", once: "" });

  async function run<T>(entry: unknown, task: (once: string) => Promise<T>): Promise<T | undefined> {
    const text = JSON.stringify(entry);
    if (key.current.entry !== text) key.current = { entry: text, once: newKey() };
    setState({ busy: true, problem: undefined, conflict: false });
    for (let proved = false; ; proved = true) {
      try {
        const done = await task(key.current.once);
        key.current = { entry: "", once: "" };
        setState({ busy: false, problem: undefined, conflict: false });
        return done;
      } catch (reason) {
        const problem = reason instanceof ApiProblem ? reason : new ApiProblem(0, "", String(reason));
        if (!proved && needsProof(problem) && (await proof())) continue;
        // A refusal is an answer: what is sent next is another request.
        if (problem.status !== 0) key.current = { entry: "", once: "" };
        setState({ busy: false, problem, conflict: problem.status === 409 });
        if (problem.status === 409) onConflict?.();
        return undefined;
      }
    }
  }
  return { ...state, run, clear: () => setState({ busy: false, problem: undefined, conflict: false }) };
}
