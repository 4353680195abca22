// SPDX-License-Identifier: EUPL-1.2
import { spoken } from "../words/words";
import type { StateSheet } from "./sheet";
import type { Answer, Changes, Differences, FactsAnswer, Instrument, InstrumentEntry, Kind, Law, LawClock, Letter, Partners, Question, Reasoning, RequestAnswer, State, Treaties, YearChange } from "./types";
import type { PartnersByYear, Spread } from "./years";

/** What the server refused and why (RFC 9457), or that it does not answer (status 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: { place: string; message: string; hint: string }[] = [],
    /** What kind of problem it is, for programs: docs/formats/problems.md. */
    readonly type = "",
  ) {
    super(detail || title);
  }
}

export const address = (path: string) => new URL(`api/v1/${path}`, document.baseURI).href;

/** Asks below api/v1. Rejects with ApiProblem: refused, or no answer (status 0). */
export async function request(path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address(path), init);
  } catch {
    throw new ApiProblem(0, "", "");
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Partial<ApiProblem>;
  throw new ApiProblem(response.status, problem.title ?? response.statusText, problem.detail ?? "", problem.errors ?? [], problem.type ?? "");
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await request(path, init)).json()) as T;
}

export function query({ lang, ...values }: Record<string, string | undefined>): string {
  const given = Object.entries<string | undefined>({ ...values, lang: lang && spoken(lang) }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(given).toString();
}

function post<T>(path: string, question: Question): Promise<T> {
  return ask<T>(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) });
}

export interface Pair {
  a: string;
  b: string;
  kind: string;
  on: string;
  lang: string;
}

export interface ChangesWanted {
  from: string;
  to: string;
  state: string;
  instrument: string;
  lang: string;
}

/** Addresses below the base of the same changes for a table program and for a feed reader. */
export const changesFile = (wanted: ChangesWanted) => `api/v1/changes?${query({ ...wanted, format: "csv" })}`;
export const changesFeed = (wanted: Partial<ChangesWanted>) => `api/v1/changes.atom?${query({ ...wanted })}`;

export const api = {
  law: () => ask<Law>("law"),
  states: (lang: string) => ask<State[]>(`states?${query({ lang })}`),
  kinds: (lang: string) => ask<Kind[]>(`kinds?${query({ lang })}`),
  lawClocks: (lang: string) => ask<LawClock[]>(`law/clocks?${query({ lang })}`),
  facts: (lang: string) => ask<FactsAnswer>(`facts?${query({ lang })}`),
  instruments: (lang: string) => ask<InstrumentEntry[]>(`instruments?${query({ lang })}`),
  instrument: (id: string, lang: string) => ask<Instrument>(`instruments/${encodeURIComponent(id)}?${query({ lang })}`),
  treaties: (pair: Pair) => ask<Treaties>(`treaties?${query({ ...pair })}`),
  partners: (wanted: { state: string; side: "requesting" | "requested"; kind: string; on: string }) =>
    ask<Partners>(`partners?${query(wanted)}`),
  state: (wanted: { state: string; on: string; lang: string }) => ask<StateSheet>(`state?${query(wanted)}`),
  years: (wanted: { a: string; b: string; kind: string }) => ask<YearChange[]>(`years?${query(wanted)}`),
  changes: (wanted: ChangesWanted) => ask<Changes>(`changes?${query({ ...wanted })}`),
  differences: (wanted: { from: string; to: string; state: string; kind: string }) => ask<Differences>(`differences?${query(wanted)}`),
  spread: (instrument: string, lang: string) => ask<Spread>(`spread?${query({ instrument, lang })}`),
  partnersByYear: (wanted: { state: string; kind: string; lang: string }) => ask<PartnersByYear>(`partners-by-year?${query(wanted)}`),
  determine: (question: Question, lang: string) => post<Answer | RequestAnswer>(`determine?${query({ lang })}`, question),
  letter: (question: Question, lang: string) => post<{ letters: Letter[] }>(`letter?${query({ lang })}`, question),
  explain: (question: Question, result: string) =>
    post<{ result: string; tree: Reasoning }>(`explain?${query({ result })}`, question),
};

/** Where the same answers are fetched as CSV. */
export const downloads = {
  spread: (instrument: string) => address(`spread?${query({ instrument, format: "csv" })}`),
  partnersByYear: (state: string, kind: string) => address(`partners-by-year?${query({ state, kind, format: "csv" })}`),
};
