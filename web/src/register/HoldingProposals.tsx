// SPDX-License-Identifier: EUPL-1.2
import { ProposalCard } from "../desk/ProposalCard";
import { ProposedNews } from "../news/ProposedNews";
import type { StatisticCell } from "../office/register";
import type { Proposal } from "../office/types";
import { PartLines } from "../publishing/PartLines";
import { ProposedTable } from "../statistics/ProposedTable";
import { useWords } from "../words/words";
import { useRegisterCodes } from "./codes";
import { useHolding } from "./holding";
import { HoldingLines } from "./HoldingLines";
import { useShownHolding } from "./useShownHolding";

/** One act that would bind the authority, and waits or was decided. */
export function HoldingProposal({ proposal }: { proposal: Proposal }) {
  const code = useRegisterCodes();
  const { kind, holding } = useHolding();
  const shown = useShownHolding();
  const payload = proposal.arguments as Record<string, unknown> | null;
  const name = typeof payload?.step === "string" ? code("step", payload.step) : code("command", proposal.command);
  const offered = proposal.command === "publish-page" && proposal.status === "waiting" && "page" in holding ? holding.page.offered : null;
  return (
    <ProposalCard proposal={proposal} of={{ ...shown, id: holding.id }} name={name}>
      {kind === "news" ? <ProposedNews proposal={proposal} /> : <HoldingLines payload={payload} leave={offered ? ["step", "reason", "title", "title_fr", "title_ru", "source", "language"] : ["step", "reason"]} />}
      {offered && <PartLines part={offered} />}
      {proposal.command === "publish-table" && <ProposedTable cells={payload?.cells as StatisticCell[]} />}
    </ProposalCard>
  );
}

/** What waits for a second person here, above everything else. */
export function WaitingProposals() {
  const t = useWords("register");
  const { holding, past } = useHolding();
  const waiting = holding.proposals.filter(({ status }) => status === "waiting");
  if (waiting.length === 0 || past) return null;
  return (
    <section className="panel" aria-labelledby="waiting">
      <h2 id="waiting">
        {t("waiting")} <span className="count">{waiting.length}</span>
      </h2>
      {waiting.map((proposal) => (
        <HoldingProposal key={proposal.id} proposal={proposal} />
      ))}
    </section>
  );
}
