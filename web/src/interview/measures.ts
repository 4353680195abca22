// SPDX-License-Identifier: EUPL-1.2
// The measures a question asks for: one under request.measure or request.kind, several under request.measures.
import type { Kind } from "../api/types";
import type { Facts } from "./question";

export interface AskedMeasure {
  /** How the answer names it; unlike that of every other. */
  id: string;
  /** A word of /api/v1/kinds. */
  kind: string;
  /** Facts that hold for it alone, by their dotted names. */
  own: Facts;
}

function list(facts: Facts): unknown[] | null {
  const measures = facts["request.measures"];
  return Array.isArray(measures) ? (measures as unknown[]) : null;
}

function read(entry: unknown): AskedMeasure {
  const { id, measure, ...own } = typeof entry === "object" && entry !== null ? (entry as Facts) : { measure: entry };
  const kind = String(measure).toLowerCase().replaceAll("_", "-");
  return { id: typeof id === "string" ? id : kind, kind, own };
}

function write({ id, kind, own }: AskedMeasure): unknown {
  if (id === kind && Object.keys(own).length === 0) return kind;
  return { ...(id !== kind && { id }), measure: kind, ...own };
}

/** A measure that shares its word with a kind of extradition request is "assistance-transit" in the list of kinds. */
export function measuresOf(facts: Facts, kinds: Kind[]): AskedMeasure[] {
  const several = list(facts);
  if (several) return several.map(read);
  const measure = facts["request.measure"];
  if (typeof measure === "string") return [read(kinds.some(({ kind }) => kind === `assistance-${measure}`) ? `assistance-${measure}` : measure)];
  return typeof facts["request.kind"] === "string" ? [read(facts["request.kind"])] : [];
}

/** The facts that ask for these measures; one without facts of its own needs no list. */
export function measureFacts(measures: AskedMeasure[], kinds: Kind[]): Facts {
  const [first, ...others] = measures;
  if (!first) return {};
  if (others.length > 0 || typeof write(first) !== "string") return { "request.measures": measures.map(write) };
  const assistance = kinds.find(({ kind }) => kind === first.kind)?.family === "assistance";
  return assistance ? { "request.measure": first.kind.replace(/^assistance-/, "") } : { "request.kind": first.kind };
}

/** The kinds asked for, each once. */
export function kindsOf(measures: AskedMeasure[]): string[] {
  return [...new Set(measures.map(({ kind }) => kind))];
}

/** Of the measures asked for those of these kinds stay as they are; a kind that is new is asked for once. */
export function withKinds(measures: AskedMeasure[], wanted: string[]): AskedMeasure[] {
  return wanted.flatMap((kind) => {
    const asked = measures.filter((measure) => measure.kind === kind);
    return asked.length > 0 ? asked : [read(kind)];
  });
}

/** What the measures are called, by id; two of a kind are told apart by their ids. */
export function measureNames(measures: AskedMeasure[], kinds: Kind[]): Map<string, string> {
  return new Map(
    measures.map(({ id, kind }) => {
      const label = kinds.find((one) => one.kind === kind)?.label ?? kind;
      return [id, measures.some((other) => other.kind === kind && other.id !== id) ? `${label} (${id})` : label];
    }),
  );
}

// A fact of one measure is "measures.2.property.type" here, after the place of the measure in the list: an id may hold any sign.
export function factOfMeasure(at: number, fact: string): string {
  return `measures.${at}.${fact}`;
}

/** "measures.2.property.type" → 2, property.type. */
export function ofMeasure(name: string): { at: number; fact: string } | null {
  const parts = /^measures\.(\d+)\.(.+)$/.exec(name);
  return parts?.[1] && parts[2] ? { at: Number(parts[1]), fact: parts[2] } : null;
}

export function ownFacts(facts: Facts, at: number): Facts {
  const entry = list(facts)?.[at];
  return entry === undefined ? {} : read(entry).own;
}

export function withOwnFacts(facts: Facts, at: number, own: Facts): Facts {
  const measures = list(facts) ?? [];
  return { ...facts, "request.measures": measures.map((entry, place) => (place === at ? write({ ...read(entry), own }) : entry)) };
}

/** The same question about one of its measures alone. */
export function aboutMeasure(facts: Facts, id: string): Facts {
  const measures = list(facts);
  return measures ? { ...facts, "request.measures": measures.filter((entry) => read(entry).id === id) } : facts;
}
