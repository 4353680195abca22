// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import type { ApiProblem } from "./client";

// What a status means for a person (RFC 9110 section 15); of another one only the program's own words are shown.
const worded = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503];

/** What went wrong and the way out, for a person: in their language what kind of refusal it is, then what the program says. */
export function Problem({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  const t = useWords("app");
  const { status, detail, errors } = problem;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{t("problem-title")}</strong> {status === 0 ? t("problem-offline") : worded.includes(status) && t(`problem-${status}`)}
      </p>
      {status === 0 && detail !== "" && (
        <p lang="en" className="code">
          {detail}
        </p>
      )}
      {status !== 0 && errors.length === 0 && detail !== "" && (
        <p>
          {t("problem-says")} <span lang="en">{detail}</span>
        </p>
      )}
      {errors.length > 0 && (
        <ul lang="en">
          {errors.map((error) => (
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
