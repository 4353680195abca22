// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { SelectField, TickField } from "../desk/fields";
import { read } from "../office/ask";
import type { AgreementChanges, AgreementDraftLine } from "../office/register";
import { ChangedWords } from "../register/ChangedWords";
import { useRegisterCodes } from "../register/codes";
import { useAgreement } from "../register/holding";
import { useWords } from "../words/words";
import { useDraftName } from "./draftName";

type Clause = AgreementChanges["clauses"][number];
const tones: Record<Clause["what"], string> = { same: "soft", changed: "open", added: "good", removed: "bad" };

function ClauseText({ clause }: { clause: Clause }) {
  if (clause.what === "added") return <ins>{clause.after}</ins>;
  if (clause.what === "removed") return <del>{clause.before}</del>;
  return <ChangedWords before={clause.before} after={clause.after} />;
}

function Clauses({ since, draft, language }: { since: string; draft: string; language: string }) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { id } = useAgreement();
  const [whole, setWhole] = useState(false);
  const { value, problem, retry } = useLoaded(() => read<AgreementChanges>(`agreements/${id}/drafts/${draft}/changes?since=${since}`), [id, since, draft]);
  if (value === undefined || value.draft !== draft || value.since !== since) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
  const shown = value.clauses.filter(({ what }) => whole || what !== "same");
  return (
    <>
      <p role="status">{t("clauses-changed", { changed: value.clauses.filter(({ what }) => what !== "same").length, all: value.clauses.length })}</p>
      <TickField label={t("whole-text")} value={whole} onChange={setWhole} />
      <ul className="clauses">
        {shown.map((clause, at) => (
          <li key={at}>
            <h3 lang={language}>
              {clause.label_after || clause.label_before || t("no-label")} {clause.label_before && clause.label_after && clause.label_before !== clause.label_after && <span className="hint">({t("was-label", { label: clause.label_before })})</span>}{" "}
              <span className={`badge ${tones[clause.what]}`} lang={document.documentElement.lang}>
                {code("change", clause.what)}
              </span>
            </h3>
            <p className="clause-text" lang={language} dir="auto">
              <ClauseText clause={clause} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Two drafts in one language, clause by clause. */
export function Comparison({ drafts }: { drafts: AgreementDraftLine[] }) {
  const t = useWords("register");
  const nameOf = useDraftName();
  const last = drafts.at(-1);
  const [chosen, setChosen] = useState({ since: "", draft: "" });
  const later = drafts.find(({ id }) => id === chosen.draft) ?? last;
  const earlier = drafts.slice(0, later ? drafts.indexOf(later) : 0).filter(({ language }) => language === later?.language);
  const since = earlier.find(({ id }) => id === chosen.since) ?? earlier.at(-1);
  if (drafts.length < 2) return null;
  const choices = (list: AgreementDraftLine[]) => list.map((draft) => [draft.id, nameOf(draft)] as const);
  return (
    <section className="panel" aria-labelledby="comparison">
      <h2 id="comparison">{t("comparison")}</h2>
      <div className="grid-2">
        <SelectField label={t("draft-before")} value={since?.id ?? ""} onChange={(id) => setChosen({ draft: later?.id ?? "", since: id })} options={choices(earlier)} none={since ? undefined : t("none-in-language")} />
        <SelectField label={t("draft-after")} value={later?.id ?? ""} onChange={(draft) => setChosen({ draft, since: "" })} options={choices(drafts)} />
      </div>
      {since && later && <Clauses since={since.id} draft={later.id} language={later.language} />}
    </section>
  );
}
