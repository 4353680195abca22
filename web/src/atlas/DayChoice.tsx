// SPDX-License-Identifier: EUPL-1.2
import { useId } from "react";
import { api } from "../api/client";
import { useLoaded } from "../api/useLoaded";
import { formatDate, useLanguage, useWords } from "../words/words";
import { type AtlasChoice, today } from "./useAtlasAddress";

interface DayChoiceProps {
  choice: AtlasChoice;
  choose: (change: Partial<AtlasChoice>, replace?: boolean) => void;
}

const firstYear = 1870;

/** The day, by date or by a slider over the years; the days on which the answer changed can be gone to. */
export function DayChoice({ choice, choose }: DayChoiceProps) {
  const t = useWords("atlas");
  const { language } = useLanguage();
  const id = useId();
  const lastYear = Number(today().slice(0, 4)) + 1;
  const both = choice.a !== "" && choice.b !== "" && choice.a !== choice.b;
  const years = useLoaded(both ? () => api.years({ a: choice.a, b: choice.b, kind: choice.kind }) : null, [choice.a, choice.b, choice.kind]);
  const changes = (both ? (years.value ?? []) : []).filter((change) => Number(change.from.slice(0, 4)) >= firstYear).slice(1);
  const year = Number(choice.on.slice(0, 4));
  return (
    <div className="day">
      <div className="field">
        <label htmlFor={`${id}-day`}>{t("day")}</label>
        <input
          id={`${id}-day`}
          type="date"
          value={choice.on}
          min={`${firstYear}-01-01`}
          max={`${lastYear}-12-31`}
          onChange={(event) => event.target.value && choose({ on: event.target.value }, true)}
        />
      </div>
      <div className="field slider">
        <label htmlFor={`${id}-year`}>{t("year", { year: String(year) })}</label>
        <input
          id={`${id}-year`}
          type="range"
          min={firstYear}
          max={lastYear}
          value={year}
          list={`${id}-changes`}
          onChange={(event) => choose({ on: `${event.target.value}${choice.on.slice(4)}`.replace("-02-29", "-02-28") }, true)}
        />
        <datalist id={`${id}-changes`}>
          {changes.map((change) => (
            <option key={change.from} value={change.from.slice(0, 4)} />
          ))}
        </datalist>
      </div>
      {changes.length > 0 && (
        <div className="changes">
          <span>{t("changes")}</span>
          {changes.map((change) => (
            <button
              key={change.from}
              type="button"
              className="quiet"
              aria-pressed={change.from === choice.on}
              onClick={() => choose({ on: change.from })}
            >
              {formatDate(change.from, language)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
