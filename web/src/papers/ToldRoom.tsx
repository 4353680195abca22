// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { TickField } from "../desk/fields";
import { plainText } from "../codes/payload";
import { useWords } from "../words/words";
import { usePaper } from "./PaperRoom";
import { ToldForm } from "./ToldForm";
import { entriesOf } from "./told";

/** All that the template asks to be told: what the paper lacks first, the rest when it is wanted. */
export function ToldRoom() {
  const t = useWords("papers");
  const { asked, askedKnown, review, text, told, writable } = usePaper();
  const [all, setAll] = useState(false);
  const lacking = new Set(review.gaps.map(({ slot }) => slot));
  const entries = entriesOf(told, asked, text.languages);
  // What was lacking stays on the page while it is filled in, until it is left.
  const [wanted] = useState(() => new Set([...lacking].filter((slot) => asked.some(({ key }) => key === slot))));
  if (!askedKnown) return null;
  if (asked.length === 0) return <p className="hint">{t("asks-nothing")}</p>;
  if (!writable)
    return (
      <dl className="particulars">
        {asked
          .filter(({ key }) => plainText(entries[key]) !== "")
          .map(({ key, field }) => (
            <div key={key}>
              <dt>{field.label}</dt>
              <dd>{plainText(entries[key])}</dd>
            </div>
          ))}
      </dl>
    );
  const shown = new Set(asked.map(({ key }) => key).filter((key) => all || wanted.has(key) || lacking.has(key)));
  return (
    <>
      <p>{t("told-help")}</p>
      <TickField label={t("all-fields", { count: asked.length })} value={all} onChange={setAll} />
      <ToldForm asked={asked} shown={shown} />
    </>
  );
}
