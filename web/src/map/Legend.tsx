// SPDX-License-Identifier: EUPL-1.2
import type { NetworkAnswer } from "../api/types";
import { useWords } from "../words/words";

export const answers: NetworkAnswer[] = ["treaty", "convention", "reciprocity", "none", "unknown"];

export function Legend({ counts }: { counts: Record<NetworkAnswer, number> }) {
  const t = useWords("atlas");
  return (
    <ul className="legend">
      {answers.map((answer) => (
        <li key={answer}>
          <svg className="world" aria-hidden="true" focusable="false">
            <rect width="24" height="16" className={answer} />
          </svg>
          {t(`answer-${answer}`)} ({counts[answer]})
        </li>
      ))}
    </ul>
  );
}
