// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { useCase } from "../casefile/CaseFile";
import { TextField } from "../desk/fields";
import { read } from "../office/ask";
import type { FoundTextSearch as Answer } from "../office/types";
import { useWords } from "../words/words";

/** Words looked for in what machines read on the documents of the case. */
export function FoundTextSearch({ onShow }: { onShow: (paper: string, version: number) => void }) {
  const t = useWords("inspection");
  const { file } = useCase();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const { value, problem, retry } = useLoaded(asked === "" ? null : () => read<Answer>(`cases/${file.id}/found-text?${query({ text: asked })}`), [file.id, asked]);
  return (
    <section aria-label={t("text-search")}>
      <form
        role="search"
        aria-label={t("text-search")}
        className="row no-print"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <TextField label={t("text-search")} type="search" value={typed} onChange={setTyped} help={t("text-search-help")} />
        <button type="submit">{t("text-search-go")}</button>
      </form>
      {problem && <Problem problem={problem} retry={retry} />}
      {value && (
        <div role="status">
          <p>{t("text-pages-found", { count: value.pages.length })}</p>
        </div>
      )}
      {value && (
        <ul className="rows">
          {value.pages.map(({ document, title, version, page, snippet }) => (
            <li key={`${document} ${page}`}>
              <div className="row-what">
                <button type="button" className="quiet paper-title" onClick={() => onShow(document, version)}>
                  <bdi>{title}</bdi>
                </button>
                <p className="hint">{t("text-page", { page })}</p>
                <p className="snippet" dir="auto">
                  {snippet.map((part, at) => (part.found ? <mark key={at}>{part.text}</mark> : part.text))}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {value && (value.without > 0 || value.more) && <p className="hint">{[value.without > 0 && t("text-without", { count: value.without }), value.more && t("text-search-more")].filter(Boolean).join(" ")}</p>}
    </section>
  );
}
