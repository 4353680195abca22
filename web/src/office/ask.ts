// SPDX-License-Identifier: EUPL-1.2
// Questions and commands to the office, in the session of whoever is signed in.
import { ApiProblem, request } from "../api/client";
import { connectionFound, connectionLost } from "./connection";
import { csrf, loseSession, proofIsFresh } from "./session";

async function told(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await request(path, init);
    connectionFound();
    return response;
  } catch (reason) {
    if (reason instanceof ApiProblem) {
      if (reason.status === 0) connectionLost();
      else connectionFound();
      if (reason.status === 401) loseSession();
    }
    throw reason;
  }
}

export async function read<T>(path: string): Promise<T> {
  return (await (await told(path, {})).json()) as T;
}

export interface Sending {
  method?: "POST" | "PUT" | "DELETE";
  /** Version of the case that was on the page. */
  basedOn?: number;
  /** The same key again has no second effect. */
  once?: string;
}

/** A change; undefined where the answer says nothing (204). */
export async function send<T>(path: string, body: unknown, { method = "POST", basedOn, once }: Sending = {}): Promise<T> {
  const headers: Record<string, string> = { "X-CSRF-Token": csrf() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (basedOn !== undefined) headers["If-Match"] = `"${basedOn}"`;
  if (once !== undefined) headers["Idempotency-Key"] = once;
  const response = await told(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Octets of a document, sent or fetched. */
export async function sendOctets<T>(path: string, octets: Blob, contentRange: string): Promise<T> {
  const headers = { "X-CSRF-Token": csrf(), "Content-Type": "application/octet-stream", "Content-Range": contentRange };
  return (await (await told(path, { method: "PUT", headers, body: octets })).json()) as T;
}

export async function readOctets(path: string): Promise<Blob> {
  return (await told(path, {})).blob();
}

export async function readText(path: string): Promise<string> {
  return (await told(path, {})).text();
}

/** Of an act, an approval or a change of trust: the proof of who one is has become old (docs/operate/access.md). */
export function needsProof(problem: ApiProblem): boolean {
  return problem.status === 403 && (!proofIsFresh() || /proof of who you are|fresh sign-in/.test(problem.detail));
}
