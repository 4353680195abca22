// SPDX-License-Identifier: EUPL-1.2
// The network year by year, as the server tells it (docs/formats/api.md).
import type { NetworkAnswer } from "./types";

export interface SpreadStep {
  state: string;
  day: string;
  verified: boolean;
}
export interface Spread {
  instrument: string;
  title: string;
  reference: string;
  opened: string | null;
  undated: string[];
  years: { year: number; bound: number; perhaps: number; joined: SpreadStep[]; left: SpreadStep[] }[];
}
/** The counts of all series add up to `partners` in every year. */
export interface YearSeries {
  series: string;
  answer: NetworkAnswer;
  title: string;
  counts: number[];
}
export interface PartnersByYear {
  state: string;
  side: "requesting" | "requested";
  kind: string;
  from: number;
  to: number;
  partners: number;
  years: number[];
  series: YearSeries[];
}
