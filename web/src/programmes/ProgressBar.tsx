// SPDX-License-Identifier: EUPL-1.2
import type { ProgrammeProgress } from "../office/register";
import { useWords } from "../words/words";

export const statuses = ["done", "running", "late", "planned", "cancelled"] as const;
const WIDTH = 320;
const HEIGHT = 16;

/** How many items are done, under way, late, to come and cancelled: one bar, and the same in words. */
export function ProgressBar({ progress }: { progress: ProgrammeProgress }) {
  const t = useWords("register");
  if (progress.all === 0) return <p className="hint">{t("no-items")}</p>;
  let at = 0;
  return (
    <div className="progress">
      <svg className="progress-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {statuses.map((status) => {
          const width = (progress[status] / progress.all) * WIDTH;
          const from = at;
          at += width;
          return width > 0 && <rect key={status} className={`status-${status}`} x={from} width={width} height={HEIGHT} />;
        })}
      </svg>
      <p>
        <strong>{t("percent-done", { percent: progress.percent })}</strong>{" "}
        {statuses
          .filter((status) => progress[status] > 0)
          .map((status) => t(`count-${status}`, { count: progress[status] }))
          .join(" · ")}
      </p>
    </div>
  );
}
