// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { navigate, usePlace } from "../app/router";
import { SelectField } from "../desk/fields";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { AgreementNumbers } from "../office/register";
import { stages, useRegisterCodes } from "../register/codes";
import { axesOf } from "../register/listFilter";
import { TimeAxes } from "../register/TimeAxes";
import { formatNumber, useLanguage, useWords } from "../words/words";

const groupings = ["kind", "year", "region", "state", "stage", "coverage"] as const;

/** How many agreements with partners from how many States, on any day, as known at any moment. */
export function NumbersRoom() {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { query: place } = usePlace();
  const { today } = useCommon();
  const asked = { on: place.get("on") ?? "", known: place.get("known") ?? "", by: place.get("by") ?? "kind", stage: place.get("stage") ?? "" };
  const { by, stage } = asked;
  const question = { ...axesOf(asked), by, stage };
  const { value, problem, retry } = useLoaded(() => read<AgreementNumbers>(`agreements/numbers?${query(question)}`), [query(question)]);
  const change = (part: Partial<typeof asked>) => navigate(`desk/agreements?${query({ room: "numbers", ...asked, ...part })}`, { replace: true });
  return (
    <>
      <form className="panel register-filter no-print" role="search" aria-label={t("filter")} onSubmit={(event) => event.preventDefault()}>
        <SelectField label={t("counted-by")} value={by} onChange={(one) => change({ by: one })} options={groupings.map((one) => [one, t(`grouping-${one}`)])} />
        <SelectField label={t("stage")} value={stage} onChange={(one) => change({ stage: one })} none={code("stage", "in-force")} options={[["any", t("any-stage")], ...stages.agreements.filter((one) => one !== "in-force").map((one) => [one, code("stage", one)] as const)]} />
        <TimeAxes on={asked.on} known={asked.known} onChange={change} />
      </form>
      {problem && <Problem problem={problem} retry={retry} />}
      {value && (
        <section className="panel" aria-labelledby="numbers">
          <h2 id="numbers">{t("whole-number", { agreements: value.whole.agreements, states: value.whole.states })}</h2>
          <p className="hint">
            {t("shown-past", { on: shortDay(value.on, language), known: shortDay(asked.known || today, language) })} · {value.stage === "any" ? t("any-stage") : code("stage", value.stage)}
          </p>
          {value.groups.length > 0 && <Groups by={by} groups={value.groups} />}
          <a className="no-print" href={officeAddress(`agreements/numbers?${query({ ...question, format: "csv" })}`)} download="agreements-by.csv">
            {t("export")}
          </a>
        </section>
      )}
    </>
  );
}

const WIDTH = 160;
const HEIGHT = 14;

function Groups({ by, groups }: { by: string; groups: AgreementNumbers["groups"] }) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const most = Math.max(1, ...groups.map(({ agreements }) => agreements));
  const nameOf = (group: string) => {
    if (group === "" || group === "unknown") return t("not-said");
    if (by === "state") return stateName(group);
    if (by === "region") return t(`region-${group.toLowerCase()}`);
    if (by === "kind" || by === "stage") return code(by, group);
    return by === "coverage" ? code("covers", group) : group;
  };
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t(`grouping-${by}`)}>
      <table className="register-table">
        <thead>
          <tr>
            <th scope="col">{t(`grouping-${by}`)}</th>
            <th scope="col">{t("agreements")}</th>
            <th scope="col">{t("states-of")}</th>
            <th scope="col">{t("which")}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, agreements, states, numbers }) => (
            <tr key={group}>
              <th scope="row">{nameOf(group)}</th>
              <td>
                <span className="figure">{formatNumber(agreements, language)}</span>
                <svg className="number-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
                  <rect width={(agreements / most) * WIDTH} height={HEIGHT} />
                </svg>
              </td>
              <td>{formatNumber(states, language)}</td>
              <td className="code">{numbers.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
