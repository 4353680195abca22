// SPDX-License-Identifier: EUPL-1.2
import { useCase } from "../casefile/CaseFile";
import { CommandForm } from "../casefile/CommandForm";
import { Folded } from "../desk/RecordForm";
import type { PaperSegment } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { FactToRecord } from "./FactToRecord";
import { usePaper } from "./PaperRoom";
import { askedOf, type Change, type Difference, unbracketed } from "./passages";
import { ToldForm } from "./ToldForm";

function DifferenceLine({ one }: { one: Difference }) {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const says = ({ says: words, language }: Difference["source"]) => t("says-in", { words: unbracketed(words) || "–", language: nameOfLanguage(language) });
  return (
    <li>
      {t(`differs-${one.kind}`)} {one.kind === "untranslated" || one.kind === "outdated" ? nameOfLanguage(one.other.language) : `${says(one.source)}, ${says(one.other)}`}
    </li>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const t = useWords("papers");
  const { paper, text, writable } = usePaper();
  return (
    <li>
      {t(`change-${change.kind}`)}
      {change.after.map((words, at) => (
        <p key={text.languages[at]} className="quoted" lang={text.languages[at]}>
          {unbracketed(words)}
        </p>
      ))}
      {writable && (
        <CommandForm command="papers/{paper}/renewal" at={{ paper: paper.id }} name={change.segment} initial={{}} body={() => ({ segments: [change.segment] })} submit={t("take-over")}>
          {() => null}
        </CommandForm>
      )}
    </li>
  );
}

/** What was found of a passage, at its place: what is not known, where versions differ, what facts say now, what the law wants of it. */
export function PassageFindings({ segment }: { segment: PaperSegment }) {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const { review, text, asked, writable } = usePaper();
  const of = <T extends { segment: string }>(list: T[]) => list.filter((one) => one.segment === segment.id);
  const gaps = of(review.gaps);
  const named = [...new Set(gaps.map(({ slot }) => slot).filter(Boolean))];
  const untranslated = gaps.filter(({ slot }) => slot === "");
  const differences = of(review.differences);
  const changes = of(review.changes);
  const open = of(review.open);
  const needed = review.requirements.filter((one) => one.required && one.state === "missing" && segment.gives.includes(one.key));
  if (gaps.length + differences.length + changes.length + open.length === 0) return null;
  return (
    <ul className="found">
      {named.map((slot) => {
        const field = asked.find(({ key }) => key === slot);
        const languages = gaps.filter((gap) => gap.slot === slot && gap.language !== "").map((gap) => nameOfLanguage(gap.language));
        const label = field?.field.label ?? text.slots.find(({ name }) => name === slot)?.words[0] ?? slot;
        return (
          <li key={slot}>
            {languages.length > 0 ? t("not-in", { what: label, languages: languages.join(", ") }) : t("not-known", { what: unbracketed(label) })}{" "}
            {writable && field && <Folded label={t("tell")} name={t("tell-named", { what: field.offence ? `${label} (${field.offence})` : label })}>{(close) => <ToldForm asked={[field]} shown={new Set([field.key])} name={field.key} onDone={close} onCancel={close} />}</Folded>}
            {writable && !field && file.facts && <FactToRecord {...askedOf(slot)} />}
          </li>
        );
      })}
      {untranslated.length > 0 && <li>{t("no-words-in", { languages: untranslated.map(({ language }) => nameOfLanguage(language)).join(", ") })}</li>}
      {differences.map((one, at) => (
        <DifferenceLine key={at} one={one} />
      ))}
      {changes.map((change) => (
        <ChangeLine key={change.segment} change={change} />
      ))}
      {open.flatMap(({ facts }) => facts).map((fact) => (
        <li key={fact}>
          {t("hangs-on")} {writable && file.facts ? <FactToRecord name={fact} offence="" /> : fact}
        </li>
      ))}
      {needed.map((one) => (
        <li key={one.key}>
          {t("needed", { what: one.label, clauses: one.clauses.join(", ") })}
        </li>
      ))}
    </ul>
  );
}
