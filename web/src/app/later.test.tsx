// SPDX-License-Identifier: EUPL-1.2
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FaultBoundary } from "./FaultBoundary";
import { later } from "./later";

vi.mock("../words/words", () => ({ useWords: () => (key: string) => key }));

let root: Root;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => act(() => root.unmount()));

const Greeting = ({ name }: { name: string }) => <p>hello {name}</p>;
const shown = () => document.getElementById("root")?.textContent;
const show = (what: ReactNode) => act(async () => root.render(what));

test("a placeholder stands there until the code has come, and no longer", async () => {
  let arrive = (_: typeof Greeting) => {};
  const Later = later(() => new Promise<typeof Greeting>((resolve) => (arrive = resolve)));
  await show(<Later name="Anna" />);
  expect(shown()).toBe("loading");
  await act(async () => arrive(Greeting));
  expect(shown()).toBe("hello Anna");
});

test("what has come once is there at once the next time", async () => {
  const load = vi.fn(() => Promise.resolve(Greeting));
  const Later = later(load);
  await show(<Later name="Anna" />);
  await show(null);
  act(() => root.render(<Later name="Boris" />));
  expect(shown()).toBe("hello Boris");
  expect(load).toHaveBeenCalledTimes(1);
});

test("code that does not come is a fault of the page, and another address tries again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const load = vi.fn(() => Promise.resolve(Greeting)).mockRejectedValueOnce(new Error("not there"));
  const Later = later(load);
  const at = (address: string) => (
    <FaultBoundary at={address}>
      <Later name="Anna" />
    </FaultBoundary>
  );
  await show(at("one"));
  expect(shown()).toContain("not there");
  await show(at("two"));
  expect(shown()).toBe("hello Anna");
});
