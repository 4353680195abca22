// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import type { Change, RequestChanges } from "./changes";
import { tone } from "./statuses";

const first = 8;

/** What the last answer changed; read out when it comes. */
export function ChangesPanel({ changes, since, names }: { changes: RequestChanges | null; since: string; names: Map<string, string> }) {
  const t = useWords("interview");
  const results = changes?.results ?? [];
  const status = (one: string | null) => (one === null ? t("status-gone") : t(`status-${one}`));
  const several = names.size > 1;
  const measures = (ids: string[]) => ids.map((id) => names.get(id) ?? id).join("; ");
  const entry = (change: Change & { measures: string[] }) => (
    <li key={`${change.key} ${change.measures.join()}`}>
      {change.label}: {change.before !== null && change.before !== change.after && `${status(change.before)} → `}
      <span className={`badge ${change.after === null ? "soft" : tone(change.after)}`}>{status(change.after)}</span>
      {several && change.measures.length < names.size && <span className="for-measures"> {measures(change.measures)}</span>}
    </li>
  );
  return (
    <div role="status" className="answer-changes">
      {changes && (
        <div className="panel changed no-print">
          <h2>{t("changes", { fact: since })}</h2>
          {changes.outcomes.map(({ measure, before, after }) => (
            <p key={measure}>
              {several ? measures([measure]) : t("outcome")}: {before !== null && `${t(`outcome-${before}`)} → `}
              <strong>{t(`outcome-${after}`)}</strong>
            </p>
          ))}
          {changes.basis.length > 0 && (
            <p>
              {t("basis-changed")} {several && <span className="for-measures">{measures(changes.basis)}</span>}
            </p>
          )}
          {changes.outcomes.length + changes.basis.length === 0 && results.length === 0 && <p>{t("no-changes")}</p>}
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
