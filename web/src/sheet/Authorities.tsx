// SPDX-License-Identifier: EUPL-1.2
import type { Authority, StateSheet, TopicLine } from "../api/sheet";
import { Link } from "../app/router";
import { useWords } from "../words/words";
import { Channels, LanguageNames } from "./AuthorityWords";
import { Said } from "./English";
import { Source } from "./TopicLines";

type AuthorityLine = TopicLine & { authority: Authority };

const competences = ["extradition", "mla", "transfer", "civil"];
const roles = ["central", "competent", "diplomatic"];

/** An authority stands under every topic it answers; here it stands once. */
export function authoritiesOf(sheet: StateSheet): AuthorityLine[] {
  const lines = sheet.topics.flatMap((topic) => topic.lines).filter((line): line is AuthorityLine => line.authority !== null);
  const found = new Map(lines.map((line) => [JSON.stringify([line.authority, line.instrument]), line]));
  return [...found.values()].sort((one, other) => competences.indexOf(one.authority.competence ?? "") - competences.indexOf(other.authority.competence ?? ""));
}

export function Authorities({ sheet }: { sheet: StateSheet }) {
  const t = useWords("sheet");
  const authorities = authoritiesOf(sheet);
  return (
    <section className="panel" aria-labelledby="authorities">
      <h2 id="authorities">{t("authorities")}</h2>
      {authorities.length === 0 && <p>{t("authorities-none")}</p>}
      <ul className="authorities">
        {authorities.map((line, at) => {
          const { name, competence, role, channel, languages, address } = line.authority;
          return (
            <li key={at}>
              <h3>
                <Said text={name} />
              </h3>
              <p className="where">
                {competence && competences.includes(competence) && <span>{t(`competence-${competence}`)}</span>}
                {role && roles.includes(role) && <span>{t(`role-${role}`)}</span>}
                {line.instrument && (
                  <span>
                    {t("only-under")} <Link to={`instruments/${line.instrument}`}>{line.instrument}</Link>
                  </span>
                )}
                {!line.verified && <span className="badge warn">{t("not-verified")}</span>}
              </p>
              <dl>
                <div>
                  <dt>{t("channel")}</dt>
                  <dd>{channel ? <Channels channel={channel} /> : t("not-held")}</dd>
                </div>
                <div>
                  <dt>{t("languages")}</dt>
                  <dd>{languages ? <LanguageNames codes={languages} /> : t("not-held")}</dd>
                </div>
                {address && (
                  <div>
                    <dt>{t("address")}</dt>
                    <dd>
                      <Said text={address} />
                    </dd>
                  </div>
                )}
              </dl>
              <p className="where">
                <Source source={line.source} as_of={line.as_of} />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
