// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FileChoice, useDropping } from "./dropping";

let root: Root;
const came = vi.fn<(files: File[]) => void>();
function Sample() {
  return (
    <section {...useDropping(came)}>
      <FileChoice label="Choose" multiple onFiles={came} />
    </section>
  );
}
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  came.mockReset();
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
  act(() => root.render(<Sample />));
});
afterEach(() => act(() => root.unmount()));

const panel = () => document.querySelector("section") as HTMLElement;
const [one, two] = [new File(["1"], "one.pdf"), new File(["2"], "two.pdf")];
function drag(kind: string, files: File[] = []) {
  const event = Object.assign(new Event(kind, { bubbles: true, cancelable: true }), { dataTransfer: { files } });
  act(() => void panel().dispatchEvent(event));
  return event;
}

test("what is dropped is taken by the page, not opened by the browser, and the panel shows where it can be dropped", () => {
  expect(drag("dragover").defaultPrevented).toBe(true);
  expect(panel().className).toContain("over");
  expect(drag("drop", [one, two]).defaultPrevented).toBe(true);
  expect(panel().className).not.toContain("over");
  expect(came.mock.calls).toEqual([[[one, two]]]);
});

test("words that are dropped are no file", () => {
  drag("drop");
  expect(came).not.toHaveBeenCalled();
});

test("what left the panel without being dropped is not shown as being over it", () => {
  drag("dragover");
  drag("dragleave");
  expect(panel().className).not.toContain("over");
});

test("files are chosen all at once", () => {
  const input = document.querySelector("input") as HTMLInputElement;
  Object.defineProperty(input, "files", { configurable: true, value: [one, two] });
  act(() => void input.dispatchEvent(new Event("change", { bubbles: true })));
  expect(came.mock.calls).toEqual([[[one, two]]]);
});
