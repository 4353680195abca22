// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { useCase } from "../casefile/CaseFile";
import { PdfPages } from "../casefile/PdfPages";
import { SelectField } from "../desk/fields";
import { officeAddress, readOctets } from "../office/ask";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { usePaper } from "./PaperRoom";

/** The paper as it is printed, in one of its languages. */
export function PagesRoom() {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const { paper, text } = usePaper();
  const [shown, setShown] = useState(text.languages[0] ?? "");
  const path = `cases/${file.id}/papers/${paper.id}/pdf?lang=${shown}`;
  const { value, problem, loading, retry } = useLoaded(() => readOctets(path), [path, paper.versions.length, paper.released !== null], path);
  return (
    <>
      <div className="row text-choices">
        <SelectField label={t("show")} value={shown} onChange={setShown} options={text.languages.map((one) => [one, nameOfLanguage(one)])} />
        <a href={officeAddress(path)} download={`${file.number}-${paper.id}-${shown}.pdf`}>
          {t("download")}
        </a>
      </div>
      {!paper.released && <p className="hint">{t("marked-as-draft")}</p>}
      {problem && <Problem problem={problem} retry={retry} />}
      {loading && <p className="loading">{t("loading")}</p>}
      {value && !loading && <PdfPages content={value} title={`${paper.title}, ${nameOfLanguage(shown)}`} />}
    </>
  );
}
