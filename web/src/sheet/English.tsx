// SPDX-License-Identifier: EUPL-1.2
import { createContext, useContext } from "react";
import type { StateSheet } from "../api/sheet";

/** Texts which the register holds in English only; empty while the page itself is English. */
export const EnglishTexts = createContext<ReadonlySet<string>>(new Set());

/** Whatever stands the same in the English sheet was not translated. */
export function textsOf(english: StateSheet | null): Set<string> {
  const texts = new Set<string>();
  const gather = (value: unknown) => {
    if (typeof value === "string") texts.add(value);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(gather);
  };
  gather(english);
  return texts;
}

/** A text of the register, marked as English where that is not the language of the page (WCAG 2.2, 3.1.2). */
export function Said({ text }: { text: string }) {
  return useContext(EnglishTexts).has(text) ? <span lang="en">{text}</span> : <>{text}</>;
}

/** Words of the page's language around a name of the register. */
export function SaidAround({ text, name }: { text: string; name: string | null }) {
  const at = name ? text.indexOf(name) : -1;
  if (name === null || at < 0) return <Said text={text} />;
  return (
    <>
      {text.slice(0, at)}
      <Said text={name} />
      {text.slice(at + name.length)}
    </>
  );
}
