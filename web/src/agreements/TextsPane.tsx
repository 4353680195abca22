// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { AreaField, TextField, TickField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { DayField, noSource, SideField, SourceFields } from "../register/fields";
import { useAgreement, useChanges } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguageName } from "../register/languageName";
import { TextReading } from "../register/TextReading";
import { useLanguage, useWords } from "../words/words";
import { Comparison } from "./Comparison";
import { useDraftName } from "./draftName";

const twoLetters = /^[a-z]{2}$/;

function Drafts({ add }: { add: ReactNode }) {
  const t = useWords("register");
  const nameOf = useDraftName();
  const { id, drafts } = useAgreement();
  return (
    <section className="panel" aria-labelledby="drafts">
      <h2 id="drafts">
        {t("drafts")} <span className="count">{drafts.length}</span>
      </h2>
      {drafts.length === 0 && <p className="hint">{t("no-drafts")}</p>}
      <ul className="rows">
        {[...drafts].reverse().map((draft) => (
          <li key={draft.id}>
            <span className="row-left code">{draft.id}</span>
            <div className="row-what">
              {nameOf(draft)}
              {draft.says && <span className="hint">{draft.says}</span>}
              <TextReading at={`agreements/${id}/drafts/${draft.id}`} language={draft.language} of={nameOf(draft)} />
            </div>
          </li>
        ))}
      </ul>
      {add}
    </section>
  );
}

function AddDraft() {
  const t = useWords("register");
  const d = useWords("desk");
  const { today } = useCommon();
  const { drafts, observed } = useAgreement();
  const initial = { round: String(Math.max(0, ...drafts.map(({ round }) => round)) + 1), by: observed ? "them" : "us", on: today, language: drafts.at(-1)?.language ?? "en", text: "", says: "" };
  return (
    <Folded label={t("add-draft")}>
      {(close) => (
        <HoldingForm
          to="agreements"
          command="drafts"
          initial={initial}
          body={({ round, by, on, language, text, says }) =>
            /^[1-9]\d{0,3}$/.test(round) && on && twoLetters.test(language) && text.trim() ? { round: Number(round), by: by as "us" | "them" | "both", on, language, text, ...(says.trim() && { says: says.trim() }) } : null
          }
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <div className="grid-2">
                <TextField label={t("line-round")} type="number" value={draft.round} onChange={(round) => set({ round })} required />
                <SideField label={t("whose")} value={draft.by} onChange={(by) => set({ by })} both ours={!observed} />
                <DayField label={t("day-draft")} value={draft.on} onChange={(on) => set({ on })} />
                <TextField label={t("line-language")} value={draft.language} onChange={(language) => set({ language })} help={t("language-help")} required />
              </div>
              <AreaField label={t("text")} value={draft.text} onChange={(text) => set({ text })} help={t("text-help")} required />
              <TextField label={t("what-changed")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
            </>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Texts() {
  const t = useWords("register");
  const { language } = useLanguage();
  const languageName = useLanguageName();
  const changes = useChanges();
  const { id, texts } = useAgreement();
  return (
    <section className="panel" aria-labelledby="texts">
      <h2 id="texts">
        {t("texts")} <span className="count">{texts.length}</span>
      </h2>
      {texts.length === 0 && <p className="hint">{t("no-texts")}</p>}
      <ul className="rows">
        {texts.map((text) => (
          <li key={text.id}>
            <div className="row-what">
              {languageName(text.language)} <span className={`badge ${text.authentic ? "good" : "soft"}`}>{t(text.authentic ? "authentic" : "translation")}</span>
              <span className="hint">{[text.source, text.document, shortDay(text.recorded.at, language)].filter(Boolean).join(" · ")}</span>
              <TextReading at={`agreements/${id}/texts/${text.id}`} language={text.language} of={languageName(text.language)} />
            </div>
          </li>
        ))}
      </ul>
      {changes && (
        <Folded label={t("add-text")}>
          {(close) => (
            <HoldingForm
              to="agreements"
              command="texts"
              initial={{ language: "en", authentic: true, text: "", ...noSource }}
              body={({ language: tag, authentic, text, source, document }) => (twoLetters.test(tag) && text.trim() && source.trim() ? { language: tag, authentic, text, source: source.trim(), ...(document.trim() && { document: document.trim() }) } : null)}
              onDone={close}
              onCancel={close}
            >
              {(draft, set) => (
                <>
                  <div className="grid-2">
                    <TextField label={t("line-language")} value={draft.language} onChange={(tag) => set({ language: tag })} help={t("language-help")} required />
                    <TickField label={t("is-authentic")} value={draft.authentic} onChange={(authentic) => set({ authentic })} />
                  </div>
                  <AreaField label={t("text")} value={draft.text} onChange={(text) => set({ text })} help={t("text-help")} required />
                  <SourceFields draft={draft} set={set} />
                </>
              )}
            </HoldingForm>
          )}
        </Folded>
      )}
    </section>
  );
}

/** Drafts on the way, two of them side by side, and what was signed in every language. */
export function TextsPane() {
  const changes = useChanges();
  const { drafts, last_stage } = useAgreement();
  const open = changes && ["idea", "proposed", "negotiated", "initialled"].includes(last_stage);
  return (
    <>
      <Comparison drafts={drafts} />
      <div className="case-columns">
        <Drafts add={open && <AddDraft />} />
        <Texts />
      </div>
    </>
  );
}
