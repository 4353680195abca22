// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { usePlace } from "../app/router";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { longDay } from "../office/days";
import type { CaseEvents } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { useRegisterCodes } from "./codes";
import { useHolding } from "./holding";
import { HoldingLines } from "./HoldingLines";
import { axesOf } from "./listFilter";

/** Everything that was recorded of it, the newest first. */
export function StoryPane() {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { personName } = useCommon();
  const { kind, holding } = useHolding();
  const { query: place } = usePlace();
  const asked = query(axesOf({ known: place.get("known") ?? "" }));
  const { value, problem, retry } = useLoaded(() => read<CaseEvents>(`${kind}/${holding.id}/events?${asked}`), [kind, holding.id, holding.version, asked]);
  if (value === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
  const events = [...value.events].reverse();
  const days = [...new Set(events.map((event) => event.at.slice(0, 10)))];
  return (
    <section className="panel" aria-labelledby="story">
      <h2 id="story">
        {t("pane-story")} <span className="count">{events.length}</span>
      </h2>
      {days.map((day) => (
        <div key={day} className="story-day">
          <h3>{longDay(day, language)}</h3>
          <ol className="story">
            {events
              .filter((event) => event.at.startsWith(day))
              .map((event) => (
                <li key={event.sequence} className="entry">
                  <p className="entry-head">
                    <span className="entry-time">{event.at.slice(11, 16)}</span> <strong>{personName(event.by)}</strong> {code("event", event.type)}
                    {event.on_behalf_of && ` (${t("on-behalf", { name: personName(event.on_behalf_of) })})`}
                  </p>
                  {event.type === "proposed" && typeof event.payload.command === "string" && <p className="hint">{code("command", event.payload.command)}</p>}
                  <HoldingLines payload={event.payload} leave={kind === "statistics" ? ["about"] : ["text"]} />
                </li>
              ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
