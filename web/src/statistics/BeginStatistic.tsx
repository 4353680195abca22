// SPDX-License-Identifier: EUPL-1.2
import { navigate } from "../app/router";
import { PersonField, SelectField } from "../desk/fields";
import { Folded, RecordForm } from "../desk/RecordForm";
import { send } from "../office/ask";
import type { BeginStatistic as Begin } from "../office/commands";
import type { StatisticDone } from "../office/register";
import { counted, useRegisterCodes } from "../register/codes";
import { DayField, given } from "../register/fields";
import { noWords, publicWords } from "../register/publicWords";
import { PublicWordsFields } from "../register/PublicWordsFields";
import { useWords } from "../words/words";
import { type Counted, groupings } from "./definition";

const initial = { ...noWords("title"), about: "cases" as Counted, rows: "kind", columns: "", from: "", substitute: "" };

/** A definition as the command takes it; agreements are counted by one breakdown, of one day. */
function definition({ about, rows, columns, from, substitute, ...titles }: typeof initial): Begin | null {
  const words = publicWords("title", titles);
  if (words === null || substitute === "") return null;
  return { ...words, about, rows, substitute, ...(about === "cases" && given({ columns, from })) };
}

export function BeginStatistic() {
  const t = useWords("statistics");
  const r = useWords("register");
  const code = useRegisterCodes();
  const by = (about: Counted, but = "") => groupings[about].filter((one) => one !== but).map((one) => [one, t(`by-${one}`)] as const);
  return (
    <Folded label={t("define")}>
      {(close) => (
        <>
          <h2>{t("define")}</h2>
          <RecordForm name="statistics" initial={initial} body={definition} send={(sent, { once }) => send<StatisticDone>("statistics", sent, { once })} onDone={({ statistic }) => navigate(`desk/statistics/${statistic}`)} onCancel={close}>
            {(draft, set) => (
              <>
                <PublicWordsFields word="title" label={t("title")} draft={draft} set={set} />
                <div className="grid-2">
                  <SelectField label={t("about")} value={draft.about} onChange={(about) => set({ about: about as Counted, rows: "kind", columns: "" })} options={counted.map((one) => [one, code("kind", one)])} />
                  <SelectField label={t("rows")} value={draft.rows} onChange={(rows) => set({ rows, columns: draft.columns === rows ? "" : draft.columns })} options={by(draft.about)} />
                  {draft.about === "cases" && (
                    <>
                      <SelectField label={t("columns")} value={draft.columns} onChange={(columns) => set({ columns })} none={t("no-columns")} options={by("cases", draft.rows)} />
                      <DayField label={t("from")} value={draft.from} onChange={(from) => set({ from })} required={false} />
                    </>
                  )}
                </div>
                <p className="hint">{t(`define-help-${draft.about}`)}</p>
                <PersonField label={r("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={r("substitute-help")} required />
              </>
            )}
          </RecordForm>
        </>
      )}
    </Folded>
  );
}
