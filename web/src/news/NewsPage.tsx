// SPDX-License-Identifier: EUPL-1.2
import { useAccount } from "../office/session";
import { HoldingList } from "../register/HoldingList";
import { HoldingPage } from "../register/HoldingPage";
import { mayWritePages } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { useWords } from "../words/words";
import { BeginNews } from "./BeginNews";
import { NewsHead } from "./NewsHead";
import { PublishedPane } from "./PublishedPane";
import { WritingPane } from "./WritingPane";
import "./news.css";

const panes = [
  { name: "writing", pane: () => <WritingPane /> },
  { name: "published", pane: () => <PublishedPane /> },
  { name: "story", pane: () => <StoryPane /> },
];

/** News for the public: all items, or one from its first word to the day it is withdrawn. */
export function NewsPage({ id }: { id: string }) {
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="news" id={id} head={<NewsHead />} panes={panes} /> : <All />}</RegisterRoom>;
}

function All() {
  const t = useWords("register");
  const account = useAccount();
  return (
    <>
      <header className="page-head">
        <h1>{t("news")}</h1>
        <p className="hint">{t("news-intro")}</p>
      </header>
      <HoldingList kind="news" begin={mayWritePages(account) && <BeginNews />} />
    </>
  );
}
