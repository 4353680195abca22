// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import { useWords } from "../../words/words";
import type { ValueProps } from "./ValueInput";

/** Several texts, one a line. */
export function TextList({ label, value, onChange }: ValueProps) {
  const t = useWords("interview");
  const id = useId();
  const [text, setText] = useState(() => (Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : ""));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const lines = event.target.value.split("\n").map((line) => line.trim()).filter(Boolean);
          onChange(lines.length > 0 ? lines : undefined);
        }}
      />
      <p className="hint" id={`${id}-hint`}>
        {t("one-a-line")}
      </p>
    </div>
  );
}
