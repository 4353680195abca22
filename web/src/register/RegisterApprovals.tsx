// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { Loading } from "../app/Loading";
import { Link } from "../app/router";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import type { RegisterProposals } from "../office/register";
import { useLive } from "../office/useLive";
import { type Holding, HoldingContext, type Kind, partiesOf, partiesText, wordOf } from "./holding";
import { HoldingProposal } from "./HoldingProposals";
import { RegisterRoom } from "./RegisterRoom";

type Listed = RegisterProposals["proposals"][number];
const kindOf = Object.fromEntries(Object.entries(wordOf).map(([kind, word]) => [word, kind])) as Record<Listed["word"], Kind>;

/** All that waits of one: what is decided of it makes it newer for the others. */
function Waiting({ kind, id, waiting, onDecided }: { kind: Kind; id: string; waiting: string[]; onDecided: () => void }) {
  const { stateName } = useCommon();
  const { value: holding, problem, retry } = useLive(() => read<Holding>(`${kind}/${id}`), [kind, id], (news) => news.id === id);
  if (holding === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <Loading />;
  const reload = () => {
    retry();
    onDecided();
  };
  return (
    <HoldingContext value={{ kind, holding, past: false, reload }}>
      <section className="panel">
        <h2>
          <Link to={`desk/${kind}/${holding.id}`}>{holding.title}</Link>{" "}
          <span className="count">
            <span className="code">{holding.number}</span>
            {partiesOf(holding).length > 0 && ` · ${partiesText(partiesOf(holding), stateName)}`}
          </span>
        </h2>
        {problem && <Problem problem={problem} retry={retry} />}
        {holding.proposals
          .filter(({ id, status }) => waiting.includes(id) && status === "waiting")
          .map((proposal) => (
            <HoldingProposal key={proposal.id} proposal={proposal} />
          ))}
      </section>
    </HoldingContext>
  );
}

/** What would bind the authority towards another or become public, and waits for me as the second person. */
export function RegisterApprovals({ proposals, onDecided }: { proposals: Listed[]; onDecided: () => void }) {
  if (proposals.length === 0) return null;
  const holdings = new Map(proposals.map(({ holding, word }) => [holding, kindOf[word]]));
  return (
    <RegisterRoom>
      {[...holdings].map(([id, kind]) => (
        <Waiting key={id} kind={kind} id={id} waiting={proposals.filter(({ holding }) => holding === id).map((one) => one.id)} onDecided={onDecided} />
      ))}
    </RegisterRoom>
  );
}
