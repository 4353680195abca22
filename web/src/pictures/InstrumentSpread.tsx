// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import { api, downloads } from "../api/client";
import { Problem } from "../api/Problem";
import type { Spread, SpreadStep } from "../api/years";
import { useLoaded } from "../api/useLoaded";
import { formatDate, useLanguage, useWords } from "../words/words";
import { stepArea } from "./scale";
import { Figures } from "./Figures";
import { YearFrame } from "./YearFrame";

type NameOf = (code: string) => string;

function Steps({ steps, nameOf }: { steps: SpreadStep[]; nameOf: NameOf }) {
  const t = useWords("pictures");
  const { language } = useLanguage();
  if (steps.length === 0) return <>{t("nobody")}</>;
  return (
    <ul className="steps">
      {steps.map(({ state, day, verified }) => (
        <li key={`${state} ${day}`}>
          {nameOf(state)} <span className="hint">{formatDate(day, language)}</span> {!verified && <span className="badge warn">{t("not-verified")}</span>}
        </li>
      ))}
    </ul>
  );
}

/** How many States an instrument bound in each year, and who joined and left in the year that is read. */
export function SpreadPicture({ spread, nameOf }: { spread: Spread; nameOf: NameOf }) {
  const t = useWords("pictures");
  const { language } = useLanguage();
  const { years } = spread;
  const [chosen, setChosen] = useState<number | null>(null);
  const first = years[0];
  const now = new Date().getFullYear();
  const last = years.findLast((one) => one.year <= now) ?? years.at(-1);
  if (!first || !last) return null;
  const read = years.find((one) => one.year === chosen) ?? last;
  const bound = years.map((one) => one.bound);
  const all = years.map((one) => one.bound + one.perhaps);
  const most = Math.max(...bound);
  const peak = years.find((one) => one.bound === most) ?? last;
  const unsaid = years.some((one) => one.perhaps > 0);
  const anyoneLeft = years.some((one) => one.left.length > 0);
  const say = (one: Spread["years"][number]) =>
    t("spread-reading", { year: String(one.year), bound: one.bound, perhaps: one.perhaps, joined: one.joined.length, left: one.left.length });
  return (
    <>
      <YearFrame
        years={years.map((one) => one.year)}
        most={Math.max(...all)}
        year={read.year}
        onYear={setChosen}
        title={t("spread-title", { title: spread.title })}
        description={t("spread-description", { first: String(first.year), last: String(last.year), bound: last.bound, most, peak: String(peak.year) })}
        reading={say(read)}
        room={() => 34}
      >
        {(scale) => (
          <>
            {unsaid && <path className="area unknown" d={stepArea(scale, bound, all)} />}
            <path className="area treaty" d={stepArea(scale, years.map(() => 0), bound)} />
            {years.map(
              (one, at) =>
                one.left.length > 0 && (
                  <path key={one.year} className="left" d={`M${scale.x(at + 0.5) - 5} ${scale.y(one.bound + one.perhaps) - 11}h10l-5 8z`} />
                ),
            )}
            <text className="end" x={scale.right + 6} y={scale.y(last.bound)} dy="0.35em">
              {last.bound}
            </text>
          </>
        )}
      </YearFrame>
      {(unsaid || anyoneLeft) && (
        <ul className="keys">
          <li>
            <svg aria-hidden="true" focusable="false">
              <rect className="area treaty" width="24" height="16" />
            </svg>
            {t("bound")}
          </li>
          {unsaid && (
            <li>
              <svg aria-hidden="true" focusable="false">
                <rect className="area unknown" width="24" height="16" />
              </svg>
              {t("perhaps")}
            </li>
          )}
          {anyoneLeft && (
            <li>
              <svg aria-hidden="true" focusable="false">
                <path className="left" d="M7 4h10l-5 8z" />
              </svg>
              {t("left-mark")}
            </li>
          )}
        </ul>
      )}
      <p className="reading">{say(read)}</p>
      {(read.joined.length > 0 || read.left.length > 0) && (
        <dl className="who">
          <div>
            <dt>{t("joined", { year: String(read.year) })}</dt>
            <dd>
              <Steps steps={read.joined} nameOf={nameOf} />
            </dd>
          </div>
          <div>
            <dt>{t("left", { year: String(read.year) })}</dt>
            <dd>
              <Steps steps={read.left} nameOf={nameOf} />
            </dd>
          </div>
        </dl>
      )}
      {spread.undated.length > 0 && (
        <p className="hint">{t("undated", { states: new Intl.ListFormat(language, { type: "unit" }).format(spread.undated.map(nameOf)) })}</p>
      )}
      <Figures
        caption={t("spread-title", { title: spread.title })}
        download={downloads.spread(spread.instrument)}
        columns={[t("bound"), t("perhaps"), t("column-joined"), t("column-left")]}
        rows={years.map((one) => ({
          year: one.year,
          cells: [one.bound, one.perhaps, one.joined.map(({ state }) => nameOf(state)).join(", "), one.left.map(({ state }) => nameOf(state)).join(", ")],
        }))}
      />
    </>
  );
}

/** The spread of one instrument over its life; nothing where no party of it is known. */
export function InstrumentSpread({ instrument, nameOf }: { instrument: string; nameOf: NameOf }) {
  const t = useWords("pictures");
  const { language } = useLanguage();
  const id = useId();
  const { value, problem, retry } = useLoaded(() => api.spread(instrument, language), [instrument, language]);
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value || value.years.length === 0) return null;
  return (
    <section className="panel picture" aria-labelledby={id}>
      <h2 id={id}>{t("spread")}</h2>
      <p className="hint">{t("spread-lead")}</p>
      <SpreadPicture key={value.instrument} spread={value} nameOf={nameOf} />
    </section>
  );
}
