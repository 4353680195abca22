// SPDX-License-Identifier: EUPL-1.2
// The case that is open, and how its commands are given.
import { createContext, useContext } from "react";
import { commandPath, send } from "../office/ask";
import type { CaseCommands } from "../office/commands";
import type { Case, CommandDone, Subject } from "../office/types";

export interface CaseFile {
  file: Case;
  /** After a command: the case as it is now. */
  reload: () => void;
}

export const CaseContext = createContext<CaseFile | null>(null);

export function useCase(): CaseFile {
  const open = useContext(CaseContext);
  if (open === null) throw new Error("a part of a case is shown without it");
  return open;
}

export function give<K extends keyof CaseCommands>(caseId: string, command: K, body: CaseCommands[K], how: { at?: Record<string, string>; basedOn?: number; once: string }): Promise<CommandDone> {
  return send<CommandDone>(`cases/${caseId}/${commandPath(command, how.at ?? {})}`, body, how);
}

export function subjectName(subject: Subject | undefined): string {
  return subject?.names[0] ?? "";
}

/** Whom a part of the case is about, by name; "" where it is about the whole case. */
export function nameOf(file: Case, subject: string): string {
  return subject === "" ? "" : subjectName(file.subjects?.find((one) => one.id === subject)) || subject;
}

export const present = (file: Case): Subject[] => (file.subjects ?? []).filter((subject) => !subject.withdrawn);
