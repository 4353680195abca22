// SPDX-License-Identifier: EUPL-1.2
import { navigate, usePlace } from "../app/router";
import { useCase } from "../casefile/CaseFile";
import { CommandForm } from "../casefile/CommandForm";
import { SelectField, TickField } from "../desk/fields";
import { FoundSources } from "../inspection/FoundSources";
import type { PaperSegment } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { partAddress, usePaper } from "./PaperRoom";
import { PassageRow } from "./PassageRow";
import { TranslationFiles } from "./TranslationFiles";
import { isOpen, partsOf, segmentsOf, type Standing, standingOf, unbracketed } from "./passages";

const standings: Standing[] = ["untranslated", "outdated", "differs"];

/** What changed facts make of the paper, where a passage would come or is no longer there. */
function Renewal() {
  const t = useWords("papers");
  const { paper, text, review, writable } = usePaper();
  const held = new Set(segmentsOf(text).map(({ id }) => id));
  const coming = review.changes.filter(({ segment }) => !held.has(segment));
  if (review.changes.length === 0) return null;
  return (
    <div className="notice" role="status">
      <p>{t("facts-changed", { count: review.changes.length })}</p>
      {coming.map((change) => (
        <p key={change.segment} className="quoted">
          {t(`change-${change.kind}`)}: {(change.kind === "gone" ? change.before : change.after).map(unbracketed).join(" / ")}
        </p>
      ))}
      {writable && <CommandForm command="papers/{paper}/renewal" at={{ paper: paper.id }} initial={{}} body={() => ({})} submit={t("take-all-over")}>{() => <p className="hint">{t("renewal-help")}</p>}</CommandForm>}
    </div>
  );
}

/** The text passage by passage, in one language or with its translation beside it. */
export function TextRoom() {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const { query } = usePlace();
  const { paper, text, review, writable } = usePaper();
  const [first = "en", second] = text.languages;
  const pairs = text.languages.slice(1).map((one) => `${first}-${one}`);
  const known = [...pairs, ...text.languages];
  const show = known.find((one) => one === query.get("show")) ?? (second ? `${first}-${second}` : first);
  const shown = show.split("-");
  const onlyOpen = query.get("only") === "open";
  const go = (next: { show?: string; only?: boolean }) => navigate(partAddress(file.id, paper.id, "text", `&show=${next.show ?? show}${(next.only ?? onlyOpen) ? "&only=open" : ""}`), { replace: true });
  const target = shown[1];
  const standing = (segment: PaperSegment) => (target ? standingOf(segment, target, text, review) : "standard");
  const wanting = (segment: PaperSegment) =>
    isOpen(standing(segment)) || [...review.gaps, ...review.changes, ...review.differences].some((one) => one.segment === segment.id) || segment.gives.some((word) => review.requirements.some((one) => one.key === word && one.required && one.state === "missing"));
  const all = segmentsOf(text);
  const parts = partsOf(text).filter(({ segments }) => !onlyOpen || segments.some(wanting));
  const counts = target ? standings.map((which) => ({ which, count: all.filter((one) => standing(one) === which).length })) : [];
  return (
    <>
      <Renewal />
      <div className="row text-choices">
        <SelectField
          label={t("show")}
          value={show}
          onChange={(next) => go({ show: next })}
          options={known.map((one) => [one, one.split("-").map(nameOfLanguage).join(" → ")])}
        />
        <TickField label={t("only-open")} value={onlyOpen} onChange={(only) => go({ only })} />
      </div>
      {target && (
        <p role="status">
          {counts.every(({ count }) => count === 0)
            ? t("all-translated", { language: nameOfLanguage(target) })
            : counts.filter(({ count }) => count > 0).map(({ which, count }) => t(`count-${which}`, { count })).join(" · ")}
        </p>
      )}
      {target && <TranslationFiles key={show} from={shown[0] ?? first} to={target} />}
      {target && <FoundSources />}
      {writable && <p className="hint">{t("text-help")}</p>}
      {parts.length === 0 && <p className="hint">{t("nothing-open")}</p>}
      <ol className="passages">
        {parts.map(({ key, kind, segments }) => (
          <li key={key} className={`part ${kind}`}>
            {segments.map((segment) => (
              <PassageRow key={segment.id} segment={segment} shown={shown} />
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
