// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Link } from "../app/router";
import type { StatisticCell } from "../office/register";
import { useStatistic } from "../register/holding";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { tableOf } from "./table";
import { useGroupName } from "./useGroupName";
import "./statistics.css";

interface CountTableProps {
  caption: string;
  cells: readonly StatisticCell[];
  /** Of which table its numbers open to what they count; without: they do not open yet. */
  edition?: string;
}

/** A table as it is or would be published. What is withheld says so: it is neither none nor unknown. */
export function CountTable({ caption, cells, edition }: CountTableProps) {
  const t = useWords("statistics");
  const { language } = useLanguage();
  const { id, about, rows: byRow, columns: byColumn, smallest_told } = useStatistic();
  const groupName = useGroupName(about);
  const { columns, rows } = tableOf(cells);
  const count = (cell: StatisticCell) => {
    const words = cell.count === null ? t("withheld") : formatNumber(cell.count, language);
    if (edition === undefined) return words;
    const of = [groupName(byRow, cell.row), ...(byColumn ? [groupName(byColumn, cell.column)] : [])].join(", ");
    return (
      <Link to={`desk/statistics/${id}?${query({ edition, row: cell.row, column: cell.column })}`} aria-label={t("open-number", { number: words, of })}>
        {words}
      </Link>
    );
  };
  return (
    <>
      <div className="scroll" tabIndex={0} role="group" aria-label={caption}>
        <table className="register-table count-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`by-${byRow}`)}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {byColumn ? groupName(byColumn, column) : t("number")}
                </th>
              ))}
              {about === "agreements" && <th scope="col">{t("partner-states")}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ group, cells: ofRow }) => (
              <tr key={group} className={group === "" ? "whole" : undefined}>
                <th scope="row">{groupName(byRow, group)}</th>
                {ofRow.map((cell) => (
                  <td key={cell.column} className={cell.count === null ? "withheld" : "number"}>
                    {count(cell)}
                  </td>
                ))}
                {about === "agreements" && <td className="number">{formatNumber(ofRow[0]?.states ?? 0, language)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cells.some((cell) => cell.count === null) && <p className="notice count-table-note">{t("withheld-help", { smallest: smallest_told })}</p>}
    </>
  );
}
