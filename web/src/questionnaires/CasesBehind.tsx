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
import { useLanguage, useWords } from "../words/words";

/** The cases behind a number, as far as the reader may see them. */
export function CasesBehind({ path, asked }: { path: string; asked: Record<string, string> }) {
  const t = useWords("questionnaires");
  const code = useCodes();
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const whole = query(asked);
  const { value, problem, retry } = useLoaded(() => read<StatisticCounted>(`${path}?${whole}`), [path, whole], `${path}?${whole}`);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [path, whole]);
  return (
    <section className="panel" aria-labelledby="behind">
      <h2 id="behind" ref={heading} tabIndex={-1}>
        {t("cases-behind")} <span className="count">{value?.counted.length}</span>
      </h2>
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <Loading />}
      {value && (
        <>
          <ul className="rows">
            {value.counted.map((one) => (
              <li key={one.id}>
                <span className="row-what">
                  <Link to={`desk/cases/${one.id}`}>{one.title || one.number}</Link>
                  <span className="hint">
                    <span className="code">{one.number}</span> · {[code("kind", one.kind), code("direction", one.direction), stateName(one.counterpart), shortDay(one.opened_on, language)].join(" · ")}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <a className="no-print" href={officeAddress(`${path}?${query({ ...asked, format: "csv" })}`)} download="cases.csv">
            {t("export")}
          </a>
        </>
      )}
    </section>
  );
}
