// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { addressOf, askedOf, filterOf, keepColumns, keepViews, savedViews, shownColumns } from "./filter";
import { rowsInView } from "./window";

beforeEach(() => localStorage.clear());

test("a view is its address", () => {
  const filter = filterOf(new URLSearchParams("q=dag&kind=extradition&colour=red&owner="));
  expect(filter).toEqual({ q: "dag", kind: "extradition" });
  expect(addressOf(filter)).toBe("desk/docket?q=dag&kind=extradition");
  expect(addressOf({})).toBe("desk/docket");
});

test("one letter is not asked for", () => {
  expect(askedOf({ q: "d", kind: "transit" }, { limit: "200" })).toBe("kind=transit&limit=200");
  expect(askedOf({ q: " da " }, {})).toBe("q=da");
});

test("saved views are those of one account, and what is broken is none", () => {
  keepViews("anna", [{ name: "Türkiye", filter: { counterpart: "TR" } }]);
  expect(savedViews("anna")).toEqual([{ name: "Türkiye", filter: { counterpart: "TR" } }]);
  expect(savedViews("boris")).toEqual([]);
  localStorage.setItem("comity.views.boris", "{");
  expect(savedViews("boris")).toEqual([]);
});

test("columns stay as chosen, in their order", () => {
  expect(shownColumns()).toContain("stage");
  keepColumns(["title", "due"]);
  expect(shownColumns()).toEqual(["due", "title"]);
});

const view = { height: 500, row: 50, count: 1000, up: false };
test.each([
  [{ ...view, top: 0 }, { first: 0, last: 20 }],
  [{ ...view, top: 5000 }, { first: 97, last: 120 }],
  [{ ...view, top: 5120 }, { first: 97, last: 125 }],
  [{ ...view, top: 5240 }, { first: 97, last: 125 }],
  [{ ...view, top: 5250 }, { first: 102, last: 125 }],
  [{ ...view, top: 5250, up: true }, { first: 95, last: 118 }],
  [{ ...view, top: 49_500 }, { first: 987, last: 1000 }],
  [{ top: 0, height: 0, row: 0, up: false, count: 3 }, { first: 0, last: 3 }],
])("of %o only the rows in view are drawn, three where one comes from, ten where one goes to, and five later the next", (at, rows) => {
  expect(rowsInView(at)).toEqual(rows);
});
