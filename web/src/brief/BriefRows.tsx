// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useId } from "react";
import { useWords } from "../words/words";

interface BriefRowsProps {
  title: string;
  /** Names of the columns; the first names the row. */
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** A table of the brief, or that there is nothing. */
export function BriefRows({ title, columns, rows }: BriefRowsProps) {
  const t = useWords("brief");
  const id = useId();
  return (
    <>
      <h3 id={id}>
        {title} <span className="count">{rows.length}</span>
      </h3>
      {rows.length === 0 && <p className="hint">{t("none")}</p>}
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby={id}>
          <table className="register-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells: [first, ...cells] }) => (
                <tr key={key}>
                  <th scope="row">{first}</th>
                  {cells.map((cell, at) => (
                    <td key={at} data-column={columns[at + 1]}>
                      <div>{cell === "" || cell === null ? "–" : cell}</div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
