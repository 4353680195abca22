// SPDX-License-Identifier: EUPL-1.2
import { type PointerEvent, type ReactNode, useId } from "react";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { countTicks, type Scale, scaleOf, yearTicks } from "./scale";
import { useWidth } from "./useWidth";
import "./pictures.css";

interface YearFrameProps {
  years: number[];
  /** The highest count in the picture. */
  most: number;
  /** The year that is read, marked in the picture. */
  year: number;
  onYear: (year: number) => void;
  title: string;
  description: string;
  /** What the year that is read says, for those who move it without seeing the picture. */
  reading: string;
  /** Room to the right for labels, by the width of the whole. */
  room: (width: number) => number;
  children: (scale: Scale) => ReactNode;
}

const LETTER = 44;

/** Axes, the year that is read, and how to move it: by the keys of a slider, or by pointing into the picture. */
export function YearFrame({ years, most, year, onYear, title, description, reading, room, children }: YearFrameProps) {
  const t = useWords("pictures");
  const { language } = useLanguage();
  const id = useId();
  const { ref, width } = useWidth<HTMLDivElement>(640);
  const height = width < 480 ? 230 : 280;
  const ticks = countTicks(most);
  const scale = scaleOf(width, height, { left: 34, right: room(width), top: 10, bottom: 24 }, years.length, ticks.at(-1) ?? most);
  const at = years.indexOf(year);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerType === "mouse" && event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const mirrored = getComputedStyle(event.currentTarget).direction === "rtl";
    const x = ((mirrored ? box.right - event.clientX : event.clientX - box.left) / box.width) * width;
    const found = years[Math.min(Math.max(Math.floor((x - scale.left) / scale.slot), 0), years.length - 1)];
    if (found !== undefined) onYear(found);
  };
  return (
    <div className="year-frame" ref={ref}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc`} onPointerDown={point} onPointerMove={point}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {ticks.map((tick) => (
          <g key={tick} className="tick">
            <line x1={scale.left} x2={scale.right} y1={scale.y(tick)} y2={scale.y(tick)} />
            <text x={scale.left - 6} y={scale.y(tick)} dy="0.35em" textAnchor="end">
              {formatNumber(tick, language)}
            </text>
          </g>
        ))}
        {yearTicks(years, scale.slot, LETTER).map((tick) => (
          <g key={tick} className="tick">
            <line x1={scale.x(years.indexOf(tick))} x2={scale.x(years.indexOf(tick))} y1={scale.bottom} y2={scale.bottom + 5} />
            <text x={scale.x(years.indexOf(tick))} y={height - 4} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        {children(scale)}
        {at >= 0 && <line className="year-read" x1={scale.x(at + 0.5)} x2={scale.x(at + 0.5)} y1={scale.top} y2={scale.bottom} />}
      </svg>
      <div className="year-choice no-print">
        <label htmlFor={`${id}-year`}>{t("year-read")}</label>
        <output htmlFor={`${id}-year`} aria-live="off">
          {year}
        </output>
        <input
          id={`${id}-year`}
          type="range"
          min={years[0]}
          max={years.at(-1)}
          value={year}
          aria-valuetext={reading}
          onChange={(event) => onYear(Number(event.target.value))}
        />
      </div>
    </div>
  );
}
