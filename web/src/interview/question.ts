// SPDX-License-Identifier: EUPL-1.2
import type { Fact, Kind, Question } from "../api/types";
import { factOfMeasure, kindsOf, measureFacts, measuresOf, ofMeasure, ownFacts, withKinds, withOwnFacts } from "./measures";

export type Facts = Record<string, unknown>;
export type Catalogue = Map<string, Fact>;
export interface Offence {
  id: string;
  [fact: string]: unknown;
}
export interface GivenFact {
  /** The name as a question uses it: "offences.fraud.fiscal" for a fact of one offence. */
  name: string;
  value: unknown;
  offence?: string;
  /** The place of the measure for which alone it holds. */
  measure?: number;
}
/** What the page starts from: two States, what is asked for, a day. */
export interface Start {
  a: string;
  b: string;
  /** Words of /api/v1/kinds. */
  kinds: string[];
  on: string;
}

export const startFacts = ["request.requesting_state", "request.requested_state", "request.kind", "request.measure", "request.measures"];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Facts that came nested, in a link or a file of someone else's, by their dotted names. */
export function dotted(facts: Facts, known: Catalogue, before = ""): Facts {
  const out: Facts = {};
  for (const [key, value] of Object.entries(facts)) {
    const name = before + key;
    if (name === "request.measures") {
      out[name] = [value].flat().map((entry: unknown) => (isRecord(entry) ? dotted(entry, known) : entry));
    } else if (isRecord(value) && !known.has(name) && name !== "offences" && name !== "status") Object.assign(out, dotted(value, known, `${name}.`));
    else out[name] = value;
  }
  return out;
}

export function offencesOf(facts: Facts): Offence[] {
  return Array.isArray(facts.offences) ? (facts.offences as Offence[]) : [];
}

/** "offences.fraud.fiscal" → fraud, fiscal. */
function ofOffence(name: string): { id: string; fact: string } | null {
  const parts = /^offences\.([^.]+)\.(.+)$/.exec(name);
  return parts?.[1] && parts[2] ? { id: parts[1], fact: parts[2] } : null;
}

/** "status.coe-222.TR": since when a State is bound, where the register does not say. */
export function statusOf(name: string): { instrument: string; state: string } | null {
  const parts = /^status\.([^.]+)\.([A-Z]{2})$/.exec(name);
  return parts?.[1] && parts[2] ? { instrument: parts[1], state: parts[2] } : null;
}

function statusFact(name: string): Fact {
  return { name, type: "date", label: "", ask: "", help: "", answered_by: "register", appreciation: false, per_offence: false, values: [], fields: [] };
}

type Status = Record<string, Record<string, unknown>>;

function statuses(facts: Facts): Status {
  return isRecord(facts.status) ? (facts.status as Status) : {};
}

function withStatus(facts: Facts, { instrument, state }: { instrument: string; state: string }, value: unknown): Facts {
  const { [instrument]: treaty = {}, ...treaties } = statuses(facts);
  const { [state]: _before, ...bound } = treaty;
  const entry = value === undefined ? bound : { ...bound, [state]: value };
  const status = Object.keys(entry).length > 0 ? { ...treaties, [instrument]: entry } : treaties;
  return withFact(facts, "status", Object.keys(status).length > 0 ? status : undefined);
}

/** The entry of the catalogue that describes a fact asked for. */
export function describe(name: string, known: Catalogue): Fact | undefined {
  if (statusOf(name)) return statusFact(name);
  const own = ofMeasure(name);
  if (own) return describe(own.fact, known);
  const part = ofOffence(name);
  return known.get(part ? `offence.${part.fact}` : name);
}

export function offenceOf(name: string): string | undefined {
  return ofOffence(ofMeasure(name)?.fact ?? name)?.id;
}

export function factValue(facts: Facts, name: string): unknown {
  const status = statusOf(name);
  if (status) return statuses(facts)[status.instrument]?.[status.state];
  const own = ofMeasure(name);
  if (own) return ownFacts(facts, own.at)[own.fact];
  const part = ofOffence(name);
  if (!part) return facts[name];
  return offencesOf(facts).find((offence) => offence.id === part.id)?.[part.fact];
}

