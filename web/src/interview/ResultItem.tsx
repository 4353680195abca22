// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode } from "react";
import { useWords } from "../words/words";
import { Citation } from "./Citation";
import { factLabel, useReader, useReading } from "./Reading";
import { Reasoning } from "./Reasoning";
import { tone } from "./statuses";

interface ResultItemProps {
  result: { rule: string; id?: string; label?: string; status?: string; mark?: string; offence?: string | null; needs?: string[]; template?: boolean };
  /** As compare() calls it. */
  id?: string;
  /** Stands beside the label. */
  children?: ReactNode;
  explained?: boolean;
}

/** One result: its status, its article; the rule's words and the reasoning when opened. */
export function ResultItem({ result, id, children, explained = true }: ResultItemProps) {
  const t = useWords("interview");
  const { answer, known, changed, states } = useReading();
  const reader = useReader(states);
  const text = answer.texts[result.rule];
  const label = result.label || text?.title || (result.id === "c.legal-basis" ? t("legal-basis") : result.id || result.rule);
  const needs = result.status === "undetermined" ? (result.needs ?? []) : [];
  return (
    <li className={id && changed.has(id) ? "result changed" : "result"}>
      <details>
        <summary>
          <span className="result-name">
            {label}
            {result.offence && <span className="code"> {result.offence}</span>}
          </span>{" "}
          {result.status && <span className={`badge ${tone(result.status)}`}>{t(`status-${result.status}`)}</span>}
          {result.mark === "M" && <span className="badge warn">{t("not-verified")}</span>}
          {result.template && <span className="badge warn">{t("template")}</span>}
        </summary>
        <div className="result-more">
          {text?.says && <p>{text.says}</p>}
          {needs.length > 0 && <p className="hint">{t("waits-for", { facts: [...new Set(needs)].map((name) => factLabel(name, known, reader)).join("; ") })}</p>}
          {explained && <Reasoning result={result.id || result.rule} />}
        </div>
      </details>
      <p className="result-cite">
        <Citation rule={result.rule} />
        {children}
      </p>
    </li>
  );
}
