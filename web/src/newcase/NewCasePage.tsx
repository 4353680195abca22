// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { navigate, usePlace } from "../app/router";
import { useCodes } from "../codes/codes";
import { kinds, kindsWithMeasures } from "../codes/kinds";
import { bring } from "../casefile/brought";
import { emptyPerson, type PersonDraft, personBody, PersonFields } from "../casefile/SubjectForm";
import { FileChoice, useDropping } from "../desk/dropping";
import { PersonField, SelectField, TextField, TickField } from "../desk/fields";
import { StateField } from "../states/StateField";
import { useCommon } from "../office/common";
import { withOffset } from "../office/days";
import { useDraft } from "../office/drafts";
import { useAccount, useSession } from "../office/session";
import { useSending } from "../office/useSending";
import { useLanguage, useWords } from "../words/words";
import { fromFragment } from "../interview/fragment";
import { startFromQuery } from "../interview/question";
import { answersOf, beginningOf } from "./fromInterview";
import { openCase } from "./openCase";
import "./newcase.css";

export interface NewCaseDraft {
  direction: "incoming" | "outgoing";
  kind: string;
  counterpart: string;
  title: string;
  foreign_reference: string;
  substitute: string;
  urgent: boolean;
  received: string;
  measures: string[];
  person: PersonDraft;
  held: boolean;
  since: string;
  place: string;
  basis: "provisional" | "on-request" | "domestic-case" | "serving-sentence";
}

