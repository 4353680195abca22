// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { useWords } from "../words/words";
import { HoldingList } from "./HoldingList";
import type { Kind } from "./holding";

interface HoldingIndexProps {
  kind: Kind;
  /** What begins another one, for whoever may. */
  begin: ReactNode;
}

/** The first page of a kind that has no rooms: what it is for, and all of them. */
export function HoldingIndex({ kind, begin }: HoldingIndexProps) {
  const t = useWords("register");
  return (
    <>
      <header className="page-head">
        <h1>{t(kind)}</h1>
        <p className="hint">{t(`${kind}-intro`)}</p>
      </header>
      <HoldingList kind={kind} begin={begin} />
    </>
  );
}
