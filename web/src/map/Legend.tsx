// SPDX-License-Identifier: EUPL-1.2
import type { NetworkAnswer } from "../api/types";
import { useWords } from "../words/words";

export const answers: NetworkAnswer[] = ["treaty", "convention", "reciprocity", "none", "unknown"];

/** What leaves a State without a way: it asks for a treaty and there is none, or nothing is known. */
export const isGap = (answer: NetworkAnswer) => answer === "none" || answer === "unknown";

export function Legend({ counts, gaps }: { counts: Record<NetworkAnswer, number>; gaps: boolean }) {
  const t = useWords("atlas");
  return (
    <ul className="legend">
      {answers.map((answer) => (
        <li key={answer}>
          <svg className={gaps ? "world gaps" : "world"} aria-hidden="true" focusable="false">
            <rect width="24" height="16" className={answer} />
          </svg>
          {t(`answer-${answer}`)} ({counts[answer]})
        </li>
      ))}
    </ul>
  );
}
