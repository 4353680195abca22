// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link, navigate, usePlace } from "../app/router";
import { SelectField, TextField, TickField } from "../desk/fields";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import type { FoundPage, FoundPages } from "../office/register";
import { publicationKinds, useRegisterCodes } from "../register/codes";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { pageAddress } from "./pageAddress";

const searched = ["en", "fr", "ru"] as const;

/** Where a page stands, as it is cited. */
function Citation({ page }: { page: FoundPage }) {
  const t = useWords("library");
  const languageName = useLanguageName();
  return (
    <p className="hint">
      <span className="code">{page.number}</span>, {page.label}, {t("page-number", { page: page.page })} · {languageName(page.language)}
      {!page.authentic && ` (${t("translated")})`}
    </p>
  );
}

function Found({ pages }: { pages: FoundPage[] }) {
  const t = useWords("library");
  const code = useRegisterCodes();
  return (
    <ol className="found-pages">
      {pages.map((page) => (
        <li key={`${page.publication} ${page.text} ${page.page}`} className="panel">
          <h3>
            <Link to={pageAddress(page.publication, page.text, page.page)}>{page.title}</Link> <span className="badge soft">{code("kind", page.kind)}</span>{" "}
            {!page.in_force && <span className="badge warn">{t("not-in-force")}</span>}
          </h3>
          <p className="snippet" lang={page.language} dir="auto">
            {page.snippet.map((part, at) => (part.found ? <mark key={at}>{part.text}</mark> : part.text))}
          </p>
          <Citation page={page} />
        </li>
      ))}
    </ol>
  );
}

/** Words on all pages that one may read, in whatever form; what is looked for stands in the address. */
export function SearchRoom() {
  const t = useWords("library");
  const r = useWords("register");
  const code = useRegisterCodes();
  const languageName = useLanguageName();
  const { states, today } = useCommon();
  const { query: place } = usePlace();
  const part = (name: string) => place.get(name) ?? "";
  const asked = { text: part("text"), language: part("language"), kind: part("kind"), state: part("state"), now: part("now") };
  const [typed, setTyped] = useState(asked.text);
  const change = (changed: Partial<typeof asked>) => navigate(`desk/publications?${query({ ...asked, text: typed.trim(), ...changed })}`, { replace: true });
  // A link says "in force today" of the day on which it is opened.
  const { now, ...words } = asked;
  const wanted = asked.text === "" ? null : query({ ...words, on: now && today });
  const { value, problem, retry } = useLoaded(wanted === null ? null : () => read<FoundPages>(`library/pages?${wanted}&limit=20`), [wanted]);
  return (
    <>
      <form
        className="panel library-search no-print"
        role="search"
        aria-label={t("search")}
        onSubmit={(event) => {
          event.preventDefault();
          change({});
        }}
      >
        <TextField label={t("words")} type="search" value={typed} onChange={setTyped} help={t("words-help")} />
        <button type="submit" className="primary">
          {t("search")}
        </button>
        <SelectField label={t("language")} value={asked.language} onChange={(language) => change({ language })} none={r("all")} options={searched.map((tag) => [tag, languageName(tag)])} />
        <SelectField label={r("kind")} value={asked.kind} onChange={(kind) => change({ kind })} none={r("all")} options={publicationKinds.map((one) => [one, code("kind", one)])} />
        <SelectField label={r("state")} value={asked.state} onChange={(state) => change({ state })} none={r("all")} options={[...states].sort((one, other) => one.name.localeCompare(other.name)).map((state) => [state.code, state.name])} />
        <TickField label={t("only-in-force")} value={now !== ""} onChange={(only) => change({ now: only ? "1" : "" })} />
      </form>
      {problem && <Problem problem={problem} retry={retry} />}
      {wanted !== null && !problem && value === undefined && <p className="loading">{r("loading")}</p>}
      {wanted !== null && value && (
        <section aria-labelledby="found">
          <div role="status">
            <h2 id="found">{t("found", { count: value.found })}</h2>
          </div>
          {value.found === 0 && <p className="hint">{t("none-found")}</p>}
          <Found pages={value.pages} />
          {value.found > value.pages.length && <p className="hint">{t("more-found", { count: value.pages.length })}</p>}
        </section>
      )}
    </>
  );
}
