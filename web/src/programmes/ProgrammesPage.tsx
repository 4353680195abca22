// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { PublicPane } from "../publishing/PublicPane";
import { HoldingIndex } from "../register/HoldingIndex";
import { HoldingPage } from "../register/HoldingPage";
import { mayEnter } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { BeginProgramme } from "./BeginProgramme";
import { ItemsPane } from "./ItemsPane";
import { ProgrammeHead } from "./ProgrammeHead";
import { RenewalPane } from "./RenewalPane";
import { ReportPane } from "./ReportPane";

const panes = [
  { name: "items", pane: () => <ItemsPane /> },
  { name: "renewal", pane: () => <RenewalPane /> },
  { name: "report", pane: () => <ReportPane /> },
  { name: "public", pane: () => <PublicPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

/** Programmes of cooperation: all of them, or one with its items. */
export function ProgrammesPage({ id }: { id: string }) {
  const account = useAccount();
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="programmes" id={id} head={<ProgrammeHead />} panes={panes} /> : <HoldingIndex kind="programmes" begin={mayEnter(account) && <BeginProgramme />} />}</RegisterRoom>;
}
