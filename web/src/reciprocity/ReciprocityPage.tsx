// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { Link, navigate, usePlace } from "../app/router";
import { useCodes } from "../codes/codes";
import { SelectField } from "../desk/fields";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { useLive } from "../office/useLive";
import type { Ledger } from "../office/types";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { Legend, OutcomeBar } from "./OutcomeBar";
import { type LedgerRow, sum } from "./sum";
import "./reciprocity.css";

/** What was asked of each State and by it, and what became of it: of the cases one may see. */
export function ReciprocityPage() {
  const t = useWords("reciprocity");
  const { query } = usePlace();
  const { stateName } = useCommon();
  const state = query.get("state") ?? "";
  const { value, problem, retry } = useLive(() => read<Ledger>("ledger"), []);
  const rows = value?.ledger ?? [];
  const states = [...new Set(rows.map((row) => row.counterpart))].sort((one, other) => stateName(one).localeCompare(stateName(other)));
  return (
    <>
      <header className="page-head">
        <h1>{state ? t("title-of", { state: stateName(state) }) : t("title")}</h1>
        <div className="row">
          <SelectField label={t("state")} value={state} onChange={(next) => navigate(next ? `desk/reciprocity?state=${next}` : "desk/reciprocity")} none={t("all-states")} options={states.map((one) => [one, stateName(one)])} />
          <a href={officeAddress(`ledger?format=csv${state ? `&state=${state}` : ""}`)} download="reciprocity.csv">
            {t("export")}
          </a>
        </div>
      </header>
      <p className="hint">{t("intro")}</p>
      {rows.length > 0 && <Legend />}
      {problem && <Problem problem={problem} retry={retry} />}
      {value && rows.length === 0 && <p className="panel hint">{t("none")}</p>}
      {state === "" ? <AllStates rows={rows} states={states} /> : <OneState rows={rows.filter((row) => row.counterpart === state)} state={state} />}
    </>
  );
}

function AllStates({ rows, states }: { rows: LedgerRow[]; states: string[] }) {
  const t = useWords("reciprocity");
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const totals = states.map((state) => ({
    state,
    sent: sum(rows.filter((row) => row.counterpart === state && row.direction === "outgoing")),
    received: sum(rows.filter((row) => row.counterpart === state && row.direction === "incoming")),
  }));
  const most = Math.max(1, ...totals.flatMap(({ sent, received }) => [sent.all, received.all]));
  if (states.length === 0) return null;
  return (
    <div className="panel scroll" tabIndex={0} role="region" aria-label={t("title")}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("we-asked")}</th>
            <th scope="col">{t("they-asked")}</th>
          </tr>
        </thead>
        <tbody>
          {totals
            .sort((one, other) => other.sent.all + other.received.all - one.sent.all - one.received.all)
            .map(({ state, sent, received }) => (
              <tr key={state}>
                <th scope="row">
                  <Link to={`desk/reciprocity?state=${state}`}>{stateName(state)}</Link>
                </th>
                {([["we-asked", sent], ["they-asked", received]] as const).map(([column, one]) => (
                  <td key={column} data-column={t(column)}>
                    <span className="figure">{formatNumber(one.all, language)}</span> <OutcomeBar row={one} most={most} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function OneState({ rows, state }: { rows: LedgerRow[]; state: string }) {
  const t = useWords("reciprocity");
  const code = useCodes();
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const most = Math.max(1, ...rows.map((row) => row.all));
  return (
    <>
      <p>
        <Link to={`states/${state}`}>{t("sheet", { state: stateName(state) })}</Link> · <Link to={`desk/docket?counterpart=${state}`}>{t("cases")}</Link>
      </p>
      {(["outgoing", "incoming"] as const).map((direction) => {
        const these = rows.filter((row) => row.direction === direction);
        const all = sum(these);
        return (
          <section key={direction} className="panel" aria-labelledby={direction}>
            <h2 id={direction}>
              {t(direction === "outgoing" ? "we-asked" : "they-asked")} <span className="count">{all.all}</span>
            </h2>
            {these.length === 0 ? (
              <p className="hint">{t("nothing-asked")}</p>
            ) : (
              <div className="scroll" tabIndex={0} role="region" aria-label={t(direction === "outgoing" ? "we-asked" : "they-asked")}>
                <table className="ledger">
                  <thead>
                    <tr>
                      {(["what", "all", "picture", "granted", "refused", "withdrawn", "pending", "median", "grounds", "given", "received"] as const).map((column) => (
                        <th key={column} scope="col">
                          {t(`col-${column}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {these.map((row) => (
                      <tr key={row.what}>
                        <th scope="row">{code("kind", row.what)}</th>
                        <td data-column={t("col-all")}>{formatNumber(row.all, language)}</td>
                        <td data-column={t("col-picture")}>
                          <OutcomeBar row={row} most={most} />
                        </td>
                        {(["granted", "refused", "withdrawn", "pending"] as const).map((column) => (
                          <td key={column} data-column={t(`col-${column}`)}>
                            {formatNumber(row[column], language)}
                          </td>
                        ))}
                        <td data-column={t("col-median")}>{row.median_days === null ? "–" : t("days", { count: Math.round(row.median_days) })}</td>
                        <td data-column={t("col-grounds")}>
                          <span className="code">{row.grounds.join(", ") || "–"}</span>
                        </td>
                        <td data-column={t("col-given")}>{formatNumber(row.guarantees_given, language)}</td>
                        <td data-column={t("col-received")}>{formatNumber(row.guarantees_received, language)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
        );
      })}
    </>
  );
}
