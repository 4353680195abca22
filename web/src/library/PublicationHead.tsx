// SPDX-License-Identifier: EUPL-1.2
import { changedOf } from "../desk/changed";
import { SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { Assignment } from "../register/Assignment";
import { useRegisterCodes } from "../register/codes";
import { useChanges, usePublication } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { HoldingHead } from "../register/HoldingHead";
import { useWords } from "../words/words";
import { catalogueBody, type CatalogueEntry, CatalogueFields } from "./CatalogueFields";
import { LawUnder } from "./LawUnder";

/** What it is, who answers for it, and who may read it. */
export function PublicationHead() {
  const t = useWords("register");
  const l = useWords("library");
  const code = useRegisterCodes();
  const { personName } = useCommon();
  const publication = usePublication();
  const changes = useChanges();
  const { restricted, owner, substitute, readers } = publication;
  return (
    <HoldingHead
      what={code("kind", publication.kind)}
      badge={restricted && <span className="badge warn">{l("restricted")}</span>}
      facts={[
        [t("line-citation"), publication.citation],
        [t("line-topics"), publication.topics.join(", ")],
        [t("line-rests_on"), publication.rests_on.join(", ")],
        [t("line-readers"), restricted ? [owner, substitute, ...readers].map(personName).join(", ") : ""],
      ]}
    >
      <LawUnder />
      <div className="row no-print">
        {changes && <Describe />}
        {changes && (restricted ? <Open /> : <Restrict />)}
        <Assignment />
      </div>
    </HoldingHead>
  );
}

function Describe() {
  const t = useWords("register");
  const { title, kind, citation, states, topics, rests_on } = usePublication();
  const initial: CatalogueEntry = { title, kind, citation, states, topics: topics.join("\n"), rests_on: rests_on.join("\n") };
  return (
    <Folded label={t("describe")}>
      {(close) => (
        <HoldingForm
          to="publications"
          command="description"
          initial={initial}
          body={(draft, began) => {
            const named = changedOf({ title: draft.title.trim(), kind: draft.kind as "model-form" }, { title: began.title, kind: began.kind as "model-form" });
            const changed = { ...catalogueBody(draft, began), ...named };
            return draft.title.trim() !== "" && Object.keys(changed).length > 0 ? changed : null;
          }}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => <CatalogueFields draft={draft} set={set} />}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Restrict() {
  const t = useWords("register");
  const l = useWords("library");
  const d = useWords("desk");
  const { accounts, personName } = useCommon();
  return (
    <Folded label={l("restrict")}>
      {(close) => (
        <HoldingForm to="publications" command="restriction" initial={{ readers: [] as string[], because: "" }} body={({ readers, because }) => (readers.length > 0 && because.trim() ? { readers, because: because.trim() } : null)} onDone={close} onCancel={close}>
          {(draft, set) => (
            <>
              <p className="hint">{l("restrict-help")}</p>
              <SelectField label={l("add-reader")} value="" onChange={(reader) => reader && set({ readers: [...draft.readers, reader] })} none={d("choose")} options={accounts.filter(({ id }) => !draft.readers.includes(id)).map(({ id, name }) => [id, name])} />
              {draft.readers.length > 0 && (
                <ul className="row chosen-states" aria-label={t("line-readers")}>
                  {draft.readers.map((reader) => (
                    <li key={reader}>
                      {personName(reader)}{" "}
                      <button type="button" className="quiet" aria-label={t("remove-party", { name: personName(reader) })} onClick={() => set({ readers: draft.readers.filter((one) => one !== reader) })}>
                        {t("remove")}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              <TextField label={t("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Open() {
  const t = useWords("register");
  const l = useWords("library");
  return (
    <Folded label={l("open")}>
      {(close) => (
        <HoldingForm to="publications" command="restriction/end" initial={{ because: "" }} body={({ because }) => (because.trim() ? { because: because.trim() } : null)} onDone={close} onCancel={close}>
          {(draft, set) => <TextField label={t("line-because")} value={draft.because} onChange={(because) => set({ because })} required />}
        </HoldingForm>
      )}
    </Folded>
  );
}
