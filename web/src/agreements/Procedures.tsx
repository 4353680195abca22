// SPDX-License-Identifier: EUPL-1.2
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { DayField, noSource, SourceFields } from "../register/fields";
import { useAgreement, useChanges } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguage, useWords } from "../words/words";

/** Which sides are through their internal procedures, and which are not. */
export function Procedures() {
  const t = useWords("register");
  const { language } = useLanguage();
  const { stateName, today } = useCommon();
  const { procedures, procedures_missing, stage, last_stage } = useAgreement();
  const changes = useChanges();
  if (procedures.length === 0 && !["signed", "internal-procedures"].includes(stage)) return null;
  const open = changes && ["signed", "internal-procedures"].includes(last_stage);
  return (
    <section className="panel" aria-labelledby="procedures">
      <h2 id="procedures">{t("procedures")}</h2>
      <ul className="rows">
        {procedures.map(({ side, on, source }) => (
          <li key={side}>
            <span className="row-left">
              <span className="badge good">{t("through")}</span>
            </span>
            <span className="row-what">
              {stateName(side)}
              <span className="hint">{[shortDay(on, language), source].filter(Boolean).join(" · ")}</span>
            </span>
          </li>
        ))}
        {procedures_missing.map((side) => (
          <li key={side}>
            <span className="row-left">
              <span className="badge warn">{t("missing")}</span>
            </span>
            <div className="row-what">
              {stateName(side)}
              {open && (
                <div className="row">
                  <Folded label={t("record-procedure")} name={`${t("record-procedure")}: ${stateName(side)}`}>
                    {(close) => (
                      <HoldingForm to="agreements" command="procedures" name={side} initial={{ on: today, ...noSource }} body={({ on, source, document }) => (on && source.trim() ? { side, on, source: source.trim(), ...(document.trim() && { document: document.trim() }) } : null)} onDone={close} onCancel={close}>
                        {(draft, set) => (
                          <>
                            <DayField label={t("day-through")} value={draft.on} onChange={(on) => set({ on })} />
                            <SourceFields draft={draft} set={set} />
                          </>
                        )}
                      </HoldingForm>
                    )}
                  </Folded>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
