// SPDX-License-Identifier: EUPL-1.2
// What can become public of which kind: docs/formats/public-pages.md.
import type { Agreement, Meeting, Programme } from "../office/register";

export type PublishedKind = "agreements" | "programmes" | "meetings";
export type Part = NonNullable<(Agreement | Programme | Meeting)["page"]["public"]>;

export const fieldsOf: Readonly<Record<PublishedKind, readonly string[]>> = {
  agreements: ["stage", "signature", "coverage", "term", "amendments", "texts"],
  programmes: ["signature", "items", "progress"],
  meetings: ["place", "agenda", "heads", "outcome"],
};

/** What codes, days and States are called. */
export interface PartWords {
  code: (group: "kind" | "step" | "how" | "covers" | "channel" | "form", word: string) => string;
  day: (day: string) => string;
  state: (state: string) => string;
  /** "authentic" or "translation" of a text; "observed" of an agreement among others. */
  text: (word: "authentic" | "translation" | "observed") => string;
}

/** All that a part tells besides titles and source, each line in words: what a second person must have seen. */
export function linesOf(part: Part, { code, day, state, text }: PartWords): { name: string; lines: string[] }[] {
  const lists: { name: string; lines: string[] }[] = [];
  const line = (...words: string[]) => words.filter(Boolean).join(" · ");
  const add = (name: string, ...lines: string[]) => {
    const told = lines.filter(Boolean);
    if (told.length > 0) lists.push({ name, lines: told });
  };
  const dayOr = (text: string) => (text ? day(text) : "");
  if ("kind" in part) add("kind", code("kind", part.kind));
  if ("observed" in part) add("sides", part.observed ? text("observed") : "");
  add("parties", ...part.parties.map((party) => line(state(party.state), party.authority)));
  if ("from" in part) add("days", part.from === part.to ? dayOr(part.from) : line(dayOr(part.from), dayOr(part.to)));
  add("language", part.language);
  if ("steps" in part) {
    add("steps", ...part.steps.map(({ step, how, on, effect, place, signatories }) => line(code("step", step), code("how", how), day(on), effect === on ? "" : dayOr(effect), place, ...signatories)));
    add("coverage", line(...part.covers.map((one) => code("covers", one)), part.channel && code("channel", part.channel), ...part.languages));
    add("term", line(part.term, part.prolonged_by, part.notice));
    add("amendments", ...part.amendments.map(({ on, effect, says }) => line(day(on), effect === on ? "" : dayOr(effect), says)));
    add("texts", ...part.texts.map(({ id, language, authentic, octets }) => line(id, language, text(authentic ? "authentic" : "translation"), String(octets))));
  }
  if ("items" in part) {
    add("ended", dayOr(part.ended_on));
    add("signature", line(dayOr(part.signed_on), part.place, ...part.signatories));
    add("items", ...part.items.map(({ subject, form, from, to, done_on, cancelled_on }) => line(subject, code("form", form), day(from), day(to), done_on && `✓ ${day(done_on)}`, cancelled_on && `✗ ${day(cancelled_on)}`)));
  }
  if ("agenda" in part) {
    add("place", part.place);
    add("agenda", ...part.agenda);
    add("heads", ...part.heads.map(({ state: from, name, office }) => line(from && state(from), name, office)));
    add("outcome", part.held ? "✓" : "", part.cancelled_on && `✗ ${day(part.cancelled_on)}`);
  }
  return lists;
}
