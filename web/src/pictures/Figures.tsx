// SPDX-License-Identifier: EUPL-1.2
import { formatNumber, useLanguage, useWords } from "../words/words";

interface FiguresProps {
  caption: string;
  /** Address of the same figures for a table program. */
  download: string;
  columns: string[];
  rows: { year: number; cells: (number | string)[] }[];
}

/** The figures a picture is drawn from: as a table, and to take away. */
export function Figures({ caption, download, columns, rows }: FiguresProps) {
  const t = useWords("pictures");
  const { language } = useLanguage();
  return (
    <>
      <details className="figures">
        <summary>{t("figures")}</summary>
        <div className="scroll tall" tabIndex={0} role="region" aria-label={t("figures-of", { title: caption })}>
          <table>
            <caption className="visually-hidden">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t("column-year")}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ year, cells }) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  {cells.map((cell, at) => (
                    <td key={columns[at]}>{typeof cell === "number" ? formatNumber(cell, language) : cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <p className="no-print">
        <a href={download} download>
          {t("download")}
        </a>
      </p>
    </>
  );
}
