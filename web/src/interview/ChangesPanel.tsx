// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import type { Change, Changes } from "./changes";
import { tone } from "./statuses";

const first = 8;

/** What the last answer changed; read out when it comes. */
export function ChangesPanel({ changes, since }: { changes: Changes | null; since: string }) {
  const t = useWords("interview");
  const results = changes?.results ?? [];
  const status = (one: string | null) => (one === null ? t("status-gone") : t(`status-${one}`));
  const entry = (change: Change) => (
    <li key={change.key}>
      {change.label}: {change.before !== null && change.before !== change.after && `${status(change.before)} → `}
      <span className={`badge ${change.after === null ? "soft" : tone(change.after)}`}>{status(change.after)}</span>
    </li>
  );
  return (
    <div role="status" className="answer-changes">
      {changes && (
        <div className="panel changed no-print">
          <h2>{t("changes", { fact: since })}</h2>
          {changes.outcome && (
            <p>
              {t("outcome")}: {t(`outcome-${changes.outcome.before}`)} → <strong>{t(`outcome-${changes.outcome.after}`)}</strong>
            </p>
          )}
          {changes.basis && <p>{t("basis-changed")}</p>}
          {!changes.outcome && !changes.basis && results.length === 0 && <p>{t("no-changes")}</p>}
          {results.length > 0 && <ul>{results.slice(0, first).map(entry)}</ul>}
          {results.length > first && (
            <details>
              <summary>{t("and-more", { count: results.length - first })}</summary>
              <ul>{results.slice(first).map(entry)}</ul>
            </details>
          )}
        </div>
      )}
    </div>
  );
}
