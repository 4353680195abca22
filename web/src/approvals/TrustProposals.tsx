// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { AreaField } from "../desk/fields";
import { read, send } from "../office/ask";
import { useCommon } from "../office/common";
import { moment, shortDay } from "../office/days";
import { useOneself } from "../office/session";
import type { TrustApproved, TrustProposal, TrustProposals as Listed } from "../office/types";
import { useSending } from "../office/useSending";
import { RoomWords } from "../words/RoomWords";
import { useLanguage, useWords } from "../words/words";
import { OneTimeLink } from "../administration/OneTimeLink";

function Waiting({ proposal, onDone }: { proposal: TrustProposal; onDone: () => void }) {
  const t = useWords("approvals");
  const code = useCodes();
  const { language } = useLanguage();
  const { personName } = useCommon();
  const oneself = useOneself();
  const [comments, setComments] = useState("");
  const [approved, setApproved] = useState<TrustApproved>();
  const { busy, problem, run } = useSending();
  const roles = Array.isArray(proposal.arguments.roles) ? (proposal.arguments.roles as string[]) : String(proposal.arguments.roles ?? "").split(" ").filter(Boolean);
  const text = (name: string) => (typeof proposal.arguments[name] === "string" ? proposal.arguments[name] : "");
  const substitute = text("substitute");
  if (approved) return <RoomWords><OneTimeLink link={approved} onDone={onDone} /></RoomWords>;
  return (
    <li>
      <div className="row-what">
        <h3>
          {code("account", proposal.command)}: {personName(proposal.account)}
        </h3>
        {roles.length > 0 && <p>{roles.map((role) => code("role", role)).join(", ")}</p>}
        {substitute !== "" && <p>{t("stands-in", { name: personName(substitute), from: shortDay(text("from"), language), until: shortDay(text("until"), language) })}</p>}
        <p className="quoted">{proposal.reason}</p>
        <p className="hint">
          {personName(proposal.by)}, {moment(proposal.at, language)}
        </p>
        {problem && <Problem problem={problem} />}
        {!oneself(proposal.by, proposal.account, substitute) && (
          <div className="stack">
            <AreaField label={t("comments")} value={comments} onChange={setComments} />
            <div className="row">
              <button type="button" className="primary" disabled={busy} onClick={() => void run(proposal.id, () => send<TrustApproved>(`trust/${proposal.id}/approval`, {})).then((done) => done && (done.path ? setApproved(done) : onDone()))}>
                {t("approve")}
              </button>
              <button type="button" disabled={busy || comments.trim() === ""} onClick={() => void run([proposal.id, comments], () => send(`trust/${proposal.id}/return`, { comments: comments.trim() }).then(() => true)).then((done) => done && onDone())}>
                {t("return")}
              </button>
            </div>
          </div>
        )}
      </div>
    </li>
  );
}

/** Changes of trust in accounts that wait for a second person. */
export function TrustProposals() {
  const t = useWords("approvals");
  const { value, problem, retry } = useLoaded(() => read<Listed>("trust"), []);
  const waiting = (value?.proposals ?? []).filter(({ status }) => status === "waiting");
  return (
    <section className="panel" aria-labelledby="trust">
      <h2 id="trust">{t("trust")}</h2>
      {problem && <Problem problem={problem} retry={retry} />}
      {value && waiting.length === 0 && <p className="hint">{t("no-trust")}</p>}
      <ul className="rows">
        {waiting.map((proposal) => (
          <Waiting key={proposal.id} proposal={proposal} onDone={retry} />
        ))}
      </ul>
    </section>
  );
}
