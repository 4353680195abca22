// SPDX-License-Identifier: EUPL-1.2
// Cases of the counterpart, counted and never named: only those the reader may see.
import { query } from "../api/client";
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import type { Brief } from "../office/register";
import { useRegisterCodes } from "../register/codes";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { BriefRows } from "./BriefRows";

export function BriefCaseLines({ brief }: { brief: Brief }) {
  const t = useWords("brief");
  const r = useWords("register");
  const code = useCodes();
  const registerCode = useRegisterCodes();
  const { language } = useLanguage();
  const count = (number: number) => formatNumber(number, language);
  return (
    <section className="panel" aria-labelledby="brief-cases">
      <h2 id="brief-cases">{t("cases")}</h2>
      <BriefRows
        title={t("open-cases")}
        columns={[r("case-kind"), r("case-direction"), t("open"), t("held"), t("overdue")]}
        rows={brief.cases.map(({ kind, direction, open, held, overdue }) => ({
          key: `${kind} ${direction}`,
          cells: [
            <Link to={`desk/docket?${query({ counterpart: brief.state, kind, direction })}`}>{code("kind", kind)}</Link>,
            code("direction", direction),
            count(open),
            count(held),
            overdue > 0 ? <span className="badge bad">{count(overdue)}</span> : count(0),
          ],
        }))}
      />
      <BriefRows
        title={t("reciprocity")}
        columns={[t("what"), r("case-direction"), r("cases-all"), r("cases-pending"), r("cases-granted"), r("cases-refused"), r("count-median")]}
        rows={brief.reciprocity.map((line) => ({
          key: `${line.what} ${line.direction}`,
          cells: [code("kind", line.what), code("direction", line.direction), count(line.all), count(line.pending), count(line.granted), count(line.refused), line.median_days === null ? "" : r("days", { count: Math.round(line.median_days) })],
        }))}
      />
      <BriefRows
        title={t("promises")}
        columns={[r("kind"), t("given-by"), t("how-many")]}
        rows={brief.promises.map(({ kind, by, count: many }) => ({ key: `${kind} ${by}`, cells: [code("promise", kind), registerCode("by", by), count(many)] }))}
      />
    </section>
  );
}
