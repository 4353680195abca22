// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import type { InstrumentEntry } from "../api/types";
import { useWords } from "../words/words";

interface InstrumentFieldProps {
  /** Its id, or "" while none is chosen. */
  value: string;
  onChange: (id: string) => void;
  instruments: InstrumentEntry[];
}

/** An instrument by title, reference or id: the browser's own list, which suits hundreds of long titles. */
export function InstrumentField({ value, onChange, instruments }: InstrumentFieldProps) {
  const t = useWords("changes");
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const chosen = instruments.find((one) => one.id === value);
  const typed = text ?? value;
  const unknown = typed !== "" && !instruments.some((one) => one.id === typed);
  return (
    <div>
      <div className="field">
        <label htmlFor={id}>{t("instrument")}</label>
        <input
          id={id}
          list={`${id}-list`}
          autoComplete="off"
          spellCheck={false}
          placeholder={t("instrument-placeholder")}
          value={typed}
          aria-describedby={`${id}-title`}
          onChange={({ target }) => {
            setText(target.value);
            if (target.value === "" || instruments.some((one) => one.id === target.value)) onChange(target.value);
          }}
          onBlur={() => setText(null)}
        />
        <datalist id={`${id}-list`}>
          {instruments.map((one) => (
            <option key={one.id} value={one.id}>
              {[one.title, one.reference].filter(Boolean).join(" · ")}
            </option>
          ))}
        </datalist>
        <p className="hint" id={`${id}-title`}>
          {unknown ? t("instrument-none") : chosen?.title}
        </p>
      </div>
      {value && (
        <button type="button" className="quiet" onClick={() => onChange("")}>
          {t("all-instruments")}
        </button>
      )}
    </div>
  );
}
