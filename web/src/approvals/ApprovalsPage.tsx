// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "react";
import { Problem } from "../api/Problem";
import { Link } from "../app/router";
import { CaseContext, useCase } from "../casefile/CaseFile";
import { ArgumentLines } from "../casefile/ArgumentLines";
import { CaseProposal } from "../casefile/ProposalList";
import { useCodes } from "../codes/codes";
import { ProposalCard } from "../desk/ProposalCard";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useLive } from "../office/useLive";
import type { RegisterProposals } from "../office/register";
import type { Case, CaseEvents, Proposal, Proposals } from "../office/types";
import { RegisterApprovals } from "../register/RegisterApprovals";
import { useLanguage, useWords } from "../words/words";
import { useLoaded } from "../api/useLoaded";
import { lastLook, remember } from "./lastLook";
import { TrustProposals } from "./TrustProposals";
import { useAccount } from "../office/session";
import "../casefile/casefile.css";

/** What happened in the case since this person last looked at it here; all of it at the first time. */
function SinceLastLook() {
  const t = useWords("approvals");
  const code = useCodes();
  const { language } = useLanguage();
  const { actorName } = useCommon();
  const { file } = useCase();
  const account = useAccount();
  const [seen] = useState(() => lastLook(account.id, file.id));
  const { value, problem } = useLoaded(() => read<CaseEvents>(`cases/${file.id}/events`), [file.id, file.version]);
  if (value === undefined) return problem ? <Problem problem={problem} /> : null;
  remember(account.id, file.id, file.version);
  const news = value.events.filter((event) => event.version > (seen ?? 0) && event.type !== "determined");
  const shown = news.slice(seen === null ? -8 : -20);
  return (
    <details open={seen !== null && news.length > 0}>
      <summary>
        {seen === null ? t("first-look") : t("since-last-look")} <span className="count">{news.length}</span>
      </summary>
      {news.length === 0 && <p className="hint">{t("nothing-since")}</p>}
      <ul className="rows">
        {shown.reverse().map((event) => (
          <li key={event.sequence}>
            <div className="row-what">
              {actorName(event.by, event.on_behalf_of)} {code("event", event.type)}
              <span className="hint">{moment(event.at, language)}</span>
              <ArgumentLines payload={event.payload} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `onDecided`: the list is asked anew, as of a case that goes out of sight no news comes. */
function Waiting({ caseId, proposal, onDecided }: { caseId: string; proposal: string; onDecided: () => void }) {
  const t = useWords("approvals");
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const { value: file, problem, retry } = useLive(() => read<Case>(`cases/${caseId}`), [caseId], (news) => news.id === caseId);
  if (file === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
  const one = file.proposals?.find(({ id }) => id === proposal);
  const gaps = file.pre_flight?.gaps ?? [];
  return (
    <CaseContext
      value={{
        file,
        reload: () => {
          retry();
          onDecided();
        },
      }}
    >
      <section className="panel">
        <h2>
          <Link to={`desk/cases/${caseId}`}>{file.title}</Link>{" "}
          <span className="count">
            <span className="code">{file.number}</span> · {stateName(file.counterpart)}
          </span>
        </h2>
        {one ? <CaseProposal proposal={one} /> : <p>{t("not-shown")}</p>}
        {file.direction === "outgoing" && one?.act === "send" && (
          <div>
            <h3>{t("gaps")}</h3>
            {file.pre_flight === undefined ? (
              <p className="notice">{t("no-pre-flight")}</p>
            ) : gaps.length === 0 ? (
              <p className="badge good">{t("no-gaps")}</p>
            ) : (
              <ul lang="en" className="gaps">
                {gaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            )}
            {file.pre_flight?.overridden_because && <p className="notice">{t("overridden", { reason: file.pre_flight.overridden_because })}</p>}
          </div>
        )}
        {(file.documents ?? []).some((paper) => paper.origin === "own" && !paper.withdrawn) && one?.act === "send" && (
          <div>
            <h3>{t("papers")}</h3>
            <ul>
              {(file.documents ?? [])
                .filter((paper) => paper.origin === "own" && !paper.withdrawn)
                .map((paper) => (
                  <li key={paper.id}>
                    <Link to={`desk/cases/${caseId}?pane=dossier`}>{paper.title}</Link> <span className="hint">{moment(paper.versions.at(-1)?.recorded.at ?? "", language)}</span>
                  </li>
                ))}
            </ul>
          </div>
        )}
        {file.proposals !== undefined && <SinceLastLook />}
      </section>
    </CaseContext>
  );
}

/** Of a case out of sight: decided by who keeps it, without reading it. */
function OutOfSight({ listed, onDecided }: { listed: Proposals["proposals"][number]; onDecided: () => void }) {
  const t = useWords("approvals");
  const code = useCodes();
  const proposal: Proposal = { id: listed.id, act: listed.act, command: listed.command, arguments: null, reason: listed.says, status: "waiting", comments: "", decided_by: "", approved_by: [], recorded: { by: listed.by, at: listed.at, event: 0 } };
  return (
    <section className="panel">
      <h2 className="code">{listed.number}</h2>
      <p className="notice">{t("out-of-sight")}</p>
      <ProposalCard proposal={proposal} of={{ path: `cases/${listed.case}`, id: listed.case, version: listed.version, reload: onDecided, eventWords: null }} name={`${code("act", listed.act)}: ${code("command", listed.command)}`}>
        {null}
      </ProposalCard>
    </section>
  );
}

// Each is shown whole: more at once is more than one reads.
const MOST = 20;

/** That more wait than are shown. */
function Beyond({ list: { proposals, next } }: { list: { proposals: unknown[]; next: string | null } }) {
  const t = useWords("approvals");
  if (proposals.length <= MOST) return null;
  return <p className="panel hint">{t("shown-of", { shown: MOST, count: `${proposals.length}${next ? "+" : ""}` })}</p>;
}

/** When one was decided and has gone with its buttons, the next one has the focus: ten in a row go by keyboard alone. */
function useNextCard(count: number) {
  const page = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    const fewer = count < before.current;
    before.current = count;
    if (fewer && document.activeElement === document.body) (page.current?.querySelector<HTMLElement>("section.panel h2 a") ?? page.current?.querySelector("h1"))?.focus();
  }, [count]);
  return page;
}

/** What waits for me as the second person: exactly what will happen, what changed, what is missing; approve, or return with comments. */
export function ApprovalsPage() {
  const t = useWords("approvals");
  const account = useAccount();
  const { value, problem, retry } = useLive(() => Promise.all([read<Proposals>("proposals?limit=200"), read<RegisterProposals>("register/proposals?limit=200")]), []);
  const [ofCases, ofRegister] = value ?? [];
  const count = (ofCases?.proposals.length ?? 0) + (ofRegister?.proposals.length ?? 0);
  const page = useNextCard(count);
  const trusts = account.roles.some((role) => role === "deputy" || role === "administrator");
  return (
    <div ref={page}>
      <header className="page-head">
        <h1 tabIndex={-1}>{t("title")}</h1>
        <p className="hint">
          {t("intro")} <span role="status">{count > 0 && t("waiting", { count })}</span>
        </p>
      </header>
      {value === undefined && !problem && <p className="loading">{t("loading")}</p>}
      {problem && <Problem problem={problem} retry={retry} />}
      {ofCases?.proposals.length === 0 && ofRegister?.proposals.length === 0 && <p className="panel hint">{t("none")}</p>}
      {ofCases?.proposals.slice(0, MOST).map((proposal) => {
        const key = `${proposal.case} ${proposal.id}`;
        return proposal.restricted ? <OutOfSight key={key} listed={proposal} onDecided={retry} /> : <Waiting key={key} caseId={proposal.case} proposal={proposal.id} onDecided={retry} />;
      })}
      {ofCases && <Beyond list={ofCases} />}
      {ofRegister && <RegisterApprovals proposals={ofRegister.proposals.slice(0, MOST)} onDecided={retry} />}
      {ofRegister && <Beyond list={ofRegister} />}
      {trusts && <TrustProposals />}
    </div>
  );
}
