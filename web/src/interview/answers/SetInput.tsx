// SPDX-License-Identifier: EUPL-1.2
import type { FactValue } from "../../api/types";
import type { ValueProps } from "./ValueInput";

/** Any of a list of words. */
export function SetInput({ label, value, onChange, values }: ValueProps & { values: FactValue[] }) {
  const chosen = Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
  const toggle = (one: string, on: boolean) => {
    const next = values.map((word) => word.value).filter((word) => (word === one ? on : chosen.includes(word)));
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className="bare">
      <legend>{label}</legend>
      <div className="ticks">
        {values.map((one) => (
          <label key={one.value} className="tick">
            <input type="checkbox" checked={chosen.includes(one.value)} onChange={(event) => toggle(one.value, event.target.checked)} />
            <span>{one.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
