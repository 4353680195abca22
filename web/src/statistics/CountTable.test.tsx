// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CountTable } from "./CountTable";

const statistic = { id: "s1", about: "cases", rows: "kind", columns: "", smallest_told: 5 };
vi.mock("../register/holding", () => ({ useStatistic: () => statistic }));
vi.mock("./useGroupName", () => ({ useGroupName: () => (_: string, group: string) => group || "all" }));
vi.mock("../words/words", () => ({ useWords: () => (key: string, values?: object) => (values ? `${key} ${JSON.stringify(values)}` : key), useLanguage: () => ({ language: "en" }), formatNumber: String }));

let root: Root;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => act(() => root.unmount()));
const show = (cells: [string, number | null][], edition?: string) =>
  act(async () => root.render(<CountTable caption="table" cells={cells.map(([row, count]) => ({ row, column: "", count, states: null }))} edition={edition} />));
const numbers = () => [...document.querySelectorAll("td")].map((cell) => cell.textContent);

test("what is withheld says so and why, and none is told as none", async () => {
  await show([["transit", null], ["police", 0], ["", 12]]);
  expect(numbers()).toEqual(["withheld", "0", "12"]);
  expect(document.querySelector(".notice")?.textContent).toBe('withheld-help {"smallest":5}');
  expect(document.querySelector("td a")).toBeNull();
});

test("a table that withholds nothing explains nothing, and every number of a published one opens", async () => {
  await show([["police", 7], ["", 7]], "e2");
  expect(document.querySelector(".notice")).toBeNull();
  expect([...document.querySelectorAll("td a")].map((link) => link.getAttribute("href"))).toEqual([expect.stringContaining("desk/statistics/s1?edition=e2&row=police"), expect.stringMatching(/edition=e2$/)]);
});
