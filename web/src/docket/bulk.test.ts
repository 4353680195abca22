// SPDX-License-Identifier: EUPL-1.2
import { expect, test, vi } from "vitest";
import { ApiProblem } from "../api/client";
import { giveEach, type Outcome } from "./bulk";

vi.mock("../office/ask", () => ({ needsProof: (problem: ApiProblem) => problem.detail.includes("proof of who you are") }));

const never = () => false;

async function given(answers: Record<string, () => Promise<{ waits: boolean }>>, { stopped = never, proof = () => Promise.resolve(true) } = {}) {
  const told: [string, Outcome][] = [];
  await giveEach(Object.keys(answers), (one) => (answers[one] as () => Promise<{ waits: boolean }>)(), (one, outcome) => void told.push([one, outcome]), stopped, proof);
  return told;
}
const refuse = (status: number, detail: string) => () => Promise.reject(new ApiProblem(status, "", detail));

test("each case answers for itself, and a refusal of one does not keep the others", async () => {
  const told = await given({
    a: () => Promise.resolve({ waits: false }),
    b: refuse(403, "your roles do not let you assign the case"),
    c: () => Promise.resolve({ waits: true }),
  });
  expect(told).toEqual([
    ["a", { what: "done" }],
    ["b", { what: "refused", why: "your roles do not let you assign the case" }],
    ["c", { what: "waits" }],
  ]);
});

test("a proof is asked for once, and what wanted it is given again", async () => {
  let fresh = false;
  const wanting = () => (fresh ? Promise.resolve({ waits: true }) : refuse(403, "proof of who you are is too old")());
  const proof = vi.fn(async () => (fresh = true));
  expect(await given({ a: wanting, b: wanting }, { proof })).toEqual([
    ["a", { what: "waits" }],
    ["b", { what: "waits" }],
  ]);
  expect(proof).toHaveBeenCalledTimes(1);
});

test("who turns away from the proof is not asked again for every case", async () => {
  const proof = vi.fn(() => Promise.resolve(false));
  const told = await given({ a: refuse(403, "proof of who you are"), b: refuse(403, "proof of who you are") }, { proof });
  expect(told.map(([, { what }]) => what)).toEqual(["refused", "refused"]);
  expect(proof).toHaveBeenCalledTimes(1);
});

test("what comes after a lost connection, the end of the session or a stop is untouched", async () => {
  const good = () => Promise.resolve({ waits: false });
  expect(await given({ a: good, b: refuse(0, ""), c: good })).toHaveLength(1);
  expect(await given({ a: good, b: refuse(401, ""), c: good })).toHaveLength(1);
  let count = 0;
  expect(await given({ a: good, b: good, c: good }, { stopped: () => count++ > 1 })).toHaveLength(1);
});
