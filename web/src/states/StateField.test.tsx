// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LanguageProvider } from "../words/words";
import { StateField } from "./StateField";

const state = (code: string, alpha3: string, name: string) => ({ code, alpha3, name, names: { en: name, fr: name, ru: name } });
const states = [state("TR", "TUR", "Türkiye"), state("CH", "CHE", "Switzerland"), state("SE", "SWE", "Sweden")];
const chosen = vi.fn();
let root: Root;
const field = () => document.querySelector("input") as HTMLInputElement;
const options = () => [...document.querySelectorAll("[role=option]")].map((option) => option.textContent);

beforeEach(async () => {
  chosen.mockReset();
  localStorage.setItem("comity.language", "en");
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  root.render(
    <LanguageProvider>
      <StateField label="Requesting State" value="TR" onChange={chosen} states={states} />
    </LanguageProvider>,
  );
  await vi.waitFor(() => expect(field()).not.toBeNull());
  // From here on nothing comes by itself.
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterEach(() => act(() => root.unmount()));

function type(text: string) {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  act(() => {
    set?.call(field(), text);
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
}
const press = (key: string) => act(() => field().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));

test("it shows the State chosen and is named by its label", () => {
  expect(field().value).toBe("Türkiye (TR)");
  expect(field().labels?.[0]?.textContent).toBe("Requesting State");
  expect(field().getAttribute("aria-expanded")).toBe("false");
});

test("typing opens the list; arrows move in it and round it; Enter chooses", () => {
  type("sw");
  expect(field().getAttribute("aria-expanded")).toBe("true");
  expect(options()).toEqual(["Sweden SE", "Switzerland CH"]);
  const active = () => document.getElementById(field().getAttribute("aria-activedescendant") ?? "")?.textContent;
  expect(active()).toBe("Sweden SE");
  press("ArrowDown");
  expect(active()).toBe("Switzerland CH");
  press("ArrowDown");
  expect(active()).toBe("Sweden SE");
  press("ArrowUp");
  press("Enter");
  expect(chosen).toHaveBeenCalledExactlyOnceWith("CH");
  expect(field().getAttribute("aria-expanded")).toBe("false");
});

test("Escape leaves the State as it was", () => {
  type("sw");
  press("Escape");
  expect(chosen).not.toHaveBeenCalled();
  expect(field().value).toBe("Türkiye (TR)");
});

test("the number found is told; what fits nothing is told and chooses nothing", () => {
  type("sw");
  expect(document.querySelector("[role=status]")?.textContent).toBe("2 States");
  type("zz");
  expect(document.querySelector("[role=status]")?.textContent).toBe("No State fits “zz”");
  press("Enter");
  expect(chosen).not.toHaveBeenCalled();
});

test("a click on an option chooses it", () => {
  type("swi");
  act(() => document.querySelector("[role=option]")?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true })));
  expect(chosen).toHaveBeenCalledExactlyOnceWith("CH");
});
