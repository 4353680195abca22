// SPDX-License-Identifier: EUPL-1.2
import type { Topic, TopicLine } from "../api/sheet";

export interface Enquiry {
  /** Whom to ask, the first first. */
  whom: string[];
  topics: Topic[];
}

/** Topics of which nothing is known, together where the same are to be asked: one letter each. */
export function enquiries(topics: Topic[]): Enquiry[] {
  const found = new Map<string, Enquiry>();
  for (const topic of topics.filter(({ known }) => known === "no")) {
    const whom = topic.ask.map(({ words }) => words);
    const same = found.get(whom.join("\n"));
    if (same) same.topics.push(topic);
    else found.set(whom.join("\n"), { whom, topics: [topic] });
  }
  return [...found.values()];
}

/** Lines that say the same, together, in the order of the first of each. */
export function alike(lines: TopicLine[]): TopicLine[][] {
  const found = new Map<string, TopicLine[]>();
  for (const line of lines) {
    const key = [line.origin, line.value, line.label, line.says].join("\n");
    const same = found.get(key);
    if (same) same.push(line);
    else found.set(key, [line]);
  }
  return [...found.values()];
}
