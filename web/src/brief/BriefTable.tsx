// SPDX-License-Identifier: EUPL-1.2
// At the table: meetings, who was met, what was promised there.
import { Link } from "../app/router";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { Brief, BriefMeeting } from "../office/register";
import { toneOfStatus } from "../meetings/decisions";
import { useDaysText } from "../meetings/useDaysText";
import { useRegisterCodes } from "../register/codes";
import { useLanguage, useWords } from "../words/words";
import { BriefRows } from "./BriefRows";

function MeetingLine({ name, meeting }: { name: string; meeting: BriefMeeting | null }) {
  const t = useWords("brief");
  const daysText = useDaysText();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {meeting ? (
          <>
            <Link to={`desk/meetings/${meeting.id}`}>{meeting.title}</Link> <span className="hint">{[daysText(meeting.from, meeting.to), meeting.place, meeting.number].filter(Boolean).join(" · ")}</span>
          </>
        ) : (
          t("none")
        )}
      </dd>
    </div>
  );
}

export function BriefMeetings({ brief }: { brief: Brief }) {
  const t = useWords("brief");
  const r = useWords("register");
  const { language } = useLanguage();
  return (
    <section className="panel" aria-labelledby="brief-meetings">
      <h2 id="brief-meetings">{r("meetings")}</h2>
      <dl className="days">
        <MeetingLine name={t("last-meeting")} meeting={brief.last_meeting} />
        <MeetingLine name={t("next-meeting")} meeting={brief.next_meeting} />
      </dl>
      <BriefRows
        title={t("people")}
        columns={[r("line-name"), r("line-office"), t("last-met"), t("times-met")]}
        rows={brief.people.map((person) => ({ key: `${person.name} ${person.office}`, cells: [person.name, person.office, shortDay(person.last_met, language), String(person.times)] }))}
      />
    </section>
  );
}

export function BriefTasks({ brief }: { brief: Brief }) {
  const t = useWords("brief");
  const m = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { personName } = useCommon();
  return (
    <section className="panel" aria-labelledby="brief-tasks">
      <h2 id="brief-tasks">{m("room-tasks")}</h2>
      <BriefRows
        title={t("left-over")}
        columns={[m("what-decided"), t("status"), m("who-does"), r("line-due"), t("became")]}
        rows={brief.tasks.map(({ decision, meeting, number }) => ({
          key: `${meeting} ${decision.id}`,
          cells: [
            <>
              <Link to={`desk/meetings/${meeting}?pane=decisions`}>{decision.says}</Link>
              <span className="hint code">{number}</span>
            </>,
            <span className={`badge ${toneOfStatus[decision.status]}`}>{code("status", decision.status)}</span>,
            [code("by", decision.by), decision.by === "us" ? personName(decision.owner) : decision.responsible_there].filter(Boolean).join(": "),
            shortDay(decision.due, language),
            [decision.done_on && shortDay(decision.done_on, language), decision.done_says, decision.dropped_because].filter(Boolean).join(" · "),
          ],
        }))}
      />
    </section>
  );
}
