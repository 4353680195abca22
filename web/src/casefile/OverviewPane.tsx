// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import { Acts } from "./Acts";
import { useCase } from "./CaseFile";
import { ClockList } from "./ClockList";
import { PreFlight } from "./PreFlight";
import { ProposalList } from "./ProposalList";
import { Restriction } from "./Restriction";
import { SubjectList } from "./SubjectList";

/** What this case needs now: what waits, what can be done, who is concerned, which clocks run. */
export function OverviewPane() {
  const t = useWords("casefile");
  const { file } = useCase();
  const waiting = (file.proposals ?? []).filter((proposal) => proposal.status === "waiting");
  const returned = (file.proposals ?? []).filter((proposal) => proposal.status === "returned").slice(-1);
  return (
    <div className="case-columns">
      <div>
        {waiting.length > 0 && (
          <section className="panel" aria-labelledby="waiting">
            <h2 id="waiting">{t("waiting")}</h2>
            <ProposalList proposals={waiting} />
          </section>
        )}
        {waiting.length === 0 && returned.length > 0 && (
          <section className="panel" aria-labelledby="returned">
            <h2 id="returned">{t("returned")}</h2>
            <ProposalList proposals={returned} />
          </section>
        )}
        <Acts />
        <Restriction />
        {file.direction === "outgoing" && <PreFlight />}
      </div>
      <div>
        <SubjectList />
        <ClockList />
      </div>
    </div>
  );
}
