// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { TickField } from "../desk/fields";
import { read } from "../office/ask";
import { moment } from "../office/days";
import type { Checkpoints, Witnesses } from "../office/types";
import { formatNumber, useLanguage, useWords } from "../words/words";

function WitnessList() {
  const t = useWords("administration");
  const { language } = useLanguage();
  const { value, problem, retry } = useLoaded(() => read<Witnesses>("log/witnesses"), []);
  if (value === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("looking")}</p>;
  return (
    <>
      <h3>{t("our-witnesses")}</h3>
      {value.ours.length === 0 && <p className="notice">{t("no-witness")}</p>}
      <ul className="rows">
        {value.ours.map((witness) => (
          <li key={witness.witness}>
            <span className="row-what">
              <span className="code">{witness.witness}</span>
              <span className="hint">{t("saw", { size: formatNumber(witness.size, language), moment: moment(witness.at, language) })}</span>
            </span>
          </li>
        ))}
      </ul>
      <h3>{t("we-witness")}</h3>
      {value.theirs.length === 0 && <p className="hint">{t("witnessed-none")}</p>}
      <ul className="rows">
        {value.theirs.map((log) => (
          <li key={log.origin}>
            <span className="row-what">
              <span className="code">{log.origin}</span>{" "}
              {log.stopped && <span className="badge bad">{t("stopped")}</span>}
              {!log.stopped && log.forks > 0 && <span className="badge warn">{t("forked")}</span>}
              <span className="hint">{t("size-of", { size: formatNumber(log.size, language) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The authority's signed log: its checkpoints, who witnessed them, and whose logs we witness. */
export function LogRoom() {
  const t = useWords("administration");
  const { language } = useLanguage();
  const [cosigned, setCosigned] = useState(false);
  const { value, problem, retry } = useLoaded(() => read<Checkpoints>(`log/checkpoints?limit=25${cosigned ? "&cosigned=true" : ""}`), [cosigned]);
  return (
    <>
      <section className="panel" aria-labelledby="witnesses">
        <h2 id="witnesses">{t("witnesses")}</h2>
        <p className="hint">{t("witnesses-help")}</p>
        <WitnessList />
      </section>
      <section className="panel" aria-labelledby="checkpoints">
        <div className="page-head">
          <h2 id="checkpoints">{t("checkpoints")}</h2>
          <TickField label={t("only-cosigned")} value={cosigned} onChange={setCosigned} />
        </div>
        <p className="hint">{t("log-help")}</p>
        {problem && <Problem problem={problem} retry={retry} />}
        {value?.checkpoints.length === 0 && <p role="status">{t("no-checkpoint")}</p>}
        {value && value.checkpoints.length > 0 && (
          <div className="scroll" tabIndex={0} role="group" aria-label={t("checkpoints")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("entries")}</th>
                  <th scope="col">{t("root")}</th>
                  <th scope="col">{t("cosigned-by")}</th>
                </tr>
              </thead>
              <tbody>
                {value.checkpoints.map((checkpoint) => (
                  <tr key={checkpoint.size}>
                    <td>{formatNumber(checkpoint.size, language)}</td>
                    <td className="code">{checkpoint.root}</td>
                    <td>{checkpoint.cosignatures.map(({ witness, at }) => `${witness}, ${moment(at, language)}`).join("; ") || "–"}</td>
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
