// SPDX-License-Identifier: EUPL-1.2
import { formatNumber, useLanguage, useWords } from "../words/words";
import type { StatisticCell } from "../office/register";
import { useStatistic } from "../register/holding";
import { barsOf } from "./bars";
import { useGroupName } from "./useGroupName";

/** The numbers of a table as bars from 0; the table beside it says the same to those who do not see it. */
export function BarChart({ cells }: { cells: readonly StatisticCell[] }) {
  const t = useWords("statistics");
  const { language } = useLanguage();
  const { about, rows: byRow, columns: byColumn } = useStatistic();
  const groupName = useGroupName(about);
  const groups = barsOf(cells, byColumn !== "");
  if (groups.length === 0) return null;
  return (
    <div className="bars" role="img" aria-label={t("chart-of")}>
      {groups.map(({ group, bars }) => (
        <div key={group}>
          <p className="bars-of">{groupName(byRow, group)}</p>
          {bars.map(({ column, count, share }, at) => {
            const number = count === null ? t("withheld") : formatNumber(count, language);
            return (
              <p key={column} className="bar">
                <svg viewBox="0 0 1000 1" preserveAspectRatio="none">
                  <rect className={`bar-${at % 4}`} width={share} height="1" />
                </svg>{" "}
                {byColumn ? t("bar-of", { column: groupName(byColumn, column), number }) : number}
              </p>
            );
          })}
        </div>
      ))}
    </div>
  );
}
