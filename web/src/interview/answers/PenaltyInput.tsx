// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import { useWords } from "../../words/words";
import { penaltyKinds } from "../parts";
import { PeriodInput } from "./PeriodInput";
import type { ValueProps } from "./ValueInput";

interface Penalty {
  kind: string;
  max?: string;
}

function read(value: unknown): Penalty | null {
  if (typeof value === "object" && value !== null && "kind" in value) return value as Penalty;
  if (typeof value === "number") return { kind: "imprisonment", max: `P${value}Y` };
  if (typeof value !== "string") return null;
  return value.startsWith("P") ? { kind: "imprisonment", max: value } : { kind: value };
}

/** A penalty: its kind, and its length where the kind has one. */
export function PenaltyInput({ label, value, onChange }: ValueProps) {
  const t = useWords("interview");
  const id = useId();
  const given = read(value);
  const [kind, setKind] = useState(given?.kind ?? "imprisonment");
  const timed = kind === "imprisonment" || kind === "detention-order";
  const set = (chosen: string, max: string | undefined) => {
    if (chosen !== "imprisonment" && chosen !== "detention-order") onChange(chosen);
    else if (max === undefined) onChange(undefined);
    else onChange(chosen === "imprisonment" ? max : { kind: chosen, max });
  };
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>{t("penalty-kind")}</label>
        <select
          id={id}
          value={kind}
          onChange={(event) => {
            setKind(event.target.value);
            set(event.target.value, given?.max);
          }}
        >
          {penaltyKinds.map((one) => (
            <option key={one} value={one}>
              {t(`penalty-${one}`)}
            </option>
          ))}
        </select>
      </div>
      {timed && <PeriodInput label={label} value={given?.max} onChange={(max) => set(kind, max as string | undefined)} />}
    </div>
  );
}
