// SPDX-License-Identifier: EUPL-1.2
import { changedOf } from "../desk/changed";
import { AreaField, PersonField, SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import type { MeetingDecision } from "../office/register";
import { DayField, given, noSource, SideField, SourceFields } from "../register/fields";
import { useMeeting } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";
import { decisionOf } from "./decisions";

export function RecordDecision() {
  const t = useWords("meetings");
  const r = useWords("register");
  const d = useWords("desk");
  const { agenda, from, to } = useMeeting();
  const points = agenda.filter(({ dropped }) => !dropped);
  return (
    <Folded label={t("record-decision")}>
      {(close) => (
        <HoldingForm
          to="meetings"
          command="decisions"
          initial={{ says: "", on: to, point: "", by: "", due: "", owner: "", responsible_there: "", case: "", about: "" }}
          body={decisionOf}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <AreaField label={t("what-decided")} value={draft.says} onChange={(says) => set({ says })} help={t("what-decided-help")} required />
              <div className="grid-2">
                <SideField label={t("who-does")} value={draft.by} onChange={(by) => set({ by })} none={t("only-noted")} />
                {draft.by !== "" && <DayField label={r("line-due")} value={draft.due} onChange={(due) => set({ due })} />}
                {draft.by === "us" && <PersonField label={r("owner")} value={draft.owner} onChange={(owner) => set({ owner })} required />}
                {draft.by === "them" && <TextField label={r("line-responsible_there")} value={draft.responsible_there} onChange={(name) => set({ responsible_there: name })} help={d("optional")} />}
                {from !== to && <DayField label={t("day-of-meeting")} value={draft.on} onChange={(on) => set({ on })} />}
                {points.length > 0 && <SelectField label={r("line-point")} value={draft.point} onChange={(point) => set({ point })} none={d("optional")} options={points.map(({ id, subject }) => [id, subject])} />}
                <TextField label={r("line-case")} value={draft.case} onChange={(one) => set({ case: one })} help={t("case-help")} />
                <TextField label={r("line-about")} value={draft.about} onChange={(about) => set({ about })} help={t("about-help")} />
              </div>
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

interface TaskProps {
  task: MeetingDecision;
  onClose: () => void;
}

export function TaskDone({ task, onClose }: TaskProps) {
  const t = useWords("meetings");
  const r = useWords("register");
  const { today } = useCommon();
  return (
    <HoldingForm
      to="meetings"
      command="decisions/{decision}/outcome"
      at={{ decision: task.id }}
      initial={{ on: today, says: "", ...noSource }}
      body={({ on, source, ...rest }) => (on && source.trim() ? { on, source: source.trim(), ...given(rest) } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <DayField label={r("day-done")} value={draft.on} onChange={(on) => set({ on })} />
          <AreaField label={t("what-came")} value={draft.says} onChange={(says) => set({ says })} />
          <SourceFields draft={draft} set={set} />
        </>
      )}
    </HoldingForm>
  );
}

/** Another day, or another owner of what is ours; only what was changed is sent. */
export function MoveTask({ task, onClose }: TaskProps) {
  const r = useWords("register");
  return (
    <HoldingForm
      to="meetings"
      command="decisions/{decision}/term"
      at={{ decision: task.id }}
      initial={{ due: task.due, owner: task.owner, because: "" }}
      body={({ due, owner, because }, began) => {
        const moved = changedOf({ due, ...(task.by === "us" && { owner }) }, { due: began.due, owner: began.owner });
        return moved && due && because.trim() ? { ...moved, because: because.trim() } : null;
      }}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <div className="grid-2">
            <DayField label={r("line-due")} value={draft.due} onChange={(due) => set({ due })} />
            {task.by === "us" && <PersonField label={r("owner")} value={draft.owner} onChange={(owner) => set({ owner })} required />}
          </div>
          <TextField label={r("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
        </>
      )}
    </HoldingForm>
  );
}

export function DropTask({ task, onClose }: TaskProps) {
  const r = useWords("register");
  const { today } = useCommon();
  return (
    <HoldingForm
      to="meetings"
      command="decisions/{decision}/removal"
      at={{ decision: task.id }}
      initial={{ on: today, because: "" }}
      body={({ on, because }) => (on && because.trim() ? { on, because: because.trim() } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <DayField label={r("day-done")} value={draft.on} onChange={(on) => set({ on })} />
          <TextField label={r("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
        </>
      )}
    </HoldingForm>
  );
}
