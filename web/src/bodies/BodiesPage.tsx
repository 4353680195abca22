// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { HoldingIndex } from "../register/HoldingIndex";
import { HoldingPage } from "../register/HoldingPage";
import { mayEnter } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { BeginBody } from "./BeginBody";
import { BodyHead } from "./BodyHead";
import { DelegatesPane } from "./DelegatesPane";

const panes = [
  { name: "delegates", pane: () => <DelegatesPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

/** International organs and working groups in which we take part: all of them, or one with who speaks there for us. */
export function BodiesPage({ id }: { id: string }) {
  const account = useAccount();
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="bodies" id={id} head={<BodyHead />} panes={panes} /> : <HoldingIndex kind="bodies" begin={mayEnter(account) && <BeginBody />} />}</RegisterRoom>;
}
