// SPDX-License-Identifier: EUPL-1.2
import type { Change } from "../api/types";
import { Link } from "../app/router";
import { formatDate, useLanguage, useWords } from "../words/words";
import { sentenceParts } from "./eventDays";

const begins = ["in-force", "bound", "joined", "suspension-ended"];
const ends = ["left", "suspended", "left-organisation"];

function tone(event: string): string {
  return begins.includes(event) ? "good" : ends.includes(event) ? "bad" : "soft";
}

/** One event: its kind, its sentence with the instrument linked, how it is known. */
export function EventItem({ event }: { event: Change }) {
  const t = useWords("changes");
  const { language } = useLanguage();
  const [before, title, after] = sentenceParts(event);
  return (
    <li className="event">
      <p className="event-marks">
        <span className={`badge ${tone(event.event)}`}>{t(`event-${event.event}`)}</span>
        {event.verified ? <span className="event-verified">✓ {t("verified")}</span> : <span className="badge warn">{t("not-verified")}</span>}
        {!event.certain && <span className="badge open">{t("uncertain")}</span>}
      </p>
      <div>
        <p>
          {before}
          {event.instrument && title ? <Link to={`instruments/${encodeURIComponent(event.instrument)}`}>{title}</Link> : title}
          {after}
        </p>
        {event.effect && <p lang="en">{event.effect}</p>}
        <details>
          <summary>{event.as_of ? t("source-as-of", { day: formatDate(event.as_of, language) }) : t("source")}</summary>
          <p className="hint" lang="en">
            {event.source}
          </p>
          {event.note && (
            <p className="hint">
              {t("note")}: <span lang="en">{event.note}</span>
            </p>
          )}
        </details>
      </div>
    </li>
  );
}
