// SPDX-License-Identifier: EUPL-1.2
import { AreaField, SelectField, TextField } from "../desk/fields";
import type { ProgrammeCommands } from "../office/commands";
import { useCommon } from "../office/common";
import type { ProgrammeItem } from "../office/register";
import { forms, useRegisterCodes } from "../register/codes";
import { DayField, given, linesOf, noSource, SourceFields } from "../register/fields";
import { useProgramme } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";

const described = ["subject", "form", "from", "to", "responsible", "responsible_there", "place", "says"] as const;
type ItemDraft = Record<(typeof described)[number], string>;

function ItemFields({ draft, set }: { draft: ItemDraft; set: (change: Partial<ItemDraft>) => void }) {
  const t = useWords("register");
  const d = useWords("desk");
  const code = useRegisterCodes();
  return (
    <>
      <TextField label={t("line-subject")} value={draft.subject} onChange={(subject) => set({ subject })} required />
      <div className="grid-2">
        <SelectField label={t("line-form")} value={draft.form} onChange={(form) => set({ form })} options={forms.map((one) => [one, code("form", one)])} />
        <TextField label={t("line-place")} value={draft.place} onChange={(place) => set({ place })} help={d("optional")} />
        <DayField label={t("first-day")} value={draft.from} onChange={(from) => set({ from })} />
        <DayField label={t("last-day")} value={draft.to} onChange={(to) => set({ to })} />
        <TextField label={t("line-responsible")} value={draft.responsible} onChange={(responsible) => set({ responsible })} help={d("optional")} />
        <TextField label={t("line-responsible_there")} value={draft.responsible_there} onChange={(responsible_there) => set({ responsible_there })} help={d("optional")} />
      </div>
      <TextField label={t("in-words")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
    </>
  );
}

const whole = ({ subject, from, to }: ItemDraft) => subject.trim() !== "" && from !== "" && from <= to;

export function AddItem({ onClose }: { onClose: () => void }) {
  const { from, to } = useProgramme();
  const initial: ItemDraft = { subject: "", form: "seminar", from, to, responsible: "", responsible_there: "", place: "", says: "" };
  return (
    <HoldingForm to="programmes" command="items" initial={initial} body={(draft) => (whole(draft) ? (given(draft) as ProgrammeCommands["items"]) : null)} onDone={onClose} onCancel={onClose}>
      {(draft, set) => <ItemFields draft={draft} set={set} />}
    </HoldingForm>
  );
}

interface ItemProps {
  item: ProgrammeItem;
  onClose: () => void;
}

/** Only what was changed is sent. */
export function ChangeItem({ item, onClose }: ItemProps) {
  const t = useWords("register");
  const initial = { ...(Object.fromEntries(described.map((name) => [name, item[name]])) as ItemDraft), reason: "" };
  return (
    <HoldingForm
      to="programmes"
      command="items/{item}/description"
      at={{ item: item.id }}
      initial={initial}
      body={({ reason, ...draft }) => {
        const changed = Object.fromEntries(described.filter((name) => draft[name].trim() !== item[name]).map((name) => [name, draft[name].trim()]));
        return whole(draft) && reason.trim() && Object.keys(changed).length > 0 ? { ...changed, reason: reason.trim() } : null;
      }}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <ItemFields draft={draft} set={set} />
          <TextField label={t("line-reason")} value={draft.reason} onChange={(reason) => set({ reason })} required />
        </>
      )}
    </HoldingForm>
  );
}

export function ItemDone({ item, onClose }: ItemProps) {
  const t = useWords("register");
  const d = useWords("desk");
  const { today } = useCommon();
  return (
    <HoldingForm
      to="programmes"
      command="items/{item}/outcome"
      at={{ item: item.id }}
      initial={{ on: today, place: item.place, outputs: "", says: "", ...noSource }}
      body={({ on, outputs, source, ...rest }) => (on && source.trim() ? { on, source: source.trim(), ...given(rest), ...(linesOf(outputs).length > 0 && { outputs: linesOf(outputs) }) } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <div className="grid-2">
            <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
            <TextField label={t("line-place")} value={draft.place} onChange={(place) => set({ place })} help={d("optional")} />
          </div>
          <AreaField label={t("line-outputs")} value={draft.outputs} onChange={(outputs) => set({ outputs })} help={t("one-a-line")} />
          <TextField label={t("in-words")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
          <SourceFields draft={draft} set={set} />
        </>
      )}
    </HoldingForm>
  );
}

export function CancelItem({ item, onClose }: ItemProps) {
  const t = useWords("register");
  const { today } = useCommon();
  return (
    <HoldingForm
      to="programmes"
      command="items/{item}/cancellation"
      at={{ item: item.id }}
      initial={{ on: today, because: "", ...noSource }}
      body={({ on, because, source, document }) => (on && because.trim() && source.trim() ? { on, because: because.trim(), source: source.trim(), ...given({ document }) } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
          <TextField label={t("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
          <SourceFields draft={draft} set={set} />
        </>
      )}
    </HoldingForm>
  );
}
