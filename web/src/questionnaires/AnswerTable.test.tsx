// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnswerTable as Answered } from "../office/register";
import { AnswerTable } from "./AnswerTable";

vi.mock("../statistics/useGroupName", () => ({ useGroupName: () => (_: string, group: string) => group }));
vi.mock("../words/words", () => ({ useWords: () => (key: string, values?: object) => (values ? `${key} ${JSON.stringify(values)}` : key), useLanguage: () => ({ language: "en" }), formatNumber: String }));

let root: Root;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => act(() => root.unmount()));

const outcomes = ["", "granted", "refused", "withdrawn", "pending"];
const table = (counts: Record<string, (number | null)[]>, medians: Record<string, number | null>): Answered => ({
  direction: "incoming",
  rows: "year",
  kinds: [],
  measures: [],
  cells: Object.entries(counts).flatMap(([row, values]) => outcomes.map((outcome, at) => ({ row, outcome, count: values[at] ?? null }))),
  days: Object.entries(medians).map(([row, median]) => ({ row, median })),
});
const cells = () => [...document.querySelectorAll("td")].map((cell) => cell.textContent);

test("rows say counts, what is withheld, and the median where it is told", async () => {
  await act(async () => root.render(<AnswerTable table={table({ "2024": [9, 8, 1, 0, 0], "": [9, 8, null, 0, 0] }, { "2024": 40, "": null })} />));
  expect(cells()).toEqual(["9", "8", "1", "0", "0", "40", "9", "8", "withheld", "0", "0", "–"]);
  expect(document.querySelector("td a")).toBeNull();
});

test("a number opens to its cases, none and what is withheld do not", async () => {
  await act(async () => root.render(<AnswerTable table={table({ "2024": [9, 9, 0, null, 0], "": [9, 9, 0, 0, 0] }, { "2024": 40, "": 40 })} open={(row, outcome) => `${row}/${outcome}`} />));
  expect([...document.querySelectorAll("td a")].map((link) => link.getAttribute("href"))).toEqual(["2024/", "2024/granted", "/", "/granted"].map((end) => expect.stringContaining(end)));
});

test("where nothing was asked a sentence says so", async () => {
  await act(async () => root.render(<AnswerTable table={table({ "": [0, 0, 0, 0, 0] }, { "": null })} />));
  expect(document.querySelector("table")).toBeNull();
  expect(document.body.textContent).toBe("asked-incoming: no-requests");
});
