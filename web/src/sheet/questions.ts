// SPDX-License-Identifier: EUPL-1.2
import type { Asked, Topic, TopicLine } from "../api/sheet";

export interface Enquiry {
  /** Whom to ask, the first first. */
  whom: Asked[];
  topics: Topic[];
}

/** Topics of which nothing is known, together where the same are to be asked: one letter each. */
export function enquiries(topics: Topic[]): Enquiry[] {
  const found = new Map<string, Enquiry>();
  for (const topic of topics.filter(({ known }) => known === "no")) {
    const whom = topic.ask.map(({ words }) => words).join("\n");
    const same = found.get(whom);
    if (same) same.topics.push(topic);
    else found.set(whom, { whom: topic.ask, topics: [topic] });
  }
  return [...found.values()];
}

export const sayingOf = (line: TopicLine) => [line.origin, line.value, line.label, line.says].join("\n");
export const standingOf = (line: TopicLine) => [line.from, line.to, line.mark, line.verified, line.source, line.as_of].join("\n");

/** Lines that have `what` in common, together, in the order of the first of each. */
export function alike(lines: TopicLine[], what: (line: TopicLine) => string): [TopicLine, ...TopicLine[]][] {
  const found = new Map<string, [TopicLine, ...TopicLine[]]>();
  for (const line of lines) {
    const same = found.get(what(line));
    if (same) same.push(line);
    else found.set(what(line), [line]);
  }
  return [...found.values()];
}
