// SPDX-License-Identifier: EUPL-1.2
import { type FocusEvent, type ReactNode, useEffect } from "react";
import { Problem } from "../api/Problem";
import { FaultBoundary } from "../app/FaultBoundary";
import { later } from "../app/later";
import { usePlace } from "../app/router";
import { CommonRoom } from "../office/common";
import { useConnected } from "../office/connection";
import { useNews } from "../office/news";
import { refreshSession, useSession } from "../office/session";
import { LostSession, ProofRoom } from "../signin/dialogs";
import { LinkPage } from "../signin/LinkPage";
import { SignInPage } from "../signin/SignInPage";
import { TodayPage } from "../today/TodayPage";
import { deskWords } from "../words/desk";
import { RoomWords } from "../words/RoomWords";
import { MoreWords, useWords } from "../words/words";
import { ActingNow } from "./ActingFor";
import { DeskNav, pageOf } from "./DeskNav";
import { Shortcuts } from "./Shortcuts";
import "./desk.css";

const DocketPage = later(() => import("../docket/DocketPage").then((m) => m.DocketPage));
const CasePage = later(() => import("../casefile/CasePage").then((m) => m.CasePage));
const NewCasePage = later(() => import("../newcase/NewCasePage").then((m) => m.NewCasePage));
const ApprovalsPage = later(() => import("../approvals/ApprovalsPage").then((m) => m.ApprovalsPage));
const ClocksPage = later(() => import("../clocks/ClocksPage").then((m) => m.ClocksPage));
const PromisesPage = later(() => import("../promises/PromisesPage").then((m) => m.PromisesPage));
const ReciprocityPage = later(() => import("../reciprocity/ReciprocityPage").then((m) => m.ReciprocityPage));
const IncomingPage = later(() => import("../incoming/IncomingPage").then((m) => m.IncomingPage));
const AgreementsPage = later(() => import("../agreements/AgreementsPage").then((m) => m.AgreementsPage));
const ProgrammesPage = later(() => import("../programmes/ProgrammesPage").then((m) => m.ProgrammesPage));
const BodiesPage = later(() => import("../bodies/BodiesPage").then((m) => m.BodiesPage));
const MeetingsPage = later(() => import("../meetings/MeetingsPage").then((m) => m.MeetingsPage));
const BriefPage = later(() => import("../brief/BriefPage").then((m) => m.BriefPage));
const LibraryPage = later(() => import("../library/LibraryPage").then((m) => m.LibraryPage));
const NewsPage = later(() => import("../news/NewsPage").then((m) => m.NewsPage));
const StatisticsPage = later(() => import("../statistics/StatisticsPage").then((m) => m.StatisticsPage));
const QuestionnairesPage = later(() => import("../questionnaires/QuestionnairesPage").then((m) => m.QuestionnairesPage));
const RetentionPage = later(() => import("../retention/RetentionPage").then((m) => m.RetentionPage));
const RestrictionsPage = later(() => import("../restrictions/RestrictionsPage").then((m) => m.RestrictionsPage));
const GlossaryPage = later(() => import("../glossary/GlossaryPage").then((m) => m.GlossaryPage));
const AccountPage = later(() => import("../account/AccountPage").then((m) => m.AccountPage));
const AdministrationPage = later(() => import("../administration/AdministrationPage").then((m) => m.AdministrationPage));

