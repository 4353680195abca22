// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { InstrumentEntry, Kind, PairAnswer, State } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { Link } from "../app/router";
import { today } from "../atlas/useAtlasAddress";
import { formatDate, useLanguage, useWords } from "../words/words";
import type { ChangesChoice } from "./useChangesAddress";

const atOnce = 200;

interface DifferencesPanelProps {
  choice: ChangesChoice;
  states: State[];
  instruments: InstrumentEntry[];
  kinds: Kind[];
}

function Answered({ said, instruments }: { said: PairAnswer; instruments: InstrumentEntry[] }) {
  const t = useWords("atlas");
  const name = (id: string) => instruments.find((one) => one.id === id)?.title ?? id;
  return (
    <>
      <span className={`badge answer-${said.answer}`}>{t(`answer-${said.answer}`)}</span>
      {said.governing.map((id) => (
        <Link key={id} className="governing" to={`instruments/${encodeURIComponent(id)}`}>
          {name(id)}
        </Link>
      ))}
    </>
  );
}

/** The pairs of States whose answer on the last day is another than on the first. */
export function DifferencesPanel({ choice, states, instruments, kinds }: DifferencesPanelProps) {
  const t = useWords("changes");
  const { language } = useLanguage();
  const id = useId();
  const asked = { from: choice.from, to: choice.to || today(), state: choice.state, kind: choice.kind || (choice.state ? "" : "extradition") };
  const key = JSON.stringify(asked);
  const { value, problem, retry, loading } = useLoaded(() => api.differences(asked), [key]);
  const [more, setMore] = useState({ key, limit: atOnce });
  const limit = more.key === key ? more.limit : atOnce;
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value) return <Loading />;
  const name = (code: string) => states.find((state) => state.code === code)?.name ?? code;
  const kindName = (kind: string) => kinds.find((one) => one.kind === kind)?.label ?? kind;
  const left = value.pairs.length - limit;
  const pairAddress = (a: string, b: string, kind: string, on: string) => `./?${new URLSearchParams({ a, b, kind, on })}`;
  return (
    <section className="panel" aria-busy={loading} aria-labelledby={`${id}-differing`}>
      <h2 id={`${id}-differing`} aria-live="polite">
        {t("differing", { count: value.pairs.length })}
      </h2>
      <p className="hint">{t("comparing", { from: formatDate(value.from, language), to: formatDate(value.to, language) })}</p>
      <p className="hint">{t("limits")}</p>
      {value.pairs.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("differences-table")}>
          <table className="differences">
            <caption className="visually-hidden">{t("differences-table")}</caption>
            <thead>
              <tr>
                {["pair", "kinds", "before", "after"].map((column) => (
                  <th key={column} scope="col">
                    {t(`column-${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {value.pairs.slice(0, limit).map((pair) => (
                <tr key={`${pair.requesting} ${pair.requested} ${pair.kinds.join(" ")}`}>
                  <th scope="row">
                    <Link to={pairAddress(pair.requesting, pair.requested, pair.kinds[0] ?? "extradition", value.to)}>
                      {name(pair.requesting)} → {name(pair.requested)}
                    </Link>
                  </th>
                  <td>
                    {pair.kinds.length === 1 ? (
                      kindName(pair.kinds[0] ?? "")
                    ) : (
                      <details>
                        <summary>{pair.kinds.length === value.kinds.length ? t("every-compared") : t("kind-count", { count: pair.kinds.length })}</summary>
                        {pair.kinds.map(kindName).join(", ")}
                      </details>
                    )}
                  </td>
                  <td>
                    <Answered said={pair.before} instruments={instruments} />
                  </td>
                  <td>
                    <Answered said={pair.after} instruments={instruments} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {left > 0 && (
        <button type="button" onClick={() => setMore({ key, limit: limit + atOnce })}>
          {t("more", { count: Math.min(left, atOnce) })}
        </button>
      )}
    </section>
  );
}
