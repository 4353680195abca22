// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { Loading } from "../app/Loading";
import { Link, navigate, usePlace } from "../app/router";
import { SelectField } from "../desk/fields";
import { officeAddress } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { AgreementLine, RegisterLine } from "../office/register";
import { useAccount } from "../office/session";
import { usePages } from "../office/usePages";
import { useRound } from "../office/useRound";
import { type Language, useLanguage, useWords } from "../words/words";
import { kindsOf, stages, toneOf, useRegisterCodes } from "./codes";
import { type Kind, wordOf } from "./holding";
import { addressOf, askedOf, type Filter, type FilterName, filterOf } from "./listFilter";
import { TimeAxes } from "./TimeAxes";

/** Agreements alone say whether they are among others. */
type Line = RegisterLine & Partial<AgreementLine>;

interface HoldingListProps {
  kind: Kind;
  /** Of its page, where the list is not the first one. */
  room?: string;
  begin?: ReactNode;
}

/** Those of a kind as they stood on a day, as the register knew it. */
export function HoldingList({ kind, room = "", begin }: HoldingListProps) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { query: place } = usePlace();
  const { states, accounts } = useCommon();
  const account = useAccount();
  const filter = filterOf(place);
  const { rows, next, problem, loading, more, retry } = usePages<Line>(kind, askedOf(filter), kind, useRound(({ of }) => of === wordOf[kind]));
  const change = (part: Filter) => navigate(addressOf(kind, { ...filter, ...part }, room), { replace: true });
  const choice = (name: FilterName, options: (readonly [string, string])[]) => <SelectField label={t(name)} value={filter[name] ?? ""} onChange={(value) => change({ [name]: value })} none={t("all")} options={options} />;
  return (
    <>
      <form className="panel register-filter no-print" role="search" aria-label={t("filter")} onSubmit={(event) => event.preventDefault()}>
        {kind !== "statistics" && choice("state", [...states].sort((one, other) => one.name.localeCompare(other.name)).map((state) => [state.code, state.name]))}
        {kindsOf[kind].length > 0 && choice("kind", kindsOf[kind].map((one) => [one, code("kind", one)]))}
        {choice("stage", stages[kind].map((one) => [one, code("stage", one)]))}
        {kind === "agreements" && choice("observed", [["false", t("observed-false")], ["true", t("observed-true")]])}
        {choice("owner", [[account.id, t("mine")], ...accounts.filter((one) => one.id !== account.id).map((one): [string, string] => [one.id, one.name])])}
        <TimeAxes on={filter.on ?? ""} known={filter.known ?? ""} onChange={change} />
      </form>
      {problem && <Problem problem={problem} retry={retry} />}
      {rows.length === 0 && loading && <Loading />}
      {rows.length === 0 && !loading && !problem && (
        <div className="panel empty">
          <p>{t(Object.keys(filter).length > 0 ? "none-fits" : `no-${kind}`)}</p>
          {Object.keys(filter).length > 0 && (
            <button type="button" onClick={() => navigate(addressOf(kind, {}, room), { replace: true })}>
              {t("clear")}
            </button>
          )}
        </div>
      )}
      {rows.length > 0 && <Rows kind={kind} rows={rows} filter={filter} />}
      <div className="row no-print">
        {next && (
          <button type="button" disabled={loading} onClick={more}>
            {t("more")}
          </button>
        )}
        {rows.length > 0 && (
          <a href={officeAddress(`${kind}?${query({ ...askedOf(filter), format: "csv" })}`)} download={`${kind}.csv`}>
            {t("export")}
          </a>
        )}
      </div>
      {begin && <div className="register-begin no-print">{begin}</div>}
    </>
  );
}

/** One day, or the first and the last. */
const daySpan = ({ first_day, last_day }: RegisterLine, language: Language) => [...new Set([first_day, last_day])].filter(Boolean).map((day) => shortDay(day, language)).join(" – ");

function Rows({ kind, rows, filter }: { kind: Kind; rows: Line[]; filter: Filter }) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { stateName, personName } = useCommon();
  // One that is opened from here is shown for the same day, as it was known then.
  const axes = query({ on: filter.on, known: filter.known });
  return (
    <div className="panel scroll" tabIndex={0} role="region" aria-label={t(kind)}>
      <table className="register-table register-rows">
        <thead>
          <tr>
            <th scope="col">{t("number")}</th>
            <th scope="col">{t("title")}</th>
            {kind !== "statistics" && <th scope="col">{t("state")}</th>}
            <th scope="col">{t("stage")}</th>
            <th scope="col">{t(kind === "meetings" ? "days-of-it" : "since")}</th>
            <th scope="col">{t("owner")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <td className="code">{one.number}</td>
              <th scope="row">
                <Link to={`desk/${kind}/${one.id}${axes && `?${axes}`}`}>{one.title}</Link>
                {one.kind && <span className="hint">{code("kind", one.kind)}</span>}
                {one.observed && <span className="badge soft">{t("observed-true")}</span>}
              </th>
              {kind !== "statistics" && <td>{one.states.map(stateName).join(", ")}</td>}
              <td>
                <span className={`badge ${toneOf(one.stage)}`}>{code("stage", one.stage)}</span>
              </td>
              <td>{kind === "meetings" ? daySpan(one, language) : shortDay(one.since, language)}</td>
              <td>{personName(one.owner)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
