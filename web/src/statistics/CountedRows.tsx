// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { StatisticCounted } from "../office/register";
import { joined, useLanguage, useWords } from "../words/words";
import type { Counted } from "./definition";

interface CountedRowsProps {
  about: Counted;
  heading: string;
  help?: string;
  path: string;
  asked: Record<string, string>;
  /** What the file of them is called, with ".csv". */
  file: string;
}

/** What stands behind a number, as far as the reader may see it. */
export function CountedRows({ about, heading, help, path, asked, file }: CountedRowsProps) {
  const t = useWords("statistics");
  const question = `${path}?${query(asked)}`;
  const { value, problem, retry } = useLoaded(() => read<StatisticCounted>(question), [question], question);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [question]);
  return (
    <section className="panel" aria-labelledby="counted">
      <h2 id="counted" ref={head} tabIndex={-1}>
        {heading} <span className="count">{value?.counted.length}</span>
      </h2>
      {help && <p className="hint">{help}</p>}
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <Loading />}
      {value?.counted.length === 0 && <p className="hint">{t("none-to-see")}</p>}
      {value && value.counted.length > 0 && (
        <>
          <ul className="rows">
            {value.counted.map((one) => (
              <CountedRow key={one.number} about={about} one={one} />
            ))}
          </ul>
          <a className="no-print" href={officeAddress(`${path}?${query({ ...asked, format: "csv" })}`)} download={file}>
            {t("export-counted")}
          </a>
        </>
      )}
    </section>
  );
}

function CountedRow({ about, one }: { about: Counted; one: StatisticCounted["counted"][number] }) {
  const code = useCodes();
  const { language } = useLanguage();
  const { stateName } = useCommon();
  return (
    <li>
      <span className="row-what">
        {one.id ? <Link to={`desk/${about}/${one.id}`}>{one.title || one.number}</Link> : one.title || one.number}
        <span className="hint">
          <span className="code">{one.number}</span>
          {about === "cases" && ` · ${joined([`${code("kind", one.kind)}, ${code("direction", one.direction)}`, stateName(one.counterpart), shortDay(one.opened_on, language)], language)}`}
        </span>
      </span>
    </li>
  );
}
