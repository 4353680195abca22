// SPDX-License-Identifier: EUPL-1.2
import { type RefObject, useState } from "react";
import { useWords } from "../words/words";
import { type Act, acts, BulkDialog } from "./BulkDialog";
import type { ListedCase } from "./useDocket";

interface BulkBarProps {
  chosen: ListedCase[];
  /** Where the key that leads here puts the focus. */
  first: RefObject<HTMLButtonElement | null>;
  onChoose: (cases: ListedCase[]) => void;
}

/** What can be done with the cases that are ticked, all at once. */
export function BulkBar({ chosen, first, onChoose }: BulkBarProps) {
  const t = useWords("docket");
  const [doing, setDoing] = useState<{ act: Act; cases: ListedCase[] } | null>(null);
  if (chosen.length === 0 && doing === null) return null;
  return (
    <section className="panel bulk-bar no-print" aria-label={t("bulk")}>
      <p role="status">{t("chosen", { count: chosen.length })}</p>
      {acts.map((act, at) => (
        <button key={act} ref={at === 0 ? first : undefined} type="button" onClick={() => setDoing({ act, cases: chosen })}>
          {t(`bulk-${act}`)}
        </button>
      ))}
      <button type="button" className="quiet" onClick={() => onChoose([])}>
        {t("choose-none")}
      </button>
      {doing && (
        <BulkDialog
          {...doing}
          onClose={(left) => {
            setDoing(null);
            onChoose(left);
          }}
        />
      )}
    </section>
  );
}
