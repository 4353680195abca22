// SPDX-License-Identifier: EUPL-1.2
import type { Answer, RequestAnswer } from "../api/types";

export interface Change {
  /** What the result is called by within the answer; the same for both answers. */
  key: string;
  list: "grounds" | "conditions" | "deadlines" | "documents" | "formal" | "duties" | "use_limits";
  label: string;
  before: string | null;
  after: string | null;
}
export interface Changes {
  outcome: { before: string; after: string } | null;
  basis: boolean;
  results: Change[];
}
/** The same of a request: measures by their ids. */
export interface RequestChanges {
  /** `before` is null for a measure that was not asked for. */
  outcomes: { measure: string; before: string | null; after: string }[];
  basis: string[];
  results: (Change & { measures: string[] })[];
}

interface AnyResult {
  rule: string;
  id: string;
  label?: string;
  status: string;
  offence?: string | null;
  for?: string | null;
  due?: string | null;
}

export function resultKey(list: Change["list"], result: AnyResult): string {
  return [list, result.rule, result.id, result.offence ?? result.for ?? ""].join(" ");
}

const lists = ["deadlines", "grounds", "conditions", "documents", "formal", "duties", "use_limits"] as const;

function statuses(answer: Answer, list: Change["list"]): Map<string, AnyResult> {
  return new Map((answer[list] as AnyResult[]).map((result) => [resultKey(list, result), result]));
}

const quiet = ["undetermined", "not-applicable", "not-owed", "excluded", "compare"];

/** What one answer settled: statuses that are not what they were, results that came or went. */
export function compare(before: Answer | undefined, after: Answer): Changes {
  if (before === undefined) return { outcome: null, basis: false, results: [] };
  const results: Change[] = [];
  for (const list of lists) {
    const old = statuses(before, list);
    const now = statuses(after, list);
    for (const [key, result] of now) {
      const was = old.get(key);
      const moved = was ? was.status !== result.status || was.due !== result.due : !quiet.includes(result.status) || list === "deadlines";
      if (moved) results.push({ key, list, label: result.label || after.texts[result.rule]?.title || result.id, before: was?.status ?? null, after: result.status });
    }
    for (const [key, was] of old)
      if (!now.has(key) && !quiet.includes(was.status))
        results.push({ key, list, label: was.label || before.texts[was.rule]?.title || was.id, before: was.status, after: null });
  }
  return {
    outcome: before.outcome === after.outcome ? null : { before: before.outcome, after: after.outcome },
    basis: before.legal_basis.governing.join() !== after.legal_basis.governing.join(),
    results,
  };
}

/** What the last answer did to each measure; what it did to several alike is told once. */
export function compareRequests(before: RequestAnswer, after: RequestAnswer): RequestChanges {
  const changes: RequestChanges = { outcomes: [], basis: [], results: [] };
  const told = new Map<string, RequestChanges["results"][number]>();
  for (const { id, outcome, answer } of after.measures) {
    const was = before.measures.find((measure) => measure.id === id);
    if (!was) {
      changes.outcomes.push({ measure: id, before: null, after: outcome });
      continue;
    }
    const { outcome: moved, basis, results } = compare(was.answer, answer);
    if (moved) changes.outcomes.push({ measure: id, ...moved });
    if (basis) changes.basis.push(id);
    for (const change of results) {
      const name = JSON.stringify([change.key, change.before, change.after]);
      const same = told.get(name);
      if (same) same.measures.push(id);
      else told.set(name, { ...change, measures: [id] });
    }
  }
  return { ...changes, results: [...told.values()] };
}

/** The results of one measure that changed. */
export function changedResults(changes: RequestChanges | null, measure: string): Set<string> {
  return new Set((changes?.results ?? []).filter(({ measures }) => measures.includes(measure)).map(({ key }) => key));
}
