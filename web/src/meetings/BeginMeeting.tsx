// SPDX-License-Identifier: EUPL-1.2
import { navigate } from "../app/router";
import { PersonField } from "../desk/fields";
import { Folded, RecordForm } from "../desk/RecordForm";
import { send } from "../office/ask";
import type { MeetingDone } from "../office/register";
import { useWords } from "../words/words";
import { type MeetingDraft, MeetingFields, meetingOf } from "./MeetingFields";

export function BeginMeeting() {
  const t = useWords("meetings");
  const r = useWords("register");
  const initial: MeetingDraft & { substitute: string } = { title: "", kind: "", parties: [{ state: "", authority: "" }], from: "", to: "", place: "", body: "", under: "", substitute: "" };
  return (
    <Folded label={t("enter-meeting")}>
      {(close) => (
        <>
          <h2>{t("enter-meeting")}</h2>
          <RecordForm
            name="meetings"
            initial={initial}
            body={({ substitute, ...draft }) => {
              const meeting = meetingOf(draft);
              return meeting && substitute ? { ...meeting, substitute } : null;
            }}
            send={(sent, { once }) => send<MeetingDone>("meetings", sent, { once })}
            onDone={({ meeting }) => navigate(`desk/meetings/${meeting}`)}
            onCancel={close}
          >
            {(draft, set) => (
              <>
                <MeetingFields draft={draft} set={set} />
                <PersonField label={r("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={r("substitute-help")} required />
              </>
            )}
          </RecordForm>
        </>
      )}
    </Folded>
  );
}
