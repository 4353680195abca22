// SPDX-License-Identifier: EUPL-1.2
import { navigate } from "../app/router";
import { PersonField, TextField } from "../desk/fields";
import { Folded, RecordForm } from "../desk/RecordForm";
import { send } from "../office/ask";
import type { BeginProgramme as Begin } from "../office/commands";
import type { ProgrammeDone } from "../office/register";
import { DayField, partiesBody, PartyFields } from "../register/fields";
import { useWords } from "../words/words";

export function BeginProgramme() {
  const t = useWords("register");
  const initial = { title: "", parties: [{ state: "", authority: "" }], from: "", to: "", substitute: "", predecessor: "" };
  const body = ({ title, parties, from, to, substitute, predecessor }: typeof initial): Begin | null => {
    const sides = partiesBody(parties);
    if (title.trim() === "" || from === "" || to < from || substitute === "" || sides === null) return null;
    return { title: title.trim(), parties: sides, from, to, substitute, ...(predecessor.trim() && { predecessor: predecessor.trim() }) };
  };
  return (
    <Folded label={t("enter-programme")}>
      {(close) => (
        <>
          <h2>{t("enter-programme")}</h2>
          <RecordForm name="programmes" initial={initial} body={body} send={(sent, { once }) => send<ProgrammeDone>("programmes", sent, { once })} onDone={({ programme }) => navigate(`desk/programmes/${programme}`)} onCancel={close}>
            {(draft, set) => (
              <>
                <TextField label={t("title")} value={draft.title} onChange={(title) => set({ title })} required />
                <PartyFields parties={draft.parties} onChange={(parties) => set({ parties })} />
                <div className="grid-2">
                  <DayField label={t("first-day")} value={draft.from} onChange={(from) => set({ from })} />
                  <DayField label={t("last-day")} value={draft.to} onChange={(to) => set({ to })} />
                  <PersonField label={t("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={t("substitute-help")} required />
                  <TextField label={t("line-predecessor")} value={draft.predecessor} onChange={(predecessor) => set({ predecessor })} help={t("replaces-help")} />
                </div>
              </>
            )}
          </RecordForm>
        </>
      )}
    </Folded>
  );
}
