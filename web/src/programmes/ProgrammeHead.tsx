// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Link } from "../app/router";
import { AreaField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { Assignment } from "../register/Assignment";
import { DayField, given, linesOf, noSource, ReasonField, SourceFields } from "../register/fields";
import { useChanges, useProgramme } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { HoldingHead } from "../register/HoldingHead";
import { useLanguage, useWords } from "../words/words";
import { ProgressBar } from "./ProgressBar";

/** Between whom, for how long, how far it is, and what becomes of it as a whole. */
export function ProgrammeHead() {
  const t = useWords("register");
  const { language } = useLanguage();
  const programme = useProgramme();
  const { progress } = programme;
  const changes = useChanges();
  const signature = [programme.signed_on && shortDay(programme.signed_on, language), programme.place, programme.signatories.join("; ")].filter(Boolean).join(", ");
  return (
    <HoldingHead
      what={`${shortDay(programme.from, language)} – ${shortDay(programme.to, language)}`}
      facts={[
        [t("signed-on"), signature],
        [t("line-predecessor"), programme.predecessor],
        [t("line-successor"), programme.successor],
        [t("ended-early"), programme.ended_on && `${shortDay(programme.ended_on, language)}: ${programme.ended_because}`],
        [t("source"), [programme.source, programme.document].filter(Boolean).join(" · ")],
      ]}
    >
      <ProgressBar progress={progress} />
      {progress.renew && (
        <p className="notice">
          {t("renew", { days: progress.days_left })} <Link to={`desk/programmes/${programme.id}?pane=renewal`}>{t("pane-renewal")}</Link>
        </p>
      )}
      <div className="row no-print">
        {changes && programme.signed_on === "" && <Signature />}
        {changes && programme.stage !== "idea" && programme.stage !== "ended" && <End />}
        {changes && <Describe />}
        <Assignment />
      </div>
    </HoldingHead>
  );
}

function Signature() {
  const t = useWords("register");
  const { today } = useCommon();
  const [waits, setWaits] = useState(false);
  if (waits) return <p role="status">{t("proposed-to-second")}</p>;
  return (
    <Folded label={t("command-sign-programme")}>
      {(close) => (
        <HoldingForm
          to="programmes"
          command="signature"
          initial={{ on: today, place: "", signatories: "", reason: "", ...noSource }}
          body={({ on, source, signatories, ...rest }) => (on && source.trim() ? { on, source: source.trim(), ...given(rest), ...(linesOf(signatories).length > 0 && { signatories: linesOf(signatories) }) } : null)}
          onDone={({ waits_for }) => (waits_for === null ? close() : setWaits(true))}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <p className="hint">{t("binds-help")}</p>
              <div className="grid-2">
                <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
                <TextField label={t("line-place")} value={draft.place} onChange={(place) => set({ place })} />
              </div>
              <AreaField label={t("line-signatories")} value={draft.signatories} onChange={(signatories) => set({ signatories })} help={t("one-a-line")} />
              <SourceFields draft={draft} set={set} />
              <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function End() {
  const t = useWords("register");
  const { today } = useCommon();
  return (
    <Folded label={t("command-end-programme")}>
      {(close) => (
        <HoldingForm
          to="programmes"
          command="end"
          initial={{ on: today, because: "", reason: "", ...noSource }}
          body={({ on, because, source, ...rest }) => (on && because.trim() && source.trim() ? { on, because: because.trim(), source: source.trim(), ...given(rest) } : null)}
          onDone={({ waits_for }) => waits_for === null && close()}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <p className="hint">{t("binds-help")}</p>
              <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
              <TextField label={t("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
              <SourceFields draft={draft} set={set} />
              <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Describe() {
  const t = useWords("register");
  const programme = useProgramme();
  const { title, from, to, predecessor, successor, own_authority } = programme;
  const initial = { title, from, to, predecessor, successor, own_authority };
  const signed = programme.signed_on !== "";
  return (
    <Folded label={t("describe")}>
      {(close) => (
        <HoldingForm
          to="programmes"
          command="description"
          initial={initial}
          body={(draft) => {
            const changed = Object.fromEntries(Object.entries(draft).filter(([name, value]) => value !== initial[name as keyof typeof initial] && (name !== "title" || value.trim() !== "")));
            return Object.keys(changed).length > 0 && draft.from <= draft.to ? changed : null;
          }}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <div className="grid-2">
              <TextField label={t("title")} value={draft.title} onChange={(value) => set({ title: value })} required />
              {!signed && <DayField label={t("first-day")} value={draft.from} onChange={(value) => set({ from: value })} />}
              {!signed && <DayField label={t("last-day")} value={draft.to} onChange={(value) => set({ to: value })} />}
              <TextField label={t("line-predecessor")} value={draft.predecessor} onChange={(value) => set({ predecessor: value })} help={t("replaces-help")} />
              <TextField label={t("line-successor")} value={draft.successor} onChange={(value) => set({ successor: value })} help={t("replaces-help")} />
              <TextField label={t("line-own_authority")} value={draft.own_authority} onChange={(value) => set({ own_authority: value })} help={t("own-authority-help")} />
            </div>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}
