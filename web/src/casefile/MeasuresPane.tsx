// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { PersonField, SelectField, TextField, TickField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import { read } from "../office/ask";
import type { CaseSteps, Measure } from "../office/types";
import { LeftBadge } from "../today/DeadlineRows";
import { joined, useLanguage, useWords } from "../words/words";
import { nameOf, present, subjectName, useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";

function MeasureItem({ measure, label, steps }: { measure: Measure; label: string; steps: string[] }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { today, personName } = useCommon();
  return (
    <li>
      <div className="row-what">
        <h3>
          {label} <span className="badge open">{code("stage", measure.stage)}</span> {measure.due && <LeftBadge left={daysBetween(today, measure.due)} />}
        </h3>
        {measure.says && <p>{measure.says}</p>}
        <p className="hint">
          {joined([joined(measure.subjects.map((one) => nameOf(file, one)), language, "; "), measure.executor && t("carried-out-by", { name: personName(measure.executor) }), measure.due && t("until-day", { day: shortDay(measure.due, language) })], language)}
        </p>
        {measure.result && <p className="quoted">{measure.result}</p>}
        {!file.closed && (
          <div className="row">
            <Folded label={t("assign-measure")} name={`${t("assign-measure")}: ${label}`}>
              {(close) => (
                <CommandForm
                  command="measures/{measure}/assignment"
                  at={{ measure: measure.id }}
                  initial={{ executor: measure.executor, due: measure.due ?? "" }}
                  body={({ executor, due }) => (executor ? { executor, ...(due && { due }) } : null)}
                  onDone={close}
                  onCancel={close}
                >
                  {(draft, set) => (
                    <>
                      <PersonField label={t("executor")} value={draft.executor} onChange={(executor) => set({ executor })} />
                      <TextField label={t("due")} type="date" value={draft.due} onChange={(due) => set({ due })} help={d("optional")} />
                    </>
                  )}
                </CommandForm>
              )}
            </Folded>
            {steps.length > 0 && (
              <Folded label={t("measure-step")} name={`${t("measure-step")}: ${label}`}>
                {(close) => (
                  <CommandForm
                    command="measures/{measure}/steps"
                    at={{ measure: measure.id }}
                    initial={{ step: steps[0] ?? "", on: today, result: "" }}
                    body={({ step, on, result }) => (step && on ? { step, on, ...(result.trim() && { result: result.trim() }) } : null)}
                    onDone={close}
                    onCancel={close}
                  >
                    {(draft, set) => (
                      <>
                        <SelectField label={t("what-happened")} value={draft.step} onChange={(step) => set({ step })} options={steps.map((word) => [word, code("step", word)])} />
                        <TextField label={t("day")} type="date" value={draft.on} onChange={(on) => set({ on })} />
                        <TextField label={t("result")} value={draft.result} onChange={(result) => set({ result })} help={d("optional")} />
                      </>
                    )}
                  </CommandForm>
                )}
              </Folded>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

/** The measures asked for: each has its own executor, law, clock and result. */
export function MeasuresPane() {
  const t = useWords("casefile");
  const d = useWords("desk");
  const { language } = useLanguage();
  const { file } = useCase();
  const kinds = useLoaded(() => api.kinds(language), [language]);
  const measures = (kinds.value ?? []).filter(({ family }) => family === "assistance").map(({ kind, label }) => [kind.replace(/^assistance-/, ""), label] as const);
  const labels = new Map(measures);
  const people = present(file);
  const offered = useLoaded(() => read<CaseSteps>(`cases/${file.id}/steps`), [file.id, file.version]);
  const stepsOf = (measure: string) => (offered.value?.of_measures.find((one) => one.measure === measure)?.possible ?? []).map(({ step }) => step);
  return (
    <section className="panel" aria-labelledby="measures">
      <h2 id="measures">
        {t("measures")} <span className="count">{file.measures?.length ?? 0}</span>
      </h2>
      {file.measures?.length === 0 && <p className="hint">{t("no-measures")}</p>}
      <ul className="rows">
        {(file.measures ?? []).map((measure) => (
          <MeasureItem key={`${measure.id} ${measure.stage}`} measure={measure} label={labels.get(measure.word) ?? measure.word} steps={stepsOf(measure.id)} />
        ))}
      </ul>
      {!file.closed && (
        <Folded label={t("add-measure")}>
          {(close) => (
            <CommandForm
              command="measures"
              initial={{ word: "", says: "", due: "", subjects: [] as string[] }}
              body={({ word, says, due, subjects }) => (word ? { word, ...(says.trim() && { says: says.trim() }), ...(due && { due }), ...(subjects.length > 0 && { subjects }) } : null)}
              onDone={close}
              onCancel={close}
            >
              {(draft, set) => (
                <>
                  <SelectField label={t("measure")} value={draft.word} onChange={(word) => set({ word })} none={d("choose")} options={measures} />
                  <TextField label={t("measure-says")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
                  <TextField label={t("due")} type="date" value={draft.due} onChange={(due) => set({ due })} help={d("optional")} />
                  {people.length > 1 && (
                    <fieldset>
                      <legend>{t("measure-about")}</legend>
                      {people.map((one) => (
                        <TickField key={one.id} label={subjectName(one)} value={draft.subjects.includes(one.id)} onChange={(yes) => set({ subjects: yes ? [...draft.subjects, one.id] : draft.subjects.filter((id) => id !== one.id) })} />
                      ))}
                    </fieldset>
                  )}
                </>
              )}
            </CommandForm>
          )}
        </Folded>
      )}
    </section>
  );
}
