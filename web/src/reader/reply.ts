// SPDX-License-Identifier: EUPL-1.2
// The reply slip (docs/formats/reply-slip.md): what the form says, as the file that goes back.
import { canonical } from "../court/json";
import type { Package } from "./package";

export const ANSWERS = ["acknowledged", "question", "granted", "granted-in-part", "postponed", "refused"] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Reply {
  answer: Answer;
  office: string;
  registration: string;
  contact: string;
  text: string;
  /** "2026-03-04" */
  date: string;
}

const MOST = { office: 200, registration: 200, contact: 200, text: 4000 };

/** What is wrong with the form: the name of a field that is empty or too long; nothing where it can be sent. */
export function lacking(reply: Reply): keyof typeof MOST | null {
  const length = (text: string) => new TextEncoder().encode(text).length;
  const names = Object.keys(MOST) as (keyof typeof MOST)[];
  return names.find((name) => length(reply[name]) > MOST[name] || (name === "office" && reply.office === "")) ?? null;
}

export function slip(reply: Reply, { request, reference }: Pick<Package, "request" | "reference">): string {
  const members = Object.entries({ ...reply, form: "comity-reply-1", request, reference });
  return canonical(Object.fromEntries(members.filter(([, text]) => text !== "")));
}
