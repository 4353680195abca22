// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { changedOf } from "../desk/changed";
import { TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { Assignment } from "../register/Assignment";
import { useRegisterCodes } from "../register/codes";
import { DayField, given, noSource, SourceFields } from "../register/fields";
import { useChanges, useMeeting } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { HoldingHead } from "../register/HoldingHead";
import { useLanguage, useWords } from "../words/words";
import { MeetingFields, meetingOf } from "./MeetingFields";
import { useDaysText } from "./useDaysText";

/** What it is, when and where, with the brief for each of the other sides. */
export function MeetingHead() {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { stateName, today } = useCommon();
  const daysText = useDaysText();
  const meeting = useMeeting();
  const changes = useChanges() && meeting.cancelled_on === "";
  const states = [...new Set(meeting.parties.map(({ state }) => state))];
  return (
    <HoldingHead
      what={code("kind", meeting.kind)}
      facts={[
        [t("days"), daysText(meeting.from, meeting.to)],
        [r("line-place"), meeting.place],
        [r("line-body"), meeting.body],
        [r("line-under"), meeting.under.join(", ")],
        [t("cancelled"), meeting.cancelled_on && `${shortDay(meeting.cancelled_on, language)}: ${meeting.cancelled_because}`],
        [r("source"), [meeting.source, meeting.document].filter(Boolean).join(" · ")],
      ]}
    >
      <p className="row no-print">
        {states.map((state) => (
          <Link key={state} to={`desk/brief?state=${state}`}>
            {t("brief-of", { state: stateName(state) })}
          </Link>
        ))}
      </p>
      <div className="row no-print">
        {changes && !meeting.held && meeting.from <= today && <Held />}
        {changes && !meeting.held && <Describe />}
        {changes && !meeting.held && <Cancel />}
        <Assignment />
      </div>
    </HoldingHead>
  );
}

function Describe() {
  const r = useWords("register");
  const { title, kind, parties, from, to, place, body, under } = useMeeting();
  return (
    <Folded label={r("describe")}>
      {(close) => (
        <HoldingForm to="meetings" command="description" initial={{ title, kind, parties, from, to, place, body, under: under.join(", ") }} body={(draft, began) => changedOf(meetingOf(draft), meetingOf(began))} onDone={close} onCancel={close}>
          {(draft, set) => <MeetingFields draft={draft} set={set} />}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Held() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { from, to, place } = useMeeting();
  return (
    <Folded label={t("record-held")}>
      {(close) => (
        <HoldingForm
          to="meetings"
          command="course"
          initial={{ from, to, place, ...noSource }}
          body={({ source, document, ...course }, { from, to, place }) =>
            course.from && course.from <= course.to && source.trim() ? { source: source.trim(), ...given({ document }), ...given(changedOf(course, { from, to, place }) ?? {}) } : null
          }
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <div className="grid-2">
                <DayField label={r("first-day")} value={draft.from} onChange={(day) => set({ from: day })} />
                <DayField label={r("last-day")} value={draft.to} onChange={(day) => set({ to: day })} />
                <TextField label={r("line-place")} value={draft.place} onChange={(where) => set({ place: where })} />
              </div>
              <SourceFields draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Cancel() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { today } = useCommon();
  return (
    <Folded label={t("cancel-meeting")}>
      {(close) => (
        <HoldingForm
          to="meetings"
          command="cancellation"
          initial={{ on: today, because: "", ...noSource }}
          body={({ on, because, source, document }) => (on && because.trim() && source.trim() ? { on, because: because.trim(), source: source.trim(), ...given({ document }) } : null)}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <DayField label={r("day-done")} value={draft.on} onChange={(on) => set({ on })} />
              <TextField label={r("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
              <SourceFields draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}
