// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Link, navigate, usePlace } from "../app/router";
import { nameOf, useCase } from "../casefile/CaseFile";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useAccount } from "../office/session";
import type { Case, Paper } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { useLanguage, useWords } from "../words/words";
import { NewPaper } from "./NewPaper";
import { PaperRoom } from "./PaperRoom";
import { mayDraft } from "./rights";
import "./papers.css";

/** The proposal to release it, as long as the second person has not decided. */
export const releaseOf = (file: Case, paper: Paper) =>
  file.proposals?.find((one) => one.command === "release-paper" && one.status === "waiting" && (one.arguments as Record<string, unknown> | null)?.paper === paper.id);

export function PaperState({ paper }: { paper: Paper }) {
  const t = useWords("papers");
  const { file } = useCase();
  const found = paper.versions.at(-1)?.findings.length ?? 0;
  if (paper.withdrawn) return <span className="badge soft">{t("withdrawn")}</span>;
  if (paper.sealed) return <span className="badge good">{t("sealed")}</span>;
  if (paper.released) return <span className="badge good">{t("released")}</span>;
  return (
    <>
      <span className="badge soft">{releaseOf(file, paper) ? t("waits") : t("draft")}</span> {found > 0 ? <span className="badge warn">{t("findings-count", { count: found })}</span> : <span className="badge good">{t("nothing-found")}</span>}
    </>
  );
}

function PaperLine({ paper }: { paper: Paper }) {
  const { language } = useLanguage();
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const { personName } = useCommon();
  const last = paper.versions.at(-1);
  const measure = file.measures?.find((one) => one.id === paper.measure);
  return (
    <li className={paper.withdrawn ? "withdrawn" : undefined}>
      <div className="row-what">
        <Link to={`desk/cases/${file.id}?pane=papers&paper=${paper.id}`}>{paper.title}</Link>
        <p>
          <PaperState paper={paper} />
        </p>
        <p className="hint">
          {[paper.languages.map(nameOfLanguage).join(", "), nameOf(file, paper.subject), measure?.word.replaceAll("-", " "), last && `${personName(last.recorded.by)}, ${moment(last.recorded.at, language)}`].filter(Boolean).join(" · ")}
        </p>
      </div>
    </li>
  );
}

/** Papers drafted in the case: from the choice of a template to the sealed PDF. */
export function PapersPane() {
  const t = useWords("papers");
  const { file } = useCase();
  const { query } = usePlace();
  const account = useAccount();
  const [drafting, setDrafting] = useState(false);
  const papers = file.papers ?? [];
  const open = papers.find((paper) => paper.id === query.get("paper"));
  if (open) return <PaperRoom key={open.id} paper={open} />;
  return (
    <section className="panel" aria-labelledby="papers">
      <h2 id="papers">
        {t("title")} <span className="count">{papers.filter((paper) => !paper.withdrawn).length}</span>
      </h2>
      {papers.length === 0 && <p className="hint">{t(mayDraft(account, file) ? "none-yet" : "none-to-read")}</p>}
      <ul className="rows">
        {papers.map((paper) => (
          <PaperLine key={paper.id} paper={paper} />
        ))}
      </ul>
      {mayDraft(account, file) &&
        (drafting ? (
          <NewPaper
            onDrafted={(id) => {
              setDrafting(false);
              navigate(`desk/cases/${file.id}?pane=papers&paper=${id}&part=told`);
            }}
            onClose={() => setDrafting(false)}
          />
        ) : (
          <button type="button" onClick={() => setDrafting(true)}>
            {t("draft-paper")}
          </button>
        ))}
    </section>
  );
}
