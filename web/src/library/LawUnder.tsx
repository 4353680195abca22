// SPDX-License-Identifier: EUPL-1.2
import { AreaField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { ChangedWords } from "../register/ChangedWords";
import { DayField, given } from "../register/fields";
import { useChanges, usePublication } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguage, useWords } from "../words/words";
import { WithdrawEdition } from "./EditionForms";

/** That the law moved under it, with the words before and now: it is confirmed or withdrawn here, in one step. */
export function LawUnder() {
  const t = useWords("register");
  const l = useWords("library");
  const { language } = useLanguage();
  const { law, editions } = usePublication();
  const changes = useChanges();
  if (!law.waits) return <LastLook />;
  const named = (words: string, label: string) => `${words}: ${label}`;
  return (
    <section className="notice warn" aria-labelledby="law-moved">
      <h2 id="law-moved">{l("law-moved")}</h2>
      <p>{l("law-moved-help", { day: shortDay(law.moved_on, language), due: shortDay(law.due, language) })}</p>
      <ul className="rows">
        {law.provisions.map(({ provision, before, now }) => (
          <li key={provision}>
            <details>
              <summary>
                <span className="code">{provision}</span> {l(now === "" ? "law-gone" : "law-reads-otherwise")}
              </summary>
              <p className="whole-text" lang="en" dir="ltr">
                {now === "" ? <del>{before}</del> : <ChangedWords before={before} after={now} />}
              </p>
            </details>
          </li>
        ))}
      </ul>
      {changes && (
        <div className="row no-print">
          <Folded label={l("law-still-right")}>{(close) => <ConfirmLaw onClose={close} />}</Folded>
          {editions
            .filter(({ withdrawn_on, status }) => withdrawn_on === "" && status !== "superseded" && status !== "expired")
            .map((edition) => (
              <Folded key={edition.id} label={named(t("withdraw"), edition.label)}>
                {(close) => <WithdrawEdition edition={edition} onClose={close} />}
              </Folded>
            ))}
        </div>
      )}
    </section>
  );
}

function ConfirmLaw({ onClose }: { onClose: () => void }) {
  const t = useWords("register");
  const l = useWords("library");
  const { today } = useCommon();
  return (
    <HoldingForm to="publications" command="law/confirmation" initial={{ on: today, says: "" }} body={({ on, says }) => (on ? { on, ...given({ says }) } : null)} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <DayField label={t("day-done")} value={draft.on} onChange={(on) => set({ on })} />
          <AreaField label={l("law-found")} value={draft.says} onChange={(says) => set({ says })} />
        </>
      )}
    </HoldingForm>
  );
}

/** Who looked last, and when. */
function LastLook() {
  const l = useWords("library");
  const { language } = useLanguage();
  const { actorName } = useCommon();
  const last = usePublication().law.confirmed.at(-1);
  if (!last) return null;
  return <p className="hint">{[l("law-looked-at", { day: shortDay(last.on, language), name: actorName(last.recorded.by, last.recorded.on_behalf_of) }), last.says].filter(Boolean).join(" · ")}</p>;
}
