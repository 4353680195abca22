// SPDX-License-Identifier: EUPL-1.2
import type { StatisticCell } from "../office/register";
import { useWords } from "../words/words";
import { CountTable } from "./CountTable";

/** The numbers that would become public, as they were counted when they were proposed. */
export function ProposedTable({ cells }: { cells: StatisticCell[] }) {
  const t = useWords("statistics");
  return (
    <>
      <CountTable caption={t("proposed-table")} cells={cells} />
      <p className="hint">{t("approve-help")}</p>
    </>
  );
}
