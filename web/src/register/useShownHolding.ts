// SPDX-License-Identifier: EUPL-1.2
import type { Shown } from "../desk/Meanwhile";
import { useRegisterCodes } from "./codes";
import { useHolding } from "./holding";

/** What of the register is open, for forms that change it. */
export function useShownHolding(): Shown {
  const code = useRegisterCodes();
  const { kind, holding, reload } = useHolding();
  return { path: `${kind}/${holding.id}`, version: holding.version, reload, eventWords: (type) => code("event", type) };
}
