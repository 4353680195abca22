// SPDX-License-Identifier: EUPL-1.2
import type { TopicLine } from "../api/sheet";
import { Link } from "../app/router";
import { useLanguage, useWords } from "../words/words";
import { Channels, LanguageNames } from "./AuthorityWords";
import { dayWords } from "./days";
import { Said } from "./English";
import { KindWord } from "./KindWord";
import { alike, sayingOf, standingOf } from "./questions";

const roles = ["central", "competent", "diplomatic"];

/** "coe-024:6" leads to that article; an article of a law that is not in the library stays text. */
export function Cited({ line }: { line: TopicLine }) {
  const cite = line.cite ?? line.instrument;
  if (!cite) return null;
  const [instrument] = cite.split(":");
  const known = line.origin === "national-rule" || instrument === line.instrument;
  return known ? <Link to={`instruments/${instrument}#${cite}`}>{cite}</Link> : <Said text={cite} />;
}

function Heading({ line }: { line: TopicLine }) {
  const t = useWords("sheet");
  const { language } = useLanguage();
  if (line.origin === "declaration" && line.value) return <KindWord kind={line.value} />;
  if (line.origin === "authority") return roles.includes(line.authority?.role ?? "") ? t(`role-${line.authority?.role}`) : t("authority");
  return line.label ? line.label[0]?.toLocaleUpperCase(language) + line.label.slice(1) : t("own-law");
}

/** Where lines stand, since when, from which source and how far it was read. What lines have in common is told once. */
function Where({ lines }: { lines: [TopicLine, ...TopicLine[]] }) {
  const t = useWords("sheet");
  const { language } = useLanguage();
  const [line] = lines;
  const from = dayWords(line.from, t, language);
  const to = dayWords(line.to, t, language);
  return (
    <p className="where">
      {lines.map((one, at) => (
        <Cited key={at} line={one} />
      ))}
      {from && <span>{t("from", { day: from })}</span>}
      {to && <span>{t("to", { day: to })}</span>}
      {line.mark && line.mark !== "M" && <span>{t(`mark-${line.mark}`)}</span>}
      {(!line.verified || line.mark === "M") && <span className="badge warn">{t("not-verified")}</span>}
      <Source source={line.source} as_of={line.as_of} />
    </p>
  );
}

/** An authority stands under a topic for what the topic asks of it: its languages, its channel, or itself. */
function Answer({ line }: { line: TopicLine }) {
  const { authority, value } = line;
  return (
    <>
      <Said text={line.says} />
      {authority && value && value === authority.languages && <>: <LanguageNames codes={value} /></>}
      {authority && value && value === authority.channel && <>: <Channels channel={value} /></>}
    </>
  );
}

/** What is known of one topic; the same words under several articles stand once. */
export function TopicLines({ lines }: { lines: TopicLine[] }) {
  return (
    <ul className="lines">
      {alike(lines, sayingOf).map((same, at) => (
        <li key={at}>
          <p>
            <strong>
              <Heading line={same[0]} />
            </strong>{" "}
            <Answer line={same[0]} />
          </p>
          {alike(same, standingOf).map((one, where) => (
            <Where key={where} lines={one} />
          ))}
        </li>
      ))}
    </ul>
  );
}

export function Source({ source, as_of }: { source: string | null; as_of: string | null }) {
  const t = useWords("sheet");
  const { language } = useLanguage();
  if (!source && !as_of) return <span>{t("no-source")}</span>;
  return (
    <span className="source">
      {t("source")} {source && <Said text={source} />}
      {as_of && ` (${t("as-of", { day: dayWords(as_of, t, language) ?? as_of })})`}
    </span>
  );
}
