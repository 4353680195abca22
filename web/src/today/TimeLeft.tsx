// SPDX-License-Identifier: EUPL-1.2
import { useLanguage, useWords, formatNumber } from "../words/words";

/** The days that are left as one reads a clock on a wall; null: nobody knows the limit. */
export function TimeLeft({ left }: { left: number | null }) {
  const t = useWords("today");
  const { language } = useLanguage();
  if (left === null)
    return (
      <p className="time-left">
        <strong>?</strong> <span>{t("limit-unknown")}</span>
      </p>
    );
  return (
    <p className="time-left">
      <strong>{formatNumber(Math.abs(left), language)}</strong> <span>{left < 0 ? t("days-over", { count: -left }) : left === 0 ? t("today-is-last") : t("days-left", { count: left })}</span>
    </p>
  );
}
