// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { type Reading, useReading } from "./Reading";

/** A heading of an answer; that of one measure among several stands below the name of the measure. */
export function Heading({ level, id, children }: { level: 2 | 3; id?: string; children: ReactNode }) {
  const { depth, within } = useReading();
  const Tag = `h${level + depth}` as "h2" | "h3" | "h4" | "h5";
  return (
    <Tag className={level === 2 ? "heading" : "subheading"} id={id && within + id}>
      {children}
    </Tag>
  );
}

/** What names the part of an answer with that heading: among several answers the measure's name, too. */
export function namedBy({ within }: Reading, heading: string): string {
  return within ? `${within}name ${within}${heading}` : heading;
}
