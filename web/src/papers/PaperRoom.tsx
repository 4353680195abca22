// SPDX-License-Identifier: EUPL-1.2
import { createContext, type ReactNode, useContext } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link, usePlace } from "../app/router";
import { nameOf, useCase } from "../casefile/CaseFile";
import { useCatalogue } from "../casefile/useCatalogue";
import type { Catalogue } from "../interview/question";
import { read } from "../office/ask";
import { useAccount } from "../office/session";
import type { Paper, PaperFindings, PaperReview, PaperShown, PaperText } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { spoken, useLanguage, useWords } from "../words/words";
import { useTemplates } from "./NewPaper";
import { PackageRoom } from "./PackageRoom";
import { PagesRoom } from "./PagesRoom";
import { PaperState } from "./PapersPane";
import { offencesOf } from "./passages";
import { ReviewRoom } from "./ReviewRoom";
import { mayWord } from "./rights";
import { TextRoom } from "./TextRoom";
import { type Asked, askedFields } from "./told";
import { ToldRoom } from "./ToldRoom";

export interface OpenPaper {
  paper: Paper;
  text: PaperText;
  /** Whether `text` is that of the version of the case which is shown; another's edit is heard of before it is read. */
  current: boolean;
  told: Record<string, unknown>;
  review: PaperReview;
  /** What stands in the way of sending it, as it would be recorded. */
  findings: string[];
  /** What its template asks to be told, of each offence where it is asked so; nothing where the template is no longer offered. */
  asked: Asked[];
  /** Whether that could be read; where not, the page says why. */
  askedKnown: boolean;
  facts: Catalogue | undefined;
  /** Whether whoever reads may put words into it. */
  writable: boolean;
}

const PaperContext = createContext<OpenPaper | null>(null);

export function usePaper(): OpenPaper {
  const open = useContext(PaperContext);
  if (open === null) throw new Error("a part of a paper is shown without it");
  return open;
}

export const partAddress = (caseId: string, paper: string, part: string, more = "") => `desk/cases/${caseId}?pane=papers&paper=${paper}&part=${part}${more}`;

const parts: { name: string; room: () => ReactNode }[] = [
  { name: "text", room: () => <TextRoom /> },
  { name: "told", room: () => <ToldRoom /> },
  { name: "review", room: () => <ReviewRoom /> },
  { name: "pages", room: () => <PagesRoom /> },
  { name: "package", room: () => <PackageRoom /> },
];

/** One paper: its text in its languages, what it is told, what stands in its way, how it looks. */
export function PaperRoom({ paper }: { paper: Paper }) {
  const t = useWords("papers");
  const { language } = useLanguage();
  const nameOfLanguage = useLanguageName();
  const { file } = useCase();
  const { query } = usePlace();
  const account = useAccount();
  const at = `cases/${file.id}/papers/${paper.id}`;
  const content = paper.versions.at(-1)?.content;
  const shown = useLoaded(() => read<PaperShown>(at), [at, content]);
  // The facts may say otherwise than when it was drafted: what is found of it changes with the case.
  const found = useLoaded(() => read<PaperFindings>(`${at}/findings?lang=${spoken(language)}`), [at, file.version, language]);
  const offered = useTemplates(paper.subject, paper.measure);
  const { value: facts } = useCatalogue();
  const problem = shown.problem ?? found.problem ?? offered.problem;
  const fields = offered.value?.templates.find(({ id }) => id === paper.template)?.fields ?? [];
  const chosen = parts.find(({ name }) => name === query.get("part")) ?? parts[0];
  return (
    <section className="panel paper-room" aria-labelledby="paper">
      <p>
        <Link to={`desk/cases/${file.id}?pane=papers`}>{t("all-papers")}</Link>
      </p>
      <h2 id="paper">{paper.title}</h2>
      <p>
        <PaperState paper={paper} />
      </p>
      <p className="hint">{[paper.languages.map(nameOfLanguage).join(", "), nameOf(file, paper.subject)].filter(Boolean).join(" · ")}</p>
      <nav className="panes no-print" aria-label={t("parts")}>
        {parts.map(({ name }) => (
          <Link key={name} to={partAddress(file.id, paper.id, name)} aria-current={name === chosen?.name ? "page" : undefined}>
            {t(`part-${name}`)}
          </Link>
        ))}
      </nav>
      {problem && (
        <Problem
          problem={problem}
          retry={() => {
            shown.retry();
            found.retry();
            offered.retry();
          }}
        />
      )}
      {shown.value && found.value && (offered.value || offered.problem) ? (
        <PaperContext
          value={{
            paper, text: shown.value.text, current: shown.value.paper.versions.at(-1)?.content === content, told: shown.value.told, review: found.value.review, findings: found.value.findings, facts,
            askedKnown: offered.value !== undefined, asked: askedFields(fields, offencesOf(shown.value.text)),
            writable: mayWord(account, file) && !paper.withdrawn,
          }}
        >
          {chosen?.room()}
        </PaperContext>
      ) : (
        !problem && <p className="loading">{t("loading")}</p>
      )}
    </section>
  );
}
