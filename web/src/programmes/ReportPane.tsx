// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { download } from "../app/download";
import { usePlace } from "../app/router";
import { SelectField } from "../desk/fields";
import { readText } from "../office/ask";
import { useProgramme } from "../register/holding";
import { axesOf } from "../register/listFilter";
import { useLanguageName } from "../register/languageName";
import { spoken, useLanguage, useWords, languages } from "../words/words";

/** What the other side is told, in its language, ready to be sent. */
export function ReportPane() {
  const t = useWords("register");
  const { language } = useLanguage();
  const languageName = useLanguageName();
  const { id, number, version } = useProgramme();
  const { query: place } = usePlace();
  const axes = axesOf({ on: place.get("on") ?? "", known: place.get("known") ?? "" });
  const [lang, setLang] = useState<string>(spoken(language));
  const { value, problem, retry } = useLoaded(() => readText(`programmes/${id}/report?${query({ ...axes, lang })}`), [id, query(axes), lang, version]);
  return (
    <section className="panel" aria-labelledby="report">
      <h2 id="report">{t("pane-report")}</h2>
      <p className="hint">{t("report-help")}</p>
      <div className="row no-print">
        <SelectField label={t("line-language")} value={lang} onChange={setLang} options={languages.map((one) => [one, languageName(one)])} />
        <button type="button" disabled={value === undefined} onClick={() => download(`${number}-${lang}.txt`, new Blob([value ?? ""], { type: "text/plain" }))}>
          {t("save-report")}
        </button>
      </div>
      {problem && <Problem problem={problem} retry={retry} />}
      {value && (
        <p className="whole-text" lang={lang} dir="auto">
          {value}
        </p>
      )}
    </section>
  );
}
