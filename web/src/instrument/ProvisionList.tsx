// SPDX-License-Identifier: EUPL-1.2
import type { Instrument } from "../api/types";
import { useWords } from "../words/words";

type Provision = Instrument["provisions"][number];

/** "coe-024:6.1.a#court" → 6.1.a. */
function article(id: string): string {
  return (id.split(/:(.*)/s)[1] ?? "").split("#")[0] ?? "";
}

// Articles in the order people count in: 2 before 12, 6.1.a before 6.1.b.
const order = new Intl.Collator("en", { numeric: true });

function Rules({ provision }: { provision: Provision }) {
  const t = useWords("instrument");
  if (provision.rules.length === 0) return null;
  return (
    <details>
      <summary>{t("rules", { count: provision.rules.length })}</summary>
      {provision.rules.map((rule, at) => (
        <pre key={at} lang="en" tabIndex={0} role="region" aria-label={t("rule-words", { id: rule.id || rule.kind })}>
          {rule.words}
        </pre>
      ))}
    </details>
  );
}

/** The articles in words, each with the rules made of it. */
export function ProvisionList({ provisions, target }: { provisions: Provision[]; target: string }) {
  const t = useWords("instrument");
  const sorted = [...provisions].sort((one, other) => order.compare(article(one.id), article(other.id)));
  return (
    <section className="panel" aria-labelledby="provisions">
      <h2 id="provisions">{t("provisions", { count: provisions.length })}</h2>
      <ul className="provisions">
        {sorted.map((provision) => (
          <li key={provision.id} id={provision.id} className={provision.id === target ? "target" : undefined}>
            <h3>
              <span className="code">{article(provision.id)}</span> {provision.title}{" "}
              {provision.mark === "M" && <span className="badge warn">{t("not-verified")}</span>}
            </h3>
            <p>{provision.says}</p>
            <Rules provision={provision} />
          </li>
        ))}
      </ul>
    </section>
  );
}
