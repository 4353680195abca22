// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import type { CaseEvents } from "../office/types";
import { useLanguage, useWords } from "../words/words";

/** What a form or a decision changes, as it is shown now. */
export interface Shown {
  /** Below the API: "cases/…", "agreements/…". */
  path: string;
  version: number;
  reload: () => void;
  /** An event in words; null where the reader may not see the story. */
  eventWords: ((type: string) => string) | null;
}

// What the node concludes from an entry says nothing that the entry does not.
const concluded = ["determined"];
const MOST = 8;

/** That others recorded something behind the version a person saw, and what. */
export function Meanwhile({ shown, seen }: { shown: Shown; seen: number | undefined }) {
  const t = useWords("desk");
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{t("conflict")}</strong> {t("conflict-help")}
      </p>
      {seen !== undefined && shown.eventWords && <Events path={shown.path} version={shown.version} seen={seen} eventWords={shown.eventWords} />}
    </div>
  );
}

function Events({ path, version, seen, eventWords }: { path: string; version: number; seen: number; eventWords: (type: string) => string }) {
  const { language } = useLanguage();
  const { personName } = useCommon();
  const { value, problem } = useLoaded(() => read<CaseEvents>(`${path}/events`), [path, version]);
  if (problem) return <Problem problem={problem} />;
  const news = (value?.events ?? []).filter((event) => event.version > seen && !concluded.includes(event.type));
  return (
    <ul className="meanwhile">
      {news.slice(-MOST).map((event) => (
        <li key={event.sequence}>
          {personName(event.by)} {eventWords(event.type)} <span className="hint">{moment(event.at, language)}</span>
        </li>
      ))}
    </ul>
  );
}
