// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link } from "../app/router";
import { Loading } from "../app/Loading";
import { useCodes } from "../codes/codes";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { StatisticCounted } from "../office/register";
import { useStatistic } from "../register/holding";
import { useLanguage, useWords } from "../words/words";
import { useGroupName } from "./useGroupName";

interface CountedListProps {
  edition: string;
  row: string;
  column: string;
}

/** What a number of a table counted, as far as the reader may see it. */
export function CountedList({ edition, row, column }: CountedListProps) {
  const t = useWords("statistics");
  const { id, about, rows, columns } = useStatistic();
  const groupName = useGroupName(about);
  const question = query({ row, column });
  const path = `statistics/${id}/editions/${edition}/counted`;
  const { value, problem, retry } = useLoaded(() => read<StatisticCounted>(`${path}?${question}`), [path, question], `${path}?${question}`);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [path, question]);
  return (
    <section className="panel" aria-labelledby="counted">
      <h2 id="counted" ref={heading} tabIndex={-1}>
        {t("counted", { of: [groupName(rows, row), ...(columns ? [groupName(columns, column)] : [])].join(", ") })} <span className="count">{value?.counted.length}</span>
      </h2>
      <p className="hint">{t(`counted-help-${about}`)}</p>
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <Loading />}
      {value?.counted.length === 0 && <p className="hint">{t("none-to-see")}</p>}
      {value && value.counted.length > 0 && (
        <>
          <ul className="rows">
            {value.counted.map((one) => (
              <Counted key={one.number} one={one} />
            ))}
          </ul>
          <a className="no-print" href={officeAddress(`${path}?${query({ row, column, format: "csv" })}`)} download={`${edition}-counted.csv`}>
            {t("export-counted")}
          </a>
        </>
      )}
    </section>
  );
}

function Counted({ one }: { one: StatisticCounted["counted"][number] }) {
  const code = useCodes();
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const { about } = useStatistic();
  const to = about === "cases" ? `desk/cases/${one.id}` : `desk/agreements/${one.id}`;
  return (
    <li>
      <span className="row-what">
        {one.id ? <Link to={to}>{one.title || one.number}</Link> : one.title || one.number}
        <span className="hint">
          <span className="code">{one.number}</span>
          {about === "cases" && ` · ${code("kind", one.kind)}, ${code("direction", one.direction)} · ${stateName(one.counterpart)} · ${shortDay(one.opened_on, language)}`}
        </span>
      </span>
    </li>
  );
}
