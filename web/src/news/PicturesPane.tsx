// SPDX-License-Identifier: EUPL-1.2
// Pictures of an item: added with what they show and who made them, described anew, removed. They become public with its texts.
import { useState } from "react";
import { query } from "../api/client";
import { TextField } from "../desk/fields";
import { FileChoice } from "../desk/dropping";
import { Folded, RecordForm } from "../desk/RecordForm";
import { sendFile } from "../office/ask";
import type { NewsDone, NewsPicture } from "../office/register";
import { useChanges, useNewsItem } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguageName } from "../register/languageName";
import { inLanguage } from "../register/publicWords";
import { useShownHolding } from "../register/useShownHolding";
import { languages, spoken, useLanguage, useWords } from "../words/words";
import { NewsPhotograph } from "./NewsPhotograph";
import { mostPictures, type PictureWords, pictureWords } from "./pictureWords";

const none: PictureWords = { alternative: "", alternative_fr: "", alternative_ru: "", credit: "" };

function PictureFields({ draft, set }: { draft: PictureWords; set: (change: Partial<PictureWords>) => void }) {
  const t = useWords("news");
  const languageName = useLanguageName();
  return (
    <>
      {languages.map((language) => {
        const name = inLanguage("alternative", language) as keyof PictureWords;
        return <TextField key={language} label={`${t("alternative")} (${languageName(language)})`} value={draft[name]} onChange={(words) => set({ [name]: words })} required />;
      })}
      <TextField label={t("credit")} value={draft.credit} onChange={(credit) => set({ credit })} help={t("credit-help")} required />
    </>
  );
}

function AddPicture() {
  const t = useWords("news");
  const { id } = useNewsItem();
  const shown = useShownHolding();
  const [file, setFile] = useState<File | null>(null);
  return (
    <Folded label={t("add-picture")}>
      {(close) => (
        <RecordForm
          name={`${id}.picture`}
          initial={none}
          body={(draft) => (file ? pictureWords(draft) : null)}
          send={(words) => sendFile<NewsDone>(`news/${id}/pictures?${query({ ...words, name: file?.name ?? "" })}`, file as File)}
          onDone={() => {
            setFile(null);
            shown.reload();
            close();
          }}
          onCancel={close}
        >
          {(draft, set) => (
            <>
              <p className="hint">{t("add-picture-help")}</p>
              <FileChoice label={t("choose-picture")} accept="image/jpeg,image/png" onFiles={([chosen]) => setFile(chosen ?? null)} />
              {file && <p role="status">{t("chosen-picture", { name: file.name })}</p>}
              <PictureFields draft={draft} set={set} />
            </>
          )}
        </RecordForm>
      )}
    </Folded>
  );
}

function Picture({ picture, open }: { picture: NewsPicture; open: boolean }) {
  const t = useWords("news");
  const { language } = useLanguage();
  const languageName = useLanguageName();
  const { alternative, credit, id } = picture;
  const name = alternative[spoken(language)];
  const words: PictureWords = { alternative: alternative.en, alternative_fr: alternative.fr, alternative_ru: alternative.ru, credit };
  return (
    <li>
      <div className="row-what">
        <NewsPhotograph picture={picture} language={language} />
        <dl className="particulars">
          {languages.map((one) => (
            <div key={one}>
              <dt>{languageName(one)}</dt>
              <dd lang={one}>{alternative[one]}</dd>
            </div>
          ))}
        </dl>
        {open && (
          <div className="row no-print">
            <Folded label={t("describe-picture")} name={`${t("describe-picture")}: ${name}`}>
              {(close) => (
                <HoldingForm to="news" command="pictures/{picture}/description" at={{ picture: id }} initial={words} body={(draft, began) => (JSON.stringify(draft) === JSON.stringify(began) ? null : pictureWords(draft))} onDone={close} onCancel={close}>
                  {(draft, set) => <PictureFields draft={draft} set={set} />}
                </HoldingForm>
              )}
            </Folded>
            <Folded label={t("remove-picture")} name={`${t("remove-picture")}: ${name}`}>
              {(close) => (
                <HoldingForm to="news" command="pictures/{picture}/removal" at={{ picture: id }} initial={{}} body={() => ({})} submit={t("remove-picture")} onDone={close} onCancel={close}>
                  {() => <p className="hint">{t("remove-picture-help")}</p>}
                </HoldingForm>
              )}
            </Folded>
          </div>
        )}
      </div>
    </li>
  );
}

/** The pictures as they will be published next. */
export function PicturesPane() {
  const t = useWords("news");
  const { pictures, proposals, withdrawn_on } = useNewsItem();
  const open = useChanges() && withdrawn_on === "" && !proposals.some(({ status }) => status === "waiting");
  return (
    <section className="panel" aria-labelledby="pictures">
      <h2 id="pictures">
        {t("pictures")} <span className="count">{pictures.length}</span>
      </h2>
      {pictures.length === 0 && <p className="hint">{t("no-pictures")}</p>}
      <ul className="rows">
        {pictures.map((picture) => (
          <Picture key={picture.id} picture={picture} open={open} />
        ))}
      </ul>
      {open && (pictures.length < mostPictures ? <AddPicture /> : <p className="hint">{t("most-pictures")}</p>)}
    </section>
  );
}
