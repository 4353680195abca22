// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { State } from "../api/types";
import { useLanguage, useWords } from "../words/words";
import { searchStates } from "./searchStates";

interface StateFieldProps {
  label: string;
  /** Alpha-2 code, or "" while none is chosen. */
  value: string;
  onChange: (code: string) => void;
  states: State[];
}

const shown = 12;

/** A State by name in any of the three languages, or by code: a combobox with a list (ARIA 1.2). */
export function StateField({ label, value, onChange, states }: StateFieldProps) {
  const t = useWords("app");
  const { language } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const chosen = states.find((state) => state.code === value);
  const open = text !== null;
  const found = open ? searchStates(states, text, language).slice(0, shown) : [];

  const choose = (state: State | undefined) => {
    setText(null);
    if (state) onChange(state.code);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) setText("");
      else setActive((at) => (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      setText(null);
    }
  };
  return (
    <div className="field state-field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[active] ? `${id}-${found[active].code}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t("state-placeholder")}
        value={text ?? (chosen ? `${chosen.name} (${chosen.code})` : value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setText(null)}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!open || found.length === 0} className="options">
        {found.map((state, at) => (
          <li
            key={state.code}
            id={`${id}-${state.code}`}
            role="option"
            aria-selected={at === active}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(state);
            }}
          >
            <span>{state.name}</span> <span className="code">{state.code}</span>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {open && (found.length === 0 ? t("state-none", { text }) : t("state-count", { count: found.length }))}
      </p>
      {open && found.length === 0 && <p className="hint">{t("state-none", { text })}</p>}
    </div>
  );
}
