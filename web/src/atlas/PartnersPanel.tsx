// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { NetworkAnswer, Partner } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { Link } from "../app/router";
import { Loading } from "../app/Loading";
import { answers, isGap, Legend } from "../map/Legend";
import { WorldMap } from "../map/WorldMap";
import { formatDate, useLanguage, useWords } from "../words/words";
import { partnersCsv } from "./partnersCsv";
import type { AtlasChoice } from "./useAtlasAddress";

interface PartnersPanelProps {
  choice: AtlasChoice;
  choose: (change: Partial<AtlasChoice>) => void;
  nameOf: (code: string) => string;
}

type Column = "state" | "answer" | "since" | "reservations";

/** One State with all others: the map, and the table that says the same. */
export function PartnersPanel({ choice, choose, nameOf }: PartnersPanelProps) {
  const t = useWords("atlas");
  const { language } = useLanguage();
  const [filter, setFilter] = useState("");
  const [column, setColumn] = useState<Column>("state");
  const [down, setDown] = useState(false);
  const { value, problem, retry } = useLoaded(
    () => api.partners({ state: choice.a, side: "requesting", kind: choice.kind, on: choice.on }),
    [choice.a, choice.kind, choice.on],
  );
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value) return <Loading />;
  const counts = Object.fromEntries(answers.map((answer) => [answer, value.partners.filter((p) => p.answer === answer).length])) as Record<NetworkAnswer, number>;
  const gaps = choice.gaps === true;
  const text = (partner: Partner) => `${nameOf(partner.state)} ${partner.state} ${t(`answer-${partner.answer}`)} ${partner.governing.join(" ")}`.toLowerCase();
  const compare: Record<Column, (x: Partner, y: Partner) => number> = {
    state: (x, y) => nameOf(x.state).localeCompare(nameOf(y.state), language),
    answer: (x, y) => answers.indexOf(x.answer) - answers.indexOf(y.answer),
    since: (x, y) => (x.since ?? "9999").localeCompare(y.since ?? "9999"),
    reservations: (x, y) => x.reservations - y.reservations,
  };
  const rows = value.partners
    .filter((partner) => !gaps || isGap(partner.answer))
    .filter((partner) => text(partner).includes(filter.trim().toLowerCase()))
    .sort((x, y) => (compare[column](x, y) || compare.state(x, y)) * (down ? -1 : 1));
  const heading = (name: Column) => (
    <th aria-sort={column === name ? (down ? "descending" : "ascending") : undefined}>
      <button
        type="button"
        className="sort"
        onClick={() => {
          setDown(column === name && !down);
          setColumn(name);
        }}
      >
        {t(`column-${name}`)}
      </button>
    </th>
  );
  return (
    <section className="panel" aria-labelledby="partners-title">
      <h2 id="partners-title">{t("partners", { state: nameOf(choice.a) })}</h2>
      <p className="no-print">
        <Link to={`states/${choice.a}?on=${choice.on}`}>{t("sheet", { state: nameOf(choice.a) })}</Link>
      </p>
      <WorldMap home={choice.a} chosen={choice.b} partners={value.partners} gaps={gaps} onChoose={(b) => choose({ b })} />
      <Legend counts={counts} gaps={gaps} />
      <div className="gap-box">
        <p>
          <strong>{t("gap-count", { count: counts.none + counts.unknown })}</strong>{" "}
          {counts.none + counts.unknown > 0 && `(${t("gap-parts", { none: counts.none, unknown: counts.unknown })})`}
        </p>
        <label className="tick no-print">
          <input type="checkbox" checked={gaps} onChange={(event) => choose({ gaps: event.target.checked })} />
          {t("gaps-only")}
        </label>
      </div>
      <p className="hint">{t("borders")}</p>
      <div className="table-head no-print">
        <div className="field">
          <label htmlFor="partner-filter">{t("filter")}</label>
          <input id="partner-filter" type="search" value={filter} onChange={(event) => setFilter(event.target.value)} />
        </div>
        <a className="download" download={`comity-${choice.a}-${choice.kind}-${choice.on}.csv`} href={`data:text/csv;charset=utf-8,${encodeURIComponent(partnersCsv(value))}`}>
          {t("download")}
        </a>
      </div>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={t("table")}>
        <table>
          <caption className="visually-hidden">{t("partners", { state: nameOf(choice.a) })}</caption>
          <thead>
            <tr>
              {heading("state")}
              <th>{t("column-sheet")}</th>
              {heading("answer")}
              <th>{t("column-governing")}</th>
              {heading("since")}
              {heading("reservations")}
            </tr>
          </thead>
          <tbody>
            {rows.map((partner) => (
              <tr key={partner.state} aria-current={partner.state === choice.b || undefined}>
                <th scope="row">
                  <button type="button" className="quiet" onClick={() => choose({ b: partner.state })}>
                    {nameOf(partner.state)}
                  </button>
                </th>
                <td>
                  <Link className="code" to={`states/${partner.state}?on=${choice.on}`}>
                    {partner.state}
                    <span className="visually-hidden"> – {t("sheet", { state: nameOf(partner.state) })}</span>
                  </Link>
                </td>
                <td>
                  <span className={`badge answer-${partner.answer}`}>{t(`answer-${partner.answer}`)}</span>
                </td>
                <td className="code">{[...partner.governing, ...partner.layers].join(", ")}</td>
                <td>{partner.since ? formatDate(partner.since, language) : "–"}</td>
                <td>{partner.reservations}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="hint">{t("no-partner")}</p>}
      </div>
    </section>
  );
}
