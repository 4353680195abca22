// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useCodes } from "../codes/codes";
import { AreaField } from "../desk/fields";
import { send } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useAccount } from "../office/session";
import type { CommandDone, Proposal } from "../office/types";
import { useSending } from "../office/useSending";
import { useLanguage, useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { ArgumentLines } from "./ArgumentLines";

/** One act that waits, or what became of it; the second person decides here. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file, reload } = useCase();
  const { personName } = useCommon();
  const account = useAccount();
  const [comments, setComments] = useState("");
  const { busy, problem, run } = useSending();
  const mine = proposal.recorded.by === account.id;
  const approves = !mine && !proposal.approved_by.includes(account.id) && account.roles.some((role) => role === "head-of-unit" || role === "deputy");
  const decide = async (how: "approval" | "return" | "withdrawal") => {
    const body = comments.trim() ? { comments: comments.trim() } : {};
    const done = await run({ proposal: proposal.id, how, body }, (once) => send<CommandDone>(`cases/${file.id}/proposals/${proposal.id}/${how}`, body, { basedOn: file.version, once }));
    if (done) reload();
  };
  return (
    <article className="proposal" id={`${file.id}-${proposal.id}`}>
      <h3>
        {code("act", proposal.act)}: <ActName proposal={proposal} />{" "}
        {proposal.status !== "waiting" && <span className={`badge ${proposal.status === "approved" ? "good" : "soft"}`}>{t(`status-${proposal.status}`)}</span>}
      </h3>
      <p className="hint">
        {t("proposed-by", { name: personName(proposal.recorded.by), moment: moment(proposal.recorded.at, language) })}
        {proposal.decided_by && ` · ${t("decided-by", { name: personName(proposal.decided_by) })}`}
      </p>
      {proposal.status === "waiting" && proposal.approved_by.length > 0 && <p className="hint">{t("approved-so-far", { names: proposal.approved_by.map(personName).join(", ") })}</p>}
      {proposal.reason && <p className="quoted">{proposal.reason}</p>}
      <ArgumentLines payload={proposal.arguments as Record<string, unknown>} leave={["step", "reason"]} />
      {proposal.comments && (
        <p className="quoted">
          {personName(proposal.decided_by)}: {proposal.comments}
        </p>
      )}
      {problem && <Problem problem={problem} />}
      {proposal.status === "waiting" && approves && (
        <div className="stack">
          <AreaField label={t("comments")} value={comments} onChange={setComments} help={t("comments-help")} />
          <div className="row">
            <button type="button" className="primary" disabled={busy} onClick={() => void decide("approval")}>
              {t("approve")}
            </button>
            <button type="button" disabled={busy || comments.trim() === ""} onClick={() => void decide("return")}>
              {t("return")}
            </button>
          </div>
        </div>
      )}
      {proposal.status === "waiting" && mine && (
        <div className="row">
          <p className="hint">{t("waits-for-second")}</p>
          <button type="button" disabled={busy} onClick={() => void decide("withdrawal")}>
            {t("withdraw-proposal")}
          </button>
        </div>
      )}
    </article>
  );
}

function ActName({ proposal }: { proposal: Proposal }) {
  const code = useCodes();
  const step = (proposal.arguments as { step?: unknown } | null)?.step;
  return <>{typeof step === "string" ? code("step", step) : code("command", proposal.command)}</>;
}

export function ProposalList({ proposals }: { proposals: Proposal[] }) {
  return (
    <>
      {proposals.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
    </>
  );
}
