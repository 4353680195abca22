// SPDX-License-Identifier: EUPL-1.2
// What makes an item public, other than it was, or gone: each waits for a second person.
import { useCommon } from "../office/common";
import { DayField, given, ReasonField } from "../register/fields";
import { HoldingForm } from "../register/HoldingForm";
import { noWords, publicWords } from "../register/publicWords";
import { PublicWordsFields } from "../register/PublicWordsFields";
import { useWords } from "../words/words";

interface NewsFormProps {
  onClose: () => void;
}

export function PublishNews({ onClose }: NewsFormProps) {
  const t = useWords("news");
  const { today } = useCommon();
  return (
    <HoldingForm to="news" command="publication" initial={{ on: "", reason: "" }} body={({ on, reason }) => (on === "" || on >= today ? given({ on, reason }) : null)} submit={t("propose")} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <p className="hint">{t("publish-help")}</p>
          <DayField label={t("public-from")} value={draft.on} onChange={(on) => set({ on })} required={false} />
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}

export function CorrectNews({ onClose }: NewsFormProps) {
  const t = useWords("news");
  return (
    <HoldingForm
      to="news"
      command="corrections"
      initial={{ ...noWords("note"), reason: "" }}
      body={({ reason, ...notes }) => {
        const words = publicWords("note", notes);
        return words && { ...words, ...given({ reason }) };
      }}
      submit={t("propose")}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <p className="hint">{t("correct-help")}</p>
          <PublicWordsFields word="note" label={t("note")} draft={draft} set={set} />
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}

export function WithdrawNews({ onClose }: NewsFormProps) {
  const t = useWords("news");
  return (
    <HoldingForm
      to="news"
      command="withdrawal"
      initial={{ ...noWords("because"), reason: "" }}
      body={({ reason, ...because }) => {
        const words = publicWords("because", because);
        return words && { ...words, ...given({ reason }) };
      }}
      submit={t("propose")}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <p className="hint">{t("withdraw-help")}</p>
          <PublicWordsFields word="because" label={t("because")} draft={draft} set={set} />
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}
