// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import { useWords } from "../../words/words";
import { dayShape, type DayShape } from "../parts";
import type { ValueProps } from "./ValueInput";

const shapes: DayShape[] = ["day", "month", "year", "span"];

/** A day, or what is known of it: its month, its year, or two days it lies between. */
export function DayInput({ label, value, onChange }: ValueProps) {
  const t = useWords("interview");
  const id = useId();
  const text = typeof value === "string" ? value : "";
  const [shape, setShape] = useState<DayShape>(() => (text ? dayShape(text) : "day"));
  const [from = "", to = ""] = text.includes("..") ? text.split("..") : ["", ""];
  const span = (first: string, last: string) => onChange(first || last ? `${first}..${last}` : undefined);
  return (
    <fieldset className="bare day">
      <legend>{label}</legend>
      <div className="row">
        {shape === "day" && (
          <input aria-label={label} type="date" max="9999-12-31" value={text} onChange={(event) => onChange(event.target.value || undefined)} />
        )}
        {shape === "month" && (
          <input
            aria-label={t("day-month")}
            inputMode="numeric"
            pattern="\d{4}-\d{2}"
            placeholder="2026-11"
            defaultValue={text.slice(0, 7)}
            onChange={(event) => onChange(event.target.value ? `${event.target.value}-??` : undefined)}
          />
        )}
        {shape === "year" && (
          <input
            aria-label={t("day-year")}
            inputMode="numeric"
            pattern="\d{4}"
            placeholder="2026"
            value={text}
            onChange={(event) => onChange(event.target.value || undefined)}
          />
        )}
        {shape === "span" && (
          <>
            <label>
              {t("day-from")} <input type="date" value={from} onChange={(event) => span(event.target.value, to)} />
            </label>
            <label>
              {t("day-to")} <input type="date" value={to} onChange={(event) => span(from, event.target.value)} />
            </label>
          </>
        )}
        <label className="visually-hidden" htmlFor={`${id}-shape`}>
          {t("day-shape")}
        </label>
        <select
          id={`${id}-shape`}
          className="shape"
          value={shape}
          onChange={(event) => {
            setShape(event.target.value as DayShape);
            onChange(undefined);
          }}
        >
          {shapes.map((one) => (
            <option key={one} value={one}>
              {t(`day-shape-${one}`)}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}
