// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "react";
import { LanguageProvider, useWords } from "../words/words";
import { FaultBoundary } from "./FaultBoundary";
import { Header } from "./Header";
import { later } from "./later";
import { usePlace } from "./router";
import { AtlasPage } from "../atlas/AtlasPage";

const InterviewPage = later(() => import("../interview/InterviewPage").then((m) => m.InterviewPage));
const ChangesPage = later(() => import("../changes/ChangesPage").then((m) => m.ChangesPage));
const InstrumentPage = later(() => import("../instrument/InstrumentPage").then((m) => m.InstrumentPage));
const DeskPage = later(() => import("../desk/DeskPage").then((m) => m.DeskPage));
const StatePage = later(() => import("../sheet/StatePage").then((m) => m.StatePage));

function Page() {
  const t = useWords("app");
  const { path } = usePlace();
  const desk = path === "link" || path === "desk" || path.startsWith("desk/");
  const title = desk ? t("desk") : path === "" ? t("atlas") : path === "interview" ? t("interview") : path === "changes" ? t("changes") : path.startsWith("states") ? t("states") : t("instrument");
  useEffect(() => {
    if (!desk) document.title = `${title} – Comity`; // the desk names its own pages
  }, [title, desk]);
  if (desk) return <DeskPage />;
  if (path === "") return <AtlasPage />;
  if (path === "interview") return <InterviewPage />;
  if (path === "changes") return <ChangesPage />;
  if (path.startsWith("instruments/")) return <InstrumentPage id={decodeURIComponent(path.slice("instruments/".length))} />;
  if (path === "states" || path.startsWith("states/")) return <StatePage code={decodeURIComponent(path.slice("states/".length)).toUpperCase()} />;
  return (
    <section className="panel">
      <h1>{t("no-page")}</h1>
      <p>{t("no-page-help")}</p>
    </section>
  );
}

function Footer() {
  const t = useWords("app");
  return (
    <footer className="foot">
      <p>{t("not-advice")}</p>
    </footer>
  );
}

function Content() {
  const { path, query } = usePlace();
  return (
    <main id="content" tabIndex={-1}>
      <FaultBoundary at={path.startsWith("desk") ? "desk" : `${path}?${query}`}>
        <Page />
      </FaultBoundary>
    </main>
  );
}

export function App() {
  return (
    <LanguageProvider>
      <Header />
      <Content />
      <Footer />
    </LanguageProvider>
  );
}
