// SPDX-License-Identifier: EUPL-1.2
/** Where years and counts stand in a picture, in CSS pixels. */
export interface Scale {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Width of one year. */
  slot: number;
  /** Left edge of the year at an index. */
  x: (index: number) => number;
  y: (count: number) => number;
}

export interface Margins {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function scaleOf(width: number, height: number, margins: Margins, years: number, most: number): Scale {
  const right = Math.max(width - margins.right, margins.left + 1);
  const bottom = height - margins.bottom;
  const slot = (right - margins.left) / Math.max(years, 1);
  return {
    width, height, right, bottom, slot, left: margins.left, top: margins.top,
    x: (index) => margins.left + index * slot,
    y: (count) => bottom - (count / Math.max(most, 1)) * (bottom - margins.top),
  };
}

/** Round counts to draw lines at, from 0 to the first that is not below the highest. */
export function countTicks(most: number, wanted = 4): number[] {
  const rough = Math.max(most, 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough);
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < most) ticks.push(ticks.length * step);
  return ticks;
}

/** Years to write below the picture: round ones, at least `apart` pixels from each other. */
export function yearTicks(years: number[], slot: number, apart: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => one * slot >= apart) ?? 200;
  return years.filter((year) => year % step === 0);
}

/** The outline of counts that hold for a whole year each, between a lower and an upper edge. */
export function stepArea(scale: Scale, lower: number[], upper: number[]): string {
  const edge = (counts: number[], at: number) => scale.y(counts[at] ?? 0).toFixed(1);
  const there = upper.map((_, at) => `V${edge(upper, at)}H${scale.x(at + 1).toFixed(1)}`).join("");
  const back = lower.map((_, at) => lower.length - 1 - at).map((at) => `V${edge(lower, at)}H${scale.x(at).toFixed(1)}`).join("");
  return `M${scale.x(0).toFixed(1)} ${edge(lower, 0)}${there}${back}Z`;
}
