// SPDX-License-Identifier: EUPL-1.2
import type { FactField, State } from "../../api/types";
import { useWords } from "../../words/words";
import { fieldLabel, fieldValues } from "../fields";
import { ValueInput, type ValueProps } from "./ValueInput";

type Entry = Record<string, unknown>;

/** Records of several fields: nationalities, residences, assurances, other requests … */
export function RecordList({ label, value, onChange, fields, states }: ValueProps & { fields: FactField[]; states: State[] }) {
  const t = useWords("interview");
  const given: Entry[] = Array.isArray(value) ? (value as Entry[]) : [];
  // One empty record waits to be filled in.
  const records = given.length > 0 ? given : [{}];
  const set = (next: Entry[]) => onChange(next.some((record) => Object.keys(record).length > 0) ? next : undefined);
  const change = (at: number, field: string, part: unknown) =>
    set(records.map((record, index) => (index === at ? Object.fromEntries(Object.entries({ ...record, [field]: part }).filter(([, one]) => one !== undefined)) : record)));
  return (
    <fieldset className="bare">
      <legend>{label}</legend>
      {records.map((record, at) => (
        // Records have no id; their order does not change while they are edited.
        <div className="record" key={at} role="group" aria-label={t("entry", { number: at + 1 })}>
          {fields.map((field) => (
            <ValueInput
              key={field.name}
              type={field.type}
              values={fieldValues(field, t)}
              fields={[]}
              states={states}
              label={fieldLabel(field, t)}
              value={record[field.name]}
              onChange={(part) => change(at, field.name, part)}
            />
          ))}
          {records.length > 1 && (
            <button type="button" className="quiet" onClick={() => set(records.filter((_, index) => index !== at))}>
              {t("remove-entry", { number: at + 1 })}
            </button>
          )}
        </div>
      ))}
      <button type="button" onClick={() => onChange([...records, {}])}>
        {t("add-entry")}
      </button>
    </fieldset>
  );
}
