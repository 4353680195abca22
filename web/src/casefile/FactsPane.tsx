// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import type { Fact, FactEntry, Source } from "../office/types";
import { Dialog } from "../signin/dialogs";
import { isolated, joined, useLanguage, useWords } from "../words/words";
import { nameOf, useCase } from "./CaseFile";
import { FactForm } from "./FactForm";
import { useCatalogue, useFactWords } from "./useCatalogue";

function SourceWords({ source }: { source: Source }) {
  const t = useWords("casefile");
  const { file } = useCase();
  if (source.document) {
    const title = file.documents?.find((one) => one.id === source.document)?.title ?? source.document;
    return <>{source.page > 0 ? t("source-page", { document: title, page: source.page }) : title}</>;
  }
  return <>{source.words || t("no-source")}</>;
}

/** All facts with where they stand and what stood there before; what is not known is listed with them. */
export function FactsPane() {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const { file } = useCase();
  const { personName } = useCommon();
  const { value: known, problem, retry } = useCatalogue();
  const words = useFactWords(known);
  const [edited, setEdited] = useState<Partial<Fact> | null>(null);
  const [sought, setSought] = useState("");
  const entry = (fact: Fact, one: FactEntry) => (one.unknown ? t("not-known-because", { reason: one.unknown }) : words.value(fact.fact, one.value));
  const facts = (file.facts ?? []).filter((fact) => `${words.label(fact.fact)} ${fact.fact}`.toLocaleLowerCase(language).includes(sought.toLocaleLowerCase(language)));
  const groups = [...new Set(facts.map((fact) => fact.subject))].sort();
  return (
    <section className="panel" aria-labelledby="facts">
      <div className="page-head">
        <h2 id="facts">
          {t("facts")} <span className="count">{file.facts?.length ?? 0}</span>
        </h2>
        <label className="facts-search">
          <span className="visually-hidden">{t("find-fact")}</span>
          <input type="search" value={sought} placeholder={t("find-fact")} onChange={(event) => setSought(event.target.value)} />
        </label>
        {!file.closed && (
          <button type="button" onClick={() => setEdited({})}>
            {t("record-fact")}
          </button>
        )}
      </div>
      {problem && <Problem problem={problem} retry={retry} />}
      {file.facts?.length === 0 && <p className="hint">{t("no-facts")}</p>}
      {groups.map((group) => (
        <div key={group}>
          <h3>{group === "" ? t("of-the-case") : nameOf(file, group)}</h3>
          <ul className="rows fact-rows">
            {facts
              .filter((fact) => fact.subject === group)
              .map((fact) => (
                <li key={[fact.fact, fact.measure, fact.offence].join(" ")}>
                  <div className="row-what">
                    <p className="fact-name">
                      {words.label(fact.fact)}
                      {fact.offence && <span className="code"> {fact.offence}</span>}
                      {fact.measure && <span className="badge soft">{fact.measure}</span>}
                    </p>
                    <p className={fact.unknown ? "fact-value unknown" : "fact-value"}>{entry(fact, fact)}</p>
                    <p className="hint">
                      <SourceWords source={fact.source} /> · {isolated(joined([personName(fact.recorded.by), moment(fact.recorded.at, language)], language, ", "), language)}
                    </p>
                    {fact.before.length > 0 && (
                      <details>
                        <summary className="hint">{t("before", { count: fact.before.length })}</summary>
                        <ul>
                          {[...fact.before].reverse().map((one) => (
                            <li key={one.recorded.event}>
                              {entry(fact, one)}{" "}
                              <span className="hint">
                                <SourceWords source={one.source} /> · {isolated(joined([personName(one.recorded.by), moment(one.recorded.at, language)], language, ", "), language)}
                              </span>
                            </li>
                          ))}
                        </ul>
                      </details>
                    )}
                  </div>
                  {!file.closed && (
                    <button type="button" className="quiet" aria-label={`${t("change")}: ${words.label(fact.fact)}`} onClick={() => setEdited(fact)}>
                      {t("change")}
                    </button>
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {edited && known && (
        <Dialog title={t(edited.fact ? "change-fact" : "record-fact")} onClose={() => setEdited(null)}>
          <FactForm fact={edited} known={known} onClose={() => setEdited(null)} />
        </Dialog>
      )}
    </section>
  );
}
