// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import type { StateSheet } from "../api/sheet";
import { useWords } from "../words/words";
import { chosenInstruments, families, familyOf, type InstrumentFilter } from "./instrumentFilter";
import { InstrumentRow } from "./InstrumentRow";

/** What the State is bound by, found by words, by family, or by what it declared. */
export function Instruments({ sheet, nameOf }: { sheet: StateSheet; nameOf: (code: string) => string }) {
  const t = useWords("sheet");
  const id = useId();
  const [filter, setFilter] = useState<InstrumentFilter>({ text: "", family: "", declared: false });
  const groups = chosenInstruments(sheet.instruments, filter, nameOf);
  const shown = groups.reduce((sum, [, group]) => sum + group.length, 0);
  return (
    <section className="panel" aria-labelledby="instruments">
      <h2 id="instruments">{t("instruments", { count: sheet.instruments.length })}</h2>
      {sheet.instruments.length === 0 ? (
        <p>{t("instruments-none")}</p>
      ) : (
        <div className="sieve no-print">
          <div className="field">
            <label htmlFor={`${id}-text`}>{t("search")}</label>
            <input id={`${id}-text`} type="search" value={filter.text} onChange={(event) => setFilter({ ...filter, text: event.target.value })} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-family`}>{t("family")}</label>
            <select id={`${id}-family`} value={filter.family} onChange={(event) => setFilter({ ...filter, family: event.target.value as InstrumentFilter["family"] })}>
              <option value="">{t("family-all")}</option>
              {families
                .filter((family) => sheet.instruments.some((one) => familyOf(one) === family))
                .map((family) => (
                  <option key={family} value={family}>
                    {t(`family-${family}`)}
                  </option>
                ))}
            </select>
          </div>
          <label className="tick">
            <input type="checkbox" checked={filter.declared} onChange={(event) => setFilter({ ...filter, declared: event.target.checked })} />
            {t("declared-only")}
          </label>
          <p className="hint" role="status">
            {t("shown", { count: shown, all: sheet.instruments.length })}
          </p>
        </div>
      )}
      {groups.map(([standing, group]) => (
        <div key={standing}>
          <h3 className="standing">
            {t(`standing-${standing}`)} <span className="count">{group.length}</span>
          </h3>
          <ul className="instruments">
            {group.map((instrument) => (
              <InstrumentRow key={instrument.id} instrument={instrument} state={sheet.state} nameOf={nameOf} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
