// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { read } from "../office/ask";
import { useWords } from "../words/words";

/** A text, fetched when somebody wants to read it. */
export function TextReading({ at, language, of }: { at: string; language: string; of: string }) {
  const t = useWords("register");
  const [open, setOpen] = useState(false);
  const { value, problem, retry } = useLoaded(open ? () => read<{ text: string }>(at) : null, [at, open]);
  return (
    <>
      <button type="button" className="quiet" aria-expanded={open} aria-label={`${t(open ? "close-text" : "read-text")}: ${of}`} onClick={() => setOpen(!open)}>
        {t(open ? "close-text" : "read-text")}
      </button>
      {open && problem && <Problem problem={problem} retry={retry} />}
      {open && value && (
        <p className="whole-text" lang={language} dir="auto">
          {value.text}
        </p>
      )}
    </>
  );
}
