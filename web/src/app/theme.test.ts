// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { applyTheme, storedTheme } from "./theme";

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});

test("a chosen appearance is shown and kept", () => {
  applyTheme("contrast");
  expect(document.documentElement.dataset.theme).toBe("contrast");
  expect(storedTheme()).toBe("contrast");
});

test("as the system: nothing is set, nothing is kept", () => {
  applyTheme("dark");
  applyTheme("system");
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(storedTheme()).toBe("system");
});

test("what is kept but unknown counts as the system's", () => {
  localStorage.setItem("comity.theme", "sepia");
  expect(storedTheme()).toBe("system");
});
