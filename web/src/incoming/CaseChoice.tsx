// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "react";
import { useLoaded } from "../api/useLoaded";
import { TextField } from "../desk/fields";
import { askedOf } from "../docket/filter";
import { read } from "../office/ask";
import type { Cases, CodedCase } from "../office/types";
import { useWords } from "../words/words";

const SHOWN = 8;
const TYPING_MS = 250;

type Offered = Pick<CodedCase, "id" | "number" | "title">;

/** The case a paper belongs to: one that its codes propose, or one looked for by number or words. */
export function CaseChoice({ proposed, chosen, onChoose }: { proposed: readonly Offered[]; chosen: string; onChoose: (id: string) => void }) {
  const t = useWords("incoming");
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const wait = setTimeout(() => setAsked(words.trim()), TYPING_MS);
    return () => clearTimeout(wait);
  }, [words]);
  const { value } = useLoaded(asked.length > 1 ? () => read<Cases>(`cases?${askedOf({ q: asked }, { limit: String(SHOWN) })}`) : null, [asked], asked);
  const found = (value?.cases ?? []).filter((one) => !proposed.some(({ id }) => id === one.id));
  const choice = (one: Offered) => (
    <li key={one.id}>
      <label className="tick">
        <input type="radio" name="case" checked={chosen === one.id} onChange={() => onChoose(one.id)} />
        <span>
          {one.number} {one.title}
        </span>
      </label>
    </li>
  );
  return (
    <fieldset className="plain case-choice">
      <legend>{t(proposed.length > 0 ? "file-proposed" : "file-by-hand")}</legend>
      <ul className="plain-list">{proposed.map(choice)}</ul>
      <TextField label={t(proposed.length > 0 ? "other-case" : "which-case")} value={words} onChange={setWords} help={t("which-case-help")} type="search" />
      {asked.length > 1 && value && found.length === 0 && <p className="hint">{t("no-case")}</p>}
      <ul className="plain-list">{found.map(choice)}</ul>
    </fieldset>
  );
}
