// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { HoldingIndex } from "../register/HoldingIndex";
import { HoldingPage } from "../register/HoldingPage";
import { mayWritePages } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { BeginStatistic } from "./BeginStatistic";
import { StatisticHead } from "./StatisticHead";
import { TablesPane } from "./TablesPane";

const panes = [
  { name: "tables", pane: () => <TablesPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

/** Statistics for the public: all definitions, or one with its tables. */
export function StatisticsPage({ id }: { id: string }) {
  const account = useAccount();
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="statistics" id={id} head={<StatisticHead />} panes={panes} /> : <HoldingIndex kind="statistics" begin={mayWritePages(account) && <BeginStatistic />} />}</RegisterRoom>;
}
