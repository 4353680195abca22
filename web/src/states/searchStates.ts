// SPDX-License-Identifier: EUPL-1.2
import type { State } from "../api/types";

const folded = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

/** States whose code or name (in any language) begins with the text, then those that contain it. */
export function searchStates(states: State[], text: string, language: string): State[] {
  const wanted = folded(text.trim());
  const byName = (a: State, b: State) => a.name.localeCompare(b.name, language);
  if (wanted === "") return [...states].sort(byName);
  const ranked = states.map((state) => {
    const names = [state.name, ...Object.values(state.names)].map(folded);
    const code = [state.code, state.alpha3].some((c) => c.toLowerCase() === wanted);
    const begins = names.some((name) => name.startsWith(wanted));
    const word = names.some((name) => name.split(/[\s,(’'-]+/).some((part) => part.startsWith(wanted)));
    const contains = names.some((name) => name.includes(wanted));
    return { state, rank: code ? 0 : begins ? 1 : word ? 2 : contains ? 3 : 4 };
  });
  return ranked
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank || byName(a.state, b.state))
    .map(({ state }) => state);
}
