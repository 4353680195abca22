// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { AreaField, TextField } from "../desk/fields";
import type { Shown } from "../desk/Meanwhile";
import { RecordForm } from "../desk/RecordForm";
import type { GlossaryTerm } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { giveGlossary, saidWords } from "./glossary";

interface Draft {
  words: Record<string, string>;
  note: string;
  source: string;
}

const least = 2;

/** A term said in several languages: a new one, or one that is said otherwise. */
export function TermForm({ term, languages, shown, onDone, onCancel }: { term?: GlossaryTerm; languages: string[]; shown: Shown; onDone: () => void; onCancel?: () => void }) {
  const t = useWords("glossary");
  const languageName = useLanguageName();
  const initial: Draft = { words: term?.words ?? {}, note: term?.note ?? "", source: term?.source ?? "" };
  const [more, setMore] = useState("");
  const tag = more.trim().toLowerCase();
  const all = /^[a-z]{2,3}$/.test(tag) && !languages.includes(tag) ? [...languages, tag] : languages;
  return (
    <RecordForm
      name={`glossary.${term?.id ?? "new"}`}
      shown={shown}
      initial={initial}
      standsOn={term ? JSON.stringify(initial) : ""}
      body={(draft: Draft) => {
        const words = saidWords(draft.words);
        return Object.keys(words).length < least ? null : { words, note: draft.note.trim(), source: draft.source.trim() };
      }}
      submit={t(term ? "change-it" : "enter-it")}
      send={(sent, how) => (term ? giveGlossary("terms/{term}/change", sent, { term: term.id }, how) : giveGlossary("terms", sent, {}, how))}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(draft, set) => (
        <>
          <div className="grid-2">
            {all.map((language) => (
              <div key={language} lang={language} dir="auto">
                <TextField label={languageName(language)} value={draft.words[language] ?? ""} onChange={(said) => set({ words: { ...draft.words, [language]: said } })} />
              </div>
            ))}
            <TextField label={t("further-language")} value={more} onChange={setMore} help={t("further-language-help")} />
          </div>
          <p className="hint">{t("words-help")}</p>
          <AreaField label={t("note")} value={draft.note} onChange={(note) => set({ note })} help={t("note-help")} />
          <TextField label={t("source")} value={draft.source} onChange={(source) => set({ source })} help={t("source-help")} />
        </>
      )}
    </RecordForm>
  );
}
