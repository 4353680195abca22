// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, ApiProblem } from "./client";

const asked = vi.fn<typeof fetch>();
beforeEach(() => {
  document.head.innerHTML = '<base href="/comity/">';
  asked.mockReset();
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  document.head.innerHTML = "";
});

const json = (body: unknown, status = 200, statusText = "") => Promise.resolve(new Response(JSON.stringify(body), { status, statusText }));
const fault = (promise: Promise<unknown>) => promise.then(() => expect.fail("was answered"), (reason: unknown) => reason as ApiProblem);

test("resources are asked below the base, with what is given and nothing else", async () => {
  asked.mockReturnValue(json([]));
  await api.treaties({ a: "TR", b: "CH", kind: "extradition", on: "", lang: "fr" });
  const url = new URL(String(asked.mock.calls[0]?.[0]));
  expect(url.pathname + url.search).toBe("/comity/api/v1/treaties?a=TR&b=CH&kind=extradition&lang=fr");
});

test("a question is posted as JSON", async () => {
  asked.mockReturnValue(json({ outcome: "undetermined" }));
  const question = { facts: { "request.kind": "extradition" } };
  await expect(api.determine(question, "ru")).resolves.toEqual({ outcome: "undetermined" });
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) });
});

test("an instrument's name cannot leave its resource", async () => {
  asked.mockReturnValue(json({}));
  await api.instrument("../law?x=", "en");
  expect(new URL(String(asked.mock.calls[0]?.[0])).pathname).toBe("/comity/api/v1/instruments/..%2Flaw%3Fx%3D");
});

test("a refusal carries every fault with its place and the way out", async () => {
  const errors = [{ place: "kind", message: "'extradicion' is no kind of request", hint: "did you mean extradition?" }];
  asked.mockReturnValue(json({ title: "Unprocessable Content", status: 422, detail: "kind: …", errors }, 422));
  const problem = await fault(api.law());
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ status: 422, title: "Unprocessable Content", errors });
});

test("a refusal that is no problem document still says its status", async () => {
  asked.mockReturnValue(Promise.resolve(new Response("<h1>Bad gateway</h1>", { status: 502, statusText: "Bad Gateway" })));
  expect(await fault(api.law())).toMatchObject({ status: 502, title: "Bad Gateway", errors: [] });
});

test("no answer at all is status 0", async () => {
  asked.mockReturnValue(Promise.reject(new TypeError("Failed to fetch")));
  expect(await fault(api.law())).toMatchObject({ status: 0 });
});
