// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiProblem } from "../api/client";
import { usePages } from "./usePages";

type Page = { rows: string[]; next: string | null };
const answers = new Map<string, () => Promise<Page>>();
vi.mock("./ask", () => ({ read: (path: string) => (answers.get(path) ?? (() => Promise.reject(new Error(`nobody answers ${path}`))))() }));

let root: Root;
let seen: ReturnType<typeof usePages<string>>;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  answers.clear();
  root = createRoot(document.createElement("div"));
});
afterEach(() => act(() => root.unmount()));

function Sample({ state, round }: { state: string; round: number }) {
  seen = usePages<string>("agreements", { state }, "rows", round);
  return null;
}
const show = (state: string, round = 0) => act(async () => root.render(<Sample state={state} round={round} />));
const page = (...rows: string[]) => ({ rows, next: null });

function later() {
  let come: (value: Page) => void = () => {};
  const promise = new Promise<Page>((done) => (come = done));
  return { promise, come };
}

test("pages follow one another by their cursor", async () => {
  answers.set("agreements?state=TR&limit=100", async () => ({ rows: ["a"], next: "c1" }));
  answers.set("agreements?state=TR&limit=100&cursor=c1", async () => page("b"));
  await show("TR");
  expect(seen).toMatchObject({ rows: ["a"], next: "c1", loading: false });
  await act(async () => seen.more());
  expect(seen).toMatchObject({ rows: ["a", "b"], next: null });
});

test("an answer that another question overtook is dropped, of the next page too", async () => {
  const [first, second] = [later(), later()];
  answers.set("agreements?state=TR&limit=100", async () => ({ rows: ["a"], next: "c1" }));
  answers.set("agreements?state=TR&limit=100&cursor=c1", () => first.promise);
  answers.set("agreements?state=CH&limit=100", () => second.promise);
  await show("TR");
  await act(async () => seen.more());
  await show("CH");
  await act(async () => second.come(page("z")));
  await act(async () => first.come(page("b")));
  expect(seen.rows).toEqual(["z"]);
});

test("what failed is told, whatever it is, and asked for again from where it failed", async () => {
  answers.set("agreements?state=TR&limit=100", async () => ({ rows: ["a"], next: "c1" }));
  await show("TR");
  await act(async () => seen.more());
  expect(seen.problem).toBeInstanceOf(ApiProblem);
  expect([seen.problem?.message, seen.rows]).toEqual(["Error: nobody answers agreements?state=TR&limit=100&cursor=c1", ["a"]]);
  answers.set("agreements?state=TR&limit=100&cursor=c1", async () => page("b"));
  await act(async () => seen.retry());
  expect(seen).toMatchObject({ rows: ["a", "b"], problem: undefined });
});

test("rows of another question do not stand beside a refusal", async () => {
  answers.set("agreements?state=TR&limit=100", async () => page("a"));
  answers.set("agreements?state=CH&limit=100", () => Promise.reject(new ApiProblem(403, "Forbidden", "no")));
  await show("TR");
  await show("CH");
  expect(seen).toMatchObject({ rows: [], problem: { status: 403 }, loading: false });
});

test("the list is asked for again as something changed, unless somebody is deep in it", async () => {
  answers.set("agreements?state=TR&limit=100", async () => ({ rows: ["a"], next: "c1" }));
  await show("TR");
  answers.set("agreements?state=TR&limit=100", async () => ({ rows: ["a", "new"], next: "c1" }));
  await show("TR", 1);
  expect(seen.rows).toEqual(["a", "new"]);
  answers.set("agreements?state=TR&limit=100&cursor=c1", async () => page(...Array.from({ length: 99 }, (_, at) => `row ${at}`)));
  await act(async () => seen.more());
  await show("TR", 2);
  expect(seen.rows).toHaveLength(101);
});
