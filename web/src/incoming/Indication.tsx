// SPDX-License-Identifier: EUPL-1.2
import type { ValidationSignature } from "../office/types";
import { useWords } from "../words/words";

const tones = { "TOTAL-PASSED": "good", INDETERMINATE: "warn", "TOTAL-FAILED": "bad" } as const;

/** The judgement of EN 319 102-1 in a word. */
export function Indication({ of }: { of: ValidationSignature["indication"] }) {
  const t = useWords("incoming");
  return <span className={`badge ${tones[of]}`}>{t(`word-${of}`)}</span>;
}
