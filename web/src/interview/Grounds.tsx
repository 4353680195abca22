// SPDX-License-Identifier: EUPL-1.2
import type { GroundResult } from "../api/types";
import { useWords } from "../words/words";
import { resultKey } from "./changes";
import { Heading, namedBy } from "./Heading";
import { useReading } from "./Reading";
import { ResultItem } from "./ResultItem";

const groups: { name: string; open: boolean; holds: (ground: GroundResult) => boolean }[] = [
  { name: "triggered-mandatory", open: true, holds: (g) => g.status === "triggered" && g.kind === "mandatory" },
  { name: "triggered-optional", open: true, holds: (g) => g.status === "triggered" && g.kind === "optional" },
  { name: "open", open: true, holds: (g) => g.status === "undetermined" },
  { name: "cleared", open: false, holds: (g) => g.status === "cleared" },
  { name: "excluded", open: false, holds: (g) => g.status === "excluded" },
  { name: "not-applicable", open: false, holds: (g) => g.status === "not-applicable" },
];

/** What stands against the request, the most serious first. */
export function Grounds() {
  const t = useWords("interview");
  const reading = useReading();
  const { answer } = reading;
  if (answer.grounds.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={namedBy(reading, "grounds")}>
      <Heading level={2} id="grounds">{t("grounds")}</Heading>
      {groups.map(({ name, open, holds }) => {
        const found = answer.grounds.filter(holds);
        if (found.length === 0) return null;
        return (
          <details className="group" key={name} open={open}>
            <summary>
              <Heading level={3}>
                {t(`grounds-${name}`)} <span className="count">{found.length}</span>
              </Heading>
            </summary>
            <ul className="results">
              {found.map((ground) => (
                <ResultItem key={resultKey("grounds", ground)} id={resultKey("grounds", ground)} result={ground}>
                  {" · "}
                  {t(ground.kind)}
                  {ground.self_judging && ` · ${t("self-judging")}`}
                </ResultItem>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
