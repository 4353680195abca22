// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import type { AnswerTable as Answered } from "../office/register";
import { useGroupName } from "../statistics/useGroupName";
import { formatNumber, useLanguage, useWords } from "../words/words";

const outcomes = ["", "granted", "refused", "withdrawn", "pending"] as const;

interface AnswerTableProps {
  table: Answered;
  open?: (row: string, outcome: string) => string;
}

/** Requests of one direction by row and outcome, with the days of their answers. What is withheld says so. */
export function AnswerTable({ table, open }: AnswerTableProps) {
  const t = useWords("questionnaires");
  const { language } = useLanguage();
  const groupName = useGroupName("cases");
  const caption = t(`asked-${table.direction}`);
  const rowName = (row: string) => (row === "" ? t("all") : groupName(table.rows === "measure" ? "kind" : table.rows, row));
  const cell = (row: string, outcome: string) => {
    const count = table.cells.find((one) => one.row === row && one.outcome === outcome)?.count ?? null;
    if (count === null) return t("withheld");
    const words = formatNumber(count, language);
    if (!open || count === 0) return words;
    return (
      <Link to={open(row, outcome)} aria-label={t("open-number", { number: words, of: [caption, rowName(row), t(`outcome-${outcome || "all"}`)].join(", ") })}>
        {words}
      </Link>
    );
  };
  if (table.days.length === 1 && table.cells.every(({ count }) => count === 0)) return <p>{[caption, t("no-requests")].join(": ")}</p>;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className="register-table count-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`by-${table.rows}`)}</th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col">
                {t(`outcome-${outcome || "all"}`)}
              </th>
            ))}
            <th scope="col">{t("median-days")}</th>
          </tr>
        </thead>
        <tbody>
          {table.days.map(({ row, median }) => (
            <tr key={row} className={row === "" ? "whole" : undefined}>
              <th scope="row">{rowName(row)}</th>
              {outcomes.map((outcome) => (
                <td key={outcome} className="number">
                  {cell(row, outcome)}
                </td>
              ))}
              <td className="number">{median === null ? "–" : formatNumber(median, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
