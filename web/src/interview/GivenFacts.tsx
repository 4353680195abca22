// SPDX-License-Identifier: EUPL-1.2
import type { State } from "../api/types";
import { useWords } from "../words/words";
import { valueText } from "./fields";
import { type Catalogue, describe, type Facts, given, type Offence } from "./question";
import { factLabel, useReader } from "./Reading";

interface GivenFactsProps {
  facts: Facts;
  known: Catalogue;
  states: State[];
  /** What the measures are called, in their order. */
  measures: string[];
  onEdit: (name: string) => void;
  onRemove: (name: string) => void;
}

/** Everything answered so far, to change or take back. */
export function GivenFacts({ facts, known, states, measures, onEdit, onRemove }: GivenFactsProps) {
  const t = useWords("interview");
  const reader = useReader(states);
  const list = given(facts);
  const purpose = known.get("offence.purpose");
  const offenceText = (offence: Offence) => {
    const words = [offence.description ?? offence.id, offence.purpose && purpose ? valueText(purpose, offence.purpose, reader) : ""];
    return words.filter(Boolean).join(" – ");
  };
  return (
    <section className="panel given-panel" aria-labelledby="given">
      <h2 id="given">{t("given", { count: list.length })}</h2>
      {list.length === 0 && <p className="hint">{t("given-none")}</p>}
      <dl className="given">
        {list.map(({ name, value, offence, measure }) => {
          const fact = describe(name, known);
          const label = fact?.label || factLabel(name, known, reader);
          const text = name === "offences" && Array.isArray(value) && value.length > 0 ? (value as Offence[]).map(offenceText).join("; ") : valueText(fact ?? { type: "text" }, value, reader);
          return (
            <div key={name}>
              <dt>
                {label}
                {offence && <span className="code"> {offence}</span>}
                {measure !== undefined && ` · ${t("holds-only", { measure: measures[measure] ?? "" })}`}
              </dt>
              <dd>{text}</dd>
              <dd className="acts no-print">
                <button type="button" className="quiet" aria-label={t("edit-named", { name: label })} onClick={() => onEdit(name)}>
                  {t("edit")}
                </button>
                <button type="button" className="quiet" aria-label={t("remove-named", { name: label })} onClick={() => onRemove(name)}>
                  {t("remove")}
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
