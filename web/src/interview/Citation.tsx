// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { useWords } from "../words/words";
import { citation, instrumentTitle, useReading } from "./Reading";

export function instrumentAddress(id: string, rule?: string): string {
  return `instruments/${encodeURIComponent(id)}${rule ? `#${encodeURIComponent(rule)}` : ""}`;
}

/** The article a result rests on, linked to its words. */
export function Citation({ rule }: { rule: string }) {
  const t = useWords("interview");
  const reading = useReading();
  const { instrument, article } = citation(rule);
  const title = instrumentTitle(instrument, reading);
  if (instrument === "reciprocity") return <span className="cite">{t("reciprocity")}</span>;
  return (
    <Link className="cite" to={instrumentAddress(instrument, article ? rule : undefined)}>
      {article ? t("article-of", { article, title }) : title}
    </Link>
  );
}
