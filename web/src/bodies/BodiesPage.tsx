// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { HoldingList } from "../register/HoldingList";
import { HoldingPage } from "../register/HoldingPage";
import { mayEnter } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { useWords } from "../words/words";
import { BeginBody } from "./BeginBody";
import { BodyHead } from "./BodyHead";
import { DelegatesPane } from "./DelegatesPane";

const panes = [
  { name: "delegates", pane: () => <DelegatesPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

/** International organs and working groups in which we take part: all of them, or one with who speaks there for us. */
export function BodiesPage({ id }: { id: string }) {
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="bodies" id={id} head={<BodyHead />} panes={panes} /> : <AllBodies />}</RegisterRoom>;
}

function AllBodies() {
  const t = useWords("meetings");
  const r = useWords("register");
  const account = useAccount();
  return (
    <>
      <header className="page-head">
        <h1>{r("bodies")}</h1>
        <p className="hint">{t("bodies-intro")}</p>
      </header>
      <HoldingList kind="bodies" begin={mayEnter(account) && <BeginBody />} />
    </>
  );
}
