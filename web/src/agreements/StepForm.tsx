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

type Asked = "effect" | "place" | "signatories" | "how" | "by" | "replaced_by" | "reason";

/** What a step asks for besides day, words and source; of an end, by how it ended. Among others nothing takes a second person. */
export function askedOf(step: StepWord, how: string, observed = false): readonly Asked[] {
  const ends = step === "end";
  const all: readonly (readonly [Asked, boolean])[] = [
    ["effect", withEffect.includes(step)],
    ["place", withPlace.includes(step)],
    ["signatories", withSignatories.includes(step)],
    ["how", ends],
    ["by", step === "suspend" || (ends && how === "denounced")],
    ["replaced_by", ends && how === "replaced"],
    ["reason", !observed && binding.includes(step)],
  ];
  return all.filter(([, asks]) => asks).map(([name]) => name);
}

/** One step of its life; each asks only for what belongs to it, and what was entered elsewhere is not sent. */
export function StepForm({ step, onClose }: { step: StepWord; onClose: () => void }) {
  const t = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  const { today } = useCommon();
  const agreement = useAgreement();
  const initial = { on: today, effect: "", place: "", signatories: "", how: "", by: "", replaced_by: "", says: "", reason: "", ...noSource };
  const ends = wasInForce.includes(agreement.last_stage) ? ["expired", "replaced", "denounced"] : ["abandoned"];
  const body = (draft: typeof initial): Step | null => {
    const { source, on, says, document } = draft;
    const asked = askedOf(step, draft.how, agreement.observed);
    const { signatories = "", ...rest }: Partial<Record<Asked, string>> = Object.fromEntries(asked.map((name) => [name, draft[name]]));
    const signed = linesOf(signatories);
    // Only what happened before the register knew of it may lack where and by whom it was signed.
    const history = on < agreement.entered_on;
    if (on === "" || source.trim() === "") return null;
    if (step === "sign" && !history && !agreement.observed && (draft.place.trim() === "" || signed.length === 0)) return null;
    if ((["how", "by", "replaced_by"] as const).some((name) => rest[name]?.trim() === "")) return null;
    return { step, on, source: source.trim(), ...given({ ...rest, says, document }), ...(signed.length > 0 && { signatories: signed }) } as Step;
  };
  return (
    <HoldingForm to="agreements" command="steps" name={step} initial={initial} body={body} onDone={({ waits_for }) => waits_for === null && onClose()} onCancel={onClose}>
      {(draft, set) => {
        const asks = (name: Asked) => askedOf(step, draft.how, agreement.observed).includes(name);
        return (
          <>
            {!agreement.observed && binding.includes(step) && <p className="hint">{t("binds-help")}</p>}
            <div className="grid-2">
              <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
              {asks("effect") && <DayField label={t("line-effect")} value={draft.effect} onChange={(effect) => set({ effect })} required={false} />}
            </div>
            {asks("how") && <SelectField label={t("line-how")} value={draft.how} onChange={(how) => set({ how, by: "" })} none={d("choose")} options={ends.map((one) => [one, code("how", one)])} required />}
            {asks("by") && <SideField label={t("who-did")} value={draft.by} onChange={(by) => set({ by })} both={step === "suspend"} ours={!agreement.observed} none={d("choose")} />}
            {asks("replaced_by") && <TextField label={t("line-replaced_by")} value={draft.replaced_by} onChange={(replaced_by) => set({ replaced_by })} required />}
            {asks("place") && <TextField label={t("line-place")} value={draft.place} onChange={(place) => set({ place })} />}
            {asks("signatories") && <AreaField label={t("line-signatories")} value={draft.signatories} onChange={(signatories) => set({ signatories })} help={t("one-a-line")} />}
            <TextField label={t("in-words")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
            <SourceFields draft={draft} set={set} />
            {asks("reason") && <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />}
          </>
        );
      }}
    </HoldingForm>
  );
}
