// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { Link } from "../app/router";
import { formatDate, useLanguage, useWords } from "../words/words";
import { InstrumentCard } from "./InstrumentCard";
import type { AtlasChoice } from "./useAtlasAddress";

const order = ["governing", "layer", "open", "supplementary", "also-invocable", "overlay"] as const;
/** Parts that matter less at first sight stand behind a summary. */
const folded = new Set(["also-invocable", "overlay"]);

export function TreatiesPanel({ choice, nameOf }: { choice: AtlasChoice; nameOf: (code: string) => string }) {
  const t = useWords("atlas");
  const { language } = useLanguage();
  const { value, problem, retry, loading } = useLoaded(
    () => api.treaties({ a: choice.a, b: choice.b, kind: choice.kind, on: choice.on, lang: language }),
    [choice.a, choice.b, choice.kind, choice.on, language],
  );
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value) return <Loading />;
  const pair = { a: nameOf(value.a), b: nameOf(value.b) };
  const query = new URLSearchParams({ a: choice.a, b: choice.b, kind: choice.kind, on: choice.on });
  const governing = value.instruments.filter((instrument) => instrument.role === "governing");
  return (
    <section className="panel result" aria-busy={loading} aria-labelledby="binding-title">
      <h2 id="binding-title">
        {pair.a} → {pair.b}, {formatDate(value.on, language)}
      </h2>
      <p className={`sentence ${value.answer}`} role="status">
        {governing.length > 0
          ? t("governs", { title: governing.map((instrument) => instrument.title).join(", "), count: governing.length })
          : t(`sentence-${value.answer}`, pair)}
      </p>
      {value.legal_basis.template && <p className="notice">{t("template")}</p>}
      <p className="no-print">
        <Link className="next" to={`interview?${query}`}>
          {t("to-interview")}
        </Link>
        <Link className="beside" to={`states/${value.b}?on=${value.on}`}>
          {t("sheet", { state: pair.b })}
        </Link>
      </p>
      {order.map((role) => {
        const instruments = value.instruments.filter((instrument) => instrument.role === role);
        if (instruments.length === 0) return null;
        const cards = instruments.map((instrument) => <InstrumentCard key={instrument.id} instrument={instrument} a={value.a} b={value.b} nameOf={nameOf} />);
        return folded.has(role) ? (
          <details key={role} className="role">
            <summary>
              {t(`role-${role}`)} ({instruments.length})
            </summary>
            {cards}
          </details>
        ) : (
          <div key={role} className="role">
            <h3>{t(`role-${role}`)}</h3>
            {cards}
          </div>
        );
      })}
      {value.legal_basis.excluded.length > 0 && (
        <details className="role">
          <summary>
            {t("role-excluded")} ({value.legal_basis.excluded.length})
          </summary>
          <ul>
            {value.legal_basis.excluded.map((entry) => (
              <li key={entry.id}>
                <Link to={`instruments/${entry.id}`}>{entry.id}</Link> – <span lang="en">{entry.reason}</span> {entry.cite && <span className="code">{entry.cite}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {value.gaps.length > 0 && (
        <div className="role">
          <h3>{t("gaps")}</h3>
          <ul>
            {value.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
