// SPDX-License-Identifier: EUPL-1.2
import { changedOf } from "../desk/changed";
import { Folded } from "../desk/RecordForm";
import { shortDay } from "../office/days";
import { Assignment } from "../register/Assignment";
import { useRegisterCodes } from "../register/codes";
import { useChanges, useStatistic } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { HoldingHead } from "../register/HoldingHead";
import { publicWords } from "../register/publicWords";
import { PublicWordsFields } from "../register/PublicWordsFields";
import { useLanguage, useWords } from "../words/words";

/** What it counts, by what and since when. */
export function StatisticHead() {
  const t = useWords("statistics");
  const { language } = useLanguage();
  const code = useRegisterCodes();
  const { about, rows, columns, from, title_fr, title_ru } = useStatistic();
  const changes = useChanges();
  return (
    <HoldingHead
      what={t("statistic")}
      facts={[
        [t("about"), code("kind", about)],
        [t("rows"), t(`by-${rows}`)],
        [t("columns"), columns && t(`by-${columns}`)],
        [t("from"), from && shortDay(from, language)],
        [t("other-titles"), [title_fr, title_ru].join(" · ")],
      ]}
    >
      <div className="row no-print">
        {changes && <Describe />}
        <Assignment />
      </div>
    </HoldingHead>
  );
}

function Describe() {
  const t = useWords("statistics");
  const { title, title_fr, title_ru, stage } = useStatistic();
  return (
    <Folded label={t("describe")}>
      {(close) => (
        <HoldingForm to="statistics" command="description" initial={{ title, title_fr, title_ru }} body={(draft, began) => changedOf(publicWords("title", draft), publicWords("title", began))} onDone={({ waits_for }) => waits_for === null && close()} onCancel={close}>
          {(draft, set) => (
            <>
              {stage === "published" && <p className="hint">{t("describe-help")}</p>}
              <PublicWordsFields word="title" label={t("title")} draft={draft} set={set} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}
