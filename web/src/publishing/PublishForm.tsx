// SPDX-License-Identifier: EUPL-1.2
import { TextField, TickField } from "../desk/fields";
import { given, ReasonField } from "../register/fields";
import { useHolding } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { NoticeFields, publicNotice } from "../register/PublicNotice";
import { noWords, type PublicDraft, publicWords, wordsNow } from "../register/publicWords";
import { PublicWordsFields } from "../register/PublicWordsFields";
import { useWords } from "../words/words";
import { fieldsOf, type PublishedKind } from "./part";

interface FormProps {
  kind: PublishedKind;
  close: () => void;
}

type PublishDraft = PublicDraft<"title"> & { source: string; language: string; fields: string[]; reason: string };

function publication({ source, language, fields, reason, ...titles }: PublishDraft) {
  const words = publicWords("title", titles);
  return words && source.trim() ? { ...words, source: source.trim(), fields, ...given({ language, reason }) } : null;
}

/** Chooses what becomes public, as it is now. */
export function PublishForm({ kind, close }: FormProps) {
  const t = useWords("publishing");
  const { holding } = useHolding();
  const now = "page" in holding ? holding.page.public : null;
  const initial: PublishDraft = {
    ...(now ? wordsNow("title", now.titles) : noWords("title")),
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
          <PublicWordsFields word="title" label={t("title")} draft={draft} set={set} />
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

const withdrawal = publicNotice("because");

/** Takes it off the public pages; readers are told why. */
export function WithdrawForm({ kind, close }: FormProps) {
  const t = useWords("publishing");
  return (
    <HoldingForm to={kind} command="page/withdrawal" {...withdrawal} onDone={close} onCancel={close}>
      {(draft, set) => <NoticeFields word="because" label={t("because")} help={t("because-help")} draft={draft} set={set} />}
    </HoldingForm>
  );
}
