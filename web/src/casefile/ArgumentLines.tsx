// SPDX-License-Identifier: EUPL-1.2
// What a command or an event says, in words: the parts of a payload that a reader understands.
import { useCodes, type CodeGroup } from "../codes/codes";
import { useCommon } from "../office/common";
import { moment, shortDay } from "../office/days";
import { useLanguage, useWords } from "../words/words";
import { nameOf, useCase } from "./CaseFile";

const codes: Record<string, CodeGroup> = {
  step: "step", role: "subject", basis: "basis", how: "custody-end", relation: "link", level: "alarm", rung: "rung", origin: "origin", direction: "direction", act: "act", command: "command", action: "action", channel: "channel", evidence: "evidence",
};
const accounts = ["owner", "substitute", "account", "watcher", "executor"];
/** Parts of a payload with words of their own, in the order they are read. */
const shown = [
  "step", "stage", "action", "channel", "to", "documents", "reply_by", "evidence", "issuer", "subject", "names", "role", "fact", "value", "unknown", "label", "kind", "title", "says", "what", "place", "basis", "how", "at", "since", "on", "from", "due", "conservative", "until", "level",
  "account", "owner", "substitute", "executor", "watcher", "unit", "relation", "reason", "because", "comments", "result", "outcome", "gaps", "rung", "origin", "language", "digest", "source",
] as const;

function text(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map(text).filter(Boolean).join("; ");
  if (typeof value === "object")
    return Object.values(value as Record<string, unknown>)
      .map(text)
      .filter(Boolean)
      .join(", ");
  return String(value);
}

export function ArgumentLines({ payload, leave = [] }: { payload: Record<string, unknown> | null; leave?: readonly string[] }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { personName } = useCommon();
  if (payload === null) return null;
  const say = (name: string, value: unknown): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (name === "documents" && Array.isArray(value)) return value.map((id) => file.documents?.find((paper) => paper.id === id)?.title ?? String(id)).join("; ");
    if (typeof value !== "string") return text(value);
    if (name === "subject") return nameOf(file, value);
    if (accounts.includes(name)) return personName(value);
    const group = codes[name];
    if (group) return code(group, value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value, language);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? shortDay(value, language) : value;
  };
  const lines = shown.filter((name) => !leave.includes(name) && payload[name] !== undefined).map((name) => ({ name, words: say(name, payload[name]) }));
  const given = lines.filter(({ words }) => words !== "");
  if (given.length === 0) return null;
  return (
    <dl className="particulars">
      {given.map(({ name, words }) => (
        <div key={name}>
          <dt>{t(`line-${name}`)}</dt>
          <dd className={name === "digest" ? "code" : undefined}>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
