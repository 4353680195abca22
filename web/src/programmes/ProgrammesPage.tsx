// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { PublicPane } from "../publishing/PublicPane";
import { HoldingList } from "../register/HoldingList";
import { HoldingPage } from "../register/HoldingPage";
import { mayEnter } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { useWords } from "../words/words";
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
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="programmes" id={id} head={<ProgrammeHead />} panes={panes} /> : <AllProgrammes />}</RegisterRoom>;
}

function AllProgrammes() {
  const t = useWords("register");
  const account = useAccount();
  return (
    <>
      <header className="page-head">
        <h1>{t("programmes")}</h1>
        <p className="hint">{t("programmes-intro")}</p>
      </header>
      <HoldingList kind="programmes" begin={mayEnter(account) && <BeginProgramme />} />
    </>
  );
}
