// SPDX-License-Identifier: EUPL-1.2
import { useStatistic } from "../register/holding";
import { useWords } from "../words/words";
import { CountedRows } from "./CountedRows";
import { useGroupName } from "./useGroupName";

interface CountedListProps {
  edition: string;
  row: string;
  column: string;
}

/** What a number of a table counted. */
export function CountedList({ edition, row, column }: CountedListProps) {
  const t = useWords("statistics");
  const { id, about, rows, columns } = useStatistic();
  const groupName = useGroupName(about);
  const heading = t("counted", { of: [groupName(rows, row), ...(columns ? [groupName(columns, column)] : [])].join(", ") });
  return <CountedRows about={about} heading={heading} help={t(`counted-help-${about}`)} path={`statistics/${id}/editions/${edition}/counted`} asked={{ row, column }} file={`${edition}-counted.csv`} />;
}
