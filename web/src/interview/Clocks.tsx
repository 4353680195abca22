// SPDX-License-Identifier: EUPL-1.2
import type { Deadline } from "../api/types";
import { useLanguage, useWords } from "../words/words";
import { resultKey } from "./changes";
import { Citation } from "./Citation";
import { Heading, namedBy } from "./Heading";
import { factLabel, useReader, useReading } from "./Reading";
import { Reasoning } from "./Reasoning";
import { dayText, valueText } from "./fields";
import { daysBetween, tone, whole } from "./statuses";

const effects = ["must release", "may release", "must decide", "must inform", "must execute"];

function Left({ clock }: { clock: Deadline }) {
  const t = useWords("interview");
  const { answer } = useReading();
  if (clock.status === "expired") return <strong className="left bad">{t("expired")}</strong>;
  if (clock.status === "last-day") return <strong className="left bad">{t("last-day")}</strong>;
  if (clock.status === "satisfied") return <strong className="left good">{t("status-satisfied")}</strong>;
  // As at the desk: to the day to keep, and only when that is past to the last.
  const until = clock.conservative && clock.conservative >= answer.as_of ? clock.conservative : clock.due;
  const left = whole.test(until) ? daysBetween(answer.as_of, until) : null;
  if (left === null || clock.status === "compare") return null;
  return <strong className="left">{t("days-left", { count: left })}</strong>;
}

/** `measures` are those it runs for, where there are several. */
export function Clock({ clock, measures }: { clock: Deadline; measures?: string }) {
  const t = useWords("interview");
  const { language } = useLanguage();
  const { answer, changed, known, states } = useReading();
  const reader = useReader(states);
  const text = answer.texts[clock.rule];
  const urgent = clock.kind === "custody" && clock.status !== "satisfied" && clock.status !== "compare";
  const key = resultKey("deadlines", clock);
  // The common effects have words here; the others are sentences in English alone, and the rule's own words say the same.
  const words = effects.includes(clock.effect) ? t(`effect-${clock.effect.replace(" ", "-")}`) : null;
  return (
    <li className={`clock ${clock.status} ${urgent ? "custody" : ""} ${changed.has(key) ? "changed" : ""}`}>
      <div className="clock-head">
        <Heading level={3}>{clock.label || text?.title || clock.id}</Heading>
        <span className="badge soft">{t(`clock-${clock.kind}`)}</span>
        <span className={`badge ${tone(clock.status)}`}>{t(`status-${clock.status}`)}</span>
        {clock.mark === "M" && <span className="badge warn">{t("not-verified")}</span>}
      </div>
      {measures && <p className="hint">{measures}</p>}
      <Left clock={clock} />
      {clock.due ? (
        <dl className="days">
          <div>
            <dt>{t("due")}</dt>
            <dd>{dayText(clock.due, language)}</dd>
          </div>
          {clock.conservative && (
            <div>
              <dt>{t("careful-day")}</dt>
              <dd>{dayText(clock.conservative, language)}</dd>
            </div>
          )}
          <div>
            <dt>{t("runs-from")}</dt>
            <dd>
              {dayText(clock.from, language)}
              {clock.period && ` · ${valueText({ type: "period" }, clock.period, reader)}`}
            </dd>
          </div>
        </dl>
      ) : (
        <p className="hint">
          {clock.needs.length > 0 ? t("clock-starts", { facts: [...new Set(clock.needs)].map((name) => factLabel(name, known, reader)).join("; ") }) : t("clock-open")}
        </p>
      )}
      {clock.effect && (words || language === "en") && <p className="effect">{words ?? clock.effect}</p>}
      <p className="result-cite">
        <Citation rule={clock.rule} />
      </p>
      {text?.says && (
        <details>
          <summary>{t("rule-text")}</summary>
          <p>{text.says}</p>
          <Reasoning result={clock.id || clock.rule} />
        </details>
      )}
    </li>
  );
}

/** Custody first: it does not wait for the rest. */
export function clockOrder(clock: Deadline): number {
  return (clock.kind === "custody" ? 0 : 1) + (clock.due ? 0 : 2) + (clock.status === "compare" || clock.status === "satisfied" ? 4 : 0);
}

export function Clocks() {
  const t = useWords("interview");
  const reading = useReading();
  const { answer } = reading;
  if (answer.deadlines.length === 0) return null;
  const clocks = [...answer.deadlines].sort((one, other) => clockOrder(one) - clockOrder(other));
  return (
    <section className="panel clock-panel" aria-labelledby={namedBy(reading, "clocks")}>
      <Heading level={2} id="clocks">{t("clocks")}</Heading>
      <ul className="clocks">
        {clocks.map((clock) => (
          <Clock key={resultKey("deadlines", clock)} clock={clock} />
        ))}
      </ul>
    </section>
  );
}
