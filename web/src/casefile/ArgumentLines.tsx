// SPDX-License-Identifier: EUPL-1.2
// What a command or an event says, in words: the parts of a payload that a reader understands.
import { useCodes } from "../codes/codes";
import { payloadCodes, payloadParts, plainText } from "../codes/payload";
import { useCommon } from "../office/common";
import { moment, shortDay } from "../office/days";
import { useLanguage, useWords } from "../words/words";
import { nameOf, useCase } from "./CaseFile";
import { PartList, partsIn } from "./PartList";

/** What a kind is of, the event says: a case, a promise, a clock; of a paper the law names it. */
const kinds = ["kind", "promise", "clock"] as const;
const accounts = ["owner", "substitute", "account", "watcher", "executor"];

export function ArgumentLines({ payload, leave = [] }: { payload: Record<string, unknown> | null; leave?: readonly string[] }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { personName } = useCommon();
  if (payload === null) return null;
  const say = (name: string, value: unknown): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if ((name === "documents" || name === "attachments") && Array.isArray(value)) return value.map((id) => file.documents?.find((paper) => paper.id === id)?.title ?? String(id)).join("; ");
    if (typeof value !== "string") return plainText(value);
    if (name === "subject") return nameOf(file, value);
    if (accounts.includes(name)) return personName(value);
    if (name === "kind") return kinds.map((group) => code(group, value)).find((said) => said !== value.replaceAll("-", " ")) ?? value;
    const group = payloadCodes[name];
    if (group) return code(group, value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value, language);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? shortDay(value, language) : value;
  };
  const lines = payloadParts.filter((name) => !leave.includes(name) && payload[name] !== undefined).map((name) => ({ name, words: say(name, payload[name]) }));
  const given = lines.filter(({ words }) => words !== "");
  const parts = partsIn(payload);
  if (given.length === 0 && parts.length === 0) return null;
  return (
    <>
      <dl className="particulars">
        {given.map(({ name, words }) => (
          <div key={name}>
            <dt>{t(`line-${name}`)}</dt>
            <dd className={name === "digest" || name === "content" ? "code" : undefined}>{words}</dd>
          </div>
        ))}
      </dl>
      {parts.length > 0 && <PartList parts={parts} />}
    </>
  );
}
