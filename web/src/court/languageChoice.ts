// SPDX-License-Identifier: EUPL-1.2
import { element } from "./element";
import { type Language, languages } from "./language";

export function languageChoice(shown: Language, choose: (language: Language) => void): HTMLElement {
  const buttons = (Object.keys(languages) as Language[]).map((language) => element("button", { type: "button", lang: language, "aria-pressed": String(language === shown), onclick: () => choose(language) }, languages[language]));
  return element("div", { class: "languages", role: "group" }, ...buttons);
}
