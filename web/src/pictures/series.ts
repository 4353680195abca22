// SPDX-License-Identifier: EUPL-1.2
import type { PartnersByYear, YearSeries } from "../api/years";

/** So many treaties are drawn by themselves; the others are summed up. */
const SHOWN = 6;

export interface Layer {
  key: string;
  /** Its class: one of the treaties by rank, or an answer. */
  look: string;
  /** "" for what sums up the other treaties. */
  title: string;
  counts: number[];
}

const peak = (series: YearSeries) => Math.max(...series.counts);

/** What is drawn, from the bottom up: treaties by how far they reached, the rest of them, conventions, reciprocity, the gaps. */
export function layersOf({ series, years }: PartnersByYear): Layer[] {
  const treaties = series.filter((one) => one.answer === "treaty" && peak(one) > 0).sort((one, other) => peak(other) - peak(one));
  const others = treaties.slice(SHOWN);
  const layers = treaties.slice(0, SHOWN).map((one, rank) => ({ key: one.series, look: `treaty rank-${rank}`, title: one.title, counts: one.counts }));
  if (others.length > 0) {
    const counts = years.map((_, at) => others.reduce((sum, one) => sum + (one.counts[at] ?? 0), 0));
    layers.push({ key: "others", look: `treaty rank-${SHOWN}`, title: "", counts });
  }
  for (const one of series) {
    if (one.answer !== "treaty" && peak(one) > 0) layers.push({ key: one.series, look: one.answer, title: one.title, counts: one.counts });
  }
  return layers;
}

/** Partners without any basis, or of whom nothing is known, in the year at an index. */
export const gapsIn = ({ series }: PartnersByYear, at: number) =>
  series.filter(({ answer }) => answer === "none" || answer === "unknown").reduce((sum, one) => sum + (one.counts[at] ?? 0), 0);
