// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { CommandForm } from "../casefile/CommandForm";
import { SelectField } from "../desk/fields";
import { read } from "../office/ask";
import { moment } from "../office/days";
import type { Document as Paper, FoundTextPages } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { joined, useLanguage, useWords } from "../words/words";
import { isReadable } from "./found";

/** Those whose words are installed with Comity; others are asked for on the command line of a server that has them. */
const readable = ["en", "fr", "ru"];

/** What a machine read, page by page, and that it was a machine. */
export function FoundTextWords({ path }: { path: string }) {
  const t = useWords("inspection");
  const { language } = useLanguage();
  const { value, problem, loading, retry } = useLoaded(() => read<FoundTextPages>(`${path}/found-text`), [path]);
  return (
    <>
      {problem && <Problem problem={problem} retry={retry} />}
      {loading && <p className="loading">{t("text-loading")}</p>}
      {value && (
        <>
          <p className="notice">{t("text-by-machine", { by: value.by })}</p>
          <p className="hint">{moment(value.recorded.at, language)}</p>
          {value.pages.map(({ page, text, read: wasRead }) => (
            <section key={page} aria-label={t("text-page", { page })}>
              <p className="hint">{t("text-page", { page })}</p>
              {wasRead ? (
                <pre className="paper-words" lang={value.languages.length === 1 ? value.languages[0] : undefined} dir="auto">
                  {text === "" ? t("text-page-nothing") : text}
                </pre>
              ) : (
                <p className="hint">{t("text-page-unread")}</p>
              )}
            </section>
          ))}
          {value.more && <p className="hint">{t("text-more", { count: value.pages.length })}</p>}
        </>
      )}
    </>
  );
}

/** The text recognised on a version of a document: asked for, waited for, read. */
export function FoundText({ paper, version, path }: { paper: Paper; version: number; path: string }) {
  const t = useWords("inspection");
  const nameOfLanguage = useLanguageName();
  const { language } = useLanguage();
  const [shown, setShown] = useState(false);
  const of = paper.versions[version - 1];
  if (!of || !isReadable(of)) return null;
  const found = of.found_text;
  const usual = readable.includes(paper.language) ? paper.language : "";
  return (
    <details className="found-text" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{t("text-title")}</summary>
      {found && (
        <p className={found.result === "found" ? "hint" : "notice"} role="status">
          {t(`text-${found.result}`)}
          {found.languages.length > 0 && <span className="hint"> {joined(found.languages.map(nameOfLanguage), language, ", ")}</span>}
        </p>
      )}
      {shown && found?.result === "found" && <FoundTextWords path={path} />}
      {found?.result !== "asked" && (
        <CommandForm
          command="documents/{document}/recognition"
          at={{ document: paper.id }}
          name={String(version)}
          initial={{ language: usual }}
          submit={t(found ? "text-ask-again" : "text-ask")}
          body={(draft) => ({ version, ...(draft.language !== "" && { languages: [draft.language] }) })}
        >
          {(draft, set) => (
            <>
              {!found && <p className="hint">{t("text-help")}</p>}
              <SelectField label={t("text-language")} value={draft.language} onChange={(next) => set({ language: next })} none={t("text-languages-usual")} options={readable.map((one) => [one, nameOfLanguage(one)])} />
            </>
          )}
        </CommandForm>
      )}
    </details>
  );
}
