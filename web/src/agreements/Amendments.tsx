// SPDX-License-Identifier: EUPL-1.2
import { AreaField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { DayField, given, noSource, SourceFields } from "../register/fields";
import { useAgreement, useChanges } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguage, useWords } from "../words/words";

/** What changed it since it is in force. */
export function Amendments() {
  const t = useWords("register");
  const { language } = useLanguage();
  const { today } = useCommon();
  const { amendments, last_stage } = useAgreement();
  const changes = useChanges();
  const open = changes && ["in-force", "suspended"].includes(last_stage);
  if (amendments.length === 0 && !open) return null;
  return (
    <section className="panel" aria-labelledby="amendments">
      <h2 id="amendments">
        {t("amendments")} <span className="count">{amendments.length}</span>
      </h2>
      <ul className="rows">
        {amendments.map((one) => (
          <li key={one.id}>
            <span className="row-what">
              {one.says}
              <span className="hint">{[shortDay(one.on, language), t("counts-from", { day: shortDay(one.effect, language) }), one.number, one.source, one.document].filter(Boolean).join(" · ")}</span>
            </span>
          </li>
        ))}
      </ul>
      {open && (
        <Folded label={t("add-amendment")}>
          {(close) => (
            <HoldingForm
              to="agreements"
              command="amendments"
              initial={{ on: today, effect: "", says: "", number: "", ...noSource }}
              body={({ on, effect, says, source, ...rest }) => (on && effect && says.trim() && source.trim() ? { on, effect, says: says.trim(), source: source.trim(), ...given(rest) } : null)}
              onDone={close}
              onCancel={close}
            >
              {(draft, set) => (
                <>
                  <AreaField label={t("what-changes")} value={draft.says} onChange={(says) => set({ says })} required />
                  <div className="grid-2">
                    <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
                    <DayField label={t("line-effect")} value={draft.effect} onChange={(effect) => set({ effect })} />
                  </div>
                  <TextField label={t("amending-number")} value={draft.number} onChange={(number) => set({ number })} />
                  <SourceFields draft={draft} set={set} />
                </>
              )}
            </HoldingForm>
          )}
        </Folded>
      )}
    </section>
  );
}
