// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useCodes } from "../codes/codes";
import { AreaField, PersonField, SelectField, TextField, TickField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import type { CaseCommands } from "../office/commands";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { Promise as Promised } from "../office/types";
import { useSending } from "../office/useSending";
import { joined, useLanguage, useWords } from "../words/words";
import { give, nameOf, present, subjectName, useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";
import { SourceFields, sourceOf } from "./FactForm";

const kinds = ["assurance", "undertaking", "speciality", "use-limit", "secrecy", "return", "costs"] as const;
const touches = ["prosecute", "re-extradite", "execute", "use", "disclose", "keep", "release"] as const;

function Touches({ label, chosen, onChange }: { label: string; chosen: string[]; onChange: (chosen: string[]) => void }) {
  const code = useCodes();
  return (
    <fieldset className="tick-list">
      <legend>{label}</legend>
      {touches.map((one) => (
        <TickField key={one} label={code("touch", one)} value={chosen.includes(one)} onChange={(yes) => onChange(yes ? [...chosen, one] : chosen.filter((other) => other !== one))} />
      ))}
    </fieldset>
  );
}

function PromiseItem({ promise }: { promise: Promised }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { personName } = useCommon();
  const papers = (file.documents ?? []).filter((paper) => !paper.withdrawn);
  return (
    <li className={promise.ended_because ? "withdrawn" : undefined}>
      <div className="row-what">
        <h3>
          {code("promise", promise.kind)} <span className={`badge ${promise.given ? "warn" : "open"}`}>{t(promise.given ? "binds-us" : "binds-them")}</span>
        </h3>
        <p className="quoted">{promise.says}</p>
        <p className="hint">
          {joined(
            [
              t("breached-by", { acts: joined(promise.breached_by.map((one) => code("touch", one)), language, ", ") }), promise.subject && nameOf(file, promise.subject), promise.until && t("until-day", { day: shortDay(promise.until, language) }),
              t("watched", { name: personName(promise.watcher) }), promise.rule, promise.ended_because && t("ended", { reason: promise.ended_because }),
            ],
            language,
          )}
        </p>
        {!promise.ended_because && !file.closed && (
          <Folded label={t("end-promise")} name={`${t("end-promise")}: ${promise.says}`}>
            {(close) => (
              <CommandForm
                command="promises/{promise}/end"
                at={{ promise: promise.id }}
                initial={{ because: "", document: "" }}
                body={({ because, document }) => (because.trim() && document ? { because: because.trim(), document } : null)}
                onDone={close}
                onCancel={close}
              >
                {(draft, set) => (
                  <>
                    <TextField label={t("why-ended")} value={draft.because} onChange={(because) => set({ because })} />
                    <SelectField label={t("paper-that-shows")} value={draft.document} onChange={(document) => set({ document })} none={d("choose")} options={papers.map((paper) => [paper.id, paper.title])} help={papers.length === 0 ? t("paper-needed") : undefined} />
                  </>
                )}
              </CommandForm>
            )}
          </Folded>
        )}
      </div>
    </li>
  );
}

/** Whether something that is planned would breach a promise; the answer is recorded. */
function Plan() {
  const t = useWords("casefile");
  const { file, reload } = useCase();
  const [chosen, setChosen] = useState<string[]>([]);
  const [says, setSays] = useState("");
  const [free, setFree] = useState<boolean | null>(null);
  const { busy, problem, run } = useSending();
  const ask = async () => {
    setFree(null);
    const done = await run({ chosen, says }, (once) => give(file.id, "plans", { touches: chosen, says: says.trim() }, { once }));
    if (!done) return;
    setFree(!done.events.some((event) => event.type === "act-stopped"));
    reload();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <p className="hint">{t("plan-help")}</p>
      <TextField label={t("plan-says")} value={says} onChange={setSays} />
      <Touches label={t("plan-touches")} chosen={chosen} onChange={setChosen} />
      {problem && <Problem problem={problem} />}
      <p role="status">{free !== null && <span className={`badge ${free ? "good" : "bad"}`}>{t(free ? "plan-free" : "plan-stopped")}</span>}</p>
      <div className="row">
        <button type="submit" disabled={busy || says.trim() === "" || chosen.length === 0}>
          {t("plan-ask")}
        </button>
      </div>
    </form>
  );
}

interface PromiseDraft {
  kind: CaseCommands["promises"]["kind"];
  given: string;
  says: string;
  breached_by: string[];
  subject: string;
  until: string;
  watcher: string;
  rule: string;
  words: string;
  document: string;
  page: string;
}

export function PromisesPane() {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { file } = useCase();
  const people = present(file);
  const initial: PromiseDraft = { kind: "assurance", given: "true", says: "", breached_by: [], subject: "", until: "", watcher: file.owner, rule: "", words: "", document: "", page: "" };
  const body = (draft: PromiseDraft): CaseCommands["promises"] | null => {
    const source = sourceOf(draft);
    if (draft.says.trim() === "" || draft.breached_by.length === 0 || source === undefined) return null;
    const { kind, breached_by, subject, until, watcher, rule } = draft;
    return { kind, given: draft.given === "true", says: draft.says.trim(), breached_by, source, ...(subject && { subject }), ...(until && { until }), ...(watcher && { watcher }), ...(rule.trim() && { rule: rule.trim() }) };
  };
  return (
    <div className="case-columns">
      <section className="panel" aria-labelledby="promises">
        <h2 id="promises">
          {t("pane-promises")} <span className="count">{(file.promises ?? []).filter((one) => !one.ended_because).length}</span>
        </h2>
        {file.promises?.length === 0 && <p className="hint">{t("no-promises")}</p>}
        <ul className="rows">
          {(file.promises ?? []).map((promise) => (
            <PromiseItem key={promise.id} promise={promise} />
          ))}
        </ul>
        <Folded label={t("add-promise")}>
          {(close) => (
            <CommandForm command="promises" initial={initial} body={body} onDone={close} onCancel={close}>
              {(draft, set) => (
                <>
                  <div className="grid-2">
                    <SelectField label={t("promise-kind")} value={draft.kind} onChange={(kind) => set({ kind: kind as PromiseDraft["kind"] })} options={kinds.map((one) => [one, code("promise", one)])} />
                    <SelectField label={t("who-is-bound")} value={draft.given} onChange={(given) => set({ given })} options={[["true", t("binds-us")], ["false", t("binds-them")]]} />
                  </div>
                  <AreaField label={t("promise-says")} value={draft.says} onChange={(says) => set({ says })} />
                  <Touches label={t("would-breach")} chosen={draft.breached_by} onChange={(breached_by) => set({ breached_by })} />
                  <div className="grid-2">
                    {people.length > 0 && <SelectField label={t("protects")} value={draft.subject} onChange={(subject) => set({ subject })} none={t("of-the-case")} options={people.map((one) => [one.id, subjectName(one)])} />}
                    <TextField label={t("line-until")} type="date" value={draft.until} onChange={(until) => set({ until })} help={t("promise-until-help")} />
                    <PersonField label={t("line-watcher")} value={draft.watcher} onChange={(watcher) => set({ watcher })} />
                    <TextField label={t("rule")} value={draft.rule} onChange={(rule) => set({ rule })} help={d("optional")} />
                  </div>
                  <SourceFields draft={draft} set={set} />
                </>
              )}
            </CommandForm>
          )}
        </Folded>
      </section>
      <section className="panel" aria-labelledby="plan">
        <h2 id="plan">{t("plan")}</h2>
        <Plan />
      </section>
    </div>
  );
}
