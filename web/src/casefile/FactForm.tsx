// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from "react";
import { SelectField, TextField, TickField } from "../desk/fields";
import { ValueInput } from "../interview/answers/ValueInput";
import type { Catalogue } from "../interview/question";
import { useCommon } from "../office/common";
import type { Fact } from "../office/types";
import { useWords } from "../words/words";
import { present, subjectName, useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";
import { aboutPerson, useFactWords } from "./useCatalogue";

interface FactDraft {
  value: unknown;
  unknown: boolean;
  reason: string;
  words: string;
  document: string;
  page: string;
}

export function sourceOf({ words, document, page }: Pick<FactDraft, "words" | "document" | "page">): Record<string, unknown> | undefined {
  if (document) return { document, ...(Number(page) > 0 && { page: Number(page) }) };
  return words.trim() ? { words: words.trim() } : undefined;
}

/** One fact: chosen among those of the law, given a value with its source, or recorded as not known with the reason. */
export function FactForm({ fact: given, known, onClose }: { fact: Partial<Fact>; known: Catalogue; onClose: () => void }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const { file } = useCase();
  const { states } = useCommon();
  const label = useFactWords(known).label;
  const people = present(file);
  const [name, setName] = useState(given.fact ?? "");
  const [typed, setTyped] = useState("");
  const [subject, setSubject] = useState(given.subject ?? (people.length === 1 ? (people[0]?.id ?? "") : ""));
  const [offence, setOffence] = useState(given.offence ?? "");
  const [measure, setMeasure] = useState(given.measure ?? "");
  const fact = known.get(name);
  if (fact === undefined) {
    const wanted = typed.toLocaleLowerCase().split(/\s+/);
    const found = [...known.values()].filter((one) => one.answered_by !== "register" && wanted.every((word) => `${one.label} ${one.ask} ${one.name}`.toLocaleLowerCase().includes(word)));
    return (
      <div className="stack">
        <TextField label={t("find-fact")} type="search" value={typed} onChange={setTyped} help={t("find-fact-help")} />
        <ul className="rows choices">
          {found.slice(0, 12).map((one) => (
            <li key={one.name}>
              <button type="button" className="quiet" onClick={() => setName(one.name)}>
                {one.label}
              </button>
            </li>
          ))}
        </ul>
        <p role="status" className="hint">
          {t("found-facts", { count: found.length })}
        </p>
        <button type="button" onClick={onClose}>
          {d("cancel")}
        </button>
      </div>
    );
  }
  const personal = aboutPerson(name);
  const where = { ...(personal && subject && { subject }), ...(fact.per_offence && offence && { offence }), ...(measure && { measure }) };
  const initial: FactDraft = { value: given.unknown ? undefined : given.value, unknown: Boolean(given.unknown), reason: given.unknown ?? "", words: "", document: "", page: "" };
  const fields = (draft: FactDraft, set: (change: Partial<FactDraft>) => void) => (
    <>
      <p>
        <strong>{label(name)}</strong> {fact.help && <span className="hint">{fact.help}</span>}
      </p>
      {personal && people.length > 1 && <SelectField label={d("person")} value={subject} onChange={setSubject} none={d("choose")} options={people.map((one) => [one.id, subjectName(one)])} />}
      {fact.per_offence && <TextField label={t("offence")} value={offence} onChange={setOffence} help={t("offence-help")} />}
      {(file.measures ?? []).length > 0 && !personal && <SelectField label={t("for-measure")} value={measure} onChange={setMeasure} none={t("of-the-case")} options={(file.measures ?? []).map((one) => [one.id, `${one.word} (${one.id})`])} />}
      {draft.unknown ? (
        <TextField label={t("why-unknown")} value={draft.reason} onChange={(reason) => set({ reason })} />
      ) : (
        <ValueInput type={fact.type} values={fact.values} fields={fact.fields} states={states} label={t("value")} value={draft.value} onChange={(value) => set({ value })} />
      )}
      <TickField label={t("not-known")} value={draft.unknown} onChange={(unknown) => set({ unknown })} />
      <SourceFields draft={draft} set={set} />
    </>
  );
  const at = `${name} ${Object.values(where).join(" ")}`;
  return (
    <TwoWays
      name={at}
      initial={initial}
      missing={(fact.per_offence && offence === "") || (personal && people.length > 1 && subject === "")}
      record={(draft) => ({ fact: name, ...where, value: draft.value, ...(sourceOf(draft) && { source: sourceOf(draft) }) })}
      unknown={(draft) => ({ fact: name, ...where, reason: draft.reason.trim(), ...(sourceOf(draft) && { source: sourceOf(draft) }) })}
      onClose={onClose}
    >
      {fields}
    </TwoWays>
  );
}

interface TwoWaysProps {
  name: string;
  initial: FactDraft;
  missing: boolean;
  record: (draft: FactDraft) => { fact: string; value: unknown };
  unknown: (draft: FactDraft) => { fact: string; reason: string };
  onClose: () => void;
  children: (draft: FactDraft, set: (change: Partial<FactDraft>) => void) => ReactNode;
}

/** A value and its absence are two commands of the server, and one form of the reader. */
function TwoWays({ name, initial, missing, record, unknown, onClose, children }: TwoWaysProps) {
  const [isUnknown, setUnknown] = useState(initial.unknown);
  const watch = (set: (change: Partial<FactDraft>) => void) => (change: Partial<FactDraft>) => {
    if (change.unknown !== undefined) setUnknown(change.unknown);
    set(change);
  };
  if (isUnknown)
    return (
      <CommandForm key="unknown" command="facts/unknown" name={name} initial={{ ...initial, unknown: true }} body={(draft) => (missing || draft.reason.trim() === "" ? null : unknown(draft))} onDone={onClose} onCancel={onClose}>
        {(draft, set) => children({ ...draft, unknown: true }, watch(set))}
      </CommandForm>
    );
  return (
    <CommandForm key="value" command="facts" name={name} initial={{ ...initial, unknown: false }} body={(draft) => (missing || draft.value === undefined ? null : record(draft))} onDone={onClose} onCancel={onClose}>
      {(draft, set) => children({ ...draft, unknown: false }, watch(set))}
    </CommandForm>
  );
}

/** Where it stands: a page of the dossier, or words. */
export function SourceFields({ draft, set }: { draft: { words: string; document: string; page: string }; set: (change: Partial<{ words: string; document: string; page: string }>) => void }) {
  const t = useWords("casefile");
  const { file } = useCase();
  const documents = (file.documents ?? []).filter((one) => !one.withdrawn);
  return (
    <div className="grid-2">
      {documents.length > 0 && <SelectField label={t("source-document")} value={draft.document} onChange={(document) => set({ document })} none={t("source-words-only")} options={documents.map((one) => [one.id, one.title])} />}
      {draft.document ? <TextField label={t("page")} type="number" value={draft.page} onChange={(page) => set({ page })} /> : <TextField label={t("source")} value={draft.words} onChange={(words) => set({ words })} help={t("source-help")} />}
    </div>
  );
}
