// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiProblem } from "./client";
import { type Loaded, useLoaded } from "./useLoaded";

let root: Root;
let seen: Loaded<string>;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.createElement("div"));
});
afterEach(() => act(() => root.unmount()));

function Sample({ load, name }: { load: (() => Promise<string>) | null; name: string }) {
  seen = useLoaded(load, [name]);
  return null;
}
const show = (name: string, load: (() => Promise<string>) | null) => act(async () => root.render(<Sample name={name} load={load} />));

test("the value comes; it stays while the next is under way", async () => {
  await show("TR", async () => "Türkiye");
  expect(seen).toMatchObject({ value: "Türkiye", loading: false });
  await show("CH", () => new Promise(() => {}));
  expect(seen).toMatchObject({ value: "Türkiye", loading: true });
});

test("what came for one is not given for another: not while it loads, not after it was refused", async () => {
  const rendered: (string | undefined)[] = [];
  function Named({ load, name }: { load: () => Promise<string>; name: string }) {
    seen = useLoaded(load, [name], name);
    rendered.push(`${name}: ${seen.value}`);
    return null;
  }
  await act(async () => root.render(<Named name="TR" load={async () => "Türkiye"} />));
  expect(seen.value).toBe("Türkiye");
  const refused = () => Promise.reject(new ApiProblem(403, "Forbidden", ""));
  await act(async () => root.render(<Named name="CH" load={refused} />));
  expect(seen).toMatchObject({ problem: { status: 403 }, loading: false });
  expect(seen.value).toBeUndefined();
  expect(rendered).not.toContain("CH: Türkiye");
  await act(async () => root.render(<Named name="TR" load={() => new Promise(() => {})} />));
  expect(seen).toMatchObject({ loading: true });
  expect(seen.problem).toBeUndefined();
});

test("an answer that comes too late is dropped", async () => {
  const late = deferred();
  await show("TR", () => late.promise);
  await show("CH", async () => "Switzerland");
  await act(async () => late.resolve("Türkiye"));
  expect(seen.value).toBe("Switzerland");
});

test("a refusal is told and can be tried again", async () => {
  let answers = 0;
  await show("TR", async () => {
    answers += 1;
    if (answers === 1) throw new ApiProblem(503, "Service Unavailable", "");
    return "Türkiye";
  });
  expect(seen).toMatchObject({ problem: { status: 503 }, loading: false });
  await act(async () => seen.retry());
  expect(seen).toMatchObject({ value: "Türkiye", loading: false });
  expect(seen.problem).toBeUndefined();
});

test("what is not our own fault is told too", async () => {
  await show("TR", async () => {
    throw new RangeError("broken");
  });
  expect(seen.problem).toBeInstanceOf(ApiProblem);
  expect(seen.problem?.message).toContain("broken");
});

test("nothing to load is not loading", async () => {
  await show("", null);
  expect(seen).toMatchObject({ loading: false });
  expect(seen.value).toBeUndefined();
});

function deferred() {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
