// SPDX-License-Identifier: EUPL-1.2
import { Link, usePlace } from "../app/router";
import { useAccount } from "../office/session";
import { HoldingList } from "../register/HoldingList";
import { HoldingPage } from "../register/HoldingPage";
import { mayEnter } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { useWords } from "../words/words";
import { BeginPublication } from "./BeginPublication";
import { EditionsPane } from "./EditionsPane";
import { PublicationHead } from "./PublicationHead";
import { ReceiversPane } from "./ReceiversPane";
import { SearchRoom } from "./SearchRoom";
import { TextsPane } from "./TextsPane";
import "./library.css";

const panes = [
  { name: "editions", pane: () => <EditionsPane /> },
  { name: "pages", pane: () => <TextsPane /> },
  { name: "receivers", pane: () => <ReceiversPane /> },
  { name: "story", pane: () => <StoryPane /> },
];
const rooms = ["search", "list"] as const;

/** The library: words looked for on all its pages, all publications, or one of them. */
export function LibraryPage({ id }: { id: string }) {
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="publications" id={id} head={<PublicationHead />} panes={panes} /> : <Rooms />}</RegisterRoom>;
}

function Rooms() {
  const t = useWords("register");
  const { query } = usePlace();
  const account = useAccount();
  const chosen = rooms.find((room) => room === query.get("room")) ?? "search";
  return (
    <>
      <header className="page-head">
        <h1>{t("publications")}</h1>
        <p className="hint">{t("publications-intro")}</p>
      </header>
      <nav className="panes no-print" aria-label={t("publications")}>
        {rooms.map((room) => (
          <Link key={room} to={room === "search" ? "desk/publications" : `desk/publications?room=${room}`} aria-current={room === chosen ? "page" : undefined}>
            {t(`room-${room}`)}
          </Link>
        ))}
      </nav>
      {chosen === "search" && <SearchRoom />}
      {chosen === "list" && <HoldingList kind="publications" room="list" begin={mayEnter(account) && <BeginPublication />} />}
    </>
  );
}
