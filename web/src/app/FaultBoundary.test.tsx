// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LanguageProvider } from "../words/words";
import { FaultBoundary } from "./FaultBoundary";

let root: Root;
const caught = vi.fn();
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  caught.mockReset();
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement, { onCaughtError: caught });
});
afterEach(() => act(() => root.unmount()));

function Page({ thrown }: { thrown?: unknown }) {
  if (thrown !== undefined) throw thrown;
  return <p>the page</p>;
}

async function show(at: string, thrown?: unknown) {
  await act(async () =>
    root.render(
      <LanguageProvider>
        <FaultBoundary at={at}>
          <Page thrown={thrown} />
        </FaultBoundary>
      </LanguageProvider>,
    ),
  );
  await vi.waitFor(() => expect(document.body.textContent).not.toBe(""));
}

test("a page that works is shown as it is", async () => {
  await show("interview");
  expect(document.querySelector("#root")?.innerHTML).toBe("<p>the page</p>");
});

test.each([
  [new RangeError("no such day"), "RangeError: no such day"],
  ["a word", "Error: a word"],
])("what a page throws is told: %s", async (thrown, told) => {
  await show("interview", thrown);
  const alert = document.querySelector("[role=alert]");
  expect(alert?.querySelector("[lang=en]")?.textContent).toBe(told);
  expect(alert?.querySelector("button")).not.toBeNull();
  expect(caught).toHaveBeenCalledOnce();
});

test("another address is another try, the same one is not", async () => {
  await show("interview", new Error("broken"));
  await show("interview");
  expect(document.querySelector("[role=alert]")).not.toBeNull();
  await show("instruments/coe-024");
  expect(document.querySelector("#root")?.innerHTML).toBe("<p>the page</p>");
});
