// SPDX-License-Identifier: EUPL-1.2
import { AreaField, SelectField, TextField } from "../desk/fields";
import type { AgreementCommands } from "../office/commands";
import { useCommon } from "../office/common";
import { useRegisterCodes } from "../register/codes";
import { DayField, given, linesOf, noSource, ReasonField, SideField, SourceFields } from "../register/fields";
import { useAgreement } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";

type Step = AgreementCommands["steps"];
export type StepWord = Step["step"];

/** Steps that may count from another day than they are done on. */
const withEffect: readonly StepWord[] = ["enter-into-force", "suspend", "resume", "end"];
const withPlace: readonly StepWord[] = ["negotiate", "initial", "sign"];
const withSignatories: readonly StepWord[] = ["initial", "sign"];
/** What binds the authority where we do it (docs/formats/agreements.md, "What binds takes two"). */
const binding: readonly StepWord[] = ["initial", "sign", "suspend", "resume", "end"];
const wasInForce = ["in-force", "suspended"];

/** One step of its life; each asks only for what belongs to it. */
export function StepForm({ step, onClose }: { step: StepWord; onClose: () => void }) {
  const t = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  const { today } = useCommon();
  const agreement = useAgreement();
  const initial = { on: today, effect: "", place: "", signatories: "", how: "", by: "", replaced_by: "", says: "", reason: "", ...noSource };
  const ends = wasInForce.includes(agreement.last_stage) ? ["expired", "replaced", "denounced"] : ["abandoned"];
  const body = (draft: typeof initial): Step | null => {
    const { signatories, source, on, ...rest } = draft;
    const signed = linesOf(signatories);
    // Only what happened before the register knew of it may lack where and by whom it was signed.
    const history = on < agreement.entered_on;
    if (on === "" || source.trim() === "") return null;
    if (step === "sign" && !history && (rest.place.trim() === "" || signed.length === 0)) return null;
    if (step === "suspend" && rest.by === "") return null;
    if (step === "end" && (rest.how === "" || (rest.how === "replaced" && rest.replaced_by.trim() === "") || (rest.how === "denounced" && rest.by === ""))) return null;
    return { step, on, source: source.trim(), ...given(rest), ...(signed.length > 0 && { signatories: signed }) } as Step;
  };
  return (
    <HoldingForm to="agreements" command="steps" name={step} initial={initial} body={body} onDone={({ waits_for }) => waits_for === null && onClose()} onCancel={onClose}>
      {(draft, set) => (
        <>
          {binding.includes(step) && <p className="hint">{t("binds-help")}</p>}
          <div className="grid-2">
            <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
            {withEffect.includes(step) && <DayField label={t("line-effect")} value={draft.effect} onChange={(effect) => set({ effect })} required={false} />}
          </div>
          {step === "end" && <SelectField label={t("line-how")} value={draft.how} onChange={(how) => set({ how, by: "" })} none={d("choose")} options={ends.map((one) => [one, code("how", one)])} required />}
          {(step === "suspend" || draft.how === "denounced") && <SideField label={t("who-did")} value={draft.by} onChange={(by) => set({ by })} both={step === "suspend"} none={d("choose")} />}
          {draft.how === "replaced" && <TextField label={t("line-replaced_by")} value={draft.replaced_by} onChange={(replaced_by) => set({ replaced_by })} required />}
          {withPlace.includes(step) && <TextField label={t("line-place")} value={draft.place} onChange={(place) => set({ place })} />}
          {withSignatories.includes(step) && <AreaField label={t("line-signatories")} value={draft.signatories} onChange={(signatories) => set({ signatories })} help={t("one-a-line")} />}
          <TextField label={t("in-words")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
          <SourceFields draft={draft} set={set} />
          {binding.includes(step) && <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />}
        </>
      )}
    </HoldingForm>
  );
}
