// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { storedDraft, useDraft } from "./drafts";

let root: Root;
let seen = 1;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  sessionStorage.clear();
  seen = 1;
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => act(() => root.unmount()));

function Note() {
  const { draft, setDraft, discard, found, upon } = useDraft("case.note", "", seen);
  return (
    <>
      <p>{found ? `kept: ${draft}` : draft}</p>
      <p>{upon.current}</p>
      <button onClick={() => setDraft("the prison called")}>type</button>
      <button onClick={discard}>recorded</button>
    </>
  );
}
const shown = () => document.querySelector("p")?.textContent;
const press = (at: number) => act(async () => document.querySelectorAll("button")[at]?.click());
const reload = async () => {
  act(() => root.unmount());
  root = createRoot(document.getElementById("root") as HTMLElement);
  await act(async () => root.render(<Note />));
};

test("what was typed is there after a reload, until it is recorded", async () => {
  await act(async () => root.render(<Note />));
  expect(shown()).toBe("");
  expect(storedDraft("case.note")).toBeUndefined();
  await press(0);
  await reload();
  expect(shown()).toBe("kept: the prison called");
  await press(1);
  await reload();
  expect(shown()).toBe("");
});

test("a draft is found with what its author saw when it was typed", async () => {
  await act(async () => root.render(<Note />));
  await press(0);
  seen = 2;
  await reload();
  expect(document.querySelectorAll("p")[1]?.textContent).toBe("1");
});

test.each(["{", "null", '"the prison called"', '{"value":"the prison called"}'])("a draft that cannot be read is none: %s", (kept) => {
  sessionStorage.setItem("comity.draft.case.note", kept);
  expect(storedDraft("case.note")).toBeUndefined();
  expect(sessionStorage.length).toBe(0);
});

function Words({ initial }: { initial: string }) {
  const { draft, setDraft, settle } = useDraft("news.text", initial, null);
  return (
    <>
      <p>{draft}</p>
      <button onClick={() => setDraft("mine")}>type</button>
      <button onClick={settle}>recorded</button>
      <button onClick={() => setDraft("mine, longer")}>type on</button>
    </>
  );
}
const stands = (initial: string) => act(async () => root.render(<Words initial={initial} />));

test("what nobody typed into follows what is there, and what somebody typed does not", async () => {
  await stands("old");
  await stands("new");
  expect(shown()).toBe("new");
  await press(0);
  await stands("theirs");
  expect(shown()).toBe("mine");
});

test("words typed back to what was found are kept as they are now", async () => {
  sessionStorage.setItem("comity.draft.news.text", JSON.stringify({ value: "mine", upon: null }));
  await stands("old");
  await press(2);
  await press(0);
  expect(storedDraft("news.text")?.value).toBe("mine");
});

test("what was recorded stands until its newer form has come, and is kept no longer", async () => {
  await stands("old");
  await press(0);
  await press(1);
  expect([shown(), storedDraft("news.text")]).toEqual(["mine", undefined]);
  await stands("mine, as the server has it");
  expect(shown()).toBe("mine, as the server has it");
});
