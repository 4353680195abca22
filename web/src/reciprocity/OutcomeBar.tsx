// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import type { Outcomes } from "./sum";

const parts = ["granted", "refused", "withdrawn", "pending"] as const;
const WIDTH = 160;
const HEIGHT = 14;

/** Granted, refused, withdrawn, pending as one bar; as long as the row is to the longest. */
export function OutcomeBar({ row, most }: { row: Outcomes; most: number }) {
  const t = useWords("reciprocity");
  const words = parts.filter((part) => row[part] > 0).map((part) => t(`count-${part}`, { count: row[part] }));
  let at = 0;
  return (
    <svg className="outcome-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.join(", ") || t("nothing-asked")}>
      {parts.map((part) => {
        const width = (row[part] / most) * WIDTH;
        const from = at;
        at += width;
        return width > 0 && <rect key={part} className={part} x={from} y={0} width={width} height={HEIGHT} />;
      })}
    </svg>
  );
}

/** What the colours of the bars mean. */
export function Legend() {
  const t = useWords("reciprocity");
  return (
    <ul className="outcome-legend">
      {parts.map((part) => (
        <li key={part}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <rect className={part} width={12} height={12} />
          </svg>{" "}
          {t(`col-${part}`)}
        </li>
      ))}
    </ul>
  );
}