/** From a few answers to a case with its person, its first facts and its clocks. */
export function NewCasePage() {
  const t = useWords("newcase");
  const d = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const account = useAccount();
  const { states, today, accounts, stateName } = useCommon();
  const { query, hash } = usePlace();
  const { session } = useSession();
  const answers = fromFragment(hash)?.facts ?? {};
  const begun = beginningOf(query.has("a") ? startFromQuery(query) : { a: "", b: "", kinds: [] }, session?.authority.state ?? "");
  const count = answersOf(answers, "").length;
  const initial: NewCaseDraft = {
    direction: begun.direction, kind: begun.kind, counterpart: begun.counterpart, title: "", foreign_reference: "", substitute: accounts.find((one) => one.id !== account.id && one.unit === account.unit && account.unit !== "")?.id ?? "",
    urgent: false, received: today, measures: begun.measures, person: emptyPerson, held: false, since: "", place: "", basis: "provisional",
  };
  const { draft, setDraft, discard, found } = useDraft(`${account.id}.new-case.${query.toString()}`, initial, null);
  const { busy, problem, run } = useSending();
  const [opened, setOpened] = useState<string>();
  const law = useLoaded(() => api.kinds(language), [language]);
  // Chosen and then added: whoever chooses by keys passes others on the way.
  const [measure, setMeasure] = useState("");
  // Files are not kept through a reload: a page cannot open them again by itself.
  const [files, setFiles] = useState<File[]>([]);
  const dropping = useDropping((more) => setFiles((before) => [...before, ...more]));
  const set = (change: Partial<NewCaseDraft>) => setDraft({ ...draft, ...change });
  const measures = (law.value ?? []).filter(({ family }) => family === "assistance").map(({ kind, label }) => [kind.replace(/^assistance-/, ""), label] as const);
  const withMeasures = kindsWithMeasures.includes(draft.kind);
  const person = personBody(draft.person);
  const missing = [
    draft.kind === "" && t("kind"), draft.counterpart === "" && t("counterpart"), draft.title.trim() === "" && t("title-field"), draft.substitute === "" && t("substitute"),
    draft.held && !person && t("who"), draft.held && draft.since === "" && t("since"),
  ].filter((one) => one !== false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing.length > 0) return;
    const made = await run(draft, (once) => openCase({ ...draft, since: draft.since && withOffset(draft.since) }, account.unit, answers, once, setOpened));
    if (!made) return;
    discard();
    bring(made, files);
    navigate(`desk/cases/${made}?pane=${files.length > 0 ? "dossier" : "law"}`);
  };
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <p className="hint">{t("intro")}</p>
      </header>
      <form className="new-case" onSubmit={(event) => void submit(event)}>
        {found && (
          <p className="notice" role="status">
            {d("draft-kept")}{" "}
            <button type="button" className="quiet" onClick={discard}>
              {d("draft-discard")}
            </button>
          </p>
        )}
        {count > 0 && <p className="notice">{t("from-interview", { count })}</p>}
        <fieldset className="panel">
          <legend>{t("what")}</legend>
          <div className="ways two">
            {(["incoming", "outgoing"] as const).map((direction) => (
              <label key={direction} className="way">
                <input type="radio" name="direction" checked={draft.direction === direction} onChange={() => set({ direction })} />
                <span>{t(direction)}</span>
              </label>
            ))}
          </div>
          <div className="grid-2">
            <SelectField label={t("kind")} value={draft.kind} onChange={(kind) => {
                set({ kind, measures: [] });
                setMeasure("");
              }} none={d("choose")} options={kinds.map((one) => [one, code("kind", one)])} />
            <StateField label={t("counterpart")} value={draft.counterpart} states={states} onChange={(counterpart) => set({ counterpart })} />
          </div>
          {withMeasures && (
            <div>
              <SelectField label={t("measures")} value={measure} onChange={setMeasure} none={t("add-measure")} options={measures.filter(([word]) => !draft.measures.includes(word))} />
              <button
                type="button"
                disabled={measure === ""}
                onClick={() => {
                  set({ measures: [...draft.measures, measure] });
                  setMeasure("");
                }}
              >
                {t("add-this")}
              </button>
              <ul className="chips">
                {draft.measures.map((word) => {
                  const label = measures.find(([one]) => one === word)?.[1] ?? word;
                  return (
                    <li key={word}>
                      {label}
                      <button type="button" className="quiet" aria-label={t("remove", { name: label })} onClick={() => set({ measures: draft.measures.filter((one) => one !== word) })}>
                        ×
                      </button>
                    </li>
                  );
                })}
              </ul>
            </div>
          )}
          <TextField label={t("title-field")} value={draft.title} onChange={(title) => set({ title })} help={t("title-help")} />
          <div className="grid-2">
            <TextField label={t("reference")} value={draft.foreign_reference} onChange={(foreign_reference) => set({ foreign_reference })} help={d("optional")} />
            {draft.direction === "incoming" && <TextField label={t("received")} type="date" value={draft.received} onChange={(received) => set({ received })} help={t("received-help")} />}
          </div>
          <div className="grid-2">
            <PersonField label={t("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={t("substitute-help")} />
            <TickField label={t("urgent")} value={draft.urgent} onChange={(urgent) => set({ urgent })} />
          </div>
        </fieldset>
        <fieldset className="panel">
          <legend>{t("who")}</legend>
          <p className="hint">{t("who-help")}</p>
          <PersonFields draft={draft.person} set={(change) => set({ person: { ...draft.person, ...change } })} />
          {!draft.person.company && <TickField label={t("is-held")} value={draft.held} onChange={(held) => set({ held })} />}
          {draft.held && (
            <div className="grid-2 held-fields">
              <TextField label={t("since")} type="datetime-local" value={draft.since} onChange={(since) => set({ since })} help={t("since-help")} />
              <SelectField label={t("basis")} value={draft.basis} onChange={(basis) => set({ basis: basis as NewCaseDraft["basis"] })} options={(["provisional", "on-request", "domestic-case", "serving-sentence"] as const).map((one) => [one, code("basis", one)])} />
              <TextField label={t("place")} value={draft.place} onChange={(place) => set({ place })} help={d("optional")} />
            </div>
          )}
        </fieldset>
        {draft.direction === "incoming" && (
          <fieldset {...dropping}>
            <legend>{t("came-with")}</legend>
            {files.length > 0 && (
              <ul className="chips">
                {files.map((file, at) => (
                  <li key={`${file.name} ${at}`}>
                    <bdi>{file.name}</bdi>
                    <button type="button" className="quiet" aria-label={t("remove", { name: file.name })} onClick={() => setFiles(files.filter((one) => one !== file))}>
                      ×
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <FileChoice label={t("choose-files")} multiple onFiles={(more) => setFiles([...files, ...more])} />
            <p className="hint">{t("came-with-help")}</p>
          </fieldset>
        )}
        {problem && (
          <div>
            <Problem problem={problem} />
            {opened && <p className="notice">{t("half-done")}</p>}
          </div>
        )}
        <div className="row">
          <button type="submit" className="primary" disabled={busy || missing.length > 0}>
            {t("open")}
          </button>
          <p className="hint" role="status">
            {missing.length > 0 ? t("missing", { what: missing.join(", ") }) : t("ready", { kind: code("kind", draft.kind), state: stateName(draft.counterpart) })}
          </p>
        </div>
      </form>
    </>
  );
}
