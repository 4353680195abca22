// SPDX-License-Identifier: EUPL-1.2
import { SelectField, TextField } from "../desk/fields";
import type { BeginMeeting } from "../office/commands";
import type { Party } from "../office/register";
import { meetingKinds, useRegisterCodes } from "../register/codes";
import { DayField, partiesBody, PartyFields } from "../register/fields";
import { useWords } from "../words/words";

export interface MeetingDraft {
  title: string;
  kind: string;
  parties: Party[];
  from: string;
  to: string;
  place: string;
  body: string;
  under: string;
}

/** What it is, when, where and with whom: entered once, and changed until it is held. */
export function MeetingFields({ draft, set }: { draft: MeetingDraft; set: (change: Partial<MeetingDraft>) => void }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  return (
    <>
      <div className="grid-2">
        <TextField label={r("title")} value={draft.title} onChange={(title) => set({ title })} required />
        <SelectField label={r("kind")} value={draft.kind} onChange={(kind) => set({ kind })} none={d("choose")} options={meetingKinds.map((one) => [one, code("kind", one)])} required />
      </div>
      <PartyFields parties={draft.parties} onChange={(parties) => set({ parties })} />
      <div className="grid-2">
        <DayField label={r("first-day")} value={draft.from} onChange={(from) => set({ from, ...(draft.to < from && { to: from }) })} />
        <DayField label={r("last-day")} value={draft.to} onChange={(to) => set({ to })} />
        <TextField label={r("line-place")} value={draft.place} onChange={(place) => set({ place })} help={d("optional")} />
        <TextField label={r("line-body")} value={draft.body} onChange={(body) => set({ body })} help={t("body-help")} />
        <TextField label={r("line-under")} value={draft.under} onChange={(under) => set({ under })} help={t("under-help")} />
      </div>
    </>
  );
}

/** Numbers with commas or spaces between them. */
export const numbersOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** As commands take it; nothing while something is missing. What is empty takes away what stood there. */
export function meetingOf({ title, kind, parties, from, to, place, body, under }: MeetingDraft): Omit<BeginMeeting, "substitute"> | null {
  const sides = partiesBody(parties);
  if (title.trim() === "" || kind === "" || sides === null || from === "" || to < from) return null;
  return { title: title.trim(), kind: kind as BeginMeeting["kind"], parties: sides, from, to, place: place.trim(), body: body.trim(), under: numbersOf(under) };
}
