// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { HoldingIndex } from "../register/HoldingIndex";
import { HoldingPage } from "../register/HoldingPage";
import { mayWritePages } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { BeginNews } from "./BeginNews";
import { NewsHead } from "./NewsHead";
import { PicturesPane } from "./PicturesPane";
import { PublishedPane } from "./PublishedPane";
import { WritingPane } from "./WritingPane";
import "./news.css";

const panes = [
  { name: "writing", pane: () => <WritingPane /> },
  { name: "pictures", pane: () => <PicturesPane /> },
  { name: "published", pane: () => <PublishedPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

/** News for the public: all items, or one from its first word to the day it is withdrawn. */
export function NewsPage({ id }: { id: string }) {
  const account = useAccount();
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="news" id={id} head={<NewsHead />} panes={panes} /> : <HoldingIndex kind="news" begin={mayWritePages(account) && <BeginNews />} />}</RegisterRoom>;
}
