// SPDX-License-Identifier: EUPL-1.2
import { AreaField, TextField } from "../desk/fields";
import type { AgreementStep } from "../office/register";
import { DayField, given, linesOf, SourceFields } from "../register/fields";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";

interface StepProps {
  step: AgreementStep;
  onClose: () => void;
}

/** What was known before stays known: `known` on the page shows it. */
export function Correction({ step, onClose }: StepProps) {
  const t = useWords("register");
  const initial = { on: step.on, effect: step.effect, place: step.place, signatories: step.signatories.join("\n"), says: step.says, source: step.source, document: step.document, reason: "" };
  return (
    <HoldingForm
      to="agreements"
      command="steps/{id}/correction"
      at={{ id: step.id }}
      initial={initial}
      body={({ signatories, source, reason, ...rest }) => (source.trim() && reason.trim() ? { ...given(rest), source: source.trim(), reason: reason.trim(), ...(linesOf(signatories).length > 0 && { signatories: linesOf(signatories) }) } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <p className="hint">{t("correct-help")}</p>
          <div className="grid-2">
            <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
            <DayField label={t("line-effect")} value={draft.effect} onChange={(effect) => set({ effect })} />
          </div>
          <TextField label={t("line-place")} value={draft.place} onChange={(place) => set({ place })} />
          <AreaField label={t("line-signatories")} value={draft.signatories} onChange={(signatories) => set({ signatories })} help={t("one-a-line")} />
          <TextField label={t("in-words")} value={draft.says} onChange={(says) => set({ says })} />
          <SourceFields draft={draft} set={set} />
          <TextField label={t("why-corrected")} value={draft.reason} onChange={(reason) => set({ reason })} required />
        </>
      )}
    </HoldingForm>
  );
}

export function Withdrawal({ step, onClose }: StepProps) {
  const t = useWords("register");
  return (
    <HoldingForm to="agreements" command="steps/{id}/withdrawal" at={{ id: step.id }} initial={{ reason: "" }} body={({ reason }) => (reason.trim() ? { reason: reason.trim() } : null)} onDone={onClose} onCancel={onClose}>
      {(draft, set) => <TextField label={t("why-withdrawn")} value={draft.reason} onChange={(reason) => set({ reason })} help={t("withdraw-help")} required />}
    </HoldingForm>
  );
}
