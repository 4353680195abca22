// SPDX-License-Identifier: EUPL-1.2
// The words of records: kinds, stages, steps, events … The server sends the word; what it means stands in the catalogue.
import { type Language, useWords } from "../words/words";

export type CodeGroup =
  | "kind" | "direction" | "stage" | "step" | "event" | "clock" | "effect" | "alarm" | "act" | "actor" | "role" | "subject" | "basis"
  | "custody-end" | "promise" | "touch" | "relation" | "link" | "origin" | "paper" | "level" | "method" | "rung" | "outcome" | "seal" | "command" | "account" | "from" | "channel" | "action" | "evidence";

/** A word of a catalogue in the reader's language. One this build does not know, of a newer server, shows itself. */
export function useCodesOf<Group extends string>(catalogue: string): (group: Group, word: string) => string {
  const t = useWords(catalogue);
  return (group, word) => {
    if (word === "") return "";
    const said = t(`${group}-${word.replaceAll(" ", "-")}`);
    return said.startsWith("⟦") ? word.replaceAll("-", " ") : said;
  };
}

export const useCodes = () => useCodesOf<CodeGroup>("codes");

// Common effects have words here; the others are sentences of the law in English alone.
const effects = ["must release", "may release", "must decide", "must inform", "must execute", "remind", "find out whether it arrived", "find out the limit, or end the custody"];

/** What follows when a clock runs out; "" where there are no words for it in the language. */
export function effectWords(effect: string, code: ReturnType<typeof useCodes>, language: Language): string {
  return effects.includes(effect) ? code("effect", effect) : language === "en" ? effect : "";
}
