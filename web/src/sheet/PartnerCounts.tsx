// SPDX-License-Identifier: EUPL-1.2
import type { AnswerCounts, StateSheet } from "../api/sheet";
import { Link } from "../app/router";
import { addressOf } from "../atlas/useAtlasAddress";
import { answers, isGap } from "../map/Legend";
import { formatNumber, useLanguage, useWords } from "../words/words";

/** One bar for all other States, divided by what they have in common with this one. The list beside it says the same. */
function Bar({ counts }: { counts: AnswerCounts }) {
  const all = answers.reduce((sum, answer) => sum + counts[answer], 0);
  let before = 0;
  return (
    <svg className="share" viewBox={`0 0 ${Math.max(all, 1)} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {answers.map((answer) => {
        const at = before;
        before += counts[answer];
        return <rect key={answer} className={answer} x={at} y="0" width={counts[answer]} height="10" />;
      })}
    </svg>
  );
}

function Side({ counts }: { counts: AnswerCounts }) {
  const t = useWords("atlas");
  const { language } = useLanguage();
  return (
    <>
      <Bar counts={counts} />
      <ul className="counts">
        {answers
          .filter((answer) => counts[answer] > 0)
          .map((answer) => (
            <li key={answer}>
              <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <rect className={answer} width="10" height="10" />
              </svg>
              {t(`answer-${answer}`)} <strong>{formatNumber(counts[answer], language)}</strong>
            </li>
          ))}
      </ul>
    </>
  );
}

/** The other States by what a request would rest on, for the kinds the sheet names, either way round. */
export function PartnerCounts({ sheet }: { sheet: StateSheet }) {
  const t = useWords("sheet");
  return (
    <section className="panel" aria-labelledby="partner-counts">
      <h2 id="partner-counts">{t("partners")}</h2>
      <div className="kinds">
        {sheet.partners.map(({ kind, label, requesting, requested }) => {
          const gaps = answers.filter(isGap).reduce((sum, answer) => sum + requesting[answer], 0);
          const atlas = { a: sheet.state, b: "", kind, on: sheet.on };
          return (
            <article key={kind} aria-labelledby={`kind-${kind}`}>
              <h3 id={`kind-${kind}`} className="kind-name">
                {label}
              </h3>
              <h4>{t("asks", { state: sheet.name })}</h4>
              <Side counts={requesting} />
              {gaps > 0 && (
                <p className="gap-way">
                  <Link to={addressOf({ ...atlas, gaps: true })}>{t("gaps", { count: gaps })}</Link>
                </p>
              )}
              <h4>{t("is-asked", { state: sheet.name })}</h4>
              <Side counts={requested} />
              <p className="no-print">
                <Link to={addressOf(atlas)}>{t("on-map")}</Link>
              </p>
            </article>
          );
        })}
      </div>
    </section>
  );
}
