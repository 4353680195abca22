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

/** What it can be taken along as; the last two are for partners who ask for a file to edit. */
const FORMS = ["pdf", "odt", "docx"] as const;

/** The paper as it is printed, in one of its languages. */
export function PagesRoom() {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const { paper, text } = usePaper();
  const [shown, setShown] = useState(text.languages[0] ?? "");
  const [form, setForm] = useState<string>(FORMS[0]);
  const addressOf = (one: string) => `cases/${file.id}/papers/${paper.id}/${one}?lang=${shown}`;
  const path = addressOf(FORMS[0]);
  const { value, problem, loading, retry } = useLoaded(() => readOctets(path), [path, paper.versions.length, paper.released !== null], path);
  return (
    <>
      <div className="row text-choices">
        <SelectField label={t("show")} value={shown} onChange={setShown} options={text.languages.map((one) => [one, nameOfLanguage(one)])} />
        <SelectField label={t("file-form")} value={form} onChange={setForm} options={FORMS.map((one) => [one, t(`form-${one}`)])} />
        <a href={officeAddress(addressOf(form))} download={`${file.number}-${paper.id}-${shown}.${form}`}>
          {t("download")}
        </a>
      </div>
      {form !== FORMS[0] && <p className="hint">{t("editable-help")}</p>}
      {!paper.released && <p className="hint">{t("marked-as-draft")}</p>}
      {problem && <Problem problem={problem} retry={retry} />}
      {loading && <p className="loading">{t("loading")}</p>}
      {value && !loading && <PdfPages content={value} title={`${paper.title}, ${nameOfLanguage(shown)}`} />}
    </>
  );
}
