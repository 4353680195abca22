// SPDX-License-Identifier: EUPL-1.2
import { navigate } from "../app/router";
import { PersonField, SelectField, TextField, TickField } from "../desk/fields";
import { Folded, RecordForm } from "../desk/RecordForm";
import { send } from "../office/ask";
import type { BeginAgreement as Begin } from "../office/commands";
import type { AgreementDone } from "../office/register";
import { agreementKinds, useRegisterCodes } from "../register/codes";
import { partiesBody, PartyFields } from "../register/fields";
import { useWords } from "../words/words";

/** A few words and who the other sides are; what it covers and when it ends is said on its own page. */
export function BeginAgreement() {
  const t = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  const initial = { title: "", kind: "", observed: false, parties: [{ state: "", authority: "" }], substitute: "", replaces: "" };
  const body = ({ title, kind, observed, parties, substitute, replaces }: typeof initial): Begin | null => {
    const sides = partiesBody(parties);
    if (title.trim() === "" || kind === "" || substitute === "" || sides === null) return null;
    if (observed && new Set(parties.map(({ state }) => state)).size < 2) return null;
    return { title: title.trim(), kind: kind as Begin["kind"], parties: sides, substitute, ...(observed && { observed }), ...(replaces.trim() && { replaces: replaces.trim() }) };
  };
  return (
    <Folded label={t("enter-agreement")}>
      {(close) => (
        <>
          <h2>{t("enter-agreement")}</h2>
          <RecordForm name="agreements" initial={initial} body={body} send={(sent, { once }) => send<AgreementDone>("agreements", sent, { once })} onDone={({ agreement }) => navigate(`desk/agreements/${agreement}`)} onCancel={close}>
            {(draft, set) => (
              <>
                <div className="grid-2">
                  <TextField label={t("title")} value={draft.title} onChange={(title) => set({ title })} required />
                  <SelectField label={t("kind")} value={draft.kind} onChange={(kind) => set({ kind })} none={d("choose")} options={agreementKinds.map((one) => [one, code("kind", one)])} required />
                </div>
                <TickField label={t("enter-observed")} value={draft.observed} onChange={(observed) => set({ observed })} />
                {draft.observed && <p className="hint">{t("observed-help")}</p>}
                <PartyFields parties={draft.parties} onChange={(parties) => set({ parties })} all={draft.observed} />
                <div className="grid-2">
                  <PersonField label={t("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={t("substitute-help")} required />
                  <TextField label={t("line-replaces")} value={draft.replaces} onChange={(replaces) => set({ replaces })} help={t("replaces-help")} />
                </div>
              </>
            )}
          </RecordForm>
        </>
      )}
    </Folded>
  );
}
