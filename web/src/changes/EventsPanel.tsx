// SPDX-License-Identifier: EUPL-1.2
import { useId, useMemo, useState } from "react";
import { api, changesFeed, changesFile } from "../api/client";
import { Problem } from "../api/Problem";
import { changeEvents } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { today } from "../atlas/useAtlasAddress";
import { formatDate, useLanguage, useWords } from "../words/words";
import { eventDays, firstEvents } from "./eventDays";
import { EventItem } from "./EventItem";
import type { ChangesChoice } from "./useChangesAddress";

const atOnce = 200;

interface EventsPanelProps {
  choice: ChangesChoice;
  choose: (change: Partial<ChangesChoice>) => void;
}

/** The events of the period by day, the last first. */
export function EventsPanel({ choice, choose }: EventsPanelProps) {
  const t = useWords("changes");
  const { language } = useLanguage();
  const id = useId();
  const { from, to, state, instrument } = choice;
  const asked = { from, to, state, instrument, lang: language };
  const key = JSON.stringify({ ...asked, event: choice.event });
  const { value, problem, retry, loading } = useLoaded(() => api.changes(asked), [from, to, state, instrument, language]);
  const [more, setMore] = useState({ key, limit: atOnce });
  const limit = more.key === key ? more.limit : atOnce;
  const events = value?.events;
  const fitting = useMemo(() => (events ?? []).filter(({ event }) => choice.event === "" || event === choice.event), [events, choice.event]);
  const days = useMemo(() => eventDays(fitting), [fitting]);
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value || !events) return <Loading />;
  const counts = changeEvents.map((event) => ({ event, count: events.filter((one) => one.event === event).length }));
  const left = fitting.length - limit;
  // A feed is followed for long: of a State or instrument it holds everything, without the days chosen here.
  const feed = state || instrument ? { state, instrument, lang: language } : { from, lang: language };
  return (
    <section className="panel" aria-busy={loading} aria-labelledby={`${id}-found`}>
      <h2 id={`${id}-found`} aria-live="polite">
        {t("found", { count: fitting.length })}
      </h2>
      {value.undated > 0 && <p className="notice">{t("undated", { count: value.undated })}</p>}
      <div className="events-head no-print">
        <div className="field">
          <label htmlFor={id}>{t("event")}</label>
          <select id={id} value={choice.event} onChange={({ target }) => choose({ event: changeEvents.find((one) => one === target.value) ?? "" })}>
            <option value="">{t("all-events", { count: events.length })}</option>
            {counts
              .filter(({ event, count }) => count > 0 || event === choice.event)
              .map(({ event, count }) => (
                <option key={event} value={event}>
                  {t("event-count", { event: t(`event-${event}`), count })}
                </option>
              ))}
          </select>
        </div>
        <div>
          <p className="taken-along">
            <a href={changesFile(asked)} download>
              {t("download")}
            </a>
            <a href={changesFeed(feed)} type="application/atom+xml">
              {t("follow")}
            </a>
          </p>
          {choice.event !== "" && <p className="hint">{t("every-kind-of-event")}</p>}
        </div>
      </div>
      {firstEvents(days, limit).map(({ day, events: those }) => (
        <div key={day} className="event-day">
          <h3>
            {formatDate(day, language)} {day.slice(0, 10) > today() && <span className="badge open">{t("ahead")}</span>}
          </h3>
          <ul className="events">
            {those.map((event) => (
              <EventItem key={event.id} event={event} />
            ))}
          </ul>
        </div>
      ))}
      {left > 0 && (
        <button type="button" onClick={() => setMore({ key, limit: limit + atOnce })}>
          {t("more", { count: Math.min(left, atOnce) })}
        </button>
      )}
    </section>
  );
}
