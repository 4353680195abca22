// SPDX-License-Identifier: EUPL-1.2
import type { Fact, Kind, Question } from "../api/types";

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
}
/** What the page starts from: two States, a kind of request, a day. */
export interface Start {
  a: string;
  b: string;
  kind: string;
  on: string;
}

export const startFacts = ["request.requesting_state", "request.requested_state", "request.kind", "request.measure"];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Facts that came nested, in a link or a file of someone else's, by their dotted names. */
export function dotted(facts: Facts, known: Catalogue, before = ""): Facts {
  const out: Facts = {};
  for (const [key, value] of Object.entries(facts)) {
    const name = before + key;
    if (isRecord(value) && !known.has(name) && name !== "offences" && name !== "status") Object.assign(out, dotted(value, known, `${name}.`));
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
  const part = ofOffence(name);
  return known.get(part ? `offence.${part.fact}` : name);
}

export function offenceOf(name: string): string | undefined {
  return ofOffence(name)?.id;
}

export function factValue(facts: Facts, name: string): unknown {
  const status = statusOf(name);
  if (status) return statuses(facts)[status.instrument]?.[status.state];
  const part = ofOffence(name);
  if (!part) return facts[name];
  return offencesOf(facts).find((offence) => offence.id === part.id)?.[part.fact];
}

/** The facts with one of them given anew, or taken out with `undefined`. The others keep their order. */
export function withFact(facts: Facts, name: string, value: unknown): Facts {
  const status = statusOf(name);
  if (status) return withStatus(facts, status, value);
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

/** All facts given beyond the start, those of an offence one by one. */
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
  return out;
}

export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** A measure that shares its word with a kind of extradition request is "assistance-transit" in the list of kinds. */
function kindFact(kind: string, kinds: Kind[]): [string, string] {
  const family = kinds.find((one) => one.kind === kind)?.family;
  return family === "assistance" ? ["request.measure", kind.replace(/^assistance-/, "")] : ["request.kind", kind];
}

export function withStart(question: Question, start: Start, kinds: Kind[]): Question {
  const rest = Object.entries(question.facts).filter(([name]) => !startFacts.includes(name));
  const [name, kind] = kindFact(start.kind, kinds);
  const facts: Facts = {};
  facts[name] = kind;
  if (start.a) facts["request.requesting_state"] = start.a;
  if (start.b) facts["request.requested_state"] = start.b;
  return { ...question, as_of: start.on, facts: { ...facts, ...Object.fromEntries(rest) } };
}

export function startOf(question: Question, kinds: Kind[]): Start {
  const text = (name: string) => (typeof question.facts[name] === "string" ? question.facts[name] : "");
  const measure = text("request.measure");
  const shared = kinds.some((one) => one.kind === `assistance-${measure}`);
  return {
    a: text("request.requesting_state"),
    b: text("request.requested_state"),
    kind: measure ? (shared ? `assistance-${measure}` : measure) : text("request.kind") || "extradition",
    on: question.as_of ?? today(),
  };
}

export function startFromQuery(query: URLSearchParams): Start {
  return {
    a: (query.get("a") ?? "").toUpperCase(),
    b: (query.get("b") ?? "").toUpperCase(),
    kind: query.get("kind") ?? query.get("measure") ?? "extradition",
    on: query.get("on") ?? today(),
  };
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
