// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/words";

/** Pages of a PDF drawn one below the other; the reader is fetched when the first PDF is opened. */
export function PdfPages({ content, title }: { content: Blob; title: string }) {
  const t = useWords("casefile");
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const stop = new AbortController();
    const failed = () => {
      if (!stop.signal.aborted) setFailed(true);
    };
    const label = (page: number, of: number) => t("page-of", { page, of });
    import("./pdf").then(({ drawPdf }) => drawPdf(content, element, label, failed, stop.signal)).catch(failed);
    return () => stop.abort();
    // Drawn once for each document.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [content]);
  if (failed) return <p className="hint">{t("cannot-show")}</p>;
  return <div ref={box} className="paper-pages" role="document" aria-label={title} />;
}
