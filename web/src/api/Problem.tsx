// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import type { ApiProblem } from "./client";

/** What went wrong and the way out, for a person. */
export function Problem({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  const t = useWords("app");
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{t("problem-title")}</strong> {problem.status === 0 ? t("problem-offline") : problem.errors.length === 0 && <span lang="en">{problem.detail}</span>}
      </p>
      {problem.errors.length > 0 && (
        <ul lang="en">
          {problem.errors.map((error) => (
            <li key={error.place + error.message}>
              {error.message}
              {error.hint && <span className="hint"> – {error.hint}</span>}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          {t("retry")}
        </button>
      )}
    </div>
  );
}
