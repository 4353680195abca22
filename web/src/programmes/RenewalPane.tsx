// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { usePlace } from "../app/router";
import { useCodes } from "../codes/codes";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { ProgrammeRenewal } from "../office/register";
import { useRegisterCodes } from "../register/codes";
import { useProgramme } from "../register/holding";
import { axesOf } from "../register/listFilter";
import { formatNumber, useLanguage, useWords } from "../words/words";

/** What remains of it, and what the cases of its period suggest: only those that the reader may see count. */
export function RenewalPane() {
  const t = useWords("register");
  const code = useRegisterCodes();
  const caseCode = useCodes();
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const { id, version } = useProgramme();
  const { query: place } = usePlace();
  const axes = axesOf({ on: place.get("on") ?? "", known: place.get("known") ?? "" });
  const { value, problem, retry } = useLoaded(() => read<ProgrammeRenewal>(`programmes/${id}/renewal?${query(axes)}`), [id, query(axes), version]);
  if (value === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
  return (
    <>
      <section className="panel" aria-labelledby="remains">
        <h2 id="remains">
          {t("remains")} <span className="count">{value.remaining.length}</span>
        </h2>
        {value.remaining.length === 0 && <p className="hint">{t("nothing-remains")}</p>}
        <ul className="rows">
          {value.remaining.map((item) => (
            <li key={item.id}>
              <span className="row-what">
                {item.subject}
                <span className="hint">{[code("form", item.form), code("status", item.status), shortDay(item.to, language)].join(" · ")}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="suggests">
        <h2 id="suggests">{t("cases-suggest")}</h2>
        {value.cases.length === 0 && <p className="hint">{t("no-cases")}</p>}
        {value.cases.length > 0 && (
          <div className="scroll" tabIndex={0} role="group" aria-label={t("cases-suggest")}>
            <table>
              <thead>
                <tr>
                  {(["state", "case-kind", "case-direction", "cases-all", "cases-granted", "cases-refused", "cases-pending", "count-median", "cases-grounds"] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.cases.map((line) => (
                  <tr key={`${line.counterpart} ${line.direction} ${line.what}`}>
                    <th scope="row">{stateName(line.counterpart)}</th>
                    <td>{caseCode("kind", line.what)}</td>
                    <td>{caseCode("direction", line.direction)}</td>
                    {[line.all, line.granted, line.refused, line.pending].map((count, at) => (
                      <td key={at}>{formatNumber(count, language)}</td>
                    ))}
                    <td>{line.median_days === null ? "–" : t("days", { count: Math.round(line.median_days) })}</td>
                    <td className="code">{line.grounds.join(", ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  );
}
