// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import type { PackagePart } from "../office/types";
import { formatNumber, useLanguage, useWords } from "../words/words";

export type ListedPart = Pick<PackagePart, "name" | "bytes" | "digest">;

/** Files by what a seal is over: each with its length and digest. `beside`: what else is to be said of one. */
export function PartList({ parts, beside }: { parts: readonly ListedPart[]; beside?: (part: ListedPart) => ReactNode }) {
  const t = useWords("casefile");
  const { language } = useLanguage();
  return (
    <ul className="rows part-list">
      {parts.map((part) => (
        <li key={part.name}>
          <div className="row-what">
            <span>{part.name}</span> {beside?.(part)}
            <p className="hint">
              {t("part-bytes", { bytes: formatNumber(part.bytes, language) })} · <span className="code digest">SHA-256 {part.digest}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a payload lists as files; nothing where it is of something else. */
export function partsIn(payload: Record<string, unknown>): ListedPart[] {
  const parts = Array.isArray(payload.parts) ? (payload.parts as Partial<ListedPart>[]) : [];
  return parts.filter((one): one is ListedPart => typeof one.name === "string" && typeof one.digest === "string" && typeof one.bytes === "number");
}
