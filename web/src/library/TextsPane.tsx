// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link, usePlace } from "../app/router";
import { AreaField, SelectField, TextField, TickField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { read } from "../office/ask";
import type { PublicationPages, PublicationText } from "../office/register";
import { useChanges, usePublication } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { firstShown } from "./firstShown";
import { partedByFormFeeds } from "./formFeeds";
import { pageAddress } from "./pageAddress";

/** One page of a text, with the way to those beside it. */
function PageReader({ text, page }: { text: PublicationText; page: number }) {
  const t = useWords("register");
  const l = useWords("library");
  const { query: place } = usePlace();
  const { id } = usePublication();
  const axes = { on: place.get("on") ?? "", known: place.get("known") ?? "" };
  const { value, problem, retry } = useLoaded(() => read<PublicationPages>(`publications/${id}/texts/${text.id}`), [id, text.id]);
  if (value === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <p className="loading">{t("loading")}</p>;
  const shown = value.pages.find((one) => one.page === page);
  const to = (other: number, words: string) => other >= text.first_page && other <= text.last_page && <Link to={pageAddress(id, text.id, other, axes)}>{l(words, { page: other })}</Link>;
  return (
    <section className="panel" aria-labelledby="page">
      <h2 id="page">{l("page-of", { page, last: text.last_page })}</h2>
      {shown ? (
        <p className="whole-text" lang={text.language} dir="auto">
          {shown.text.trim() || l("empty-page")}
        </p>
      ) : (
        <p className="hint">{l("no-such-page")}</p>
      )}
      <nav className="row no-print" aria-label={l("other-pages")}>
        {to(page - 1, "page-before")} {to(page + 1, "page-after")}
      </nav>
    </section>
  );
}

function Text({ text, chosen }: { text: PublicationText; chosen: boolean }) {
  const t = useWords("register");
  const l = useWords("library");
  const languageName = useLanguageName();
  const { id, editions } = usePublication();
  const changes = useChanges();
  const edition = editions.find((one) => one.id === text.edition);
  const name = `${languageName(text.language)}, ${l("pages", { first: text.first_page, last: text.last_page })}`;
  return (
    <li className={text.withdrawn ? "withdrawn" : undefined}>
      <div className="row-what">
        <Link to={pageAddress(id, text.id, text.first_page)} aria-current={chosen ? "true" : undefined}>
          {name}
        </Link>{" "}
        <span className={`badge ${text.authentic ? "good" : "soft"}`}>{t(text.authentic ? "authentic" : "translation")}</span>
        <span className="hint">{edition?.label}</span>
        {text.withdrawn && <p>{l("taken-back", { reason: text.withdrawn_because })}</p>}
        {changes && !text.withdrawn && edition?.from === "" && edition.withdrawn_on === "" && (
          <Folded label={l("take-back")} name={`${l("take-back")}: ${name}`}>
            {(close) => (
              <HoldingForm to="publications" command="texts/{text_id}/withdrawal" at={{ text_id: text.id }} initial={{ because: "" }} body={({ because }) => (because.trim() ? { because: because.trim() } : null)} onDone={close} onCancel={close}>
                {(draft, set) => <TextField label={t("why-withdrawn")} value={draft.because} onChange={(because) => set({ because })} required />}
              </HoldingForm>
            )}
          </Folded>
        )}
      </div>
    </li>
  );
}

function AddText() {
  const t = useWords("register");
  const l = useWords("library");
  const { editions, texts } = usePublication();
  const open = editions.filter(({ from, withdrawn_on }) => from === "" && withdrawn_on === "");
  const edition = open.at(-1);
  if (edition === undefined) return <p className="hint">{l("no-open-edition")}</p>;
  const initial = { edition: edition.id, language: texts.at(-1)?.language ?? "en", first_page: "1", authentic: true, text: "" };
  return (
    <Folded label={t("add-text")}>
      {(close) => (
        <HoldingForm
          to="publications"
          command="texts"
          initial={initial}
          body={({ first_page, text, language, ...rest }) => (/^[a-z]{2}$/.test(language) && /^[1-9]\d{0,4}$/.test(first_page) && text.trim() ? { ...rest, language, text: partedByFormFeeds(text), first_page: Number(first_page) } : null)}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <div className="grid-2">
                <SelectField label={t("line-edition")} value={draft.edition} onChange={(chosen) => set({ edition: chosen })} options={open.map(({ id, label }) => [id, label])} />
                <TextField label={t("line-language")} value={draft.language} onChange={(language) => set({ language })} help={t("language-help")} required />
                <TextField label={l("first-page")} type="number" value={draft.first_page} onChange={(first_page) => set({ first_page })} required />
                <TickField label={t("is-authentic")} value={draft.authentic} onChange={(authentic) => set({ authentic })} />
              </div>
              <AreaField label={t("text")} value={draft.text} onChange={(text) => set({ text })} help={l("pages-help")} required />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

/** The words of every edition, page by page. */
export function TextsPane() {
  const t = useWords("register");
  const l = useWords("library");
  const { query: place } = usePlace();
  const { editions, texts } = usePublication();
  const changes = useChanges();
  const chosen = texts.find(({ id }) => id === place.get("text")) ?? firstShown(texts, editions);
  const page = Number(place.get("page") ?? chosen?.first_page ?? 1);
  return (
    <>
      <section className="panel" aria-labelledby="texts">
        <h2 id="texts">
          {t("pane-pages")} <span className="count">{texts.length}</span>
        </h2>
        {texts.length === 0 && <p className="hint">{l("no-texts")}</p>}
        <ul className="rows">
          {texts.map((text) => (
            <Text key={text.id} text={text} chosen={text === chosen} />
          ))}
        </ul>
        {changes && <AddText />}
      </section>
      {chosen && <PageReader key={chosen.id} text={chosen} page={page} />}
    </>
  );
}
