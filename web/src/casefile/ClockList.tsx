// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { effectWords, useCodes } from "../codes/codes";
import { AreaField, PersonField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import type { Clock } from "../office/types";
import { LeftBadge } from "../today/DeadlineRows";
import { joined, useLanguage, useWords } from "../words/words";
import { nameOf, useCase } from "./CaseFile";
import { dayOfClock, nearestClocks } from "./clocks";
import { CommandForm } from "./CommandForm";

function RunningClock({ clock }: { clock: Clock }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { today, actorName, personName, clockLabel } = useCommon();
  const instrument = clock.rule.split(":")[0] ?? "";
  const effect = effectWords(clock.effect, code, language);
  return (
    <li>
      <span className="row-left">
        <LeftBadge left={daysBetween(today, dayOfClock(clock))} />
      </span>
      <div className="row-what">
        <h3>
          {clockLabel(clock)} <span className="badge soft">{code("clock", clock.kind)}</span>
        </h3>
        <p className="hint">
          {joined(
            [
              clock.subject && nameOf(file, clock.subject), dayOfClock(clock) && t("keep", { day: shortDay(dayOfClock(clock), language) }),
              clock.conservative && t("last-day", { day: shortDay(clock.due, language) }), t("watched", { name: personName(clock.owner) }),
            ],
            language,
          )}
          {clock.rule && (
            <>
              {" · "}
              <Link to={`instruments/${instrument}`} className="code">
                {clock.rule}
              </Link>
            </>
          )}
        </p>
        {effect && <p>{effect}</p>}
        {clock.silence && <p className="notice">{t("silent", { day: shortDay(clock.silence.until, language), reason: clock.silence.reason, name: actorName(clock.silence.approved_by, clock.silence.approved_on_behalf_of) })}</p>}
        {!file.closed && (
          <details className="no-print">
            <summary>{t("clock-more")}</summary>
            <div className="row">
              <Folded label={t("silence")}>
                {(close) => (
                  <CommandForm
                    command="clocks/silence"
                    name={clock.id}
                    initial={{ until: "", reason: "" }}
                    body={({ until, reason }) => (until && reason.trim() ? { clock: clock.id, until, reason: reason.trim() } : null)}
                    submit={d("propose")}
                    onDone={close}
                    onCancel={close}
                  >
                    {(draft, set) => (
                      <>
                        <p className="notice">{t("silence-help")}</p>
                        <TextField label={t("silent-until")} type="date" value={draft.until} onChange={(until) => set({ until })} />
                        <AreaField label={d("reason")} value={draft.reason} onChange={(reason) => set({ reason })} />
                      </>
                    )}
                  </CommandForm>
                )}
              </Folded>
              <Folded label={t("assign-clock")}>
                {(close) => (
                  <CommandForm
                    command="clocks/assignment"
                    name={clock.id}
                    initial={{ owner: clock.owner, substitute: clock.substitute }}
                    body={({ owner, substitute }) => (owner && substitute && owner !== substitute ? { clock: clock.id, owner, substitute } : null)}
                    onDone={close}
                    onCancel={close}
                  >
                    {(draft, set) => (
                      <>
                        <PersonField label={t("owner")} value={draft.owner} onChange={(owner) => set({ owner })} />
                        <PersonField label={t("line-substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} />
                      </>
                    )}
                  </CommandForm>
                )}
              </Folded>
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

export function ClockList() {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const { file } = useCase();
  const { clockLabel } = useCommon();
  const running = nearestClocks(file);
  const ended = (file.clocks ?? []).filter((clock) => clock.ended);
  if (file.clocks === undefined) return null;
  return (
    <section className="panel" aria-labelledby="clock-list">
      <h2 id="clock-list">
        {t("clocks")} <span className="count">{running.length}</span>
      </h2>
      {running.length === 0 && <p className="hint">{t("no-clocks")}</p>}
      <ul className="rows">
        {running.map((clock) => (
          <RunningClock key={clock.id} clock={clock} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>{t("ended-clocks", { count: ended.length })}</summary>
          <ul className="rows">
            {ended.map((clock) => (
              <li key={`${clock.id} ${clock.recorded.event}`}>
                <span className="row-what">
                  {clockLabel(clock)}
                  <span className="hint">{shortDay(dayOfClock(clock), language)}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
