// SPDX-License-Identifier: EUPL-1.2
import { navigate } from "../app/router";
import { PersonField } from "../desk/fields";
import { Folded, RecordForm } from "../desk/RecordForm";
import { send } from "../office/ask";
import type { BeginNews as Begin } from "../office/commands";
import type { NewsDone } from "../office/register";
import { useWords } from "../words/words";
import { newsBody, NewsFields } from "./NewsFields";

export function BeginNews() {
  const t = useWords("news");
  const r = useWords("register");
  const initial = { title: "", tags: "", states: [] as string[], substitute: "" };
  const body = ({ substitute, ...about }: typeof initial): Begin | null => {
    const named = newsBody(about);
    return named && substitute ? { ...named, substitute } : null;
  };
  return (
    <Folded label={t("begin")}>
      {(close) => (
        <>
          <h2>{t("begin")}</h2>
          <RecordForm name="news" initial={initial} body={body} send={(sent, { once }) => send<NewsDone>("news", sent, { once })} onDone={({ news }) => navigate(`desk/news/${news}`)} onCancel={close}>
            {(draft, set) => (
              <>
                <NewsFields draft={draft} set={set} />
                <PersonField label={r("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={r("substitute-help")} required />
              </>
            )}
          </RecordForm>
        </>
      )}
    </Folded>
  );
}
