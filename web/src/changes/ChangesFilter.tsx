// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import type { InstrumentEntry, Kind, State } from "../api/types";
import { today } from "../atlas/useAtlasAddress";
import { StateField } from "../states/StateField";
import { useWords } from "../words/words";
import { InstrumentField } from "./InstrumentField";
import { type ChangesChoice, firstDay, isDay, yearsBefore } from "./useChangesAddress";

interface DayFieldProps {
  label: string;
  value: string;
  /** Whether there may be none. */
  open: boolean;
  onChange: (day: string) => void;
}

/** A day; while its year is being typed ("0002", "0020", …) nothing is asked. */
function DayField({ label, value, open, onChange }: DayFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        min={firstDay}
        value={typed ?? value}
        onChange={({ target }) => {
          setTyped(target.value);
          if (isDay(target.value) || (open && target.value === "" && !target.validity.badInput)) onChange(target.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}

interface ChangesFilterProps {
  choice: ChangesChoice;
  choose: (change: Partial<ChangesChoice>, replace?: boolean) => void;
  states: State[];
  instruments: InstrumentEntry[];
  kinds: Kind[];
}

export function ChangesFilter({ choice, choose, states, instruments, kinds }: ChangesFilterProps) {
  const t = useWords("changes");
  const id = useId();
  const periods = { year: yearsBefore(today(), 1), five: yearsBefore(today(), 5), century: "2000-01-01", all: firstDay };
  const events = choice.view === "events";
  return (
    <section className="panel changes-filter no-print" aria-label={t("view")}>
      <div className="period">
        <DayField label={t("from")} value={choice.from} open={false} onChange={(from) => choose({ from }, true)} />
        <DayField label={t("to")} value={choice.to || (events ? "" : today())} open onChange={(to) => choose({ to }, true)} />
        <div className="periods" role="group" aria-label={t("periods")}>
          {Object.entries(periods).map(([name, from]) => (
            <button key={name} type="button" aria-pressed={choice.from === from && choice.to === ""} onClick={() => choose({ from, to: "" })}>
              {t(`period-${name}`)}
            </button>
          ))}
        </div>
      </div>
      {events && choice.to === "" && <p className="hint">{t("to-open")}</p>}
      <div className="narrow">
        <div>
          <StateField label={t("state")} value={choice.state} onChange={(state) => choose({ state })} states={states} />
          {choice.state && (
            <button type="button" className="quiet" onClick={() => choose({ state: "" })}>
              {t("all-states")}
            </button>
          )}
        </div>
        {events ? (
          <InstrumentField value={choice.instrument} onChange={(instrument) => choose({ instrument })} instruments={instruments} />
        ) : (
          <div className="field">
            <label htmlFor={id}>{t("kind")}</label>
            <select id={id} value={choice.kind || (choice.state ? "" : "extradition")} onChange={(event) => choose({ kind: event.target.value })}>
              {choice.state && <option value="">{t("all-kinds")}</option>}
              {kinds.map((kind) => (
                <option key={kind.kind} value={kind.kind}>
                  {kind.label}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
    </section>
  );
}
