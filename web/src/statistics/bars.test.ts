// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { barsOf, mostBars } from "./bars";

const cell = (row: string, column: string, count: number | null) => ({ row, column, count, states: null });

test("bars are to scale, without those of all, and nothing is drawn for what is withheld", () => {
  const cells = [cell("Asia", "", 10), cell("Europe", "", 40), cell("Africa", "", null), cell("", "", 52)];
  expect(barsOf(cells, false)).toEqual([
    { group: "Asia", bars: [{ column: "", count: 10, share: 250 }] },
    { group: "Europe", bars: [{ column: "", count: 40, share: 1000 }] },
    { group: "Africa", bars: [{ column: "", count: null, share: 0 }] },
  ]);
});

test("a row has a bar for each column but that of all", () => {
  const cells = [cell("Asia", "in", 3), cell("Asia", "out", 6), cell("Asia", "", 9), cell("", "in", 3), cell("", "out", 6), cell("", "", 9)];
  expect(barsOf(cells, true)).toEqual([{ group: "Asia", bars: [{ column: "in", count: 3, share: 500 }, { column: "out", count: 6, share: 1000 }] }]);
});

test("nothing is drawn where all is nought or withheld, or there is too much", () => {
  expect(barsOf([cell("Asia", "", 0), cell("Europe", "", null)], false)).toEqual([]);
  const many = (count: number) => Array.from({ length: count }, (_, at) => cell(`r${at}`, "", 1));
  expect(barsOf(many(mostBars), false)).toHaveLength(mostBars);
  expect(barsOf(many(mostBars + 1), false)).toEqual([]);
});
