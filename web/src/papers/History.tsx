// SPDX-License-Identifier: EUPL-1.2
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import type { Mark } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { usePaper } from "./PaperRoom";

/** Every version with who made it and what was found of it then, and who let it go. */
export function History() {
  const t = useWords("papers");
  const { language } = useLanguage();
  const { personName } = useCommon();
  const { paper } = usePaper();
  const by = (mark: Mark) => `${personName(mark.by)}, ${moment(mark.at, language)}`;
  const acts = [
    { act: "overridden", done: paper.overridden },
    { act: "released", done: paper.released },
    { act: "sealed", done: paper.sealed },
  ].flatMap(({ act, done }) => (done ? [{ act, ...done }] : []));
  return (
    <section aria-labelledby="history">
      <h3 id="history">
        {t("history")} <span className="count">{paper.versions.length}</span>
      </h3>
      <ol className="rows" reversed>
        {[...acts].reverse().map(({ act, recorded, content, ...more }) => (
          <li key={act}>
            <div className="row-what">
              <strong>{t(`act-${act}`)}</strong>
              <span className="hint">
                {by(recorded)}
                {"reason" in more && `: ${String(more.reason)}`}
              </span>
              <span className="hint code digest">{content}</span>
            </div>
          </li>
        ))}
        {paper.versions
          .map((version, at) => (
            <li key={version.recorded.event}>
              <div className="row-what">
                {t("version", { number: at + 1 })} <span className={`badge ${version.findings.length > 0 ? "warn" : "good"}`}>{version.findings.length > 0 ? t("findings-count", { count: version.findings.length }) : t("nothing-found")}</span>
                <span className="hint">{by(version.recorded)}</span>
                <span className="hint code digest">{version.content}</span>
              </div>
            </li>
          ))
          .reverse()}
      </ol>
    </section>
  );
}
