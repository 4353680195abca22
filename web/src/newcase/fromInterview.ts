// SPDX-License-Identifier: EUPL-1.2
// What was answered in the interview becomes the beginning of a case: who asks whom for what, and each answer a fact.
import { kinds as caseKinds } from "../codes/kinds";
import { aboutPerson } from "../casefile/useCatalogue";
import { offencesOf, startFacts, type Facts } from "../interview/question";
import type { CaseCommands } from "../office/commands";

const ofMeasure: Record<string, string> = {
  "transfer-sentenced": "sentenced-person", "transfer-for-treatment": "compulsory-treatment", "transfer-proceedings": "proceedings", "admin-offence-assistance": "administrative-offence",
  "police-information": "police",
};

export interface Beginning {
  direction: "incoming" | "outgoing";
  counterpart: string;
  kind: string;
  measures: string[];
}

/** Of the States and kinds in an interview's address; `own` is the State that works here. */
export function beginningOf({ a, b, kinds }: { a: string; b: string; kinds: string[] }, own: string): Beginning {
  const outgoing = a === own;
  const [first = ""] = kinds;
  const known = (caseKinds as readonly string[]).includes(first) ? first : ofMeasure[first];
  const whole = kinds.length === 1 ? known : undefined;
  const measures = whole === undefined ? kinds.map((kind) => kind.replace(/^assistance-/, "")) : [];
  return { direction: outgoing ? "outgoing" : "incoming", counterpart: outgoing ? b : a, kind: whole ?? (kinds.length > 0 ? "assistance" : ""), measures };
}

/** Each answer as a fact of the case; what is about the person is kept for them, where one was entered. */
export function answersOf(facts: Facts, subject: string): CaseCommands["facts"][] {
  const given: CaseCommands["facts"][] = [];
  for (const [fact, value] of Object.entries(facts)) {
    if (startFacts.includes(fact) || fact === "offences" || fact === "status" || value === null || value === undefined) continue;
    given.push({ fact, value, ...(subject && aboutPerson(fact) && { subject }) });
  }
  for (const { id, ...offence } of offencesOf(facts))
    for (const [name, value] of Object.entries(offence)) if (name !== "description" && value !== null && value !== undefined) given.push({ fact: `offence.${name}`, offence: id, value });
  return given;
}
