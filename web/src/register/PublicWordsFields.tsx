// SPDX-License-Identifier: EUPL-1.2
import { TextField } from "../desk/fields";
import { languages } from "../words/words";
import { useLanguageName } from "./languageName";
import { inLanguage, type PublicDraft } from "./publicWords";

interface PublicWordsFieldsProps<W extends string> {
  /** "note": of the command's "note", "note_fr", "note_ru". */
  word: W;
  label: string;
  draft: PublicDraft<W>;
  set: (change: Partial<PublicDraft<W>>) => void;
  /** All of them may stay empty. */
  optional?: boolean;
}

/** What readers of the public pages see, in each language of them. */
export function PublicWordsFields<W extends string>({ word, label, draft, set, optional }: PublicWordsFieldsProps<W>) {
  const languageName = useLanguageName();
  return (
    <fieldset className="party-fields">
      <legend>{label}</legend>
      {languages.map((language) => {
        const name = inLanguage(word, language);
        return <TextField key={language} label={languageName(language)} value={draft[name]} onChange={(words) => set({ [name]: words } as Partial<PublicDraft<W>>)} required={!optional} />;
      })}
    </fieldset>
  );
}
