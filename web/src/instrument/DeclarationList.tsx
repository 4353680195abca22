// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import type { Declaration, State } from "../api/types";
import { formatDate, useLanguage, useWords } from "../words/words";

const kinds = ["reservation", "declaration", "objection", "notification", "territorial", "authority", "language", "withdrawal"];

/** Reservations and declarations by State; their effects are the register's own words. */
export function DeclarationList({ declarations, states }: { declarations: Declaration[]; states: State[] }) {
  const t = useWords("instrument");
  const { language } = useLanguage();
  const id = useId();
  const [only, setOnly] = useState("");
  const name = (code: string) => states.find((state) => state.code === code)?.name ?? code;
  const makers = [...new Set(declarations.map((one) => one.state))].sort((one, other) => name(one).localeCompare(name(other), language));
  const shown = makers.filter((code) => only === "" || code === only);
  const kind = (one: Declaration) => (kinds.includes(one.kind) ? t(`kind-${one.kind}`) : one.kind);
  return (
    <section className="panel" aria-labelledby="declarations">
      <h2 id="declarations">{t("declarations", { count: declarations.length })}</h2>
      {language !== "en" && <p className="hint">{t("declarations-language")}</p>}
      <div className="field filter">
        <label htmlFor={id}>{t("of-state")}</label>
        <select id={id} value={only} onChange={(event) => setOnly(event.target.value)}>
          <option value="">{t("all-states")}</option>
          {makers.map((code) => (
            <option key={code} value={code}>
              {name(code)}
            </option>
          ))}
        </select>
      </div>
      {shown.map((code) => (
        <details key={code} open={only !== "" || makers.length <= 3}>
          <summary>
            {name(code)} <span className="count">{declarations.filter((one) => one.state === code).length}</span>
          </summary>
          <ul className="declared">
            {declarations
              .filter((one) => one.state === code)
              .map((one, at) => (
                <li key={at}>
                  <p className="hint">
                    {kind(one)}
                    {one.article && ` · ${t("article", { article: one.article })}`}
                    {one.from && ` · ${t("from", { day: formatDate(one.from, language) })}`}
                    {one.to && ` · ${t("until", { day: formatDate(one.to, language) })}`}{" "}
                    {!one.verified && <span className="badge warn">{t("row-not-verified")}</span>}
                  </p>
                  <p lang="en">{one.effect}</p>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
