// SPDX-License-Identifier: EUPL-1.2
import type { Fact, FactField, FactValue } from "../api/types";
import { formatDate, type Language, type Words } from "../words/words";
import { penaltyKinds, readPeriod } from "./parts";

// The catalogue of facts names the fields of records and their words in the law's own terms; these are the words for readers.
const namedFields = new Set([
  "state", "date", "outcome", "sanction", "from", "to", "kind", "by", "basis", "against", "instrument", "article",
  "received_by_depositary", "received", "offence", "gravity", "place", "same_offence", "re_extradition_possible", "subject", "given",
  "authority", "sufficient",
]);
const namedValues = new Set([
  "acquitted", "convicted", "enforced", "being-enforced", "not-enforced", "pardoned", "amnestied", "none", "exclusion", "denunciation",
  "withdrawal", "death-penalty", "retrial", "treatment", "life-review", "speciality", "reciprocity", "return-national",
  "no-extraordinary-court",
]);

export function fieldLabel(field: FactField, t: Words): string {
  return namedFields.has(field.name) ? t(`field-${field.name}`) : field.name.replaceAll("_", " ");
}

export function fieldValues(field: FactField, t: Words): FactValue[] {
  return (field.values ?? []).map((one) => (one.label === one.value && namedValues.has(one.value) ? { ...one, label: t(`value-${one.value}`) } : one));
}

export interface Reader {
  t: Words;
  language: Language;
  state: (code: string) => string;
}

function periodText(text: string, t: Words): string {
  const parts = readPeriod(text);
  if (!parts) return text;
  const words = (["years", "months", "days", "hours"] as const)
    .filter((unit) => parts[unit] > 0)
    .map((unit) => t(`count-${unit}`, { count: parts[unit] }));
  return words.length > 0 ? words.join(" ") : t("count-days", { count: 0 });
}

function penaltyText(kind: string, t: Words): string {
  return penaltyKinds.includes(kind) ? t(`penalty-${kind}`) : kind;
}

/** A value as a reader understands it. */
export function valueText(fact: Pick<Fact | FactField, "type"> & { values?: FactValue[]; fields?: FactField[] }, value: unknown, reader: Reader): string {
  const { t, language, state } = reader;
  if (value === null || value === "unknown") return t("not-known");
  if (value === true) return t("yes");
  if (value === false) return t("no");
  if (Array.isArray(value)) {
    if (value.length === 0) return t("none");
    return value.map((one: unknown) => valueText(fact, one, reader)).join("; ");
  }
  if (typeof value === "object") {
    const entries = Object.entries(value as Record<string, unknown>);
    if (fact.type === "penalty") return entries.map(([name, part]) => (name === "kind" ? penaltyText(String(part), t) : periodText(String(part), t))).join(", ");
    return entries
      .map(([name, part]) => {
        const field = fact.fields?.find((one) => one.name === name);
        return field ? `${fieldLabel(field, t)}: ${valueText({ ...field, values: fieldValues(field, t) }, part, reader)}` : String(part);
      })
      .join(", ");
  }
  const text = String(value);
  if (fact.type === "date") return formatDate(text, language);
  if (fact.type === "state" || fact.type === "list of state") return state(text);
  if (fact.type === "period") return periodText(text, t);
  if (fact.type === "penalty") return text.startsWith("P") ? periodText(text, t) : penaltyText(text, t);
  return fact.values?.find((one) => one.value === text)?.label ?? text;
}
