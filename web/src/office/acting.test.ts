// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { officeAddress, read, readAsOneself, send } from "./ask";
import { actFor, actingFor, type Principal, signOut } from "./session";

const hana: Principal = { account: "hana", name: "Hana", unit: "u1", roles: ["head-of-unit"], until: "2026-12-31" };
const asked = vi.fn<typeof fetch>();

beforeEach(() => {
  asked.mockImplementation(() => Promise.resolve(new Response("{}", { headers: { "Content-Type": "application/json" } })));
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  actFor(undefined);
  asked.mockReset();
  vi.unstubAllGlobals();
});

/** In whose place the last request asked. */
const principal = () => new Headers(asked.mock.lastCall?.[1]?.headers).get("On-Behalf-Of");

test("what is asked and sent in another's place says so, what is one's own does not", async () => {
  await read("cases");
  expect(principal()).toBeNull();
  actFor(hana);
  await read("cases");
  expect(principal()).toBe("hana");
  await send("cases", { title: "x" });
  expect(principal()).toBe("hana");
  expect(new Headers(asked.mock.lastCall?.[1]?.headers).get("Content-Type")).toBe("application/json");
  await readAsOneself("accounts/carl/substitutions");
  expect(principal()).toBeNull();
  await send("trust", {}, { asOneself: true });
  expect(principal()).toBeNull();
});

test("links and streams say it in their address", () => {
  expect(new URL(officeAddress("clocks?format=csv")).search).toBe("?format=csv");
  actFor(hana);
  expect(new URL(officeAddress("clocks?format=csv")).search).toBe("?format=csv&on_behalf_of=hana");
  expect(new URL(officeAddress("events")).search).toBe("?on_behalf_of=hana");
});

test("who signs out leaves the other's place", async () => {
  actFor(hana);
  expect(sessionStorage.getItem("comity.acting")).toContain("hana");
  await signOut();
  expect(actingFor()).toBeUndefined();
  expect(sessionStorage.getItem("comity.acting")).toBeNull();
});
