// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { useWords } from "../words/words";
import { Citation, instrumentAddress } from "./Citation";
import { Heading, namedBy } from "./Heading";
import { instrumentTitle, useReading } from "./Reading";

function Instruments({ ids }: { ids: string[] }) {
  const t = useWords("interview");
  const reading = useReading();
  return (
    <ul className="instruments">
      {ids.map((id) => (
        <li key={id}>{id === "reciprocity" ? t("reciprocity") : <Link to={instrumentAddress(id)}>{instrumentTitle(id, reading)}</Link>}</li>
      ))}
    </ul>
  );
}

const reasons = ["superseded"];

/** What the request rests on, and what does not apply. */
export function LegalBasis() {
  const t = useWords("interview");
  const reading = useReading();
  const { answer } = reading;
  const basis = answer.legal_basis;
  const roles = [
    ["governing", basis.governing],
    ["layers", basis.layers],
    ["supplementary", basis.supplementary],
    ["also-invocable", basis.also_invocable],
  ] as const;
  return (
    <section className="panel" aria-labelledby={namedBy(reading, "basis")}>
      <Heading level={2} id="basis">{t("legal-basis")}</Heading>
      {basis.governing.length === 0 && <p>{t("no-basis")}</p>}
      {basis.template && <p className="notice">{t("template-help")}</p>}
      {roles.map(
        ([role, ids]) =>
          ids.length > 0 && (
            <div key={role}>
              <Heading level={3}>{t(`basis-${role}`)}</Heading>
              <Instruments ids={ids} />
            </div>
          ),
      )}
      {basis.chapters_not_accepted.length > 0 && (
        <ul className="instruments">
          {basis.chapters_not_accepted.map(({ id, chapter }) => (
            <li key={id + chapter}>{t("chapter-not-accepted", { chapter, title: instrumentTitle(id, reading) })}</li>
          ))}
        </ul>
      )}
      {basis.excluded.length > 0 && (
        <details>
          <summary>{t("basis-excluded", { count: basis.excluded.length })}</summary>
          <ul className="instruments">
            {basis.excluded.map(({ id, reason, cite }) => (
              <li key={id + cite}>
                <Link to={instrumentAddress(id)}>{instrumentTitle(id, reading)}</Link>
                {" – "}
                {reasons.includes(reason) ? t(`reason-${reason}`) : <span lang="en">{reason}</span>}
                {cite.includes(":") && (
                  <>
                    {" · "}
                    <Citation rule={cite} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {basis.conflicts.length > 0 && (
        <>
          <Heading level={3}>{t("conflicts")}</Heading>
          <ul className="instruments" lang="en">
            {basis.conflicts.map((conflict) => (
              <li key={conflict}>{conflict}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
