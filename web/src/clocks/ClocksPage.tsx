// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { navigate, usePlace } from "../app/router";
import { useCodes } from "../codes/codes";
import { SelectField } from "../desk/fields";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { daysBetween } from "../office/days";
import { useLive } from "../office/useLive";
import type { Clocks } from "../office/types";
import { CustodyCard } from "../today/CustodyCard";
import { DeadlineRows } from "../today/DeadlineRows";
import { dayToKeep, heldPersons } from "../today/urgency";
import { useWords } from "../words/words";
import { CalendarFeeds } from "./CalendarFeeds";
import { Month } from "./Month";
import "../today/today.css";
import "./clocks.css";

const kinds = ["custody", "duty", "limit", "preference", "protection", "status", "practice"];

/** The wall for the duty room: who is held, then every clock by its day; as a month, too. */
export function ClocksPage() {
  const t = useWords("clocks");
  const code = useCodes();
  const { query } = usePlace();
  const { today } = useCommon();
  const own = query.get("own") === "true";
  const kind = query.get("kind") ?? "";
  const view = query.get("view") === "month" ? "month" : "wall";
  const { value, problem, retry } = useLive(() => read<Clocks>(`clocks?limit=200${own ? "&own=true" : ""}${kind ? `&kind=${kind}` : ""}`), [own, kind]);
  const go = (change: Record<string, string>) => {
    const next = new URLSearchParams({ ...(own && { own: "true" }), ...(kind && { kind }), ...(view === "month" && { view }), ...change });
    for (const [name, one] of [...next]) if (one === "") next.delete(name);
    const asked = next.toString();
    navigate(`desk/clocks${asked ? `?${asked}` : ""}`, { replace: true });
  };
  const clocks = value?.clocks ?? [];
  const held = heldPersons(clocks);
  const others = clocks.filter((clock) => clock.kind !== "custody").sort((one, other) => dayToKeep(one).localeCompare(dayToKeep(other)));
  const groups = [
    { name: "over", clocks: others.filter((clock) => (daysBetween(today, dayToKeep(clock)) ?? -1) < 0) },
    { name: "week", clocks: others.filter((clock) => within(daysBetween(today, dayToKeep(clock)), 0, 7)) },
    { name: "month", clocks: others.filter((clock) => within(daysBetween(today, dayToKeep(clock)), 8, 31)) },
    { name: "later", clocks: others.filter((clock) => (daysBetween(today, dayToKeep(clock)) ?? 0) > 31) },
  ];
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <div className="row clock-choices no-print">
          <div className="ways-small" role="group" aria-label={t("view")}>
            {(["wall", "month"] as const).map((one) => (
              <button key={one} type="button" aria-pressed={view === one} onClick={() => go({ view: one === "month" ? "month" : "" })}>
                {t(`view-${one}`)}
              </button>
            ))}
          </div>
          <SelectField label={t("whose")} value={own ? "true" : ""} onChange={(next) => go({ own: next })} none={t("all-i-see")} options={[["true", t("those-i-watch")]]} />
          <SelectField label={t("kind")} value={kind} onChange={(next) => go({ kind: next })} none={t("every-kind")} options={kinds.map((one) => [one, code("clock", one)])} />
          <a href={officeAddress(`clocks?format=csv${own ? "&own=true" : ""}`)} download="clocks.csv">
            {t("export")}
          </a>
        </div>
      </header>
      {problem && <Problem problem={problem} retry={retry} />}
      {value && view === "month" && <Month clocks={clocks} />}
      {value && view === "wall" && (
        <>
          {held.length > 0 && (
            <section aria-labelledby="held">
              <h2 id="held">
                {t("held")} <span className="count">{held.length}</span>
              </h2>
              <ul className="custody-wall">
                {held.map((person) => (
                  <CustodyCard key={person.key} person={person} />
                ))}
              </ul>
            </section>
          )}
          {clocks.length === 0 && <p className="panel hint">{t("none")}</p>}
          <div className="clock-groups">
            {groups
              .filter((group) => group.clocks.length > 0)
              .map((group) => (
                <section key={group.name} className="panel" aria-labelledby={`group-${group.name}`}>
                  <h2 id={`group-${group.name}`}>
                    {t(`group-${group.name}`)} <span className="count">{group.clocks.length}</span>
                  </h2>
                  <DeadlineRows clocks={group.clocks} />
                </section>
              ))}
          </div>
          {clocks.length === 200 && <p className="hint">{t("first-200")}</p>}
        </>
      )}
      <CalendarFeeds />
    </>
  );
}

const within = (days: number | null, from: number, to: number) => days !== null && days >= from && days <= to;
