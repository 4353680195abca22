// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import { Clocks } from "./Clocks";
import { Grounds } from "./Grounds";
import { Heading } from "./Heading";
import { LegalBasis } from "./LegalBasis";
import { Letter } from "./Letter";
import { Outcome } from "./Outcome";
import { Papers } from "./Papers";
import { useReader, useReading } from "./Reading";
import { ResultItem } from "./ResultItem";
import { ResultList } from "./ResultList";

/** Everything the law says of one measure, clocks first; its letter only where it is the `sole` one. */
export function Determination({ sole = false }: { sole?: boolean }) {
  const t = useWords("interview");
  const { answer, states } = useReading();
  const reader = useReader(states);
  return (
    <>
      <Outcome />
      <Clocks />
      <Grounds />
      <ResultList list="conditions" open />
      <Papers />
      <ResultList list="formal" />
      {sole && <Letter />}
      <ResultList list="duties" />
      <ResultList list="use_limits" />
      <LegalBasis />
      {answer.procedures.length + answer.costs.length > 0 && (
        <details className="panel section">
          <summary>
            <Heading level={2}>
              {t("procedures")} <span className="count">{answer.procedures.length + answer.costs.length}</span>
            </Heading>
          </summary>
          <ul className="results">
            {[...answer.costs, ...answer.procedures].map((result, at) => (
              <ResultItem key={`${result.rule} ${at}`} result={result} explained={false}>
                {"payer" in result && ` · ${t("payer", { state: reader.state(result.payer) })}`}
              </ResultItem>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
