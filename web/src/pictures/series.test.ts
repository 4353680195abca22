// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from "vitest";
import type { PartnersByYear, YearSeries } from "../api/years";
import { gapsIn, layersOf } from "./series";

const treaty = (series: string, ...counts: number[]): YearSeries => ({ series, answer: "treaty", title: series.toUpperCase(), counts });

const network = (...treaties: YearSeries[]): PartnersByYear => ({
  state: "FI", side: "requesting", kind: "extradition", from: 2000, to: 2001, partners: 20, years: [2000, 2001],
  series: [
    ...treaties,
    { series: "convention", answer: "convention", title: "conventions", counts: [0, 0] },
    { series: "none", answer: "none", title: "none", counts: [7, 3] },
    { series: "unknown", answer: "unknown", title: "not known", counts: [2, 2] },
  ],
});

describe("the layers of partners over the years", () => {
  it("stand by how far each treaty ever reached, the gaps on top", () => {
    expect(layersOf(network(treaty("a", 1, 2), treaty("b", 9, 0))).map(({ key }) => key)).toEqual(["b", "a", "none", "unknown"]);
  });

  it("sum up the treaties after the sixth, and leave out what never had a partner", () => {
    const layers = layersOf(network(...[9, 8, 7, 6, 5, 4, 3, 2].map((count) => treaty(`t${count}`, count, 1)), treaty("never", 0, 0)));
    expect(layers.map(({ key }) => key)).toEqual(["t9", "t8", "t7", "t6", "t5", "t4", "others", "none", "unknown"]);
    expect(layers[6]).toMatchObject({ title: "", counts: [5, 2] });
  });

  it("count as gaps those without a basis and those of whom nothing is known", () => {
    expect([gapsIn(network(), 0), gapsIn(network(), 1)]).toEqual([9, 5]);
  });
});
