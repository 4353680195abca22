// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";
import { useReading } from "./Reading";
import { outcomeTone } from "./statuses";

/** What the law says of the request as a whole, in plain words. */
export function Outcome() {
  const t = useWords("interview");
  const { answer, question } = useReading();
  const name = (id: string | null) => {
    const offences = Array.isArray(question.facts.offences) ? (question.facts.offences as { id: string; description?: unknown }[]) : [];
    const offence = offences.find((one) => one.id === id);
    return typeof offence?.description === "string" ? offence.description : (id ?? t("whole-request"));
  };
  return (
    <section className={`panel outcome ${outcomeTone(answer.outcome)}`} aria-labelledby="outcome">
      <p className="who">{t("outcome")}</p>
      <h2 id="outcome">{t(`outcome-${answer.outcome}`)}</h2>
      <p>{t(`outcome-${answer.outcome}-help`)}</p>
      {answer.outcome_if_verified && answer.outcome_if_verified !== answer.outcome && (
        <p className="notice">{t("if-verified", { outcome: t(`outcome-${answer.outcome_if_verified}`) })}</p>
      )}
      {answer.by_offence.length > 1 && (
        <ul className="by-offence">
          {answer.by_offence.map(({ offence, outcome }) => (
            <li key={offence}>
              {name(offence)}: <strong>{t(`outcome-${outcome}`)}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
