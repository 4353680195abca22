// SPDX-License-Identifier: EUPL-1.2
// Files that somebody has in hand when a case is opened, until its dossier takes them.
let brought: { case: string; files: File[] } | null = null;

export function bring(caseId: string, files: File[]): void {
  brought = files.length > 0 ? { case: caseId, files } : null;
}

/** Those for this case, once. */
export function takeBrought(caseId: string): File[] {
  if (brought?.case !== caseId) return [];
  const { files } = brought;
  brought = null;
  return files;
}
