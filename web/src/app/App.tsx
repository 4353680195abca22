// SPDX-License-Identifier: EUPL-1.2
import { lazy, Suspense, useEffect } from "react";
import { LanguageProvider, useWords } from "../words/words";
import { FaultBoundary } from "./FaultBoundary";
import { Header } from "./Header";
import { usePlace } from "./router";
import { AtlasPage } from "../atlas/AtlasPage";

const InterviewPage = lazy(() => import("../interview/InterviewPage").then((m) => ({ default: m.InterviewPage })));
const ChangesPage = lazy(() => import("../changes/ChangesPage").then((m) => ({ default: m.ChangesPage })));
const InstrumentPage = lazy(() => import("../instrument/InstrumentPage").then((m) => ({ default: m.InstrumentPage })));
const DeskPage = lazy(() => import("../desk/DeskPage").then((m) => ({ default: m.DeskPage })));
const StatePage = lazy(() => import("../sheet/StatePage").then((m) => ({ default: m.StatePage })));

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
        <Suspense fallback={<Loading />}>
          <Page />
        </Suspense>
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

export function Loading() {
  const t = useWords("app");
  return (
    <p className="loading" role="status">
      {t("loading")}
    </p>
  );
}
