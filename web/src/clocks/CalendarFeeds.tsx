// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { SelectField, TextField } from "../desk/fields";
import { read, send } from "../office/ask";
import { moment } from "../office/days";
import type { IssuedCalendar, Tokens } from "../office/types";
import { useSending } from "../office/useSending";
import { useLanguage, useWords } from "../words/words";

const YEAR_MS = 365 * 86_400_000;

interface CalendarFeedsProps {
  /** One address has both: the clocks of cases, and the days of the register. */
  of?: "clocks" | "register";
}

/** Addresses for calendar programs: kind and number, no names. */
export function CalendarFeeds({ of = "clocks" }: CalendarFeedsProps) {
  const t = useWords("clocks");
  const { language } = useLanguage();
  const [label, setLabel] = useState("");
  const [feed, setFeed] = useState("own");
  const [issued, setIssued] = useState<IssuedCalendar>();
  const { busy, problem, run } = useSending();
  const { value, retry } = useLoaded(() => read<Tokens>("account/tokens"), []);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const made = await run({ label, feed }, () => send<IssuedCalendar>("account/calendars", { label: label.trim(), feed, expires: new Date(Date.now() + YEAR_MS).toISOString() }));
    if (!made) return;
    setIssued(made);
    setLabel("");
    retry();
  };
  const end = async (id: string) => {
    await run({ end: id }, () => send(`account/calendars/${id}`, undefined, { method: "DELETE" }).then(() => true));
    retry();
  };
  return (
    <details className="panel no-print">
      <summary>{t("calendar")}</summary>
      <p className="hint">{t(of === "register" ? "calendar-help-register" : "calendar-help")}</p>
      {problem && <Problem problem={problem} />}
      <ul className="rows">
        {(value?.calendars ?? []).map((one) => (
          <li key={one.id}>
            <span className="row-what">
              {one.label}
              <span className="hint">
                {t(`feed-${one.feed}`)} · {t("ends", { moment: moment(one.expires, language) })}
              </span>
            </span>
            <button type="button" className="quiet" aria-label={t("end-calendar-of", { label: one.label })} onClick={() => void end(one.id)}>
              {t("end-calendar")}
            </button>
          </li>
        ))}
      </ul>
      {issued && (
        <div className="notice" role="status">
          <p>{t("calendar-made")}</p>
          <p className="code one-time">{new URL(issued.path.replace("clocks.ics", `${of}.ics`), location.origin).href}</p>
        </div>
      )}
      <form className="grid-2" onSubmit={(event) => void make(event)}>
        <TextField label={t("calendar-label")} value={label} onChange={setLabel} />
        <SelectField label={t(of === "register" ? "calendar-feed-register" : "calendar-feed")} value={feed} onChange={setFeed} options={[["own", t("feed-own")], ["unit", t("feed-unit")]]} />
        <button type="submit" disabled={busy || label.trim() === ""}>
          {t("make-calendar")}
        </button>
      </form>
    </details>
  );
}
