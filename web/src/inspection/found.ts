// SPDX-License-Identifier: EUPL-1.2
import type { Document, DocumentInspection, InspectionFinding } from "../office/types";

export type Level = InspectionFinding["level"];
export type Version = Document["versions"][number];

const order: Level[] = ["note", "warning", "danger"];

/** Of the gravest finding, malware and a scanner that did not answer among them. */
export function levelOf({ findings, scan }: Pick<DocumentInspection, "findings" | "scan">): Level {
  const own: Level = scan.result === "found" ? "danger" : scan.result === "unreachable" ? "warning" : "note";
  return findings.reduce<Level>((gravest, { level }) => (order.indexOf(level) > order.indexOf(gravest) ? level : gravest), own);
}

export const isInfected = (version: Version | undefined) => version?.inspection?.scan.result === "found";

/** Whether it is shown without asking: what was not looked into yet is drawn as pixels, as everything is. */
export const isDangerous = (version: Version | undefined) => version?.inspection != null && levelOf(version.inspection) === "danger";

/** Whether the server hands the version out to that account. */
export const isHandedOut = (version: Version | undefined, account: string) => !isInfected(version) || (version?.taken.some(({ recorded }) => recorded.by === account) ?? false);

/** Whether a machine can read text on its pages; of what was not looked into yet nobody knows. */
export const isReadable = (version: Version) => version.inspection !== null && !isInfected(version) && ["pdf", "png", "jpeg"].includes(version.inspection.type);

/** Whether text was recognised on the newest version of a document that stands. */
export const hasFoundText = (document: Document) => !document.withdrawn && document.versions.at(-1)?.found_text?.result === "found" && !isInfected(document.versions.at(-1));
