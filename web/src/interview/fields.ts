// SPDX-License-Identifier: EUPL-1.2
import type { Fact, FactField, FactValue } from "../api/types";
import { formatDate, formatNumber, type Language, localeOf, type Words } from "../words/words";
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

/** A day, with its minute where a period of hours ends; also one known in part: "March 2026", "19 March 2026 – 18 April 2026", "– 10 January 2001". */
export function dayText(day: string | null, language: Language): string {
  if (day?.includes("T")) return momentText(day, language);
  if (day?.includes("..")) {
    const [from = "", to = ""] = day.split("..");
    return [from && formatDate(from, language), to && formatDate(to, language)].join(" – ").trim();
  }
  const month = /^(\d{4}-\d{2})-\?\?$/.exec(day ?? "")?.[1];
  const date = month ? new Date(`${month}-01T00:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime())) return formatDate(day, language);
  return new Intl.DateTimeFormat(localeOf(language), { year: "numeric", month: "long", timeZone: "UTC" }).format(date);
}

function moneyText(sum: Record<string, unknown>, language: Language): string {
  const amount = typeof sum.amount === "number" ? formatNumber(sum.amount, language) : "";
  const worth = [amount, sum.currency].filter(Boolean).join("\u00a0");
  return typeof sum.date === "string" ? `${worth} (${dayText(sum.date, language)})` : worth;
}

// The minute stays at the place it was given for; its offset says so.
function momentText(text: string, language: Language): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (!parts) return text;
  const zone = parts[3] ? ` (UTC${parts[3] === "Z" ? "" : parts[3]})` : "";
  return `${dayText(parts[1] ?? "", language)}, ${parts[2]}${zone}`;
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
    if (fact.type === "money") return moneyText(value as Record<string, unknown>, language);
    if (fact.type === "penalty") return entries.map(([name, part]) => (name === "kind" ? penaltyText(String(part), t) : periodText(String(part), t))).join(", ");
    return entries
      .map(([name, part]) => {
        const field = fact.fields?.find((one) => one.name === name);
        return field ? `${fieldLabel(field, t)}: ${valueText({ ...field, values: fieldValues(field, t) }, part, reader)}` : String(part);
      })
      .join(", ");
  }
  const text = String(value);
  if (fact.type === "date") return dayText(text, language);
  if (fact.type === "moment") return momentText(text, language);
  if (fact.type === "number" && typeof value === "number") return formatNumber(value, language);
  if (fact.type === "state" || fact.type === "list of state") return state(text);
  if (fact.type === "period") return periodText(text, t);
  if (fact.type === "penalty") return text.startsWith("P") ? periodText(text, t) : penaltyText(text, t);
  return fact.values?.find((one) => one.value === text)?.label ?? text;
}
