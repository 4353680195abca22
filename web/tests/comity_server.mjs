// SPDX-License-Identifier: EUPL-1.2
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const SAYS_WHERE = /^Comity is at (http:\/\/\S+)$/;

/** Starts `comity serve` on a free port, in that environment: its address, and how to stop it. */
export async function serve(program, web, options = [], env = process.env) {
  const server = spawn(program, ["serve", "--port", "0", "--quiet", "--web", web, ...options], { stdio: ["ignore", "pipe", "pipe"], env });
  let complaint = "";
  server.stderr.on("data", (text) => {
    complaint += text;
  });
  const ended = new Promise((resolve) => {
    server.once("error", (fault) => {
      complaint += fault.message;
      resolve(null);
    });
    server.once("exit", resolve);
  });
  const address = await Promise.race([
    new Promise((resolve) => {
      createInterface({ input: server.stdout }).on("line", (line) => {
        const found = SAYS_WHERE.exec(line);
        if (found) resolve(found[1]);
      });
    }),
    ended.then(() => null),
  ]);
  if (address === null) throw new Error(`${program} serve did not start: ${complaint.trim() || "it says nothing"}`);
  return {
    address,
    /** Stops it as an operator would; its exit status. */
    stop() {
      server.kill("SIGTERM");
      return ended;
    },
  };
}
