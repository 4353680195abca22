// SPDX-License-Identifier: EUPL-1.2
import { memo, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { Link, navigate } from "../app/router";
import { useCodes } from "../codes/codes";
import { typing } from "../desk/Shortcuts";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import { LeftBadge } from "../today/DeadlineRows";
import { useLanguage, useWords } from "../words/words";
import type { Column } from "./filter";
import type { ListedCase } from "./useDocket";
import { useWindow } from "./window";

interface CaseTableProps {
  rows: ListedCase[];
  columns: Column[];
  search: RefObject<HTMLInputElement | null>;
  waiting: boolean;
  /** Ids of the rows that are ticked. */
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
  /** Asked for by a key: to what can be done with them. */
  onActs: () => void;
  /** The last rows came into view. */
  onEnd: () => void;
}

/** What the cells of a row are written with: asked for once a row, not once a cell. */
function useCell(): (one: ListedCase, column: Column) => ReactNode {
  const t = useWords("docket");
  const code = useCodes();
  const { language } = useLanguage();
  const { today, stateName, personName } = useCommon();
  return (one, column) => {
    switch (column) {
      case "due":
        return (
          <>
            {one.due && <LeftBadge left={daysBetween(today, one.due)} />} {one.held > 0 && <span className="badge bad">{t("held", { count: one.held })}</span>}
          </>
        );
      case "number":
        return <span className="code">{one.number}</span>;
      case "title":
        return (
          <>
            <Link to={`desk/cases/${one.id}`}>{one.title}</Link> {one.urgent && <span className="badge warn">{t("urgent")}</span>}
          </>
        );
      case "counterpart":
        return <>{stateName(one.counterpart)}</>;
      case "kind":
        return (
          <>
            {code("direction", one.direction)} · {code("kind", one.kind)}
          </>
        );
      case "stage":
        return <>{code("stage", one.stage)}</>;
      case "owner":
        return <>{personName(one.owner)}</>;
      case "opened_on":
        return <>{shortDay(one.opened_on, language)}</>;
      case "foreign_reference":
        return <span className="code">{one.foreign_reference}</span>;
    }
  };
}

interface CaseRowProps {
  one: ListedCase;
  /** In the list, from 0. */
  at: number;
  columns: Column[];
  active: boolean;
  chosen: boolean;
  onToggle: (id: string) => void;
}

/** Drawn once, however far the list is scrolled meanwhile. */
const CaseRow = memo(function CaseRow({ one, at, columns, active, chosen, onToggle }: CaseRowProps) {
  const t = useWords("docket");
  const cell = useCell();
  return (
    <tr data-row={at} aria-rowindex={at + 2} className={active ? "active" : undefined} onClick={(event) => (event.target as HTMLElement).closest("a, .col-pick") === null && navigate(`desk/cases/${one.id}`)}>
      <td className="col-pick">
        <input type="checkbox" aria-label={t("choose-case", { number: one.number })} checked={chosen} onChange={() => onToggle(one.id)} />
      </td>
      {columns.map((column) => (
        <td key={column} className={`col-${column}`}>
          <div className="cell">{cell(one, column)}</div>
        </td>
      ))}
    </tr>
  );
});

/** Rows drawn as they come into view; j and k go through them, x ticks, Enter opens. */
export function CaseTable({ rows, columns, search, waiting, chosen, onChoose, onActs, onEnd }: CaseTableProps) {
  const t = useWords("docket");
  const box = useRef<HTMLDivElement>(null);
  const { first, last, row, printing } = useWindow(box, rows.length);
  const [active, setActive] = useState(-1);
  const wanted = useRef(false);

  useEffect(() => {
    // Paper shows what is here; it does not ask for more.
    if (!printing && last >= rows.length - 5 && rows.length > 0) onEnd();
  }, [printing, last, rows.length, onEnd]);

  const ticks = useRef({ chosen, onChoose });
  ticks.current = { chosen, onChoose };
  const toggle = useCallback((id: string) => {
    const next = new Set(ticks.current.chosen);
    if (!next.delete(id)) next.add(id);
    ticks.current.onChoose(next);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (event.target === search.current) {
        if (event.key === "Escape") {
          event.preventDefault(); // the browser would empty the field
          search.current?.blur();
        }
        if (event.key !== "ArrowDown" && event.key !== "Enter") return;
      } else if (typing(event)) return;
      if (event.key === "/") {
        event.preventDefault();
        search.current?.select();
        return;
      }
      if (event.key === "Enter") {
        const one = rows[event.target === search.current ? 0 : active];
        if (one && (event.target === search.current || event.target === document.body)) navigate(`desk/cases/${one.id}`);
        return;
      }
      if (event.key === "x" && rows[active]) toggle(rows[active].id);
      if (event.key === "b") onActs();
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (step === undefined || rows.length === 0) return;
      event.preventDefault();
      wanted.current = true;
      setActive((at) => Math.min(rows.length - 1, Math.max(0, at + step)));
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [rows, active, search, toggle, onActs]);

  // The row is scrolled to first: one that is not drawn cannot take the focus.
  useEffect(() => {
    if (!wanted.current || active < 0 || box.current === null) return;
    const top = active * row;
    const { scrollTop, clientHeight } = box.current;
    const head = box.current.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    if (top < scrollTop) box.current.scrollTop = top;
    else if (top + row + head > scrollTop + clientHeight) box.current.scrollTop = top + row + head - clientHeight;
    const link = box.current.querySelector<HTMLElement>(`[data-row="${active}"] a`);
    if (link) {
      link.focus({ preventScroll: true });
      wanted.current = false;
    }
  }, [active, row, first, last]);

  const height = (count: number) => <tr aria-hidden="true" className="spacer" ref={(element) => void element?.style.setProperty("--rows", `${count * row}px`)} />;
  return (
    <div ref={box} className={`case-table panel ${waiting ? "waiting" : ""}`} tabIndex={0} role="region" aria-label={t("title")}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col" className="col-pick">
              <input type="checkbox" aria-label={t("choose-all")} checked={rows.length > 0 && chosen.size === rows.length} onChange={() => onChoose(chosen.size === rows.length ? new Set() : new Set(rows.map((one) => one.id)))} />
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`col-${column}`}>
                {t(`col-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && height(first)}
          {rows.slice(first, last).map((one, at) => (
            <CaseRow key={one.id} one={one} at={first + at} columns={columns} active={first + at === active} chosen={chosen.has(one.id)} onToggle={toggle} />
          ))}
          {last < rows.length && height(rows.length - last)}
        </tbody>
      </table>
    </div>
  );
}
