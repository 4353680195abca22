// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { navigate, usePlace } from "../app/router";
import { SelectField, TextField } from "../desk/fields";
import type { Shown } from "../desk/Meanwhile";
import { Folded, RecordForm } from "../desk/RecordForm";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useAccount } from "../office/session";
import type { Glossary, GlossaryTerm } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { joined, languages as ours, onward, spoken, useLanguage, useWords } from "../words/words";
import { giveGlossary, languagesOf, mayKeepTerms, termsFor, wordsOf } from "./glossary";
import { TermForm } from "./TermForm";

const MOST = 100;

function TermLine({ term, from, to, languages, shown, keeps }: { term: GlossaryTerm; from: string; to: string; languages: string[]; shown: Shown; keeps: boolean }) {
  const t = useWords("glossary");
  const { language } = useLanguage();
  const { personName } = useCommon();
  const said = (tag: string) => {
    const [first = "", ...others] = wordsOf(term, tag);
    return (
      <span lang={tag} dir="auto">
        <strong>{first}</strong>
        {others.length > 0 && <span className="hint"> · {others.join(" · ")}</span>}
      </span>
    );
  };
  const name = wordsOf(term, from)[0] ?? term.id;
  return (
    <li>
      <div className="row-what">
        <p className="term-words">
          {said(from)} {onward(language)} {said(to)}
        </p>
        {term.note && <p>{term.note}</p>}
        <p className="hint">{joined([term.source, joined([personName(term.recorded.by), moment(term.recorded.at, language)], language, ", ")], language)}</p>
        {keeps && (
          <div className="row">
            <Folded label={t("change")} name={t("change-named", { term: name })}>
              {(close) => <TermForm term={term} languages={languages} shown={shown} onDone={() => { shown.reload(); close(); }} onCancel={close} />}
            </Folded>
            <Folded label={t("withdraw")} name={t("withdraw-named", { term: name })}>
              {(close) => (
                <RecordForm
                  name={`glossary.${term.id}.withdraw`}
                  shown={shown}
                  initial={{ reason: "" }}
                  standsOn={JSON.stringify(term.words)}
                  body={({ reason }) => (reason.trim() ? { reason: reason.trim() } : null)}
                  submit={t("withdraw")}
                  send={(sent, how) => giveGlossary("terms/{term}/withdrawal", sent, { term: term.id }, how)}
                  onDone={() => { shown.reload(); close(); }}
                  onCancel={close}
                >
                  {(draft, set) => <TextField label={t("reason")} value={draft.reason} onChange={(reason) => set({ reason })} required />}
                </RecordForm>
              )}
            </Folded>
          </div>
        )}
      </div>
    </li>
  );
}

/** A table from elsewhere, or one that went out and comes back. */
function ImportForm({ shown }: { shown: Shown }) {
  const t = useWords("glossary");
  return (
    <RecordForm
      name="glossary.import"
      shown={shown}
      initial={{ csv: "", file: "" }}
      body={({ csv }) => (csv.trim() ? { csv } : null)}
      submit={t("import-it")}
      send={(sent, how) => giveGlossary("import", sent, {}, how)}
      onDone={shown.reload}
    >
      {(draft, set) => (
        <div className="field">
          <label htmlFor="glossary-file">{t("import-file")}</label>
          <input id="glossary-file" type="file" accept=".csv,text/csv" aria-describedby="glossary-file-help" onChange={(event) => { const file = event.target.files?.[0]; if (file) void file.text().then((csv) => set({ csv, file: file.name })); }} />
          <p className="hint" id="glossary-file-help">{t("import-help")}</p>
          {draft.file && <p>{t("import-lines", { file: draft.file, count: draft.csv.trim().split("\n").length - 1 })}</p>}
        </div>
      )}
    </RecordForm>
  );
}

/** How terms are said, for a pair of languages. */
export function GlossaryPage() {
  const t = useWords("glossary");
  const languageName = useLanguageName();
  const { language } = useLanguage();
  const account = useAccount();
  const { query: place } = usePlace();
  const { value, problem, retry } = useLoaded(() => read<Glossary>("glossary"), []);
  const all = value?.terms ?? [];
  const languages = languagesOf(all, ours);
  const part = (name: string, otherwise: string) => place.get(name) ?? otherwise;
  const from = part("from", spoken(language) === "en" ? "en" : spoken(language));
  const to = part("to", from === "en" ? "fr" : "en");
  const text = part("text", "");
  const go = (changed: Record<string, string>) => navigate(`desk/glossary?${query({ from, to, text, ...changed })}`, { replace: true });
  const found = termsFor(all, from, to, text);
  const keeps = mayKeepTerms(account);
  const shown: Shown = { path: "glossary", version: value?.version ?? 0, reload: retry, eventWords: (type) => t(`event-${type}`) };
  return (
    <section className="panel" aria-labelledby="glossary">
      <h1 id="glossary">{t("title")}</h1>
      <p>{t("intro")}</p>
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <Loading />}
      {value && (
        <>
          <div className="row text-choices no-print">
            <SelectField label={t("from")} value={from} onChange={(next) => go({ from: next, ...(next === to && { to: from }) })} options={languages.map((tag) => [tag, languageName(tag)])} />
            <SelectField label={t("to")} value={to} onChange={(next) => go({ to: next, ...(next === from && { from: to }) })} options={languages.map((tag) => [tag, languageName(tag)])} />
            <TextField label={t("search")} type="search" value={text} onChange={(next) => go({ text: next })} />
          </div>
          <p role="status">{t("count", { count: found.length })}</p>
          {keeps && (
            <div className="row no-print">
              <Folded label={t("enter")}>{(close) => <TermForm languages={languages} shown={shown} onDone={() => { retry(); close(); }} onCancel={close} />}</Folded>
              <Folded label={t("import")}>{() => <ImportForm shown={shown} />}</Folded>
              <a href={officeAddress("glossary?format=csv")} download="glossary.csv">
                {t("export")}
              </a>
            </div>
          )}
          {keeps && value.version === 0 && (
            <RecordForm name="glossary.begin" initial={{}} body={() => ({})} submit={t("begin")} send={(sent, how) => giveGlossary("filling", sent, {}, how)} onDone={retry}>
              {() => <p>{t("begin-help")}</p>}
            </RecordForm>
          )}
          <ul className="rows">
            {found.slice(0, MOST).map((term) => (
              <TermLine key={term.id} term={term} from={from} to={to} languages={languages} shown={shown} keeps={keeps} />
            ))}
          </ul>
          {found.length > MOST && <p className="hint">{t("more", { count: MOST })}</p>}
        </>
      )}
    </section>
  );
}
