// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { changedOf } from "../desk/changed";
import { AreaField, TextField } from "../desk/fields";
import { useCommon } from "../office/common";
import type { PublicationEdition } from "../office/register";
import { DayField, given, linesOf, noSource, ReasonField, SourceFields } from "../register/fields";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";

export function PrepareEdition({ onClose }: { onClose: () => void }) {
  const t = useWords("register");
  const l = useWords("library");
  const { today } = useCommon();
  return (
    <HoldingForm
      to="publications"
      command="editions"
      initial={{ label: "", on: today, authors: "", ...noSource }}
      body={({ label, on, authors, source, document }) => (label.trim() && on && source.trim() ? { label: label.trim(), on, source: source.trim(), ...given({ document }), ...(linesOf(authors).length > 0 && { authors: linesOf(authors) }) } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <div className="grid-2">
            <TextField label={t("line-label")} value={draft.label} onChange={(label) => set({ label })} help={l("label-help")} required />
            <DayField label={l("day-of-text")} value={draft.on} onChange={(on) => set({ on })} />
          </div>
          <AreaField label={t("line-authors")} value={draft.authors} onChange={(authors) => set({ authors })} help={t("one-a-line")} />
          <SourceFields draft={draft} set={set} />
        </>
      )}
    </HoldingForm>
  );
}

interface EditionFormProps {
  edition: PublicationEdition;
  onClose: () => void;
}

export function ReviewEdition({ edition, onClose }: EditionFormProps) {
  const t = useWords("register");
  const l = useWords("library");
  const { today } = useCommon();
  return (
    <HoldingForm to="publications" command="editions/{edition}/review" at={{ edition: edition.id }} initial={{ on: today, says: "" }} body={({ on, says }) => (on ? { on, ...given({ says }) } : null)} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <p className="hint">{l("review-help")}</p>
          <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
          <AreaField label={l("review-found")} value={draft.says} onChange={(says) => set({ says })} />
        </>
      )}
    </HoldingForm>
  );
}

/** What binds waits for a second person: the form says so when it was proposed. */
function useProposed(onClose: () => void) {
  const [waits, setWaits] = useState(false);
  return { waits, done: ({ waits_for }: { waits_for: string | null }) => (waits_for === null ? onClose() : setWaits(true)) };
}

export function PutInForce({ edition, onClose }: EditionFormProps) {
  const t = useWords("register");
  const { today } = useCommon();
  const { waits, done } = useProposed(onClose);
  if (waits) return <p role="status">{t("proposed-to-second")}</p>;
  return (
    <HoldingForm
      to="publications"
      command="editions/{edition}/force"
      at={{ edition: edition.id }}
      initial={{ from: today, until: "", reason: "", ...noSource }}
      body={({ from, until, source, document, reason }) => (from && source.trim() && (until === "" || until >= from) ? { from, source: source.trim(), ...given({ until, document, reason }) } : null)}
      onDone={done}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <p className="hint">{t("binds-help")}</p>
          <div className="grid-2">
            <DayField label={t("first-day")} value={draft.from} onChange={(from) => set({ from })} />
            <DayField label={t("last-day")} value={draft.until} onChange={(until) => set({ until })} required={false} />
          </div>
          <SourceFields draft={draft} set={set} />
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}

/** Only what was changed is sent. */
export function CorrectEdition({ edition, onClose }: EditionFormProps) {
  const t = useWords("register");
  const { waits, done } = useProposed(onClose);
  if (waits) return <p role="status">{t("proposed-to-second")}</p>;
  const inForce = edition.from !== "";
  return (
    <HoldingForm
      to="publications"
      command="editions/{edition}/correction"
      at={{ edition: edition.id }}
      initial={{ label: edition.label, from: edition.from, until: edition.until, because: "" }}
      body={({ label, from, until, because }, began) => {
        const changed = changedOf({ label: label.trim(), from, until }, { label: began.label, from: began.from, until: began.until });
        const whole = label.trim() !== "" && (!inForce || (from !== "" && (until !== "" || began.until === "")));
        return changed && whole && because.trim() ? { ...changed, because: because.trim() } : null;
      }}
      onDone={done}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <p className="hint">{t("correct-help")}</p>
          <TextField label={t("line-label")} value={draft.label} onChange={(label) => set({ label })} required />
          {inForce && (
            <div className="grid-2">
              <DayField label={t("first-day")} value={draft.from} onChange={(from) => set({ from })} />
              <DayField label={t("last-day")} value={draft.until} onChange={(until) => set({ until })} required={false} />
            </div>
          )}
          <TextField label={t("why-corrected")} value={draft.because} onChange={(because) => set({ because })} required />
        </>
      )}
    </HoldingForm>
  );
}

export function WithdrawEdition({ edition, onClose }: EditionFormProps) {
  const t = useWords("register");
  const l = useWords("library");
  const { today } = useCommon();
  return (
    <HoldingForm
      to="publications"
      command="editions/{edition}/withdrawal"
      at={{ edition: edition.id }}
      initial={{ on: today, because: "", ...noSource }}
      body={({ on, because, source, document }) => (on && because.trim() && source.trim() ? { on, because: because.trim(), source: source.trim(), ...given({ document }) } : null)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set) => (
        <>
          <DayField label={l("first-day-without")} value={draft.on} onChange={(on) => set({ on })} />
          <TextField label={t("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
          <SourceFields draft={draft} set={set} />
        </>
      )}
    </HoldingForm>
  );
}
