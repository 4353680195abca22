// SPDX-License-Identifier: EUPL-1.2
import { Link, usePlace } from "../app/router";
import { useAccount } from "../office/session";
import { PublicPane } from "../publishing/PublicPane";
import { HoldingList } from "../register/HoldingList";
import { HoldingPage } from "../register/HoldingPage";
import { mayEnter } from "../register/holding";
import { RegisterRoom } from "../register/RegisterRoom";
import { StoryPane } from "../register/StoryPane";
import { useWords } from "../words/words";
import { AgendaPane } from "./AgendaPane";
import { BeginMeeting } from "./BeginMeeting";
import { CalendarRoom } from "./CalendarRoom";
import { DecisionsPane } from "./DecisionsPane";
import { DelegationsPane } from "./DelegationsPane";
import { MeetingHead } from "./MeetingHead";
import { MinutesPane } from "./MinutesPane";
import { SheetPane } from "./SheetPane";
import { TasksRoom } from "./TasksRoom";
import "./meetings.css";

const panes = [
  { name: "agenda", pane: () => <AgendaPane /> },
  { name: "delegations", pane: () => <DelegationsPane /> },
  { name: "decisions", pane: () => <DecisionsPane /> },
  { name: "minutes", pane: () => <MinutesPane /> },
  { name: "sheet", pane: () => <SheetPane /> },
  { name: "public", pane: () => <PublicPane /> },
  { name: "story", pane: () => <StoryPane /> },
];
const rooms = ["list", "tasks", "calendar"] as const;

/** Meetings with other authorities: all of them, what is to be done of them, their days; or one of them. */
export function MeetingsPage({ id }: { id: string }) {
  return <RegisterRoom>{id ? <HoldingPage key={id} kind="meetings" id={id} head={<MeetingHead />} panes={panes} /> : <Rooms />}</RegisterRoom>;
}

function Rooms() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { query } = usePlace();
  const account = useAccount();
  const chosen = rooms.find((room) => room === query.get("room")) ?? "list";
  return (
    <>
      <header className="page-head">
        <h1>{r("meetings")}</h1>
        <p className="hint">{t("meetings-intro")}</p>
      </header>
      <nav className="panes no-print" aria-label={r("meetings")}>
        {rooms.map((room) => (
          <Link key={room} to={room === "list" ? "desk/meetings" : `desk/meetings?room=${room}`} aria-current={room === chosen ? "page" : undefined}>
            {t(`room-${room}`)}
          </Link>
        ))}
      </nav>
      {chosen === "list" && <HoldingList kind="meetings" begin={mayEnter(account) && <BeginMeeting />} />}
      {chosen === "tasks" && <TasksRoom />}
      {chosen === "calendar" && <CalendarRoom />}
    </>
  );
}
