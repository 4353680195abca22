// SPDX-License-Identifier: EUPL-1.2
import { AreaField, TextField } from "../desk/fields";
import type { AgreementStep } from "../office/register";
import { DayField, linesOf, SourceFields } from "../register/fields";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";

interface StepProps {
  step: AgreementStep;
  onClose: () => void;
}

/** What is sent of it: a field that was cleared goes as an empty one, which takes away what stood there. */
export function correctionOf({ on, effect, signatories, reason, ...texts }: Record<"on" | "effect" | "place" | "signatories" | "says" | "source" | "document" | "reason", string>) {
  const { source, ...rest } = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value.trim()])) as typeof texts;
  if (on === "" || effect === "" || source === "" || reason.trim() === "") return null;
  return { on, effect, ...rest, signatories: linesOf(signatories), source, reason: reason.trim() };
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
      body={correctionOf}
      onDone={({ waits_for }) => waits_for === null && onClose()}
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
