// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from "react";
import { Problem } from "../api/Problem";
import { send } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useDraft } from "../office/drafts";
import { useAccount, useOneself } from "../office/session";
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
  const { actorName, personName } = useCommon();
  const account = useAccount();
  const { draft: comments, setDraft: setComments, discard } = useDraft(`${account.id}.${of.path}.proposals.${proposal.id}`, "", null);
  const oneself = useOneself();
  const { busy, problem, conflict, run } = useSending(of.reload);
  // The version that was decided upon; what is newer was recorded by others.
  const [decidedOn, setDecidedOn] = useState(of.version);
  const mine = oneself(proposal.recorded.by, proposal.recorded.on_behalf_of);
  const approves = !mine && !oneself(...proposal.approved_by, ...(proposal.approved_on_behalf_of ?? [])) && account.roles.some((role) => role === "head-of-unit" || role === "deputy");
  const decide = async (how: "approval" | "return" | "withdrawal") => {
    setDecidedOn(of.version);
    const body = comments.trim() ? { comments: comments.trim() } : {};
    const done = await run({ proposal: proposal.id, how, body }, (once) => send<Recorded>(`${of.path}/proposals/${proposal.id}/${how}`, body, { basedOn: of.version, once }));
    if (done === undefined) return;
    discard();
    of.reload();
  };
  return (
    <article className="proposal" id={`${of.id}-${proposal.id}`}>
      <h3>
        {name}{" "}
        {proposal.status !== "waiting" && <span className={`badge ${proposal.status === "approved" ? "good" : "soft"}`}>{t(`status-${proposal.status}`)}</span>}
      </h3>
      <p className="hint">
        {t("proposed-by", { name: actorName(proposal.recorded.by, proposal.recorded.on_behalf_of), moment: moment(proposal.recorded.at, language) })}
        {proposal.decided_by && ` · ${t("decided-by", { name: actorName(proposal.decided_by, proposal.decided_on_behalf_of) })}`}
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
        <div className="stack no-print">
          <AreaField label={t("comments")} value={comments} onChange={(typed) => !busy && setComments(typed)} help={t("comments-help")} />
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
