// SPDX-License-Identifier: EUPL-1.2
// Acts need a proof of who one is that is not older than five minutes. Whoever gives one asks `useProof` to see to it.
import { createContext, useContext } from "react";

/** Resolves true when the person has proved anew who they are, false when they turned away. */
export type AskForProof = () => Promise<boolean>;

export const ProofContext = createContext<AskForProof>(() => Promise.resolve(false));

export const useProof = () => useContext(ProofContext);