/** The facts with one of them given anew, or taken out with `undefined`. The others keep their order. */
export function withFact(facts: Facts, name: string, value: unknown): Facts {
  const status = statusOf(name);
  if (status) return withStatus(facts, status, value);
  const own = ofMeasure(name);
  if (own) {
    const { [own.fact]: _before, ...others } = ownFacts(facts, own.at);
    return withOwnFacts(facts, own.at, value === undefined ? others : { ...ownFacts(facts, own.at), [own.fact]: value });
  }
  const part = ofOffence(name);
  if (part) {
    const offences = offencesOf(facts).map((offence) =>
      offence.id === part.id ? (withFact(offence, part.fact, value) as Offence) : offence,
    );
    return { ...facts, offences };
  }
  const { [name]: _before, ...others } = facts;
  if (value === undefined) return others;
  return { ...facts, [name]: value };
}

/** All facts given beyond the start, those of an offence and of a measure one by one. */
export function given(facts: Facts): GivenFact[] {
  const out: GivenFact[] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (startFacts.includes(name)) continue;
    if (name === "status" && isRecord(value)) {
      for (const [instrument, bound] of Object.entries(statuses(facts)))
        for (const [state, from] of Object.entries(bound)) out.push({ name: `status.${instrument}.${state}`, value: from });
      continue;
    }
    out.push({ name, value });
    if (name !== "offences") continue;
    for (const offence of offencesOf(facts))
      for (const [fact, part] of Object.entries(offence))
        if (!["id", "purpose", "description"].includes(fact))
          out.push({ name: `offences.${offence.id}.${fact}`, value: part, offence: offence.id });
  }
  measuresOf(facts, []).forEach(({ own }, measure) => {
    for (const [fact, value] of Object.entries(own)) out.push({ name: factOfMeasure(measure, fact), value, offence: offenceOf(fact), measure });
  });
  return out;
}

export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function withStart(question: Question, start: Start, kinds: Kind[]): Question {
  const rest = Object.entries(question.facts).filter(([name]) => !startFacts.includes(name));
  const facts = measureFacts(withKinds(measuresOf(question.facts, kinds), start.kinds), kinds);
  if (start.a) facts["request.requesting_state"] = start.a;
  if (start.b) facts["request.requested_state"] = start.b;
  return { ...question, as_of: start.on, facts: { ...facts, ...Object.fromEntries(rest) } };
}

/** Without one of its measures; every fact that is common to all stays. */
export function withoutMeasure(question: Question, id: string, kinds: Kind[]): Question {
  const measures = measureFacts(measuresOf(question.facts, kinds).filter((measure) => measure.id !== id), kinds);
  const rest = Object.entries(question.facts).filter(([name]) => name !== "request.measures");
  return { ...question, facts: { ...measures, ...Object.fromEntries(rest) } };
}

export function startOf(question: Question, kinds: Kind[]): Start {
  const text = (name: string) => (typeof question.facts[name] === "string" ? question.facts[name] : "");
  const asked = kindsOf(measuresOf(question.facts, kinds));
  return {
    a: text("request.requesting_state"),
    b: text("request.requested_state"),
    kinds: asked.length > 0 ? asked : ["extradition"],
    on: question.as_of ?? today(),
  };
}

/** Between two States extradition is meant where the address does not say; with no States yet nothing is. */
export function startFromQuery(query: URLSearchParams): Start {
  const [a = "", b = ""] = [query.get("a")?.toUpperCase(), query.get("b")?.toUpperCase()];
  const asked = (query.get("kind") ?? query.get("measure") ?? "").split(",").filter(Boolean);
  return { a, b, kinds: asked.length > 0 ? [...new Set(asked)] : a && b ? ["extradition"] : [], on: query.get("on") ?? today() };
}

/** A name stands in an address once: the server refuses it twice. */
export function startQuery({ a, b, kinds, on }: Start): string {
  return new URLSearchParams({ a, b, kind: kinds.join(), on }).toString().replaceAll("%2C", ",");
}

/** Nested, as people write a question by hand. */
export function nested(question: Question): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(question.facts)) {
    const parts = name.split(".");
    const last = parts.pop() as string;
    let at = facts;
    for (const part of parts) at = (at[part] ??= {}) as Record<string, unknown>;
    at[last] = value;
  }
  return { ...question, facts };
}
