// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useId, useState } from "react";
import type { Kind, State } from "../api/types";
import { StateField } from "../states/StateField";
import { useWords } from "../words/words";
import { MeasurePicker } from "./MeasurePicker";
import { type Start, today } from "./question";

interface StartFormProps {
  start: Start;
  states: State[];
  kinds: Kind[];
  onStart: (start: Start) => void;
}

/** Who asks whom for what, and on which day. */
export function StartForm({ start, states, kinds, onStart }: StartFormProps) {
  const t = useWords("interview");
  const id = useId();
  // A link may name what there is not; the form begins with what there is.
  const [draft, setDraft] = useState(() => ({
    ...start,
    kinds: start.kinds.filter((kind) => kinds.some((one) => one.kind === kind)),
    on: Number.isNaN(Date.parse(start.on)) ? today() : start.on,
  }));
  const ready = draft.a !== "" && draft.b !== "" && draft.a !== draft.b && draft.kinds.length > 0 && draft.on !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onStart(draft);
  };
  return (
    <form className="panel start" onSubmit={submit} aria-label={t("start")}>
      <StateField label={t("requesting-state")} value={draft.a} states={states} onChange={(a) => setDraft({ ...draft, a })} />
      <StateField label={t("requested-state")} value={draft.b} states={states} onChange={(b) => setDraft({ ...draft, b })} />
      <div className="field">
        <label htmlFor={`${id}-on`}>{t("on")}</label>
        <input id={`${id}-on`} type="date" value={draft.on} onChange={(event) => setDraft({ ...draft, on: event.target.value })} />
      </div>
      <MeasurePicker kinds={kinds} chosen={draft.kinds} onChange={(chosen) => setDraft({ ...draft, kinds: chosen })} />
      <button type="submit" className="primary" disabled={!ready}>
        {t("begin")}
      </button>
      {draft.a !== "" && draft.a === draft.b && <p className="hint">{t("two-states")}</p>}
    </form>
  );
}
