// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { TickField } from "../desk/fields";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { longDay } from "../office/days";
import type { CaseEvents } from "../office/types";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { ArgumentLines } from "./ArgumentLines";
import { useCase } from "./CaseFile";
import { CourtFile } from "./CourtFile";
import { LogProof } from "./LogProof";
import { useCatalogue, useFactWords } from "./useCatalogue";

type StoryEvent = CaseEvents["events"][number];

/** What follows by itself from something else; left out unless asked for. */
const byItself = ["determined", "clock-started", "clock-changed", "clock-ended", "alarm-raised", "document-inspected", "text-recognised"];

function Entry({ event, known }: { event: StoryEvent; known: ReturnType<typeof useCatalogue>["value"] }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { personName, clockLabel } = useCommon();
  const words = useFactWords(known);
  const fact = typeof event.payload.fact === "string" ? event.payload.fact : "";
  const payload: Record<string, unknown> = {
    ...event.payload,
    // Which file it is about; what was found stands beside it in the dossier.
    ...(["document-inspected", "infected-document-taken", "recognition-asked", "text-recognised"].includes(event.type) && { documents: [event.payload.document] }),
    ...(fact && { fact: words.label(fact), ...(event.payload.value !== undefined && { value: words.value(fact, event.payload.value) }) }),
    ...(typeof event.payload.clock === "string" && { label: clockLabel({ id: event.payload.clock, label: String(event.payload.label ?? event.payload.clock), gap: event.payload.gap === true }) }),
  };
  return (
    <li className={`entry ${event.type}`}>
      <p className="entry-head">
        <span className="entry-time">{event.at.slice(11, 16)}</span> <strong>{personName(event.by)}</strong> {code("event", event.type)}
        {event.on_behalf_of && ` (${t("on-behalf", { name: personName(event.on_behalf_of) })})`}
      </p>
      <ArgumentLines payload={payload} leave={event.type === "case-opened" ? ["owner", "substitute"] : event.type.startsWith("clock") ? ["kind"] : event.type === "document-inspected" ? ["findings", "digest"] : event.type === "text-recognised" ? ["digest", "text"] : []} />
      <details className="no-print">
        <summary className="hint">{t("log-entry", { number: formatNumber(event.sequence, language) })}</summary>
        <LogProof version={event.version} sequence={event.sequence} />
      </details>
    </li>
  );
}

/** The file tells its story in order, newest day first or last, entry by entry in the log. */
export function TimelinePane() {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const { file } = useCase();
  const { value, problem, retry } = useLoaded(() => read<CaseEvents>(`cases/${file.id}/events`), [file.id, file.version]);
  const { value: known } = useCatalogue();
  const [whole, setWhole] = useState(false);
  const [newest, setNewest] = useState(true);
  if (value === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
  const events = value.events.filter((event) => whole || !byItself.includes(event.type));
  if (newest) events.reverse();
  const days = [...new Set(events.map((event) => event.at.slice(0, 10)))];
  return (
    <section className="panel" aria-labelledby="timeline">
      <div className="page-head">
        <h2 id="timeline">
          {t("pane-timeline")} <span className="count">{t("entries", { count: value.events.length })}</span>
        </h2>
        <TickField label={t("newest-first")} value={newest} onChange={setNewest} />
        <TickField label={t("whole-story")} value={whole} onChange={setWhole} />
      </div>
      <CourtFile />
      {days.map((day) => (
        <div key={day} className="story-day">
          <h3>{longDay(day, language)}</h3>
          <ol className="story">
            {events
              .filter((event) => event.at.startsWith(day))
              .map((event) => (
                <Entry key={event.sequence} event={event} known={known} />
              ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
