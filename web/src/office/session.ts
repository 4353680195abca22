// SPDX-License-Identifier: EUPL-1.2
// Who is signed in here. One for all of the page; nothing of it is kept in the browser but the server's own cookie.
import { useMemo, useSyncExternalStore } from "react";
import { ApiProblem, request } from "../api/client";
import type { Session, SignInStep, Substitutions } from "./types";

/** Somebody in whose place one may act today. */
export type Principal = Substitutions["acts_for"][number];
export type Account = NonNullable<Session["account"]>;

export interface SessionState {
  /** undefined: not yet asked. */
  session: Session | undefined;
  /** Asked in vain: no office is served here (404), or no answer. */
  problem: ApiProblem | undefined;
  /** The session ended under the reader's hands; what is on the page stays. */
  lost: boolean;
  /** In whose place the desk asks and acts; undefined: for whoever is signed in. */
  acting: Principal | undefined;
}

// For the tab: a page loaded anew goes on in the same place.
const ACTING = "comity.acting";

function actingBefore(): Principal | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(ACTING) ?? "null") as Principal | null) ?? undefined;
  } catch {
    return undefined; // not ours
  }
}

// Of a session that only just began, before its first step is answered.
let early = "";
let state: SessionState = { session: undefined, problem: undefined, lost: false, acting: actingBefore() };
const listeners = new Set<() => void>();

function set(next: Partial<SessionState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

export const csrf = () => early || (state.session?.csrf ?? "");
export const adoptCsrf = (token: string) => {
  early = token;
};

/** Whether acts are still taken without another proof, by this machine's clock. */
export const proofIsFresh = () => Date.parse(state.session?.fresh_until ?? "") > Date.now();

/** Whoever is signed in; the shell shows nothing of the desk without somebody. */
export function useOwnAccount(): Account {
  const account = useSession().session?.account;
  if (account === undefined) throw new Error("the desk is shown to nobody");
  return account;
}

/** As whom one works here: the account in whose place one acts, or one's own. */
export function useAccount(): Account {
  const own = useOwnAccount();
  const { acting } = useSession();
  return useMemo(() => (acting ? { ...own, id: acting.account, name: acting.name, unit: acting.unit, roles: acting.roles } : own), [own, acting]);
}

/** Whether one of these is oneself, or in whose place one acts: for two pairs of eyes both are one person. */
export function useOneself(): (...accounts: (string | undefined)[]) => boolean {
  const own = useOwnAccount().id;
  const seat = useAccount().id;
  return (...accounts) => accounts.includes(own) || accounts.includes(seat);
}

export const actingFor = () => state.acting?.account;

export function actFor(principal: Principal | undefined): void {
  if (principal) sessionStorage.setItem(ACTING, JSON.stringify(principal));
  else sessionStorage.removeItem(ACTING);
  set({ acting: principal });
}

export async function refreshSession(): Promise<void> {
  try {
    const session = (await (await request("session")).json()) as Session;
    // Whoever was at work stays on the page, and signs in above it.
    if (!session.signed_in && state.session?.signed_in) set({ problem: undefined, lost: true });
    else set({ session, problem: undefined, lost: session.signed_in ? false : state.lost });
  } catch (reason) {
    set({ problem: reason instanceof ApiProblem ? reason : new ApiProblem(0, "", String(reason)) });
  }
}

/** A request was answered 401 in a session that was there. */
export function loseSession(): void {
  if (state.session?.signed_in) set({ lost: true });
}

/** What a step of signing in says of the session becomes what is known of it. */
export function takeStep(step: SignInStep): void {
  const { outcome, factors: _factors, recovery_codes: _codes, ...session } = step;
  if (session.level === undefined || session.authority === undefined) return;
  const full = { ...session, level: session.level, authority: session.authority, signed_in: session.signed_in ?? false };
  early = "";
  set({ session: full, lost: full.signed_in ? false : state.lost });
  // How long the proof is fresh is the server's to say.
  if (outcome === "confirmed") void refreshSession();
}

/** Another person's name must not stand on what this one left: drafts go with the session. */
export async function signOut(): Promise<void> {
  await request("session", { method: "DELETE", headers: { "X-CSRF-Token": csrf() } });
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("comity.draft.")) sessionStorage.removeItem(key);
  actFor(undefined);
  set({ session: state.session && { level: "none", signed_in: false, authority: state.session.authority }, lost: false });
}
