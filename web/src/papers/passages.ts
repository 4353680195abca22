// SPDX-License-Identifier: EUPL-1.2
// What a paper's passages say, and how they stand to each other; docs/formats/document.md has the value they are read from.
import type { PaperReview, PaperRun, PaperSegment, PaperText } from "../office/types";

export type Difference = PaperReview["differences"][number];
export type Change = PaperReview["changes"][number];
export type Gap = PaperReview["gaps"][number];
export type Requirement = PaperReview["requirements"][number];

/** What is read as one: a heading, a paragraph, an item, a row of a table, a footnote, an attachment. */
export interface Part {
  key: string;
  kind: "heading" | "paragraph" | "item" | "cells" | "footnote" | "attachment";
  segments: PaperSegment[];
}

export function partsOf(text: PaperText): Part[] {
  const one = (kind: Part["kind"], ...segments: PaperSegment[]): Part => ({ key: segments[0]?.id ?? kind, kind, segments });
  const blocks = text.blocks.flatMap((block): Part[] => {
    if (block.block === "table") return [block.head ?? [], ...(block.rows ?? [])].filter((cells) => cells.length > 0).map((cells) => one("cells", ...cells));
    if (block.block === "list") return (block.items ?? []).map((item) => one("item", item));
    return block.words ? [one(block.block === "heading" ? "heading" : "paragraph", block.words)] : [];
  });
  return [...blocks, ...text.footnotes.map((note) => one("footnote", note)), ...text.attachments.map(({ title }) => one("attachment", title))];
}

export const segmentsOf = (text: PaperText): PaperSegment[] => partsOf(text).flatMap(({ segments }) => segments);

/** The words of a version: what a slot gave stays bound, written as its name in braces. */
export function wordsOf(runs: PaperRun[], slots: PaperText["slots"]): string {
  return runs.map(({ text, slot }) => (slot === undefined ? text : `{${slots[slot]?.name ?? ""}}`)).join("");
}

/** What holds the place of something not known stands in brackets of its own, which the page shows otherwise. */
export const unbracketed = (words: string) => words.replace(/[⟦⟧]/g, "");

/** Words that are sent must be one paragraph. */
export const oneParagraph = (words: string) => words.replace(/\s*[\r\n]+\s*/g, " ");

export type Standing = "untranslated" | "outdated" | "differs" | "written" | "standard";

/** Whether somebody has to look at a translation again, since its source was worded anew. */
export const isOutdated = (segment: PaperSegment, language: string, text: PaperText) => segment.outdated?.includes(text.languages.indexOf(language)) ?? false;

/** How a version stands to the one it translates. */
export function standingOf(segment: PaperSegment, language: string, text: PaperText, review: PaperReview): Standing {
  const version = text.languages.indexOf(language);
  if (version !== segment.source) {
    const differences = review.differences.filter((one) => one.segment === segment.id && one.other.language === language);
    const lacks = review.gaps.some((gap) => gap.segment === segment.id && gap.language === language);
    if (lacks || (segment.versions[version] ?? []).length === 0 || differences.some(({ kind }) => kind === "untranslated")) return "untranslated";
    // What differs then follows from it.
    if (isOutdated(segment, language, text)) return "outdated";
    if (differences.length > 0) return "differs";
  }
  return segment.origin === "free" ? "written" : "standard";
}

/** What a translator has to look at. */
export const isOpen = (standing: Standing) => standing === "untranslated" || standing === "outdated" || standing === "differs";

export interface Piece {
  text: string;
  slot?: number;
  face?: PaperRun["face"];
  marked: boolean;
}

/** The runs cut where something is marked; `marks` count octets of UTF-8, as the guard does. */
export function piecesOf(runs: PaperRun[], marks: { begin: number; end: number }[]): Piece[] {
  const measure = new TextEncoder();
  let octet = 0;
  const pieces: Piece[] = [];
  for (const { text, slot, face } of runs) {
    const last = () => pieces.at(-1);
    let fresh = true;
    for (const sign of text) {
      const marked = marks.some(({ begin, end }) => octet >= begin && octet < end);
      const before = fresh ? undefined : last();
      if (before && before.marked === marked) before.text += sign;
      else pieces.push({ text: sign, slot, face, marked });
      fresh = false;
      octet += measure.encode(sign).length;
    }
  }
  return pieces;
}

/** "offence.title/fraud": what is asked, and of which offence. */
export function askedOf(slot: string): { name: string; offence: string } {
  const [name = "", offence = ""] = slot.split(/\/(.*)/s);
  return { name, offence };
}

/** Offences the paper speaks of, by their ids. */
export const offencesOf = (text: PaperText): string[] => [...new Set(text.slots.map(({ name }) => askedOf(name).offence).filter(Boolean))];
