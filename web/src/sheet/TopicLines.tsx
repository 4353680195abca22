// SPDX-License-Identifier: EUPL-1.2
import type { TopicLine } from "../api/sheet";
import { Link } from "../app/router";
import { useLanguage, useWords } from "../words/words";
import { dayWords } from "./days";
import { Said } from "./English";
import { KindWord } from "./KindWord";
import { alike } from "./questions";

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

/** Where a line stands, since when, from which source and how far it was read. */
function Where({ line }: { line: TopicLine }) {
  const t = useWords("sheet");
  const { language } = useLanguage();
  const from = dayWords(line.from, t, language);
  const to = dayWords(line.to, t, language);
  return (
    <p className="where">
      <Cited line={line} />
      {from && <span>{t("from", { day: from })}</span>}
      {to && <span>{t("to", { day: to })}</span>}
      {line.mark && line.mark !== "M" && <span>{t(`mark-${line.mark}`)}</span>}
      {(!line.verified || line.mark === "M") && <span className="badge warn">{t("not-verified")}</span>}
      <Source source={line.source} as_of={line.as_of} />
    </p>
  );
}

/** What is known of one topic; the same words under several articles stand once. */
export function TopicLines({ lines }: { lines: TopicLine[] }) {
  return (
    <ul className="lines">
      {alike(lines).map((same, at) => (
        <li key={at}>
          {same[0] && (
            <p>
              <strong>
                <Heading line={same[0]} />
              </strong>{" "}
              <Said text={same[0].says} />
            </p>
          )}
          {same.map((line, where) => (
            <Where key={where} line={line} />
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
