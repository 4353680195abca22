// SPDX-License-Identifier: EUPL-1.2
import type { BindingInstrument, Row } from "../api/types";
import { Link } from "../app/router";
import { formatDate, useLanguage, useWords } from "../words/words";

interface InstrumentCardProps {
  instrument: BindingInstrument;
  a: string;
  b: string;
  nameOf: (code: string) => string;
}

export function InstrumentCard({ instrument, a, b, nameOf }: InstrumentCardProps) {
  const t = useWords("atlas");
  const { language } = useLanguage();
  const rows: [string, Row | null][] = [
    [a, instrument.a],
    [b, instrument.b],
  ];
  const doubtful = rows.some(([, row]) => row && !row.verified);
  return (
    <article className="card">
      <h4>
        <Link to={`instruments/${instrument.id}`}>{instrument.title}</Link>
      </h4>
      <p className="facts">
        <span className="code">{instrument.id}</span>
        {instrument.reference && <span>{instrument.reference}</span>}
        {instrument.since && <span>{t("since", { day: formatDate(instrument.since, language) })}</span>}
        {instrument.until && <span>{t("until", { day: formatDate(instrument.until, language) })}</span>}
        {instrument.in_force === "unknown" && <span className="badge open">{t("force-unknown")}</span>}
        {instrument.chapters_not_accepted.length > 0 && (
          <span className="badge warn">{t("without-chapters", { chapters: instrument.chapters_not_accepted.join(", ") })}</span>
        )}
        {doubtful && <span className="badge warn">{t("unverified")}</span>}
      </p>
      <details>
        <summary>{t("rows", { count: instrument.declarations.length })}</summary>
        <dl>
          {rows.map(([code, row]) => (
            <div key={code}>
              <dt>{nameOf(code)}</dt>
              <dd>
                {row ? t("row", { from: formatDate(row.from, language), deposited: formatDate(row.deposited, language), as_of: row.as_of || "–" }) : t("no-row")}
              </dd>
            </div>
          ))}
        </dl>
        {instrument.declarations.length > 0 && (
          <ul>
            {instrument.declarations.map((declaration) => (
              <li key={declaration.state + declaration.article + declaration.effect}>
                <strong>{nameOf(declaration.state)}</strong>, {t("article", { article: declaration.article || "–" })}: <span lang="en">{declaration.effect}</span>
              </li>
            ))}
          </ul>
        )}
      </details>
    </article>
  );
}
