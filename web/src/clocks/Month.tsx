// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Link } from "../app/router";
import { useCommon } from "../office/common";
import { dayToKeep, type ListedClock } from "../today/urgency";
import { MonthTable } from "./MonthTable";

/** Each clock on the day to keep. */
export function Month({ clocks }: { clocks: ListedClock[] }) {
  const { today, clockLabel } = useCommon();
  const [month, setMonth] = useState(today.slice(0, 7));
  return (
    <MonthTable
      month={month}
      onMonth={setMonth}
      onDay={(day) =>
        clocks
          .filter((clock) => dayToKeep(clock).startsWith(day))
          .map((clock) => (
            <Link key={`${clock.case}/${clock.id}`} to={`desk/cases/${clock.case}`} className={clock.kind === "custody" ? "on-day custody" : "on-day"}>
              {clock.subject_name || clock.number}: {clockLabel(clock)}
            </Link>
          ))
      }
    />
  );
}
