// SPDX-License-Identifier: EUPL-1.2
import { useId } from "react";
import type { Kind, State } from "../api/types";
import { StateField } from "../states/StateField";
import { useWords } from "../words/words";
import { DayChoice } from "./DayChoice";
import type { AtlasChoice } from "./useAtlasAddress";

interface ChoiceProps {
  choice: AtlasChoice;
  choose: (change: Partial<AtlasChoice>, replace?: boolean) => void;
  states: State[];
  kinds: Kind[];
}

export function Choice({ choice, choose, states, kinds }: ChoiceProps) {
  const t = useWords("atlas");
  const id = useId();
  return (
    <section className="panel choice" aria-label={t("choice")}>
      <div className="pair">
        <StateField label={t("requesting")} value={choice.a} onChange={(a) => choose({ a })} states={states} />
        <button type="button" className="swap" onClick={() => choose({ a: choice.b, b: choice.a })} aria-label={t("swap")} title={t("swap")}>
          ⇄
        </button>
        <StateField label={t("requested")} value={choice.b} onChange={(b) => choose({ b })} states={states} />
        <div className="field">
          <label htmlFor={id}>{t("kind")}</label>
          <select id={id} value={choice.kind} onChange={(event) => choose({ kind: event.target.value })}>
            {(["extradition", "assistance"] as const).map((family) => (
              <optgroup key={family} label={t(`family-${family}`)}>
                {kinds
                  .filter((kind) => kind.family === family)
                  .map((kind) => (
                    <option key={kind.kind} value={kind.kind}>
                      {kind.label}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </div>
      </div>
      <DayChoice choice={choice} choose={choose} />
    </section>
  );
}
