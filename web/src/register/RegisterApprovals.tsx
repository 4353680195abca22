// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link } from "../app/router";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import type { RegisterProposals } from "../office/register";
import { useWords } from "../words/words";
import { type Holding, HoldingContext, type Kind, partiesOf, partiesText } from "./holding";
import { HoldingProposal } from "./HoldingProposals";
import { RegisterRoom } from "./RegisterRoom";

type Listed = RegisterProposals["proposals"][number];
const kindOf: Record<string, Kind> = { agreement: "agreements", programme: "programmes", body: "bodies", meeting: "meetings", publication: "publications" };

/** All that waits of one: what is decided of it makes it newer for the others. */
function Waiting({ kind, id, waiting, onDecided }: { kind: Kind; id: string; waiting: string[]; onDecided: () => void }) {
  const t = useWords("register");
  const { stateName } = useCommon();
  const { value: holding, problem, retry } = useLoaded(() => read<Holding>(`${kind}/${id}`), [kind, id]);
  if (holding === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
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

/** What waits and has no page here: where it is looked at and decided. */
function Elsewhere({ listed: { word, number, title, id } }: { listed: Listed }) {
  const t = useWords("register");
  return (
    <section className="panel">
      <h2>
        {title} <span className="count code">{number}</span>
      </h2>
      <p>{t("decided-elsewhere")}</p>
      <pre>{`comity ${word} show ${number}\ncomity ${word} approve ${number} ${id}`}</pre>
    </section>
  );
}

/** What would bind the authority towards another, and waits for me as the second person. */
export function RegisterApprovals({ proposals, onDecided }: { proposals: Listed[]; onDecided: () => void }) {
  if (proposals.length === 0) return null;
  const holdings = new Map(proposals.map(({ holding, word }) => [holding, kindOf[word]]));
  return (
    <RegisterRoom>
      {proposals.filter(({ word }) => kindOf[word] === undefined).map((listed) => (
        <Elsewhere key={`${listed.holding} ${listed.id}`} listed={listed} />
      ))}
      {[...holdings].map(([id, kind]) => kind && <Waiting key={id} kind={kind} id={id} waiting={proposals.filter(({ holding }) => holding === id).map((one) => one.id)} onDecided={onDecided} />)}
    </RegisterRoom>
  );
}
