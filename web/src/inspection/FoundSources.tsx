// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { useCase } from "../casefile/CaseFile";
import type { Document as Paper } from "../office/types";
import { useWords } from "../words/words";
import { FoundTextWords } from "./FoundText";
import { hasFoundText } from "./found";

function Source({ paper }: { paper: Paper }) {
  const { file } = useCase();
  const [shown, setShown] = useState(false);
  return (
    <details onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <bdi>{paper.title}</bdi>
      </summary>
      {shown && <FoundTextWords path={`cases/${file.id}/documents/${paper.id}/versions/${paper.versions.length}`} />}
    </details>
  );
}

/** For who translates: the texts recognised in the case, which nobody has checked. */
export function FoundSources() {
  const t = useWords("inspection");
  const { file } = useCase();
  const papers = (file.documents ?? []).filter(hasFoundText);
  if (papers.length === 0) return null;
  return (
    <section aria-label={t("text-sources")} className="found-sources no-print">
      <h3>{t("text-sources")}</h3>
      <p className="hint">{t("text-sources-help")}</p>
      {papers.map((paper) => (
        <Source key={paper.id} paper={paper} />
      ))}
    </section>
  );
}
