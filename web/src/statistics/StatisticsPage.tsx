// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { HoldingList } from "../register/HoldingList";
import { HoldingPage } from "../register/HoldingPage";
import { mayWritePages } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { useWords } from "../words/words";
import { BeginStatistic } from "./BeginStatistic";
import { StatisticHead } from "./StatisticHead";
import { TablesPane } from "./TablesPane";

const panes = [
  { name: "tables", pane: () => <TablesPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

/** Statistics for the public: all definitions, or one with its tables. */
export function StatisticsPage({ id }: { id: string }) {
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="statistics" id={id} head={<StatisticHead />} panes={panes} /> : <All />}</RegisterRoom>;
}

function All() {
  const t = useWords("register");
  const account = useAccount();
  return (
    <>
      <header className="page-head">
        <h1>{t("statistics")}</h1>
        <p className="hint">{t("statistics-intro")}</p>
      </header>
      <HoldingList kind="statistics" begin={mayWritePages(account) && <BeginStatistic />} />
    </>
  );
}
