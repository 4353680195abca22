// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import { Determination } from "./Determination";
import { instrumentTitle, useReading } from "./Reading";
import { outcomeTone } from "./statuses";

/** One measure in a line: what it is, how it ends, what it rests on; its full determination when opened. */
export function MeasureItem({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useWords("interview");
  const reading = useReading();
  const { answer, changed, within } = reading;
  const [basis, ...others] = answer.legal_basis.governing;
  const title = basis === undefined ? t("no-basis") : basis === "reciprocity" ? t("reciprocity") : instrumentTitle(basis, reading);
  return (
    <li className={changed.size > 0 ? "measure changed" : "measure"}>
      <details>
        <summary>
          <h3 id={`${within}name`}>{name}</h3> <span className={`badge ${outcomeTone(answer.outcome)}`}>{t(`outcome-${answer.outcome}`)}</span>{" "}
          <span className="hint">
            {title} {others.length > 0 && t("and-more", { count: others.length })}
          </span>
        </summary>
        <div className="measure-body">
          <Determination />
          <button type="button" className="no-print" onClick={onRemove}>
            {t("remove-named", { name })}
          </button>
        </div>
      </details>
    </li>
  );
}
