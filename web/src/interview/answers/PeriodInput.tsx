// SPDX-License-Identifier: EUPL-1.2
import { useId } from "react";
import { useWords } from "../../words/words";
import { readPeriod, writePeriod, type Parts } from "../parts";
import type { ValueProps } from "./ValueInput";

const units = ["years", "months", "days", "hours"] as const;

/** Years, months, days and hours; ISO 8601 in the question. */
export function PeriodInput({ label, value, onChange }: ValueProps) {
  const t = useWords("interview");
  const id = useId();
  const given = typeof value === "string" ? readPeriod(value) : null;
  const parts: Parts = given ?? { years: 0, months: 0, days: 0, hours: 0 };
  return (
    <fieldset className="bare">
      <legend>{label}</legend>
      <div className="row">
        {units.map((unit) => (
          <div className="field number" key={unit}>
            <label htmlFor={`${id}-${unit}`}>{t(unit)}</label>
            <input
              id={`${id}-${unit}`}
              type="number"
              min="0"
              step="1"
              value={parts[unit] || (given && unit === "days" && value === "P0D" ? 0 : "")}
              onChange={(event) => {
                const next = { ...parts, [unit]: Math.max(0, Math.floor(Number(event.target.value))) };
                const cleared = event.target.value === "" && units.every((one) => next[one] === 0);
                onChange(cleared ? undefined : writePeriod(next));
              }}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
