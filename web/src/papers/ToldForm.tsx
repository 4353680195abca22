// SPDX-License-Identifier: EUPL-1.2
import { CommandForm } from "../casefile/CommandForm";
import { AreaField, TextField } from "../desk/fields";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { usePaper } from "./PaperRoom";
import { type Asked, changesOf, type Entries, entriesOf, hasWords } from "./told";

const inputs = { date: "date", number: "number" } as const;

interface EntryFieldsProps {
  asked: Asked;
  items: string[][];
  onChange: (items: string[][]) => void;
}

/** The fields for what is asked once: per language where it is words, and as often as there is something where it is a list. */
function EntryFields({ asked: { field, offence, key }, items, onChange }: EntryFieldsProps) {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { text, review } = usePaper();
  const label = offence ? `${field.label} (${offence})` : field.label;
  // The case may know it already: then it stands in the paper, and is told only to say it otherwise.
  const known = text.slots.find(({ name, empty }) => name === key && !empty);
  const help = [
    field.type === "money" && t("money-help"), field.type === "period" && t("period-help"), field.type === "name" && text.languages.length > 1 && t("name-help"),
    known && items.every((words) => words.every((word) => word === "")) && t("known-as", { words: known.words[0] ?? "" }),
  ].filter(Boolean).join(" ");
  const put = (at: number, version: number, word: string) => onChange(items.map((words, item) => (item === at ? words.map((one, which) => (which === version ? word : one)) : words)));
  return (
    <fieldset className={review.gaps.some(({ slot }) => slot === key) ? "told wanted" : "told"}>
      <legend>{label}</legend>
      {items.map((words, at) => (
        <div key={at} className="grid-2">
          {words.map((word, version) => {
            const language = hasWords(field) ? text.languages[version] : undefined;
            const name = [language ? nameOfLanguage(language) : t("value"), items.length > 1 && String(at + 1)].filter(Boolean).join(" ");
            const props = { label: name, value: word, onChange: (next: string) => put(at, version, next), help: version === 0 ? help || undefined : undefined };
            return (
              <div key={version} lang={language}>
                {field.type === "text" ? <AreaField {...props} /> : <TextField {...props} type={field.type in inputs ? inputs[field.type as keyof typeof inputs] : "text"} />}
              </div>
            );
          })}
        </div>
      ))}
      {field.list && (
        <button type="button" className="quiet" aria-label={`${t("one-more")}: ${label}`} onClick={() => onChange([...items, (items[0] ?? [""]).map(() => "")])}>
          {t("one-more")}
        </button>
      )}
    </fieldset>
  );
}

interface ToldFormProps {
  asked: Asked[];
  /** The keys of those in view; what was typed stays in view, for all that was typed is sent. */
  shown: ReadonlySet<string>;
  /** Tells the forms of one paper apart, for their drafts. */
  name?: string;
  onDone?: () => void;
  onCancel?: () => void;
}

/** Tells the paper what neither the facts nor the law know. */
export function ToldForm({ asked, shown, name = "told", onDone, onCancel }: ToldFormProps) {
  const t = useWords("papers");
  const { paper, text, current, told } = usePaper();
  const before = entriesOf(told, asked, text.languages);
  return (
    <CommandForm
      command="papers/{paper}/edits"
      at={{ paper: paper.id }}
      name={name}
      initial={{} as Entries}
      standsOn={current ? JSON.stringify(before) : null}
      body={(draft) => changesOf(draft, before, asked, text.languages)}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(draft, set) => {
        const inView = asked.filter(({ key }) => shown.has(key) || draft[key] !== undefined);
        if (inView.length === 0) return <p className="hint">{t("lacks-nothing")}</p>;
        return inView.map((one) => <EntryFields key={one.key} asked={one} items={draft[one.key] ?? before[one.key] ?? []} onChange={(items) => set({ [one.key]: items })} />);
      }}
    </CommandForm>
  );
}
