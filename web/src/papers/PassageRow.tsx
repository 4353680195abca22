// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { CommandForm } from "../casefile/CommandForm";
import type { PaperSegment } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { PassageFindings } from "./PassageFindings";
import { PassageForm } from "./PassageForm";
import { usePaper } from "./PaperRoom";
import { isOutdated, piecesOf, standingOf, unbracketed } from "./passages";

const tones = { untranslated: "bad", outdated: "warn", differs: "warn", written: "good", standard: "soft" } as const;

function PassageWords({ segment, language }: { segment: PaperSegment; language: string }) {
  const t = useWords("papers");
  const { text, review } = usePaper();
  const runs = segment.versions[text.languages.indexOf(language)] ?? [];
  const marks = review.differences.filter((one) => one.segment === segment.id).flatMap(({ source, other }) => [source, other].filter((place) => place.language === language));
  if (runs.length === 0) return <p className="hint">{t("no-words")}</p>;
  return (
    <p lang={language} className="passage-words">
      {piecesOf(runs, marks).map(({ text: said, slot, face, marked }, at) => {
        const bound = slot === undefined ? undefined : text.slots[slot];
        const words = bound ? unbracketed(said) : said;
        const inner = marked ? <mark>{words}</mark> : words;
        const faced = face === "strong" ? <strong>{inner}</strong> : face === "emphasis" ? <em>{inner}</em> : inner;
        return bound ? (
          <span key={at} className={bound.empty || words !== said ? "bound empty-slot" : "bound"} title={bound.name}>
            {faced}
          </span>
        ) : (
          <span key={at}>{faced}</span>
        );
      })}
    </p>
  );
}

/** Somebody looked at a translation whose source was worded anew, and found it right. */
function StillRight({ segment, language }: { segment: PaperSegment; language: string }) {
  const t = useWords("papers");
  const { paper } = usePaper();
  return (
    <CommandForm command="papers/{paper}/edits" at={{ paper: paper.id }} name={`${segment.id}.${language}.looked-at`} initial={{}} body={() => ({ looked_at: [{ segment: segment.id, language }] })} submit={t("still-right")}>
      {() => null}
    </CommandForm>
  );
}

/** One passage in the languages that are shown, with what was found of it at its place. */
export function PassageRow({ segment, shown }: { segment: PaperSegment; shown: string[] }) {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { text, review, writable } = usePaper();
  const [edited, setEdited] = useState<string | null>(null);
  const first = (language: string) => (segment.versions[text.languages.indexOf(language)] ?? []).map((run) => unbracketed(run.text)).join("").slice(0, 40);
  return (
    <div className="passage" id={`passage-${segment.id}`}>
      <div className={`versions-${shown.length}`}>
        {shown.map((language, at) => {
          const standing = standingOf(segment, language, text, review);
          const translated = text.languages.indexOf(language) !== segment.source;
          return (
            <div key={language} className="version">
              {edited === language ? (
                <PassageForm segment={segment} language={language} beside={shown.length > 1 && at === 1} onClose={() => setEdited(null)} />
              ) : (
                <>
                  <PassageWords segment={segment} language={language} />
                  <div className="row">
                    {(translated || standing === "written") && <span className={`badge ${tones[standing]}`}>{t(`standing-${standing}`)}</span>}
                    {writable && (
                      <button type="button" className="quiet" aria-label={t("edit-named", { passage: first(language) || segment.id, language: nameOfLanguage(language) })} onClick={() => setEdited(language)}>
                        {t(standing === "untranslated" ? "translate" : "edit")}
                      </button>
                    )}
                    {writable && isOutdated(segment, language, text) && <StillRight segment={segment} language={language} />}
                  </div>
                </>
              )}
            </div>
          );
        })}
      </div>
      <PassageFindings segment={segment} />
    </div>
  );
}
