// SPDX-License-Identifier: EUPL-1.2
import { shortDay } from "../office/days";
import { useProgramme } from "../register/holding";
import { useLanguage, useWords } from "../words/words";
import { placeOf, spanIn } from "./period";

const WIDTH = 1000;
const ROW = 22;

/** The items over the period, one row each, in the order of the list below; the list says the same in words. */
export function Picture() {
  const t = useWords("register");
  const { language } = useLanguage();
  const programme = useProgramme();
  const { items, from, to, on } = programme;
  if (items.length === 0) return null;
  const height = ROW * items.length;
  const now = placeOf(programme, on);
  return (
    <figure className="programme-picture">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" role="img" aria-label={t("picture-of", { from: shortDay(from, language), to: shortDay(to, language), count: items.length })}>
        {items.map((item, row) => {
          const span = spanIn(programme, item.from, item.to);
          return <rect key={item.id} className={`status-${item.status}`} x={span.from * WIDTH} y={row * ROW + 3} width={Math.max(4, (span.to - span.from) * WIDTH)} height={ROW - 6} rx={3} />;
        })}
        {now !== null && <line className="today" x1={now * WIDTH} x2={now * WIDTH} y1={0} y2={height} vectorEffect="non-scaling-stroke" />}
      </svg>
      <figcaption className="hint">
        <span>{shortDay(from, language)}</span>
        <span>{shortDay(to, language)}</span>
      </figcaption>
    </figure>
  );
}
