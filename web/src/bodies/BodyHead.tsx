// SPDX-License-Identifier: EUPL-1.2
import { changedOf } from "../desk/changed";
import { TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { Assignment } from "../register/Assignment";
import { useRegisterCodes } from "../register/codes";
import { DayField, given, noSource, SourceFields } from "../register/fields";
import { useBody, useChanges } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { HoldingHead } from "../register/HoldingHead";
import { useLanguage, useWords } from "../words/words";
import { BodyFields, bodyOf } from "./BodyFields";

/** What it is, whose, where it sits, what it is for. */
export function BodyHead() {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const body = useBody();
  const changes = useChanges() && body.ended_on === "";
  return (
    <HoldingHead
      what={code("kind", body.kind)}
      facts={[
        [r("line-organisation"), body.organisation],
        [r("line-parent"), body.parent],
        [r("line-seat"), body.seat],
        [t("ended"), body.ended_on && `${shortDay(body.ended_on, language)}: ${body.ended_because}`],
      ]}
    >
      {body.mandate && <p className="quoted">{body.mandate}</p>}
      <div className="row no-print">
        {changes && <Describe />}
        {changes && <End />}
        <Assignment />
      </div>
    </HoldingHead>
  );
}

function Describe() {
  const r = useWords("register");
  const { title, kind, organisation, parent, seat, mandate, parties } = useBody();
  return (
    <Folded label={r("describe")}>
      {(close) => (
        <HoldingForm to="bodies" command="description" initial={{ title, kind, organisation, parent, seat, mandate, parties }} body={(draft, began) => changedOf(bodyOf(draft), bodyOf(began))} onDone={close} onCancel={close}>
          {(draft, set) => <BodyFields draft={draft} set={set} />}
        </HoldingForm>
      )}
    </Folded>
  );
}

function End() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { today } = useCommon();
  return (
    <Folded label={t("end-body")}>
      {(close) => (
        <HoldingForm
          to="bodies"
          command="end"
          initial={{ on: today, because: "", ...noSource }}
          body={({ on, because, source, document }) => (on && because.trim() && source.trim() ? { on, because: because.trim(), source: source.trim(), ...given({ document }) } : null)}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <DayField label={t("end-day")} value={draft.on} onChange={(on) => set({ on })} />
              <TextField label={r("line-because")} value={draft.because} onChange={(because) => set({ because })} required />
              <SourceFields draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}
