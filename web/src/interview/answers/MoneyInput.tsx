// SPDX-License-Identifier: EUPL-1.2
import { useId } from "react";
import { useWords } from "../../words/words";
import type { ValueProps } from "./ValueInput";

interface Sum {
  amount?: number;
  currency?: string;
  date?: string;
}

export function MoneyInput({ label, value, onChange }: ValueProps) {
  const t = useWords("interview");
  const id = useId();
  const sum: Sum = typeof value === "object" && value !== null ? value : {};
  const set = (part: Sum) => {
    const next = Object.fromEntries(Object.entries({ ...sum, ...part }).filter(([, one]) => one !== undefined && one !== ""));
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <fieldset className="bare">
      <legend>{label}</legend>
      <div className="row">
        <div className="field">
          <label htmlFor={id}>{t("amount")}</label>
          <input
            id={id}
            type="number"
            min="0"
            step="any"
            value={sum.amount ?? ""}
            onChange={(event) => set({ amount: event.target.value === "" ? undefined : Number(event.target.value) })}
          />
        </div>
        <div className="field short">
          <label htmlFor={`${id}-currency`}>{t("currency")}</label>
          <input
            id={`${id}-currency`}
            placeholder="EUR"
            maxLength={3}
            value={sum.currency ?? ""}
            onChange={(event) => set({ currency: event.target.value.toUpperCase() })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-date`}>{t("valued-on")}</label>
          <input id={`${id}-date`} type="date" value={sum.date ?? ""} onChange={(event) => set({ date: event.target.value })} />
        </div>
      </div>
    </fieldset>
  );
}
