// SPDX-License-Identifier: EUPL-1.2
// What an item is about, for the house and for the archive of the public site.
import { TextField } from "../desk/fields";
import { StatesField } from "../register/StatesField";
import { useWords } from "../words/words";
import { isTag, MOST_TAGS, tagsOf } from "./tags";

export interface NewsDraft {
  title: string;
  tags: string;
  states: string[];
}

/** As commands take it; null while a title lacks or a tag cannot stand in an address. */
export function newsBody({ title, tags, states }: NewsDraft) {
  const words = tagsOf(tags);
  return title.trim() !== "" && words.length <= MOST_TAGS && words.every(isTag) ? { title: title.trim(), tags: words, states } : null;
}

export function NewsFields({ draft, set }: { draft: NewsDraft; set: (change: Partial<NewsDraft>) => void }) {
  const t = useWords("news");
  const wrong = tagsOf(draft.tags).filter((tag) => !isTag(tag));
  return (
    <>
      <TextField label={t("working-title")} value={draft.title} onChange={(title) => set({ title })} help={t("working-title-help")} required />
      <TextField label={t("tags")} value={draft.tags} onChange={(tags) => set({ tags })} help={t("tags-help")} />
      {wrong.length > 0 && (
        <p className="bad" role="status">
          {t("no-tag", { tag: wrong.join(", ") })}
        </p>
      )}
      <StatesField label={t("about-state")} chosen={draft.states} onChange={(states) => set({ states })} />
    </>
  );
}