/** What Tab leads to is in view whole: a browser leaves where it is what is in view by half, as in a row that scrolls. */
function showWhole({ target }: FocusEvent) {
  if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function Page() {
  const t = useWords("desk");
  const { path } = usePlace();
  const [, page = "", rest = ""] = path.split("/");
  const name = pageOf(path);
  // One stream from page to page: it need not be opened again for each.
  useNews(() => undefined);
  // These give themselves the name of what is open.
  const own = page === "brief" || (rest !== "" && ["cases", "agreements", "programmes", "bodies", "meetings", "publications", "news", "statistics", "questionnaires"].includes(page));
  useEffect(() => {
    if (!own) document.title = `${name ? t(name) : t("desk")} – Comity`;
  }, [name, own, t]);
  if (page === "") return <TodayPage />;
  if (page === "docket") return <DocketPage />;
  if (page === "cases" && rest !== "") return <CasePage key={rest} id={decodeURIComponent(rest)} />;
  if (page === "new") return <RoomWords><NewCasePage /></RoomWords>;
  if (page === "approvals") return <RoomWords><ApprovalsPage /></RoomWords>;
  if (page === "clocks") return <ClocksPage />;
  if (page === "promises") return <PromisesPage />;
  if (page === "reciprocity") return <RoomWords><ReciprocityPage /></RoomWords>;
  if (page === "incoming") return <RoomWords><IncomingPage /></RoomWords>;
  if (page === "agreements") return <AgreementsPage id={decodeURIComponent(rest)} />;
  if (page === "publications") return <LibraryPage id={decodeURIComponent(rest)} />;
  if (page === "programmes") return <ProgrammesPage id={decodeURIComponent(rest)} />;
  if (page === "bodies") return <BodiesPage id={decodeURIComponent(rest)} />;
  if (page === "meetings") return <MeetingsPage id={decodeURIComponent(rest)} />;
  if (page === "news") return <NewsPage id={decodeURIComponent(rest)} />;
  if (page === "statistics") return <StatisticsPage id={decodeURIComponent(rest)} />;
  if (page === "brief") return <BriefPage />;
  if (page === "questionnaires") return <QuestionnairesPage id={decodeURIComponent(rest)} />;
  if (page === "retention") return <RoomWords><RetentionPage /></RoomWords>;
  if (page === "restrictions") return <RestrictionsPage />;
  if (page === "glossary") return <RoomWords><GlossaryPage /></RoomWords>;
  if (page === "account") return <RoomWords><AccountPage /></RoomWords>;
  if (page === "administration") return <RoomWords><AdministrationPage /></RoomWords>;
  return (
    <section className="panel">
      <h1>{t("no-page")}</h1>
      <p>{t("no-page-help")}</p>
    </section>
  );
}

/** That the server does not answer is said where one looks, however far the page is scrolled. */
function Connection() {
  const t = useWords("desk");
  const connected = useConnected();
  return (
    <div role="status" className="connection no-print">
      {!connected && <p className="notice">{t("offline")}</p>}
    </div>
  );
}

/** Everything of the desk stands behind signing in. */
function Inside() {
  const t = useWords("desk");
  const { path, query } = usePlace();
  const { session, problem, acting } = useSession();
  useEffect(() => void refreshSession(), []);
  if (path === "link") return <LinkPage />;
  if (session === undefined) {
    if (problem?.status === 404)
      return (
        <section className="panel">
          <h1>{t("no-office")}</h1>
          <p>{t("no-office-help")}</p>
        </section>
      );
    return problem ? <Problem problem={problem} retry={() => void refreshSession()} /> : <p className="loading">{t("loading")}</p>;
  }
  if (!session.signed_in) return <SignInPage />;
  return (
    <ProofRoom>
      {/* In another's place all is asked anew. */}
      <CommonRoom key={acting?.account ?? ""}>
        <div className="desk" onFocus={showWhole}>
          <DeskNav />
          <div className="desk-page">
            <Connection />
            <ActingNow />
            <FaultBoundary at={`${path}?${query}`}>
              <Page />
            </FaultBoundary>
          </div>
        </div>
        <Shortcuts />
      </CommonRoom>
      <LostSession />
    </ProofRoom>
  );
}

/** The officer's desk, and the link by which one first comes to it. */
export function DeskPage(): ReactNode {
  return (
    <MoreWords from={deskWords}>
      <Inside />
    </MoreWords>
  );
}
