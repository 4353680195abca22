// SPDX-License-Identifier: EUPL-1.2
import { TextField, TickField } from "../desk/fields";
import { given, ReasonField } from "../register/fields";
import { useHolding } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";
import { fieldsOf, type PublishedKind } from "./part";

interface FormProps {
  kind: PublishedKind;
  close: () => void;
}

interface PublishDraft {
  title: string;
  title_fr: string;
  title_ru: string;
  source: string;
  language: string;
  fields: string[];
  reason: string;
}

function publication({ fields, language, reason, ...texts }: PublishDraft) {
  const { title, title_fr, title_ru, source } = given(texts);
  if (!title || !title_fr || !title_ru || !source) return null;
  return { title, title_fr, title_ru, source, fields, ...given({ language, reason }) };
}

/** Chooses what becomes public, as it is now. */
export function PublishForm({ kind, close }: FormProps) {
  const t = useWords("publishing");
  const { holding } = useHolding();
  const now = "page" in holding ? holding.page.public : null;
  const initial: PublishDraft = {
    title: now?.titles.en ?? "",
    title_fr: now?.titles.fr ?? "",
    title_ru: now?.titles.ru ?? "",
    source: now?.source ?? "",
    language: now?.language ?? "",
    fields: now?.fields ?? [],
    reason: "",
  };
  return (
    <HoldingForm to={kind} command="page" initial={initial} body={publication} onDone={close} onCancel={close}>
      {(draft, set) => (
        <>
          <p className="hint">{t("as-now")}</p>
          <TextField label={t("title-en")} value={draft.title} onChange={(title) => set({ title })} required />
          <TextField label={t("title-fr")} value={draft.title_fr} onChange={(title_fr) => set({ title_fr })} required />
          <TextField label={t("title-ru")} value={draft.title_ru} onChange={(title_ru) => set({ title_ru })} required />
          <div className="grid-2">
            <TextField label={t("source")} value={draft.source} onChange={(source) => set({ source })} help={t("source-help")} required />
            <TextField label={t("language")} value={draft.language} onChange={(language) => set({ language: language.trim().toLowerCase() })} help={t("language-help")} />
          </div>
          <fieldset>
            <legend>{t("fields")}</legend>
            {fieldsOf[kind].map((field) => (
              <TickField
                key={field}
                label={t(`field-${field}`)}
                value={draft.fields.includes(field)}
                onChange={(chosen) => set({ fields: fieldsOf[kind].filter((one) => (one === field ? chosen : draft.fields.includes(one))) })}
              />
            ))}
          </fieldset>
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}

function withdrawal({ reason, ...texts }: { because: string; because_fr: string; because_ru: string; reason: string }) {
  const { because, because_fr, because_ru } = given(texts);
  return because && because_fr && because_ru ? { because, because_fr, because_ru, ...given({ reason }) } : null;
}

/** Takes it off the public pages; readers are told why. */
export function WithdrawForm({ kind, close }: FormProps) {
  const t = useWords("publishing");
  return (
    <HoldingForm to={kind} command="page/withdrawal" initial={{ because: "", because_fr: "", because_ru: "", reason: "" }} body={withdrawal} onDone={close} onCancel={close}>
      {(draft, set) => (
        <>
          <TextField label={t("because-en")} value={draft.because} onChange={(because) => set({ because })} help={t("because-help")} required />
          <TextField label={t("because-fr")} value={draft.because_fr} onChange={(because_fr) => set({ because_fr })} required />
          <TextField label={t("because-ru")} value={draft.because_ru} onChange={(because_ru) => set({ because_ru })} required />
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}
