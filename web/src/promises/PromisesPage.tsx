// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { SelectField } from "../desk/fields";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { useLive } from "../office/useLive";
import type { Promises } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import "../casefile/casefile.css";

/** The ledger: what binds us, and what binds others towards us. */
export function PromisesPage() {
  const t = useWords("promises");
  const code = useCodes();
  const { language } = useLanguage();
  const { stateName, personName } = useCommon();
  const [state, setState] = useState("");
  const { value, problem, retry } = useLive(() => read<Promises>("promises?limit=200"), []);
  const all = value?.promises ?? [];
  const states = [...new Set(all.map((one) => one.counterpart))].sort((one, other) => stateName(one).localeCompare(stateName(other)));
  const list = (given: boolean) => all.filter((one) => one.given === given && (state === "" || one.counterpart === state));
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <p className="hint">{t("intro")}</p>
        <div className="row">
          <SelectField label={t("state")} value={state} onChange={setState} none={t("all-states")} options={states.map((one) => [one, stateName(one)])} />
          <a href={officeAddress("promises?format=csv")} download="promises.csv">
            {t("export")}
          </a>
        </div>
      </header>
      {problem && <Problem problem={problem} retry={retry} />}
      {value && (
        <div className="case-columns">
          {[true, false].map((given) => (
            <section key={String(given)} className="panel" aria-labelledby={given ? "given" : "received"}>
              <h2 id={given ? "given" : "received"}>
                {t(given ? "given" : "received")} <span className="count">{list(given).length}</span>
              </h2>
              {list(given).length === 0 && <p className="hint">{t(given ? "none-given" : "none-received")}</p>}
              <ul className="rows">
                {list(given).map((one) => (
                  <li key={`${one.case}/${one.id}`}>
                    <div className="row-what">
                      <Link to={`desk/cases/${one.case}?pane=promises`}>{one.says}</Link>
                      <span className="hint">
                        {[
                          stateName(one.counterpart), code("promise", one.kind), t("breached", { acts: one.breached_by.split(" ").map((act) => code("touch", act)).join(", ") }),
                          one.until ? t("until", { day: shortDay(one.until, language) }) : t("no-end"), personName(one.watcher),
                        ].join(" · ")}{" "}
                        <span className="code">{one.number}</span>
                      </span>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </>
  );
}
