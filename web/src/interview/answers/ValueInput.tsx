// SPDX-License-Identifier: EUPL-1.2
import { useId } from "react";
import type { FactField, FactType, FactValue, State } from "../../api/types";
import { StateField } from "../../states/StateField";
import { useWords } from "../../words/words";
import { DayInput } from "./DayInput";
import { MomentInput } from "./MomentInput";
import { MoneyInput } from "./MoneyInput";
import { PenaltyInput } from "./PenaltyInput";
import { PeriodInput } from "./PeriodInput";
import { RecordList } from "./RecordList";
import { SetInput } from "./SetInput";
import { StateList } from "./StateList";
import { TextList } from "./TextList";

export interface ValueProps {
  label: string;
  value: unknown;
  /** undefined: nothing answered yet. */
  onChange: (value: unknown) => void;
}
export interface TypedValueProps extends ValueProps {
  type: FactType;
  values: FactValue[];
  fields: FactField[];
  states: State[];
}

/** The field for one value, by the type of its fact. */
export function ValueInput({ type, values, fields, states, ...rest }: TypedValueProps) {
  const { label, value, onChange } = rest;
  switch (type) {
    case "yes/no":
      return <YesNoSelect {...rest} />;
    case "one of":
      return <OneOfSelect {...rest} values={values} />;
    case "set of":
      return <SetInput {...rest} values={values} />;
    case "date":
      return <DayInput {...rest} />;
    case "moment":
      return <MomentInput {...rest} />;
    case "period":
      return <PeriodInput {...rest} />;
    case "penalty":
      return <PenaltyInput {...rest} />;
    case "money":
      return <MoneyInput {...rest} />;
    case "state":
      return <StateField label={label} value={typeof value === "string" ? value : ""} onChange={(code) => onChange(code || undefined)} states={states} />;
    case "list of state":
      return <StateList {...rest} states={states} />;
    case "list of text":
    case "list of instrument":
      return <TextList {...rest} />;
    case "list":
      return <RecordList {...rest} fields={fields} states={states} />;
    case "number":
      return <LineInput {...rest} number />;
    default:
      return <LineInput {...rest} />;
  }
}

export function YesNoSelect({ label, value, onChange }: ValueProps) {
  const t = useWords("interview");
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value === true ? "yes" : value === false ? "no" : ""}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value === "yes")}
      >
        <option value="">{t("not-known")}</option>
        <option value="yes">{t("yes")}</option>
        <option value="no">{t("no")}</option>
      </select>
    </div>
  );
}

function OneOfSelect({ label, value, onChange, values }: ValueProps & { values: FactValue[] }) {
  const t = useWords("interview");
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{t("not-known")}</option>
        {values.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function LineInput({ label, value, onChange, number }: ValueProps & { number?: boolean }) {
  const id = useId();
  const changed = (text: string) => {
    if (text === "") onChange(undefined);
    else onChange(number ? Number(text) : text);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={number ? "number" : "text"}
        step={number ? "any" : undefined}
        min={number ? 0 : undefined}
        value={typeof value === "string" || typeof value === "number" ? value : ""}
        onChange={(event) => changed(event.target.value)}
      />
    </div>
  );
}
