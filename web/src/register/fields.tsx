// SPDX-License-Identifier: EUPL-1.2
// Fields that forms of the register share: other sides, where something stands, periods.
import { useId } from "react";
import { AreaField, SelectField, TextField } from "../desk/fields";
import { useCommon } from "../office/common";
import type { Party } from "../office/register";
import { StateField } from "../states/StateField";
import { useWords, type Words } from "../words/words";
import { readPeriod, units } from "./period";

export interface SourceDraft {
  source: string;
  document: string;
}
export const noSource: SourceDraft = { source: "", document: "" };

/** Trimmed, and without what is empty: as commands take it. */
export function given<D extends Partial<Record<string, string>>>(draft: D): Partial<D> {
  return Object.fromEntries(
    Object.entries(draft)
      .map(([name, value]) => [name, value?.trim() ?? ""])
      .filter(([, value]) => value !== ""),
  ) as Partial<D>;
}

/** One text a line. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export function SourceFields({ draft, set }: { draft: SourceDraft; set: (change: Partial<SourceDraft>) => void }) {
  const t = useWords("register");
  return (
    <div className="grid-2">
      <TextField label={t("source")} value={draft.source} onChange={(source) => set({ source })} help={t("source-help")} required />
      <TextField label={t("document")} value={draft.document} onChange={(document) => set({ document })} help={t("document-help")} />
    </div>
  );
}

/** Why, for the second person. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const t = useWords("register");
  return <AreaField label={t("reason")} value={value} onChange={onChange} help={t("reason-help")} />;
}

interface PartyFieldsProps {
  parties: Party[];
  onChange: (parties: Party[]) => void;
  /** How many there must be. */
  least?: number;
  /** Among others every side is named; else our own takes part anyway. */
  all?: boolean;
}

export function PartyFields({ parties, onChange, least = 1, all = false }: PartyFieldsProps) {
  const t = useWords("register");
  const { states, stateName } = useCommon();
  const change = (at: number, party: Partial<Party>) => onChange(parties.map((one, other) => (other === at ? { ...one, ...party } : one)));
  return (
    <fieldset className="party-fields">
      <legend>{t(all ? "all-sides" : "parties")}</legend>
      {parties.map((party, at) => (
        <div key={at} className="grid-2 party">
          <StateField label={t("state")} value={party.state} states={states} onChange={(state) => change(at, { state })} />
          <TextField label={t("authority")} value={party.authority} onChange={(authority) => change(at, { authority })} />
          {parties.length > least && (
            <button type="button" className="quiet" aria-label={t("remove-party", { name: stateName(party.state) || String(at + 1) })} onClick={() => onChange(parties.filter((_, other) => other !== at))}>
              {t("remove")}
            </button>
          )}
        </div>
      ))}
      <button type="button" onClick={() => onChange([...parties, { state: "", authority: "" }])}>
        {t("add-party")}
      </button>
    </fieldset>
  );
}

/** As commands take them; nothing while one has no State. */
export function partiesBody(parties: readonly Party[]): Record<string, unknown>[] | null {
  if (parties.length === 0 || parties.some(({ state }) => state === "")) return null;
  return parties.map(({ state, authority }) => ({ state, ...(authority.trim() && { authority: authority.trim() }) }));
}

/** A number and its unit; holds a draft of period.ts. */
export function PeriodField({ label, value, onChange, help }: { label: string; value: string; onChange: (draft: string) => void; help?: string }) {
  const t = useWords("register");
  const id = useId();
  const [count, unit] = [value.slice(0, -1), value.slice(-1)];
  return (
    <fieldset className="period-field">
      <legend>{label}</legend>
      <div className="row">
        <input type="number" min={1} max={99999} aria-label={`${label}: ${t("count")}`} aria-describedby={help ? `${id}-help` : undefined} value={count} onChange={(event) => onChange(event.target.value + unit)} />
        <select aria-label={`${label}: ${t("unit")}`} value={unit} onChange={(event) => onChange(count + event.target.value)}>
          {units.map((one) => (
            <option key={one} value={one}>
              {t(`unit-${one}`)}
            </option>
          ))}
        </select>
      </div>
      {help && (
        <p className="hint" id={`${id}-help`}>
          {help}
        </p>
      )}
    </fieldset>
  );
}

/** "30 days"; what is written otherwise stands as it is. */
export function periodText(text: string, t: Words): string {
  const period = readPeriod(text);
  return period ? t(`period-${period.unit}`, { count: period.count }) : text;
}

/** What happened on a day. */
export function DayField({ label, value, onChange, required = true }: { label: string; value: string; onChange: (day: string) => void; required?: boolean }) {
  const d = useWords("desk");
  return <TextField label={label} type="date" value={value} onChange={onChange} required={required} help={required ? undefined : d("optional")} />;
}

/** Us, them, both. */
export function SideField({ label, value, onChange, both = false, ours = true, none }: { label: string; value: string; onChange: (side: string) => void; both?: boolean; ours?: boolean; none?: string }) {
  const t = useWords("register");
  return <SelectField label={label} value={value} onChange={onChange} none={none} options={["us", "them", "both"].filter((side) => (side === "us" ? ours : side !== "both" || both)).map((side) => [side, t(`by-${side}`)] as const)} />;
}
