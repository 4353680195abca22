// SPDX-License-Identifier: EUPL-1.2
import { useCodes } from "../codes/codes";
import { ProposalCard } from "../desk/ProposalCard";
import type { Proposal } from "../office/types";
import { ArgumentLines } from "./ArgumentLines";
import { useCase } from "./CaseFile";
import { useShownCase } from "./useShownCase";

/** An act in the case that is open. */
export function CaseProposal({ proposal }: { proposal: Proposal }) {
  const code = useCodes();
  const { file } = useCase();
  const shown = useShownCase();
  const payload = proposal.arguments as Record<string, unknown> | null;
  const name = typeof payload?.step === "string" ? code("step", payload.step) : code("command", proposal.command);
  return (
    <ProposalCard proposal={proposal} of={{ ...shown, id: file.id }} name={`${code("act", proposal.act)}: ${name}`}>
      <ArgumentLines payload={payload} leave={["step", "reason"]} />
    </ProposalCard>
  );
}

export function ProposalList({ proposals }: { proposals: Proposal[] }) {
  return (
    <>
      {proposals.map((proposal) => (
        <CaseProposal key={proposal.id} proposal={proposal} />
      ))}
    </>
  );
}
