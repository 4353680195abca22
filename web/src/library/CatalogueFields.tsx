// SPDX-License-Identifier: EUPL-1.2
// What a publication is and what it is about: as it is entered, and as it is described anew.
import { AreaField, SelectField, TextField } from "../desk/fields";
import { publicationKinds, useRegisterCodes } from "../register/codes";
import { linesOf } from "../register/fields";
import { StatesField } from "../register/StatesField";
import { useWords } from "../words/words";

export const emptyEntry = { title: "", kind: "methodological-paper", citation: "", states: [] as string[], topics: "", rests_on: "" };
export type CatalogueEntry = typeof emptyEntry;

/** As commands take it; what is empty is said to be so only where it was not. */
export function catalogueBody({ citation, states, topics, rests_on }: CatalogueEntry, before: CatalogueEntry = emptyEntry) {
  const changed = <T,>(name: keyof CatalogueEntry, value: T, was: T) => (JSON.stringify(value) === JSON.stringify(was) ? {} : { [name]: value });
  return {
    ...changed("citation", citation.trim(), before.citation),
    ...changed("states", states, before.states),
    ...changed("topics", linesOf(topics), linesOf(before.topics)),
    ...changed("rests_on", linesOf(rests_on), linesOf(before.rests_on)),
  };
}

export function CatalogueFields({ draft, set }: { draft: CatalogueEntry; set: (change: Partial<CatalogueEntry>) => void }) {
  const t = useWords("register");
  const l = useWords("library");
  const code = useRegisterCodes();
  return (
    <>
      <TextField label={t("title")} value={draft.title} onChange={(title) => set({ title })} required />
      <div className="grid-2">
        <SelectField label={t("kind")} value={draft.kind} onChange={(kind) => set({ kind })} options={publicationKinds.map((one) => [one, code("kind", one)])} />
        <TextField label={t("line-citation")} value={draft.citation} onChange={(citation) => set({ citation })} help={l("citation-help")} />
      </div>
      <StatesField label={l("about-state")} chosen={draft.states} onChange={(states) => set({ states })} />
      <div className="grid-2">
        <AreaField label={t("line-topics")} value={draft.topics} onChange={(topics) => set({ topics })} help={t("one-a-line")} />
        <AreaField label={t("line-rests_on")} value={draft.rests_on} onChange={(rests_on) => set({ rests_on })} help={l("rests-on-help")} />
      </div>
    </>
  );
}
