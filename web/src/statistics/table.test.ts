// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { counted } from "../register/codes";
import { groupings } from "./definition";
import { tableOf } from "./table";

const cell = (row: string, column: string, count: number | null) => ({ row, column, count, states: null });

test("a table is read row by row, with its totals last", () => {
  const cells = [cell("assistance", "incoming", 6), cell("assistance", "outgoing", 0), cell("assistance", "", 6), cell("", "incoming", 6), cell("", "outgoing", 0), cell("", "", 6)];
  const { columns, rows } = tableOf(cells);
  expect(columns).toEqual(["incoming", "outgoing", ""]);
  expect(rows.map(({ group }) => group)).toEqual(["assistance", ""]);
  expect(rows[0]?.cells.map(({ count }) => count)).toEqual([6, 0, 6]);
});

test("a table without columns has one, of all", () => {
  expect(tableOf([cell("2024", "", 7), cell("", "", 7)])).toEqual({ columns: [""], rows: [{ group: "2024", cells: [cell("2024", "", 7)] }, { group: "", cells: [cell("", "", 7)] }] });
});

test("what can be counted by what is what the command takes", () => {
  const says = /^\| `rows` \| text \| by what: (.*) of cases; (.*) of agreements \|$/m.exec(readFileSync("../docs/formats/statistics.md", "utf8"));
  expect(counted.map((about) => groupings[about].join(", "))).toEqual([says?.[1], says?.[2]]);
});
