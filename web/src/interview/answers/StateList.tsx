// SPDX-License-Identifier: EUPL-1.2
import type { State } from "../../api/types";
import { StateField } from "../../states/StateField";
import { useWords } from "../../words/words";
import type { ValueProps } from "./ValueInput";

/** Several States: those chosen, and a field to add one. */
export function StateList({ label, value, onChange, states }: ValueProps & { states: State[] }) {
  const t = useWords("interview");
  const chosen = Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
  const name = (code: string) => states.find((state) => state.code === code)?.name ?? code;
  const set = (next: string[]) => onChange(next.length > 0 ? next : undefined);
  return (
    <div className="stack">
      {chosen.length > 0 && (
        <ul className="chips">
          {chosen.map((code) => (
            <li key={code}>
              {name(code)}
              <button type="button" className="quiet" aria-label={t("remove-named", { name: name(code) })} onClick={() => set(chosen.filter((one) => one !== code))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <StateField key={chosen.length} label={label} value="" states={states} onChange={(code) => code && !chosen.includes(code) && set([...chosen, code])} />
    </div>
  );
}
