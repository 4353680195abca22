// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from "react";
import { Problem } from "../api/Problem";
import { send } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useAccount } from "../office/session";
import type { Proposal } from "../office/types";
import { useSending } from "../office/useSending";
import { useLanguage, useWords } from "../words/words";
import { AreaField } from "./fields";
import { Meanwhile, type Shown } from "./Meanwhile";
import type { Recorded } from "./RecordForm";

interface ProposalCardProps {
  proposal: Proposal;
  /** What it would change. */
  of: Shown & { id: string };
  /** What is proposed, in words. */
  name: ReactNode;
  /** Its particulars. */
  children: ReactNode;
}

/** One act that waits, or what became of it; the second person decides here. */
export function ProposalCard({ proposal, of, name, children }: ProposalCardProps) {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const { personName } = useCommon();
  const account = useAccount();
  const [comments, setComments] = useState("");
  const { busy, problem, conflict, run } = useSending(of.reload);
  // The version that was decided upon; what is newer was recorded by others.
  const [decidedOn, setDecidedOn] = useState(of.version);
  const mine = proposal.recorded.by === account.id;
  const approves = !mine && !proposal.approved_by.includes(account.id) && account.roles.some((role) => role === "head-of-unit" || role === "deputy");
  const decide = async (how: "approval" | "return" | "withdrawal") => {
    setDecidedOn(of.version);
    const body = comments.trim() ? { comments: comments.trim() } : {};
    const done = await run({ proposal: proposal.id, how, body }, (once) => send<Recorded>(`${of.path}/proposals/${proposal.id}/${how}`, body, { basedOn: of.version, once }));
    if (done) of.reload();
  };
  return (
    <article className="proposal" id={`${of.id}-${proposal.id}`}>
      <h3>
        {name}{" "}
        {proposal.status !== "waiting" && <span className={`badge ${proposal.status === "approved" ? "good" : "soft"}`}>{t(`status-${proposal.status}`)}</span>}
      </h3>
      <p className="hint">
        {t("proposed-by", { name: personName(proposal.recorded.by), moment: moment(proposal.recorded.at, language) })}
        {proposal.decided_by && ` · ${t("decided-by", { name: personName(proposal.decided_by) })}`}
      </p>
      {proposal.status === "waiting" && proposal.approved_by.length > 0 && <p className="hint">{t("approved-so-far", { names: proposal.approved_by.map(personName).join(", ") })}</p>}
      {proposal.reason && <p className="quoted">{proposal.reason}</p>}
      {children}
      {proposal.comments && (
        <p className="quoted">
          {personName(proposal.decided_by)}: {proposal.comments}
        </p>
      )}
      {conflict && decidedOn !== of.version && <Meanwhile shown={of} seen={decidedOn} />}
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
