// SPDX-License-Identifier: EUPL-1.2
import { type Membership, type StateSheet, type Topic } from "../api/sheet";
import { Link } from "../app/router";
import { addressOf } from "../atlas/useAtlasAddress";
import { formatDate, useLanguage, useWords, languages } from "../words/words";
import { dayWords } from "./days";
import { Said } from "./English";

const degrees: Topic["known"][] = ["yes", "partly", "unverified", "no"];
/** The sections of the sheet, by their ids. */
const parts = ["known", "authorities", "open-questions", "partner-counts", "instruments"];
const tones = { yes: "good", partly: "warn", unverified: "warn", no: "bad" } as const;

function Memberships({ memberships }: { memberships: Membership[] }) {
  const t = useWords("sheet");
  const { language } = useLanguage();
  const list = new Intl.ListFormat(language);
  const unverified = memberships.some((one) => !one.verified);
  const of = (member: boolean | null) => memberships.filter((one) => one.member === member);
  const named = (one: Membership) => {
    const since = dayWords(one.from, t, language);
    return since ? t("member-since", { name: one.name, day: since }) : one.name;
  };
  return (
    <>
      {[true, null, false].map((member) => {
        const those = of(member);
        if (those.length === 0) return null;
        return (
          <div key={String(member)}>
            <dt>{t(`member-${member}`)}</dt>
            <dd>
              {list.format(those.map(member ? named : ({ name }) => name))} {member && unverified && <span className="badge warn">{t("not-verified")}</span>}
            </dd>
          </div>
        );
      })}
    </>
  );
}

/** Who it is, what it belongs to, how much of it is known, and where to go from here. */
export function SheetHead({ sheet }: { sheet: StateSheet }) {
  const t = useWords("sheet");
  const { language } = useLanguage();
  const others = languages.filter((code) => code !== language && sheet.names[code]);
  return (
    <header className="panel sheet-head">
      <p className="hint">
        {t("sheet-of", { day: formatDate(sheet.on, language) })}
      </p>
      <h1>
        {sheet.name} <span className="code">{[sheet.state, sheet.alpha3].filter(Boolean).join(" · ")}</span>
      </h1>
      <p className="names">
        {others.map((code, at) => (
          <span key={code}>
            {at > 0 && " · "}
            <span lang={code}>{sheet.names[code]}</span>
          </span>
        ))}
      </p>
      {sheet.note && (
        <p className="notice">
          <Said text={sheet.note} />
        </p>
      )}
      <dl className="belongs">
        <Memberships memberships={sheet.memberships} />
        <div>
          <dt>{t("how-much")}</dt>
          <dd>
            <ul className="degrees">
              {degrees
                .map((degree) => ({ degree, count: sheet.topics.filter(({ known }) => known === degree).length }))
                .filter(({ count }) => count > 0)
                .map(({ degree, count }) => (
                  <li key={degree} className={`badge ${tones[degree]}`}>
                    {t("degree", { degree: t(`known-${degree}`), count })}
                  </li>
                ))}
            </ul>
          </dd>
        </div>
      </dl>
      {sheet.source && (
        <p className="where">
          <span className="source">
            {t("source")} <Said text={sheet.source} />
          </span>
        </p>
      )}
      <nav className="jump no-print" aria-label={t("on-this-sheet")}>
        {parts
          .filter((part) => part !== "open-questions" || sheet.topics.some(({ known }) => known === "no"))
          .map((part) => (
            <a key={part} href={`${location.href.split("#")[0]}#${part}`}>
              {t(`part-${part}`)}
            </a>
          ))}
      </nav>
      <p className="ways no-print">
        <Link to={addressOf({ a: sheet.state, b: "", kind: "extradition", on: sheet.on })}>{t("to-atlas")}</Link>
        <Link to={`interview?b=${sheet.state}`}>{t("to-interview")}</Link>
        <button type="button" onClick={() => print()}>
          {t("print")}
        </button>
      </p>
    </header>
  );
}
