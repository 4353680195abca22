// SPDX-License-Identifier: EUPL-1.2
import type { Deadline } from "../api/types";
import { useWords } from "../words/words";
import { resultKey } from "./changes";
import { Clock, clockOrder } from "./Clocks";
import { type Reading, ReadingContext } from "./Reading";

interface RequestClock {
  clock: Deadline;
  reading: Reading;
  measures: string[];
}

/** The clocks that run for any of the measures, each once; those not running yet stand with their measure. */
export function RequestClocks({ readings }: { readings: { name: string; reading: Reading }[] }) {
  const t = useWords("interview");
  const running = new Map<string, RequestClock>();
  for (const { name, reading } of readings) {
    for (const clock of reading.answer.deadlines.filter(({ due }) => due)) {
      const key = [resultKey("deadlines", clock), clock.due, clock.status].join(" ");
      const same = running.get(key);
      if (same) same.measures.push(name);
      else running.set(key, { clock, reading, measures: [name] });
    }
  }
  if (running.size === 0) return null;
  const clocks = [...running].sort(([, one], [, other]) => clockOrder(one.clock) - clockOrder(other.clock));
  return (
    <section className="panel clock-panel" aria-labelledby="clocks">
      <h2 id="clocks">{t("clocks")}</h2>
      <ul className="clocks">
        {clocks.map(([key, { clock, reading, measures }]) => (
          <ReadingContext key={key} value={{ ...reading, depth: 0 }}>
            <Clock clock={clock} measures={measures.join("; ")} />
          </ReadingContext>
        ))}
      </ul>
    </section>
  );
}
