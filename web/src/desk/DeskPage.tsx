// SPDX-License-Identifier: EUPL-1.2
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Problem } from "../api/Problem";
import { FaultBoundary } from "../app/FaultBoundary";
import { usePlace } from "../app/router";
import { CommonRoom } from "../office/common";
import { refreshSession, useSession } from "../office/session";
import { LostSession, ProofRoom } from "../signin/dialogs";
import { LinkPage } from "../signin/LinkPage";
import { SignInPage } from "../signin/SignInPage";
import { TodayPage } from "../today/TodayPage";
import { deskWords } from "../words/desk";
import { MoreWords, useWords } from "../words/words";
import { DeskNav, pageOf } from "./DeskNav";
import { Shortcuts } from "./Shortcuts";
import "./desk.css";

const DocketPage = lazy(() => import("../docket/DocketPage").then((m) => ({ default: m.DocketPage })));
const CasePage = lazy(() => import("../casefile/CasePage").then((m) => ({ default: m.CasePage })));
const NewCasePage = lazy(() => import("../newcase/NewCasePage").then((m) => ({ default: m.NewCasePage })));
const ApprovalsPage = lazy(() => import("../approvals/ApprovalsPage").then((m) => ({ default: m.ApprovalsPage })));
const ClocksPage = lazy(() => import("../clocks/ClocksPage").then((m) => ({ default: m.ClocksPage })));
const PromisesPage = lazy(() => import("../promises/PromisesPage").then((m) => ({ default: m.PromisesPage })));
const ReciprocityPage = lazy(() => import("../reciprocity/ReciprocityPage").then((m) => ({ default: m.ReciprocityPage })));
const AccountPage = lazy(() => import("../account/AccountPage").then((m) => ({ default: m.AccountPage })));
const AdministrationPage = lazy(() => import("../administration/AdministrationPage").then((m) => ({ default: m.AdministrationPage })));

function Page() {
  const t = useWords("desk");
  const { path } = usePlace();
  const [, page = "", rest = ""] = path.split("/");
  const name = pageOf(path);
  useEffect(() => {
    if (page !== "cases") document.title = `${name ? t(name) : t("desk")} – Comity`;
  }, [name, page, t]);
  if (page === "") return <TodayPage />;
  if (page === "docket") return <DocketPage />;
  if (page === "cases" && rest !== "") return <CasePage key={rest} id={decodeURIComponent(rest)} />;
  if (page === "new") return <NewCasePage />;
  if (page === "approvals") return <ApprovalsPage />;
  if (page === "clocks") return <ClocksPage />;
  if (page === "promises") return <PromisesPage />;
  if (page === "reciprocity") return <ReciprocityPage />;
  if (page === "account") return <AccountPage />;
  if (page === "administration") return <AdministrationPage />;
  return (
    <section className="panel">
      <h1>{t("no-page")}</h1>
      <p>{t("no-page-help")}</p>
    </section>
  );
}

/** Everything of the desk stands behind signing in. */
function Inside() {
  const t = useWords("desk");
  const { path, query } = usePlace();
  const { session, problem } = useSession();
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
      <CommonRoom>
        <div className="desk">
          <DeskNav />
          <div className="desk-page">
            <FaultBoundary at={`${path}?${query}`}>
              <Suspense fallback={<p className="loading">{t("loading")}</p>}>
                <Page />
              </Suspense>
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
