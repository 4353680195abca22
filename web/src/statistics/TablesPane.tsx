// SPDX-License-Identifier: EUPL-1.2
import { address } from "../api/client";
import { usePlace } from "../app/router";
import { TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { StatisticEdition } from "../office/register";
import { DayField, given, ReasonField } from "../register/fields";
import { useChanges, useStatistic } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguageName } from "../register/languageName";
import { publicAddress } from "../register/publicAddress";
import { noWords, type PublicDraft, publicWords } from "../register/publicWords";
import { PublicWordsFields } from "../register/PublicWordsFields";
import { languages, spoken, useLanguage, useWords } from "../words/words";
import { BarChart } from "./BarChart";
import { CountedList } from "./CountedList";
import { CountTable } from "./CountTable";

/** Counts a table until a day and proposes it. */
function PublishTable({ onClose }: { onClose: () => void }) {
  const t = useWords("statistics");
  const { today } = useCommon();
  const { about, from } = useStatistic();
  return (
    <HoldingForm to="statistics" command="editions" initial={{ until: today, reason: "" }} body={({ until, reason }) => (until !== "" && until <= today && until >= from ? { until, ...given({ reason }) } : null)} submit={t("count-and-propose")} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <p className="hint">{t("publish-help")}</p>
          <DayField label={t(`until-${about}`)} value={draft.until} onChange={(until) => set({ until })} />
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}

/** What readers are told stands in all their languages, or nothing is said to them. */
function withdrawal({ because, reason, ...notes }: { because: string; reason: string } & PublicDraft<"note">) {
  const told = publicWords("note", notes);
  const untold = Object.values(notes).every((words) => words.trim() === "");
  return because.trim() && (told || untold) ? { because: because.trim(), ...told, ...given({ reason }) } : null;
}

function WithdrawTable({ edition, onClose }: { edition: StatisticEdition; onClose: () => void }) {
  const t = useWords("statistics");
  return (
    <HoldingForm to="statistics" command="editions/{edition}/withdrawal" at={{ edition: edition.id }} initial={{ because: "", ...noWords("note"), reason: "" }} body={withdrawal} submit={t("propose")} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <TextField label={t("because")} value={draft.because} onChange={(because) => set({ because })} help={t("because-help")} required />
          <p className="hint">{t("note-help")}</p>
          <PublicWordsFields word="note" label={t("note")} draft={draft} set={set} optional />
          <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
        </>
      )}
    </HoldingForm>
  );
}

function Edition({ edition, current }: { edition: StatisticEdition; current: boolean }) {
  const t = useWords("statistics");
  const { language } = useLanguage();
  const { personName } = useCommon();
  const languageName = useLanguageName();
  const { number, proposals } = useStatistic();
  const { query: place } = usePlace();
  const changes = useChanges();
  const caption = t("caption", { until: shortDay(edition.until, language), on: shortDay(edition.on, language) });
  const waits = proposals.some(({ status }) => status === "waiting");
  return (
    <>
      <section className="panel" aria-labelledby={edition.id}>
        <h2 id={edition.id}>
          {t("table-until", { day: shortDay(edition.until, language) })} {current && <span className="badge good">{t("public-now")}</span>} {edition.withdrawn_on && <span className="badge bad">{t("withdrawn")}</span>}
        </h2>
        {edition.recorded && <p className="hint">{t("published-by", { name: personName(edition.recorded.by), day: shortDay(edition.on, language) })}</p>}
        {edition.withdrawn_on && <p className="notice">{t("withdrawn-because", { day: shortDay(edition.withdrawn_on, language), reason: edition.withdrawn_because })}</p>}
        {edition.withdrawn_note[spoken(language)] && <p className="hint">{t("readers-are-told", { note: edition.withdrawn_note[spoken(language)] })}</p>}
        <BarChart cells={edition.cells} />
        <CountTable caption={caption} cells={edition.cells} edition={edition.id} />
        <div className="row no-print">
          {current && (
            <>
              <a href={address(`public/statistics/${number}/table.csv`)} download={`${number}.csv`}>
                {t("export")}
              </a>
              {languages.map((one) => (
                <a key={one} href={publicAddress(one, "statistics", number)} target="_blank" rel="noreferrer">
                  {t("public-page", { language: languageName(one) })}
                </a>
              ))}
              <button type="button" onClick={() => print()}>
                {t("print")}
              </button>
            </>
          )}
          {changes && !waits && edition.withdrawn_on === "" && <Folded label={t("withdraw")}>{(close) => <WithdrawTable edition={edition} onClose={close} />}</Folded>}
        </div>
      </section>
      {place.get("edition") === edition.id && <CountedList edition={edition.id} row={place.get("row") ?? ""} column={place.get("column") ?? ""} />}
    </>
  );
}

/** The tables as they were published, the newest first: it is what the public reads while it stands. */
export function TablesPane() {
  const t = useWords("statistics");
  const { query: place } = usePlace();
  const { editions } = useStatistic();
  const changes = useChanges();
  const current = editions.findLast(({ withdrawn_on }) => withdrawn_on === "");
  const shown = editions.find(({ id }) => id === place.get("edition")) ?? current ?? editions.at(-1);
  const others = editions.filter((one) => one !== shown).reverse();
  return (
    <>
      {changes && (
        <div className="table-begin no-print">
          <Folded label={t("publish")}>{(close) => <PublishTable onClose={close} />}</Folded>
        </div>
      )}
      {shown ? <Edition edition={shown} current={shown === current} /> : <p className="panel hint">{t("no-tables")}</p>}
      {others.length > 0 && (
        <details className="no-print">
          <summary>{t("other-tables", { count: others.length })}</summary>
          {others.map((edition) => (
            <Edition key={edition.id} edition={edition} current={edition === current} />
          ))}
        </details>
      )}
    </>
  );
}
