// SPDX-License-Identifier: EUPL-1.2
// An office with invented people and cases, in a folder of its own, and its people signed in.
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "./comity_server.mjs";

const run = promisify(execFile);
const PASSWORD = "demonstration only";
const AUTHORITY = "fi-demonstration";
/** Acts want a proof that is not older than five minutes, and one code follows another in half a minute. */
const PROOF_MS = 60_000;

/** A key of the authority with a certificate for seals, in its settings. */
function giveSeal(data) {
  const files = ["-keyout", "seal.key", "-out", "seal.pem"];
  const usage = ["-addext", "keyUsage=critical,digitalSignature", "-addext", "basicConstraints=critical,CA:FALSE"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "9", "-subj", "/CN=Seal", ...usage, ...files], { cwd: data, stdio: "pipe" });
  const settings = join(data, "comity.toml");
  const id = `id = '${AUTHORITY}'\n`;
  writeFileSync(settings, readFileSync(settings, "utf8").replace(id, `${id}seal_key = 'seal.key'\nseal_certificate = 'seal.pem'\n`));
}

/** Starts one; `cases` for each of its two authorities, all of it below `basePath` where there is one; with a key to seal papers where it `seals`. */
export async function openOffice({ cases = 6, basePath = "", seals = false } = {}) {
  const program = process.env.COMITY_PROGRAM;
  const folder = mkdtempSync(join(tmpdir(), "comity-desk-"));
  const data = join(folder, "node");
  await run(program, ["demo", data, "--cases", String(cases)]);
  if (seals) giveSeal(data);
  const office = await openNode(program, data, AUTHORITY, basePath);
  return {
    ...office,
    async stop() {
      await office.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The office of one authority of a folder that `comity demo` filled: where it is, its people, and its end. */
export async function openNode(program, data, authority, basePath = "") {
  const server = await serve(program, process.env.COMITY_PAGES, ["--data", data, "--authority", authority, "--rate", "0", ...(basePath ? ["--base-path", basePath] : [])]);
  const address = new URL(`${basePath}/`, server.address).href;
  const api = new URL("api/v1/", address).href;
  const kept = new Map();

  const code = async (name) => (await run(program, ["demo", data, "--code", name, "--authority", authority])).stdout.trim();

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

  /** As a script of that person: what a test needs to be there already. */
  async function ask(name, method, path, body) {
    const token = readFileSync(join(data, "tokens", authority, name), "utf8").trim();
    const answer = await fetch(api + path, { method, headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  return {
    address,
    password: PASSWORD,
    code,
    signedIn,
    ask,
    stop: () => server.stop(),
  };
}

/** "2026-11-20T08:00:00Z", so many days from now. */
export const daysFromNow = (days) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T08:00:00Z`;

/** A Turkish request: somebody was arrested yesterday, provisionally; Anna answers for it. */
export async function arrest(office, title, person = "Mehmet Dağcı") {
  const { case: id, number } = await office.ask("anna", "POST", "cases", { kind: "provisional-arrest", direction: "incoming", counterpart: "TR", title, substitute: "boris", unit: "extradition" });
  await office.ask("anna", "POST", `cases/${id}/subjects`, { role: "sought", names: [person], born: "1980-05-??" });
  await office.ask("anna", "POST", `cases/${id}/subjects/s1/custody`, { basis: "provisional", since: daysFromNow(-1), place: "Vantaa" });
  return { id, number };
}
