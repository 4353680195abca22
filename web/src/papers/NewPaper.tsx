// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { nameOf, present, subjectName, useCase } from "../casefile/CaseFile";
import { CommandForm } from "../casefile/CommandForm";
import { SelectField, TickField } from "../desk/fields";
import { read } from "../office/ask";
import type { PaperTemplates } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { spoken, useLanguage, useWords, languages } from "../words/words";

type Template = PaperTemplates["templates"][number];

/** The templates that fit, or may, for one measure and one person of the case. */
export function useTemplates(subject: string, measure: string) {
  const { file } = useCase();
  const { language } = useLanguage();
  const about = new URLSearchParams({ lang: spoken(language), ...(subject && { subject }), ...(measure && { measure }) });
  return useLoaded(() => read<PaperTemplates>(`cases/${file.id}/paper-templates?${about}`), [file.id, file.version, about.toString()], `${file.id} ${subject} ${measure}`);
}

function TemplateChoice({ template, chosen, onChange }: { template: Template; chosen: boolean; onChange: () => void }) {
  const t = useWords("papers");
  return (
    <li>
      <label className="template">
        <input type="radio" name="template" checked={chosen} onChange={onChange} />
        <span>
          <strong>{template.title}</strong> <span className={`badge ${template.fits === "yes" ? "good" : "soft"}`}>{t(`fits-${template.fits}`)}</span>
          <span className="hint">{[template.contents_required && t("contents-required"), t("wants", { count: template.fields.length })].filter(Boolean).join(" · ")}</span>
        </span>
      </label>
      {chosen && template.fields.length > 0 && (
        <details>
          <summary className="hint">{t("wants-what")}</summary>
          <ul className="hint columns">
            {template.fields.map(({ name, label }) => (
              <li key={name}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** A template is chosen among those that fit; what it lacks is told afterwards. */
export function NewPaper({ onDrafted, onClose }: { onDrafted: (id: string) => void; onClose: () => void }) {
  const t = useWords("papers");
  const { language } = useLanguage();
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const people = present(file);
  const measures = (file.measures ?? []).filter((one) => one.stage !== "withdrawn");
  const [subject, setSubject] = useState(people[0]?.id ?? "");
  const [measure, setMeasure] = useState(measures[0]?.id ?? "");
  const { value, problem, retry } = useTemplates(subject, measure);
  const templates = [...(value?.templates ?? [])].sort((one, other) => (one.fits === other.fits ? Number(other.contents_required) - Number(one.contents_required) : one.fits === "yes" ? -1 : 1));
  return (
    <div className="folded">
      <h3>{t("draft-paper")}</h3>
      <p>{t("draft-help")}</p>
      <div className="grid-2">
        {measures.length > 1 && <SelectField label={t("about-measure")} value={measure} onChange={setMeasure} options={measures.map((one) => [one.id, `${one.word.replaceAll("-", " ")}${one.subjects.length ? ` (${one.subjects.map((id) => nameOf(file, id)).join(", ")})` : ""}`])} />}
        {people.length > 1 && <SelectField label={t("about-person")} value={subject} onChange={setSubject} options={people.map((one) => [one.id, subjectName(one)])} />}
      </div>
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <p className="loading">{t("loading")}</p>}
      {value && templates.length === 0 && <p className="hint">{t("no-templates")}</p>}
      {value && templates.length > 0 && (
        <CommandForm
          command="papers"
          initial={{ template: "", first: spoken(language) as string, others: languages.filter((one) => one !== spoken(language)) as string[] }}
          body={({ template, first, others }) =>
            templates.some((one) => one.id === template) ? { template, languages: [first, ...others.filter((one) => one !== first)], ...(subject && { subject }), ...(measure && { measure }) } : null
          }
          submit={t("draft-it")}
          onDone={(done) => onDrafted(String(done.events.find(({ type }) => type === "paper-drafted")?.payload.paper ?? ""))}
          onCancel={onClose}
        >
          {(draft, set) => (
            <>
              <fieldset className="plain">
                <legend>{t("template")}</legend>
                <ul className="rows templates">
                  {templates.map((template) => (
                    <TemplateChoice key={template.id} template={template} chosen={draft.template === template.id} onChange={() => set({ template: template.id })} />
                  ))}
                </ul>
              </fieldset>
              <SelectField label={t("own-language")} value={draft.first} onChange={(first) => set({ first })} help={t("own-language-help")} options={languages.map((one) => [one, nameOfLanguage(one)])} />
              <fieldset className="tick-list">
                <legend>{t("other-languages")}</legend>
                {languages
                  .filter((one) => one !== draft.first)
                  .map((one) => (
                    <TickField key={one} label={nameOfLanguage(one)} value={draft.others.includes(one)} onChange={(yes) => set({ others: yes ? [...draft.others, one] : draft.others.filter((other) => other !== one) })} />
                  ))}
              </fieldset>
            </>
          )}
        </CommandForm>
      )}
    </div>
  );
}
