// SPDX-License-Identifier: EUPL-1.2
import { AreaField, SelectField, TextField } from "../desk/fields";
import type { BeginBody } from "../office/commands";
import type { Party } from "../office/register";
import { bodyKinds, useRegisterCodes } from "../register/codes";
import { partiesBody, PartyFields } from "../register/fields";
import { useWords } from "../words/words";

export interface BodyDraft {
  title: string;
  kind: string;
  organisation: string;
  parent: string;
  seat: string;
  mandate: string;
  parties: Party[];
}

/** What it is, for whom it acts and who else takes part: entered once, and changed later. */
export function BodyFields({ draft, set }: { draft: BodyDraft; set: (change: Partial<BodyDraft>) => void }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  return (
    <>
      <div className="grid-2">
        <TextField label={r("title")} value={draft.title} onChange={(title) => set({ title })} required />
        <SelectField label={r("kind")} value={draft.kind} onChange={(kind) => set({ kind })} none={d("choose")} options={bodyKinds.map((one) => [one, code("kind", one)])} required />
        <TextField label={r("line-organisation")} value={draft.organisation} onChange={(organisation) => set({ organisation })} help={d("optional")} />
        <TextField label={r("line-parent")} value={draft.parent} onChange={(parent) => set({ parent })} help={r("replaces-help")} />
        <TextField label={r("line-seat")} value={draft.seat} onChange={(seat) => set({ seat })} help={d("optional")} />
      </div>
      <AreaField label={r("line-mandate")} value={draft.mandate} onChange={(mandate) => set({ mandate })} help={t("mandate-help")} />
      <PartyFields parties={draft.parties} onChange={(parties) => set({ parties })} least={0} />
    </>
  );
}

/** As commands take it; nothing while something is missing. What is empty takes away what stood there. */
export function bodyOf({ title, kind, parties, ...texts }: BodyDraft): Omit<BeginBody, "substitute"> | null {
  const sides = parties.length === 0 ? [] : partiesBody(parties);
  if (title.trim() === "" || kind === "" || sides === null) return null;
  return { title: title.trim(), kind: kind as BeginBody["kind"], organisation: texts.organisation.trim(), parent: texts.parent.trim(), seat: texts.seat.trim(), mandate: texts.mandate.trim(), parties: sides };
}
