// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { AreaField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { MeetingMinutesLine } from "../office/register";
import { DayField, given, noSource, ReasonField, SourceFields } from "../register/fields";
import { useChanges, useMeeting } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguageName } from "../register/languageName";
import { TextReading } from "../register/TextReading";
import { useLanguage, useWords } from "../words/words";

const twoLetters = /^[a-z]{2}$/;

function Adoption({ minutes, name }: { minutes: MeetingMinutesLine; name: string }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const { today } = useCommon();
  const [waits, setWaits] = useState(false);
  if (waits) return <p role="status">{r("proposed-to-second")}</p>;
  return (
    <Folded label={r("command-adopt-minutes")} name={`${r("command-adopt-minutes")}: ${name}`}>
      {(close) => (
        <HoldingForm
          to="meetings"
          command="minutes/{minutes}/adoption"
          at={{ minutes: minutes.id }}
          initial={{ on: today, reason: "", ...noSource }}
          body={({ on, source, ...rest }) => (on && source.trim() ? { on, source: source.trim(), ...given(rest) } : null)}
          onDone={({ waits_for }) => (waits_for === null ? close() : setWaits(true))}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <p className="hint">{r("binds-help")}</p>
              <DayField label={t("day-agreed")} value={draft.on} onChange={(on) => set({ on })} />
              <SourceFields draft={draft} set={set} />
              <ReasonField value={draft.reason} onChange={(reason) => set({ reason })} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function AddMinutes() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { language } = useLanguage();
  return (
    <Folded label={t("add-minutes")}>
      {(close) => (
        <HoldingForm
          to="meetings"
          command="minutes"
          initial={{ language: language as string, text: "" }}
          body={({ language: tag, text }) => (twoLetters.test(tag) && text.trim() ? { language: tag, text } : null)}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <TextField label={r("line-language")} value={draft.language} onChange={(tag) => set({ language: tag })} help={r("language-help")} required />
              <AreaField label={t("minutes-text")} value={draft.text} onChange={(text) => set({ text })} help={t("minutes-help")} required />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

/** What was said, in each language, and which version both sides agreed on. */
export function MinutesPane() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { language } = useLanguage();
  const languageName = useLanguageName();
  const { id, held, minutes, proposals } = useMeeting();
  const changes = useChanges();
  const proposed = (version: string) => proposals.some(({ command, status, arguments: given }) => command === "adopt-minutes" && status === "waiting" && (given as Record<string, unknown> | null)?.minutes === version);
  return (
    <section className="panel" aria-labelledby="minutes">
      <h2 id="minutes">
        {r("pane-minutes")} <span className="count">{minutes.length}</span>
      </h2>
      {minutes.length === 0 && <p className="hint">{t(held ? "no-minutes" : "minutes-not-yet")}</p>}
      <ul className="rows">
        {[...minutes].reverse().map((version) => {
          const name = t("version-in", { version: version.id.slice(1), language: languageName(version.language) });
          const agreed = minutes.some((one) => one.language === version.language && one.adopted_on !== "");
          return (
            <li key={version.id}>
              <span className="row-left">{version.adopted_on && <span className="badge good">{t("adopted")}</span>}</span>
              <div className="row-what">
                <h3>{name}</h3>
                {version.adopted_on && <p className="hint">{[shortDay(version.adopted_on, language), version.source, version.document].filter(Boolean).join(" · ")}</p>}
                <div className="row">
                  <TextReading at={`meetings/${id}/minutes/${version.id}`} language={version.language} of={name} />
                  {changes && !agreed && !proposed(version.id) && <Adoption minutes={version} name={name} />}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      {changes && held && <AddMinutes />}
    </section>
  );
}
