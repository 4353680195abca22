// SPDX-License-Identifier: EUPL-1.2
import { useCodes } from "../codes/codes";
import type { Shown } from "../desk/Meanwhile";
import { useCase } from "./CaseFile";

/** The case that is open, for forms that change it. */
export function useShownCase(): Shown {
  const code = useCodes();
  const { file, reload } = useCase();
  // Whoever sees no proposals sees no story either.
  return { path: `cases/${file.id}`, version: file.version, reload, eventWords: file.proposals === undefined ? null : (type) => code("event", type) };
}
