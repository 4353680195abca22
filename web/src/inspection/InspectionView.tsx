// SPDX-License-Identifier: EUPL-1.2
import type { Inspection } from "../office/types";
import { useWords } from "../words/words";
import { levelOf } from "./found";

const shades = { danger: "bad", warning: "warn", note: "soft" };

/** What a file is, and what in it is to be known before it is opened. */
export function InspectionView({ inspection }: { inspection: Pick<Inspection, "type" | "pages" | "findings" | "more" | "scan"> }) {
  const t = useWords("inspection");
  const { findings, scan } = inspection;
  return (
    <>
      <p className="hint">{[inspection.type.toUpperCase(), inspection.pages > 0 && t("pages", { count: inspection.pages })].filter(Boolean).join(" · ")}</p>
      {findings.length > 0 && (
        <ul className="rows">
          {findings.map(({ kind, level, where, detail }) => (
            <li key={`${kind} ${where} ${detail}`}>
              <div className="row-what">
                <span className={`badge ${shades[level]}`}>{t(`level-${level}`)}</span> {where === "" ? t("this-file") : <span className="code">{where}</span>} {t(`kind-${kind}`, { detail: detail === "" ? "–" : detail })}
              </div>
            </li>
          ))}
        </ul>
      )}
      {inspection.more && <p className="hint">{t("more")}</p>}
      {findings.length === 0 && levelOf(inspection) === "note" && <p className="hint">{t("nothing")}</p>}
      <p className={scan.result === "found" || scan.result === "unreachable" ? "notice" : "hint"}>
        {t(`scan-${scan.result}`, { found: scan.found })}
        {scan.by !== "" && scan.result !== "unreachable" && <span className="hint"> {t("scan-by", { by: scan.by })}</span>}
      </p>
    </>
  );
}
