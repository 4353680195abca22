// SPDX-License-Identifier: EUPL-1.2
import { TextField } from "../desk/fields";
import { useCommon } from "../office/common";
import { useWords } from "../words/words";

interface TimeAxesProps {
  on: string;
  /** Without: what is shown knows one axis alone. */
  known?: string;
  onChange: (change: { on?: string; known?: string }) => void;
}

/** The two axes: when it was so, and since when the register knew it. */
export function TimeAxes({ on, known, onChange }: TimeAxesProps) {
  const t = useWords("register");
  const { today } = useCommon();
  return (
    <>
      <TextField label={t("on")} type="date" value={on || today} onChange={(day) => onChange({ on: day === today ? "" : day })} />
      {known !== undefined && <TextField label={t("known")} type="date" value={known || today} onChange={(day) => onChange({ known: day >= today ? "" : day })} />}
    </>
  );
}
