// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, useId, useState } from "react";
import type { Kind } from "../api/types";
import { useLanguage, useWords } from "../words/words";
import { SetInput } from "./answers/SetInput";

interface MeasurePickerProps {
  kinds: Kind[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** All that the request asks for: ticked in the list, which typing makes shorter. */
export function MeasurePicker({ kinds, chosen, onChange }: MeasurePickerProps) {
  const t = useWords("interview");
  const { language } = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState("");
  const words = typed.toLocaleLowerCase(language).split(/\s+/);
  const found = kinds.filter(({ kind, label }) => words.every((word) => `${label.toLocaleLowerCase(language)} ${kind}`.includes(word)));
  const label = (kind: string) => kinds.find((one) => one.kind === kind)?.label ?? kind;
  const shown = (family: Kind["family"]) => found.filter((one) => one.family === family).map((one) => ({ value: one.kind, label: one.label }));
  const tick = (listed: { value: string }[], ticked: string[]) => {
    const stay = chosen.filter((kind) => ticked.includes(kind) || !listed.some(({ value }) => value === kind));
    onChange([...stay, ...ticked.filter((kind) => !chosen.includes(kind))]);
  };
  // Enter in the middle of a search is no wish to begin.
  const stayHere = (event: KeyboardEvent) => {
    if (event.key === "Enter") event.preventDefault();
  };
  return (
    <fieldset className="bare measure-picker">
      <legend>{t("kind")}</legend>
      {chosen.length > 0 && (
        <ul className="chips">
          {chosen.map((kind) => (
            <li key={kind}>
              {label(kind)}
              <button type="button" className="quiet" aria-label={t("remove-named", { name: label(kind) })} onClick={() => onChange(chosen.filter((one) => one !== kind))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="field">
        <label htmlFor={id}>{t("find-measure")}</label>
        <input id={id} type="search" autoComplete="off" value={typed} aria-describedby={`${id}-hint`} onChange={(event) => setTyped(event.target.value)} onKeyDown={stayHere} />
        <p className="hint" id={`${id}-hint`} role="status">
          {found.length === 0 ? t("find-measure-none") : t("find-measure-help")}
        </p>
      </div>
      <div className="measure-list">
        {(["extradition", "assistance"] as const).map((family) => {
          const listed = shown(family);
          if (listed.length === 0) return null;
          return <SetInput key={family} label={t(`family-${family}`)} values={listed} value={chosen} onChange={(ticked) => tick(listed, (ticked as string[] | undefined) ?? [])} />;
        })}
      </div>
    </fieldset>
  );
}
