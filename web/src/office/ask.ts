// SPDX-License-Identifier: EUPL-1.2
// Questions and commands to the office, in the session of whoever is signed in.
import { address, ApiProblem, request } from "../api/client";
import { connectionFound, connectionLost } from "./connection";
import { actingFor, csrf, loseSession, proofIsFresh } from "./session";

/** Where the office is asked without a header: by links and streams. */
export function officeAddress(path: string): string {
  const url = new URL(address(path));
  const principal = actingFor();
  if (principal !== undefined) url.searchParams.set("on_behalf_of", principal);
  return url.href;
}

async function told(path: string, init: RequestInit & { headers?: Record<string, string> }, asOneself = false): Promise<Response> {
  const principal = asOneself ? undefined : actingFor();
  try {
    const response = await request(path, principal === undefined ? init : { ...init, headers: { ...init.headers, "On-Behalf-Of": principal } });
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

/** The same in no other's place. */
export async function readAsOneself<T>(path: string): Promise<T> {
  return (await (await told(path, {}, true)).json()) as T;
}

export interface Sending {
  method?: "POST" | "PUT" | "DELETE";
  /** Version of the case that was on the page. */
  basedOn?: number;
  /** The same key again has no second effect. */
  once?: string;
  /** In no other's place. */
  asOneself?: boolean;
}

/** "tasks/{task}/end" and { task: "t1" } → "tasks/t1/end". */
export function commandPath(command: string, at: Record<string, string>): string {
  return command.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? ""));
}

/** A change; undefined where the answer says nothing (204). */
export async function send<T>(path: string, body: unknown, { method = "POST", basedOn, once, asOneself }: Sending = {}): Promise<T> {
  const headers: Record<string, string> = { "X-CSRF-Token": csrf() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (basedOn !== undefined) headers["If-Match"] = `"${basedOn}"`;
  if (once !== undefined) headers["Idempotency-Key"] = once;
  const response = await told(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }, asOneself);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Octets of a document, sent or fetched. */
export async function sendOctets<T>(path: string, octets: Blob, contentRange: string): Promise<T> {
  const headers = { "X-CSRF-Token": csrf(), "Content-Type": "application/octet-stream", "Content-Range": contentRange };
  return (await (await told(path, { method: "PUT", headers, body: octets })).json()) as T;
}

/** A file as it is, to be looked at. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  const headers = { "X-CSRF-Token": csrf(), "Content-Type": "application/octet-stream" };
  return (await (await told(path, { method: "POST", headers, body: file })).json()) as T;
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
