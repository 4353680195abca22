// SPDX-License-Identifier: EUPL-1.2
// An office with invented people and cases, in a folder of its own, and its people signed in.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "./comity_server.mjs";

const run = promisify(execFile);
const PASSWORD = "demonstration only";
const AUTHORITY = "fi-demonstration";
/** Acts want a proof that is not older than five minutes, and one code follows another in half a minute. */
const PROOF_MS = 60_000;

/** The environment of a program for which it is always that moment, in UTC; Debian's package faketime holds the clock. */
const stoppedClock = (moment) => ({ ...process.env, TZ: "UTC", LD_PRELOAD: "/usr/$LIB/faketime/libfaketimeMT.so.1", FAKETIME: moment, FAKETIME_DONT_FAKE_MONOTONIC: "1" });

/**
 * Starts one; `cases` for each of its two authorities, all of it below `basePath` where there is one; for which it is always the
 * `moment` ("2026-03-16 09:00:00"), where there is one.
 */
export async function openOffice({ cases = 6, basePath = "", moment, authority = AUTHORITY } = {}) {
  const program = process.env.COMITY_PROGRAM;
  const folder = mkdtempSync(join(tmpdir(), "comity-desk-"));
  const data = join(folder, "node");
  const env = moment ? stoppedClock(moment) : process.env;
  await run(program, ["demo", data, "--cases", String(cases)], { env });
  const office = await openNode(program, data, authority, basePath, env);
  return {
    ...office,
    async stop() {
      await office.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The office of one authority of a folder that `comity demo` filled: where it is, its people, and its end. */
export async function openNode(program, data, authority, basePath = "", env = process.env) {
  const server = await serve(program, process.env.COMITY_PAGES, ["--data", data, "--authority", authority, "--rate", "0", ...(basePath ? ["--base-path", basePath] : [])], env);
  const address = new URL(`${basePath}/`, server.address).href;
  const api = new URL("api/v1/", address).href;
  const kept = new Map();

  const code = async (name) => (await run(program, ["demo", data, "--code", name, "--authority", authority], { env })).stdout.trim();

  /** What a browser holds when somebody has signed in: lately, as acts want a fresh proof; not at once again, as a code is good once. */
  async function signedIn(name) {
    const known = kept.get(name);
    if (known && Date.now() - known.at < PROOF_MS) return known.state;
    const state = signIn(name);
    kept.set(name, { state, at: Date.now() });
    return state;
  }

  async function signIn(name) {
    const ask = async (path, body, headers = {}) => {
      const answer = await fetch(api + path, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      const [pair] = (answer.headers.getSetCookie()[0] ?? headers.Cookie).split(";");
      return { pair, step: await answer.json() };
    };
    const { pair: first, step } = await ask("session/password", { name, password: PASSWORD });
    const { pair } = await ask("session/code", { code: await code(name) }, { Cookie: first, "X-CSRF-Token": step.csrf });
    const [cookie, value] = pair.split(/=(.*)/s);
    const { hostname } = new URL(server.address);
    return { cookies: [{ name: cookie, value, domain: hostname, path: "/", httpOnly: true, secure: false, sameSite: "Lax", expires: -1 }], origins: [] };
  }

  async function answered(name, method, path, body) {
    const token = readFileSync(join(data, "tokens", authority, name), "utf8").trim();
    const answer = await fetch(api + path, { method, headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  /** As a script of that person: what a test needs to be there already. */
  const ask = async (name, method, path, body) => (await answered(name, method, path, body)).json();
  const octets = async (name, path) => Buffer.from(await (await answered(name, "GET", path)).arrayBuffer());

  return {
    address,
    password: PASSWORD,
    code,
    signedIn,
    ask,
    octets,
    stop: () => server.stop(),
  };
}

/** A day of the office, so many from today: clocks count the days at its seat, where a new one begins before that of UTC ends. */
export const officeDay = (days = 0) => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Helsinki" }).format(Date.now() + days * 86_400_000);

/** This minute as a field for day and time takes it, on the clock of this machine, which is the browser's. */
export const thisMinute = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** A Turkish request: somebody was arrested yesterday, provisionally; Anna answers for it. */
export async function arrest(office, title, person = "Mehmet Dağcı") {
  const { case: id, number } = await office.ask("anna", "POST", "cases", { kind: "provisional-arrest", direction: "incoming", counterpart: "TR", title, substitute: "boris", unit: "extradition" });
  await office.ask("anna", "POST", `cases/${id}/subjects`, { role: "sought", names: [person], born: "1980-05-??" });
  await office.ask("anna", "POST", `cases/${id}/subjects/s1/custody`, { basis: "provisional", since: `${officeDay(-1)}T08:00:00Z`, place: "Vantaa" });
  return { id, number };
}
