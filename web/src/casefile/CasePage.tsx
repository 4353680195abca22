// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useEffect, useRef } from "react";
import { Problem } from "../api/Problem";
import { later } from "../app/later";
import { Link, navigate, usePlace } from "../app/router";
import { typing } from "../desk/Shortcuts";
import { read, send } from "../office/ask";
import type { Case } from "../office/types";
import { useLive } from "../office/useLive";
import { RoomWords } from "../words/RoomWords";
import { useWords } from "../words/words";
import { CaseContext } from "./CaseFile";
import { CaseHead } from "./CaseHead";
import { FirstSteps } from "./FirstSteps";
import { BreakGlass } from "./BreakGlass";
import { OverviewPane } from "./OverviewPane";
import "./casefile.css";

const FactsPane = later(() => import("./FactsPane").then((m) => m.FactsPane));
const LawPane = later(() => import("./LawPane").then((m) => m.LawPane));
const MeasuresPane = later(() => import("./MeasuresPane").then((m) => m.MeasuresPane));
const DossierPane = later(() => import("./DossierPane").then((m) => m.DossierPane));
const CorrespondencePane = later(() => import("./CorrespondencePane").then((m) => m.CorrespondencePane));
const PapersPane = later(() => import("../papers/PapersPane").then((m) => m.PapersPane));
const PromisesPane = later(() => import("./PromisesPane").then((m) => m.PromisesPane));
const WorkPane = later(() => import("./WorkPane").then((m) => m.WorkPane));
const PeoplePane = later(() => import("./PeoplePane").then((m) => m.PeoplePane));
const TimelinePane = later(() => import("./TimelinePane").then((m) => m.TimelinePane));

const panes: { name: string; shown: (file: Case) => boolean; pane: () => ReactNode }[] = [
  { name: "overview", shown: () => true, pane: () => <OverviewPane /> },
  { name: "law", shown: (file) => file.facts !== undefined, pane: () => <LawPane /> },
  { name: "facts", shown: (file) => file.facts !== undefined, pane: () => <FactsPane /> },
  { name: "measures", shown: (file) => file.has_measures && file.measures !== undefined, pane: () => <MeasuresPane /> },
  { name: "dossier", shown: (file) => file.documents !== undefined, pane: () => <DossierPane /> },
  { name: "papers", shown: (file) => file.papers !== undefined, pane: () => <RoomWords><PapersPane /></RoomWords> },
  { name: "correspondence", shown: (file) => file.documents !== undefined && file.proposals !== undefined, pane: () => <CorrespondencePane /> },
  { name: "promises", shown: (file) => file.promises !== undefined, pane: () => <PromisesPane /> },
  { name: "work", shown: (file) => file.tasks !== undefined || file.notes !== undefined, pane: () => <WorkPane /> },
  { name: "people", shown: () => true, pane: () => <PeoplePane /> },
  { name: "timeline", shown: (file) => file.proposals !== undefined, pane: () => <TimelinePane /> },
];

/** One case: its head, and one pane of it at a time. */
export function CasePage({ id }: { id: string }) {
  const t = useWords("casefile");
  const { query } = usePlace();
  const version = useRef(0);
  const { value: file, problem, retry } = useLive(() => read<Case>(`cases/${encodeURIComponent(id)}`), [id], (news) => news.id === id && news.version !== version.current);
  if (file) version.current = file.version;
  useEffect(() => {
    if (file) document.title = `${file.number} ${file.title} – Comity`;
  }, [file]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "u" && !typing(event) && !event.ctrlKey && !event.metaKey && !document.querySelector("dialog[open]")) navigate("desk/docket");
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const possible = file ? panes.filter((pane) => pane.shown(file)) : [];
  const chosen = possible.find((pane) => pane.name === query.get("pane")) ?? possible[0];
  // What leaves on paper is a reading like any other; that it could not be recorded holds no print back.
  const printed = chosen?.name;
  useEffect(() => {
    const onPrint = () => printed && void send(`cases/${encodeURIComponent(id)}/prints`, { page: printed }).catch(() => undefined);
    addEventListener("beforeprint", onPrint);
    return () => removeEventListener("beforeprint", onPrint);
  }, [id, printed]);

  if (file === undefined) {
    if (problem?.status === 404) return <BreakGlass id={id} onOpened={retry} />;
    return (
      <>
        <h1 className="visually-hidden">{t("case")}</h1>
        {problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>}
      </>
    );
  }
  return (
    <CaseContext value={{ file, reload: retry }}>
      <CaseHead />
      {problem && <Problem problem={problem} retry={retry} />}
      <nav className="panes no-print" aria-label={t("panes")}>
        {possible.map((pane) => (
          <Link key={pane.name} to={pane.name === "overview" ? `desk/cases/${id}` : `desk/cases/${id}?pane=${pane.name}`} aria-current={pane === chosen ? "page" : undefined}>
            {t(`pane-${pane.name}`)}
          </Link>
        ))}
      </nav>
      <FirstSteps />
      {chosen?.pane()}
    </CaseContext>
  );
}
