// SPDX-License-Identifier: EUPL-1.2
import type { ApiProblem } from "../api/client";
import type { Question } from "../api/types";
import { factOfMeasure } from "./measures";

export interface Fault {
  /** The fact it concerns, "" when it cannot be told. */
  fact: string;
  message: string;
  hint: string;
}

interface Span {
  fact: string;
  start: number;
  end: number;
}

/** Where each fact stands in the question as it is sent, in bytes. */
function spans(question: Question): Span[] {
  const text = JSON.stringify(question);
  const bytes = (to: number) => new TextEncoder().encode(text.slice(0, to)).length;
  const out: Span[] = [];
  let at = text.indexOf('"facts":{') + '"facts":{'.length;
  const add = (fact: string, from: number, length: number) => out.push({ fact, start: bytes(from) + 1, end: bytes(from + length) + 1 });
  for (const [name, value] of Object.entries(question.facts)) {
    const entry = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
    add(name, at, entry.length);
    if (name === "offences" && Array.isArray(value)) addOffences(value, at + '"offences":['.length, add);
    if (name === "request.measures" && Array.isArray(value)) addMeasures(value, at + '"request.measures":['.length, add);
    if (name === "status" && typeof value === "object" && value !== null) addStatuses(value as Record<string, object>, at + '"status":{'.length, add);
    at += entry.length + 1;
  }
  return out;
}

function addOffences(offences: Record<string, unknown>[], from: number, add: (fact: string, from: number, length: number) => void) {
  let at = from;
  for (const offence of offences) {
    let inside = at + 1;
    for (const [fact, value] of Object.entries(offence)) {
      const length = `${JSON.stringify(fact)}:${JSON.stringify(value)}`.length;
      add(`offences.${String(offence.id)}.${fact}`, inside, length);
      inside += length + 1;
    }
    at += JSON.stringify(offence).length + 1;
  }
}

function addMeasures(measures: unknown[], from: number, add: (fact: string, from: number, length: number) => void) {
  let at = from;
  measures.forEach((measure, place) => {
    let inside = at + 1;
    for (const [fact, value] of typeof measure === "object" && measure !== null ? Object.entries(measure) : []) {
      const length = `${JSON.stringify(fact)}:${JSON.stringify(value)}`.length;
      if (fact !== "id" && fact !== "measure") add(factOfMeasure(place, fact), inside, length);
      inside += length + 1;
    }
    at += JSON.stringify(measure).length + 1;
  });
}

function addStatuses(statuses: Record<string, object>, from: number, add: (fact: string, from: number, length: number) => void) {
  let at = from;
  for (const [instrument, bound] of Object.entries(statuses)) {
    let inside = at + JSON.stringify(instrument).length + 2;
    for (const [state, value] of Object.entries(bound)) {
      const length = `${JSON.stringify(state)}:${JSON.stringify(value)}`.length;
      add(`status.${instrument}.${state}`, inside, length);
      inside += length + 1;
    }
    at += `${JSON.stringify(instrument)}:${JSON.stringify(bound)}`.length + 1;
  }
}

/** The faults the server found, each with the fact at its place "question:LINE:COLUMN". */
export function faultsOf(problem: ApiProblem | undefined, question: Question): Fault[] {
  if (!problem || problem.errors.length === 0) return [];
  const all = spans(question);
  return problem.errors.map(({ place, message, hint }) => {
    const column = Number(/:1:(\d+)$/.exec(place)?.[1] ?? Number.NaN);
    const inner = all.filter(({ start, end }) => column >= start && column <= end).at(-1);
    return { fact: inner?.fact ?? "", message, hint };
  });
}
