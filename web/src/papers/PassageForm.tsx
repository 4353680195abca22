// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, useRef } from "react";
import { CommandForm } from "../casefile/CommandForm";
import { AreaField, SelectField } from "../desk/fields";
import type { PaperSegment } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { usePaper } from "./PaperRoom";
import { TranslatorAids } from "./TranslatorAids";
import { oneParagraph, wordsOf } from "./passages";

const bound = /\{[^{}]*\}/g;

/** A person's words for one passage in one language; what the case gives stays bound to it. */
export function PassageForm({ segment, language, beside, onClose }: { segment: PaperSegment; language: string; beside: boolean; onClose: () => void }) {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { paper, text, current } = usePaper();
  const version = text.languages.indexOf(language);
  const now = wordsOf(segment.versions[version] ?? [], text.slots);
  const source = wordsOf(segment.versions[segment.source] ?? [], text.slots);
  // What was looked at and taken, or left, is not shown again.
  const taken = useRef<string | null>(null);
  // Earlier translations as they stand on the page: Alt and a number take one.
  const offered = useRef<string[]>([]);
  const takeNth = (event: KeyboardEvent, nth: number, set: (change: { text: string }) => void) => {
    const words = offered.current[nth];
    if (words === undefined) return;
    event.preventDefault();
    set({ text: words });
  };
  const hint = [t("passage-help"), !beside && version === segment.source && text.languages.length > 1 && t("others-stay")].filter(Boolean).join(" ");
  return (
    <CommandForm
      command="papers/{paper}/edits"
      at={{ paper: paper.id }}
      name={`${segment.id}.${language}`}
      initial={{ text: now }}
      standsOn={current ? now : null}
      body={(draft) => (draft.text.trim() === "" || draft.text === now ? null : { passages: [{ segment: segment.id, language, text: oneParagraph(draft.text.trim()) }] })}
      onDone={onClose}
      onCancel={onClose}
    >
      {(draft, set, stood) => {
        const unbound = (now || source).match(bound)?.filter((slot) => !draft.text.includes(slot)) ?? [];
        return (
          <>
            {current && stood !== now && taken.current !== now && draft.text !== now && (
              <div className="notice" role="alert">
                <p>{t("words-changed")}</p>
                <p className="quoted" lang={language}>
                  {now}
                </p>
                <button
                  type="button"
                  onClick={() => {
                    taken.current = now;
                    set({ text: now });
                  }}
                >
                  {t("take-theirs")}
                </button>
              </div>
            )}
            <div lang={language} onKeyDown={(event) => event.altKey && /^Digit[1-5]$/.test(event.code) && takeNth(event, Number(event.code.slice(-1)) - 1, set)}>
              <AreaField label={t("words-in", { language: nameOfLanguage(language) })} value={draft.text} onChange={(words) => set({ text: oneParagraph(words) })} help={hint} />
            </div>
            {version !== segment.source && (
              <TranslatorAids
                segment={segment}
                language={language}
                typed={draft.text}
                onOffered={(words) => (offered.current = words)}
                onTake={(words) => set({ text: words })}
                onTerm={(word) => set({ text: `${draft.text}${draft.text && !draft.text.endsWith(" ") ? " " : ""}${word}` })}
              />
            )}
            {unbound.length > 0 && draft.text !== "" && (
              <p className="notice">
                {t("left-out")} {unbound.join(" ")}
              </p>
            )}
            <SelectField
              label={t("put-in")}
              value=""
              none={t("put-in-none")}
              onChange={(name) => name && set({ text: `${draft.text}${draft.text && !draft.text.endsWith(" ") ? " " : ""}{${name}}` })}
              options={text.slots.filter(({ empty }) => !empty).map(({ name, words }) => [name, `${words[version] ?? ""} – ${name}`])}
            />
          </>
        );
      }}
    </CommandForm>
  );
}
