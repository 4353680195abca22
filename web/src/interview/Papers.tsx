// SPDX-License-Identifier: EUPL-1.2
import type { Paper } from "../api/types";
import { useWords } from "../words/words";
import { resultKey } from "./changes";
import { Citation } from "./Citation";
import { Heading, namedBy } from "./Heading";
import { useReading } from "./Reading";
import { tone } from "./statuses";

function PaperList({ papers, possible = false }: { papers: Paper[]; possible?: boolean }) {
  const t = useWords("interview");
  const { changed } = useReading();
  return (
    <ul className="results papers">
      {papers.map((paper, at) => (
        <li key={`${resultKey("documents", paper)} ${at}`} className={changed.has(resultKey("documents", paper)) ? "result changed" : "result"}>
          <span className="result-name">{paper.label}</span>{" "}
          {!possible && <span className={`badge ${tone(paper.status)}`}>{t(paper.status === "undetermined" ? "paper-open" : `paper-${paper.status}`)}</span>}
          {paper.mark === "M" && <span className="badge warn">{t("not-verified")}</span>}
          <p className="result-cite">
            <Citation rule={paper.rule} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The papers the request needs, and those it needs only if an open question is answered so. */
export function Papers() {
  const t = useWords("interview");
  const reading = useReading();
  const { answer } = reading;
  const { documents, documents_possible: possible } = answer;
  const shown = documents.filter((paper) => (paper.status as string) !== "not-applicable");
  if (shown.length + possible.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={namedBy(reading, "papers")}>
      <Heading level={2} id="papers">{t("papers")}</Heading>
      {shown.length > 0 && <PaperList papers={shown} />}
      {possible.length > 0 && (
        <>
          <Heading level={3}>{t("papers-possible")}</Heading>
          <PaperList papers={possible} possible />
        </>
      )}
    </section>
  );
}
