// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link } from "../app/router";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import type { RegisterProposals } from "../office/register";
import { useWords } from "../words/words";
import { type Holding, HoldingContext, type Kind, partiesText } from "./holding";
import { HoldingProposal } from "./HoldingProposals";
import { RegisterRoom } from "./RegisterRoom";

type Listed = RegisterProposals["proposals"][number];
const kindOf: Record<string, Kind> = { agreement: "agreements", programme: "programmes" };

function Waiting({ listed, onDecided }: { listed: Listed; onDecided: () => void }) {
  const t = useWords("register");
  const { stateName } = useCommon();
  const kind = kindOf[listed.word] ?? "agreements";
  const { value: holding, problem, retry } = useLoaded(() => read<Holding>(`${kind}/${listed.holding}`), [kind, listed.holding]);
  if (holding === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
  const proposal = holding.proposals.find(({ id }) => id === listed.id);
  return (
    <HoldingContext value={{ kind, holding, past: false, reload: onDecided }}>
      <section className="panel">
        <h2>
          <Link to={`desk/${kind}/${holding.id}`}>{holding.title}</Link>{" "}
          <span className="count">
            <span className="code">{holding.number}</span> · {partiesText(holding.parties, stateName)}
          </span>
        </h2>
        {proposal && <HoldingProposal proposal={proposal} />}
      </section>
    </HoldingContext>
  );
}

/** What would bind the authority towards another, and waits for me as the second person. */
export function RegisterApprovals({ proposals, onDecided }: { proposals: Listed[]; onDecided: () => void }) {
  if (proposals.length === 0) return null;
  return (
    <RegisterRoom>
      {proposals.map((listed) => (
        <Waiting key={`${listed.holding} ${listed.id}`} listed={listed} onDecided={onDecided} />
      ))}
    </RegisterRoom>
  );
}
