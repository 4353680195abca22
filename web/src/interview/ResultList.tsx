// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import { type Change, resultKey } from "./changes";
import { Heading } from "./Heading";
import { useReading } from "./Reading";
import { ResultItem } from "./ResultItem";

const settled = ["not-applicable", "not-owed"];

interface ResultListProps {
  list: Exclude<Change["list"], "deadlines" | "grounds" | "documents">;
  open?: boolean;
}

/** Conditions, formal points, duties, limits of use: those that matter; the rest counted. */
export function ResultList({ list, open = false }: ResultListProps) {
  const t = useWords("interview");
  const { answer } = useReading();
  const all = answer[list];
  const results = all.filter((result) => !settled.includes(result.status));
  if (results.length === 0) return null;
  const urgent = results.some((result) => ["not-met", "missing", "defective", "owed", "breached", "triggered"].includes(result.status));
  return (
    <details className="panel section" open={open || urgent}>
      <summary>
        <Heading level={2}>
          {t(list)} <span className="count">{results.length}</span>
        </Heading>
      </summary>
      <ul className="results">
        {results.map((result, at) => (
          <ResultItem key={`${resultKey(list, result)} ${at}`} id={resultKey(list, result)} result={result}>
            {"effect" in result && result.effect && (
              <>
                {" · "}
                <span lang="en">{result.effect}</span>
              </>
            )}
          </ResultItem>
        ))}
      </ul>
      {all.length > results.length && <p className="hint">{t("not-applicable-count", { count: all.length - results.length })}</p>}
    </details>
  );
}
