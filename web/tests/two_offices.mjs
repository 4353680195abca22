// SPDX-License-Identifier: EUPL-1.2
// Two invented authorities with a node and an access point each, as `comity demo --two-nodes` makes them; they talk with each
// other on this machine.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { openNode } from "./office.mjs";

const run = promisify(execFile);
const PORTS = 20;

async function free(port) {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    await new Promise((done) => server.close(done));
  }
}

/** The first of as many ports in a row as the four processes use, below those the system hands out. */
async function freePorts() {
  const blocks = Array.from({ length: 1000 }, (_, at) => 11_000 + ((at + process.pid) % 1000) * PORTS);
  for (const first of blocks) {
    const each = await Promise.all(Array.from({ length: PORTS }, (_, at) => free(first + at)));
    if (each.every(Boolean)) return first;
  }
  throw new Error("no twenty ports in a row are free from 11000 to 31000");
}

/** Starts the access point of a folder: how to stop it. */
async function startAccessPoint(program, folder) {
  const point = spawn(join(dirname(program), "comity-access-point"), [folder], { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  point.stderr.on("data", (text) => {
    complaint += text;
  });
  const ended = new Promise((resolve) => {
    point.once("error", (fault) => {
      complaint += fault.message;
      resolve();
    });
    point.once("exit", resolve);
  });
  const stands = await Promise.race([
    new Promise((resolve) => createInterface({ input: point.stdout }).on("line", (line) => line.startsWith("peers ") && resolve(true))),
    ended.then(() => false),
  ]);
  if (!stands) throw new Error(`comity-access-point did not start: ${complaint.trim() || "it says nothing"}`);
  return () => {
    point.kill("SIGTERM");
    return ended;
  };
}

/** Both: `fi` and `az`, each an office as office.mjs has it with its authority's id, and `stop` for all of it. */
export async function openTwoOffices() {
  const program = process.env.COMITY_PROGRAM;
  const folder = mkdtempSync(join(tmpdir(), "comity-two-"));
  const root = join(folder, "demonstration");
  await run(program, ["demo", root, "--two-nodes", "--cases", "1", "--port", String(await freePorts())]);
  const ends = [];
  const offices = {};
  for (const one of ["fi", "az"]) {
    const authority = `${one}-demonstration`;
    ends.push(await startAccessPoint(program, join(root, one, "access-point")));
    offices[one] = { ...(await openNode(program, join(root, one), authority)), authority };
    ends.push(offices[one].stop);
  }
  return {
    ...offices,
    async stop() {
      for (const end of ends.reverse()) await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
