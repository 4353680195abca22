// SPDX-License-Identifier: EUPL-1.2
import type { RequestAnswer } from "../api/types";
import { useWords } from "../words/words";
import { Heading, namedBy } from "./Heading";
import { useReading } from "./Reading";
import { outcomeTone } from "./statuses";

function IfVerified({ of: { outcome, outcome_if_verified: verified } }: { of: { outcome: string; outcome_if_verified?: string } }) {
  const t = useWords("interview");
  return verified && verified !== outcome ? <p className="notice">{t("if-verified", { outcome: t(`outcome-${verified}`) })}</p> : null;
}

/** What the law says of the request, or of one measure of it, in plain words. */
export function Outcome() {
  const t = useWords("interview");
  const reading = useReading();
  const { answer, question } = reading;
  const name = (id: string | null) => {
    const offences = Array.isArray(question.facts.offences) ? (question.facts.offences as { id: string; description?: unknown }[]) : [];
    const offence = offences.find((one) => one.id === id);
    return typeof offence?.description === "string" ? offence.description : (id ?? t("whole-request"));
  };
  return (
    <section className={`panel outcome ${outcomeTone(answer.outcome)}`} aria-labelledby={namedBy(reading, "outcome")}>
      <p className="who">{t("outcome")}</p>
      <Heading level={2} id="outcome">
        {t(`outcome-${answer.outcome}`)}
      </Heading>
      <p>{t(`outcome-${answer.outcome}-help`)}</p>
      <IfVerified of={answer} />
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

/** What all measures have in common, or that they differ. */
export function RequestOutcome({ request }: { request: RequestAnswer }) {
  const t = useWords("interview");
  const differ = request.measures.some(({ outcome }) => outcome !== request.outcome);
  return (
    <section className={`panel outcome ${outcomeTone(request.outcome)}`} aria-labelledby="outcome">
      <p className="who">{t("outcome")}</p>
      <h2 id="outcome">{differ ? t("measures-differ") : t(`outcome-${request.outcome}`)}</h2>
      <p>{differ ? t("measures-differ-help") : t("measures-alike", { count: request.measures.length })}</p>
      {!differ && <IfVerified of={request} />}
    </section>
  );
}
