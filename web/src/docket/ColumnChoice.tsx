// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import { type Column, columns, keepColumns } from "./filter";

/** Which columns are shown; number and title always are. */
export function ColumnChoice({ shown, onChange }: { shown: Column[]; onChange: (shown: Column[]) => void }) {
  const t = useWords("docket");
  const toggle = (column: Column) => {
    const next = columns.filter((one) => (one === column ? !shown.includes(one) : shown.includes(one)));
    keepColumns(next);
    onChange(next);
  };
  return (
    <details className="popup">
      <summary>{t("columns")}</summary>
      <fieldset className="popup-list">
        <legend className="visually-hidden">{t("columns")}</legend>
        {columns
          .filter((column) => column !== "title" && column !== "number")
          .map((column) => (
            <label key={column} className="tick">
              <input type="checkbox" checked={shown.includes(column)} onChange={() => toggle(column)} />
              {t(`col-${column}`)}
            </label>
          ))}
      </fieldset>
    </details>
  );
}
