// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { sum } from "./sum";

test("outcomes of several kinds are added each for itself", () => {
  expect(sum([{ all: 3, granted: 1, refused: 1, withdrawn: 0, pending: 1 }, { all: 2, granted: 0, refused: 0, withdrawn: 1, pending: 1 }])).toEqual({ all: 5, granted: 1, refused: 1, withdrawn: 1, pending: 2 });
  expect(sum([])).toEqual({ all: 0, granted: 0, refused: 0, withdrawn: 0, pending: 0 });
});
