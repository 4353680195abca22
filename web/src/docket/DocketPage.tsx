// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useRef, useState } from "react";
import { Problem } from "../api/Problem";
import { navigate, usePlace } from "../app/router";
import { officeAddress } from "../office/ask";
import { useWords } from "../words/words";
import { BulkBar } from "./BulkBar";
import { CaseTable } from "./CaseTable";
import { ColumnChoice } from "./ColumnChoice";
import { addressOf, askedOf, type Filter, filterOf, shownColumns } from "./filter";
import { FilterBar } from "./FilterBar";
import { SavedViews } from "./SavedViews";
import { useDocket } from "./useDocket";
import "./docket.css";

/** Counting stops there. */
const COUNTED = 1000;

const change = (next: Filter) => navigate(addressOf(next), { replace: true });

/** All cases I may see: typed, filtered, walked through by keys. */
export function DocketPage() {
  const t = useWords("docket");
  const { query } = usePlace();
  const address = query.toString();
  // One and the same as long as the address is: what shows it is not drawn anew with every hundred rows.
  const filter = useMemo(() => filterOf(new URLSearchParams(address)), [address]);
  const search = useRef<HTMLInputElement>(null);
  const [columns, setColumns] = useState(shownColumns);
  const { rows, total, problem, loading, more, retry } = useDocket(filter);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // What is no longer listed is no longer ticked.
  const chosen = rows.filter((one) => ticked.has(one.id));
  const firstAct = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (query.has("search")) search.current?.focus();
    // Only when the page is come to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <p className="hint" role="status">
          {total !== undefined && (total >= COUNTED ? t("many-cases", { count: COUNTED }) : t("cases", { count: total }))}
        </p>
        <div className="row docket-acts no-print">
          <SavedViews filter={filter} onChoose={change} />
          <ColumnChoice shown={columns} onChange={setColumns} />
          <a href={officeAddress(`cases?${askedOf(filter, { format: "csv" })}`)} download="cases.csv" title={t("export-help")}>
            {t("export")}
          </a>
        </div>
      </header>
      <FilterBar filter={filter} onChange={change} search={search} />
      {problem && <Problem problem={problem} retry={retry} />}
      {rows.length === 0 && !loading && !problem ? (
        <div className="panel empty">
          <p>{t(Object.keys(filter).length > 0 ? "none-fits" : "none-yet")}</p>
          {Object.keys(filter).length > 0 && (
            <button type="button" onClick={() => change({})}>
              {t("clear")}
            </button>
          )}
        </div>
      ) : (
        <>
          <BulkBar chosen={chosen} first={firstAct} onChoose={(cases) => setTicked(new Set(cases.map((one) => one.id)))} />
          <CaseTable rows={rows} columns={columns} search={search} waiting={loading} chosen={new Set(chosen.map((one) => one.id))} onChoose={setTicked} onActs={() => firstAct.current?.focus()} onEnd={more} />
        </>
      )}
    </>
  );
}
