// SPDX-License-Identifier: EUPL-1.2
import { navigate } from "../app/router";
import { PersonField } from "../desk/fields";
import { Folded, RecordForm } from "../desk/RecordForm";
import { send } from "../office/ask";
import type { BeginPublication as Begin } from "../office/commands";
import type { PublicationDone } from "../office/register";
import { useWords } from "../words/words";
import { catalogueBody, CatalogueFields, emptyEntry } from "./CatalogueFields";

export function BeginPublication() {
  const t = useWords("register");
  const l = useWords("library");
  const initial = { ...emptyEntry, substitute: "" };
  const body = ({ substitute, ...entry }: typeof initial): Begin | null => (entry.title.trim() === "" || substitute === "" ? null : { ...catalogueBody(entry), title: entry.title.trim(), kind: entry.kind as Begin["kind"], substitute });
  return (
    <Folded label={l("enter")}>
      {(close) => (
        <>
          <h2>{l("enter")}</h2>
          <RecordForm name="publications" initial={initial} body={body} send={(sent, { once }) => send<PublicationDone>("publications", sent, { once })} onDone={({ publication }) => navigate(`desk/publications/${publication}`)} onCancel={close}>
            {(draft, set) => (
              <>
                <CatalogueFields draft={draft} set={set} />
                <PersonField label={t("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={l("substitute-reviews")} required />
              </>
            )}
          </RecordForm>
        </>
      )}
    </Folded>
  );
}
