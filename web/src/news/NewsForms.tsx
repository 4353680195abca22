// SPDX-License-Identifier: EUPL-1.2
// What makes an item public, other than it was, or gone: each waits for a second person.
import { useCommon } from "../office/common";
import { DayField, given, ReasonField } from "../register/fields";
import { HoldingForm } from "../register/HoldingForm";
import { NoticeFields, publicNotice } from "../register/PublicNotice";
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

const [correction, withdrawal] = [publicNotice("note"), publicNotice("because")];

export function CorrectNews({ onClose }: NewsFormProps) {
  const t = useWords("news");
  return (
    <HoldingForm to="news" command="corrections" {...correction} submit={t("propose")} onDone={onClose} onCancel={onClose}>
      {(draft, set) => <NoticeFields word="note" label={t("note")} help={t("correct-help")} draft={draft} set={set} />}
    </HoldingForm>
  );
}

export function WithdrawNews({ onClose }: NewsFormProps) {
  const t = useWords("news");
  return (
    <HoldingForm to="news" command="withdrawal" {...withdrawal} submit={t("propose")} onDone={onClose} onCancel={onClose}>
      {(draft, set) => <NoticeFields word="because" label={t("because")} help={t("withdraw-help")} draft={draft} set={set} />}
    </HoldingForm>
  );
}
