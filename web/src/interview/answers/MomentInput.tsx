// SPDX-License-Identifier: EUPL-1.2
import { useId } from "react";
import { useWords } from "../../words/words";
import type { ValueProps } from "./ValueInput";

function localOffset(): string {
  const minutes = -new Date().getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A minute always with its offset: periods of hours must not depend on where it is read. */
export function MomentInput({ label, value, onChange }: ValueProps) {
  const t = useWords("interview");
  const id = useId();
  const text = typeof value === "string" ? value : "";
  const offset = /(Z|[+-]\d{2}:\d{2})$/.exec(text)?.[0] ?? localOffset();
  const set = (moment: string, zone: string) => onChange(moment ? `${moment}:00${zone}` : undefined);
  return (
    <div className="row">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input id={id} type="datetime-local" value={text.slice(0, 16)} onChange={(event) => set(event.target.value, offset)} />
      </div>
      <div className="field short">
        <label htmlFor={`${id}-offset`}>{t("offset")}</label>
        <input
          key={text ? "given" : "new"}
          id={`${id}-offset`}
          defaultValue={offset}
          pattern="Z|[+\-]\d{2}:\d{2}"
          onChange={(event) => set(text.slice(0, 16), event.target.value)}
        />
      </div>
    </div>
  );
}
