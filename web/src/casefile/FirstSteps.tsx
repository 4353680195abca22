// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { useWords } from "../words/words";
import { useCase } from "./CaseFile";

/** Stages of what has come and is not registered yet. */
const justCame = ["signal", "received"];

/** For whoever has just opened what came in: papers, questions, registration, each a step away. It goes when the case is registered. */
export function FirstSteps() {
  const t = useWords("casefile");
  const { file } = useCase();
  const works = file.relations.some((relation) => ["owner", "substitute", "team"].includes(relation));
  if (file.direction !== "incoming" || file.closed || !works || !justCame.includes(file.stage)) return null;
  const papers = (file.documents ?? []).filter((paper) => !paper.withdrawn).length;
  const at = `desk/cases/${file.id}`;
  return (
    <section className="panel first-steps no-print" aria-labelledby="first-steps">
      <h2 id="first-steps">{t("first-steps")}</h2>
      <ol>
        <li className={papers > 0 ? "done" : undefined}>
          <Link to={`${at}?pane=dossier`}>{papers > 0 ? t("first-papers-done", { count: papers }) : t("first-papers")}</Link>
        </li>
        <li>
          <Link to={`${at}?pane=law`}>{t("first-law")}</Link>
        </li>
        <li>
          <Link to={at}>{t("first-act", { acts: t("acts") })}</Link>
        </li>
      </ol>
    </section>
  );
}
