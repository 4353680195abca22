// SPDX-License-Identifier: EUPL-1.2
import type { Question } from "../api/types";

// The question stands in the fragment of the address: browsers never send that part to a server.
const prefix = "q=";

export function toFragment(question: Question): string {
  const bytes = new TextEncoder().encode(JSON.stringify(question));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return prefix + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** null: no question there; undefined: one that cannot be read (the link was cut). */
export function fromFragment(hash: string): Question | null | undefined {
  if (!hash.startsWith(prefix)) return null;
  try {
    const binary = atob(hash.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
    const question: unknown = JSON.parse(text);
    if (typeof question !== "object" || question === null || !("facts" in question)) return undefined;
    if (typeof question.facts !== "object" || question.facts === null || Array.isArray(question.facts)) return undefined;
    return question as Question;
  } catch {
    return undefined;
  }
}
