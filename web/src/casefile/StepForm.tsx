// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { AreaField, SelectField, TextField } from "../desk/fields";
import { ValueInput } from "../interview/answers/ValueInput";
import { useCommon } from "../office/common";
import { withOffset } from "../office/days";
import type { Step } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { present, subjectName, useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";

interface StepDraft {
  subject: string;
  on: string;
  at: string;
  place: string;
  says: string;
  reason: string;
  facts: Record<string, unknown>;
}

const touchesLiberty = (step: Step) => ["begins", "changes", "ends", "lapses", "passes"].includes(step.liberty);

/** A step of the case: what the server says it needs, and no more. */
export function StepForm({ step, onClose }: { step: Step; onClose: () => void }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { today, states } = useCommon();
  const known = useLoaded(step.needs_facts.length > 0 ? () => api.facts(language) : null, [language, step.step]);
  const people = present(file);
  const liberty = touchesLiberty(step);
  const two = step.act !== "";
  const initial: StepDraft = { subject: people.length === 1 && step.needs_subject ? (people[0]?.id ?? "") : "", on: today, at: "", place: "", says: "", reason: "", facts: {} };
  const body = (draft: StepDraft) => {
    if (step.needs_subject && draft.subject === "") return null;
    if (liberty ? draft.at === "" : draft.on === "") return null;
    if ((step.needs_reason || two) && draft.reason.trim() === "") return null;
    if (step.needs_facts.some(({ fact }) => draft.facts[fact] === undefined)) return null;
    return {
      step: step.step,
      ...(draft.subject && { subject: draft.subject }),
      ...(liberty ? { at: withOffset(draft.at) } : { on: draft.on }),
      ...(draft.place && { place: draft.place }),
      ...(draft.says && { says: draft.says }),
      ...(draft.reason && { reason: draft.reason }),
      ...(step.needs_facts.length > 0 && { facts: draft.facts }),
    };
  };
  const needs = [
    step.needs_nobody_held && t("needs-nobody-held"),
    step.needs_measures_finished && t("needs-measures-finished"),
    step.needs_pre_flight && t("needs-pre-flight"),
    two && t("needs-approval"),
  ].filter((one) => one !== false);
  return (
    <CommandForm command="steps" name={step.step} initial={initial} body={body} submit={two ? d("propose") : d("save")} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          {language === "en" && <p>{step.says}</p>}
          {needs.map((one) => (
            <p key={one} className="notice">
              {one}
            </p>
          ))}
          {(step.needs_subject || (people.length > 1 && liberty)) && (
            <SelectField label={d("person")} value={draft.subject} onChange={(subject) => set({ subject })} none={d("choose")} options={people.map((one) => [one.id, subjectName(one)])} />
          )}
          {liberty ? (
            <TextField label={t("moment")} type="datetime-local" value={draft.at} onChange={(at) => set({ at })} help={t("moment-help")} />
          ) : (
            <TextField label={t("day")} type="date" value={draft.on} onChange={(on) => set({ on })} />
          )}
          {step.liberty === "begins" && <TextField label={t("place")} value={draft.place} onChange={(place) => set({ place })} help={d("optional")} />}
          {step.needs_facts.map(({ fact, one_of }) => {
            const described = known.value?.facts.find((one) => one.name === fact);
            if (described === undefined) return null;
            const values = one_of.length > 0 ? described.values.filter(({ value }) => one_of.includes(value)) : described.values;
            return (
              <ValueInput
                key={fact}
                type={described.type}
                values={values.length > 0 ? values : one_of.map((value) => ({ value, label: code("basis", value) }))}
                fields={described.fields}
                states={states}
                label={described.label}
                value={draft.facts[fact]}
                onChange={(value) => set({ facts: { ...draft.facts, [fact]: value } })}
              />
            );
          })}
          {(step.needs_reason || two) && <AreaField label={d("reason")} value={draft.reason} onChange={(reason) => set({ reason })} help={two ? t("reason-for-second") : undefined} />}
          <TextField label={t("remark")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
        </>
      )}
    </CommandForm>
  );
}
