// SPDX-License-Identifier: EUPL-1.2
// The fields forms of the desk are made of: a label, the field, a word of help.
import { type ReactNode, useId } from "react";
import { useCommon } from "../office/common";
import { useWords } from "../words/words";

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  required?: boolean;
}

function Field({ label, help, children }: { label: string; help?: string; children: (id: string, described: string | undefined) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id, help ? `${id}-help` : undefined)}
      {help && (
        <p className="hint" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, value, onChange, help, required, type = "text" }: FieldProps & { type?: "text" | "date" | "datetime-local" | "number" | "search" }) {
  return (
    <Field label={label} help={help}>
      {(id, described) => <input id={id} type={type} value={value} required={required} aria-describedby={described} autoComplete="off" onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export function AreaField({ label, value, onChange, help, required }: FieldProps) {
  return (
    <Field label={label} help={help}>
      {(id, described) => <textarea id={id} value={value} required={required} aria-describedby={described} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** Options as [value, words]; without `none` one of them is always chosen. */
export function SelectField({ label, value, onChange, help, required, options, none }: FieldProps & { options: readonly (readonly [string, string])[]; none?: string }) {
  return (
    <Field label={label} help={help}>
      {(id, described) => (
        <select id={id} value={value} required={required} aria-describedby={described} onChange={(event) => onChange(event.target.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Somebody who works here. */
export function PersonField(props: FieldProps) {
  const t = useWords("desk");
  const { accounts } = useCommon();
  return <SelectField {...props} none={t("choose")} options={accounts.map(({ id, name, unit }) => [id, unit ? `${name} (${unit})` : name])} />;
}

export function TickField({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
