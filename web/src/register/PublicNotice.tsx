// SPDX-License-Identifier: EUPL-1.2
// A command that tells the readers of the public pages something in each of their languages, and the second person why.
import { given, ReasonField } from "./fields";
import { noWords, type PublicDraft, publicWords } from "./publicWords";
import { PublicWordsFields } from "./PublicWordsFields";

type NoticeDraft<W extends string> = PublicDraft<W> & { reason: string };

/** What its form begins with, and what is sent of it; null while a language lacks its words. */
export const publicNotice = <W extends string>(word: W) => ({
  initial: { ...noWords(word), reason: "" } as NoticeDraft<W>,
  body: (draft: NoticeDraft<W>) => {
    const words = publicWords(word, draft);
    return words && { ...words, ...given({ reason: draft.reason }) };
  },
});

interface NoticeFieldsProps<W extends string> {
  word: W;
  label: string;
  help: string;
  draft: NoticeDraft<W>;
  set: (change: Partial<NoticeDraft<W>>) => void;
}

export function NoticeFields<W extends string>({ word, label, help, draft, set }: NoticeFieldsProps<W>) {
  return (
    <>
      <p className="hint">{help}</p>
      <PublicWordsFields word={word} label={label} draft={draft} set={(words) => set(words as Partial<NoticeDraft<W>>)} />
      <ReasonField value={draft.reason} onChange={(reason) => set({ reason } as Partial<NoticeDraft<W>>)} />
    </>
  );
}
