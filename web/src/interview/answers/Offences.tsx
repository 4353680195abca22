// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useId, useState } from "react";
import { useWords } from "../../words/words";
import { offenceId } from "../parts";
import { type Catalogue, type Offence } from "../question";

interface OffencesProps {
  offences: Offence[];
  known: Catalogue;
  onChange: (offences: Offence[]) => void;
}

/** The offences of the request: each with a short id, which links and files use, and what it is prosecuted for. */
export function Offences({ offences, known, onChange }: OffencesProps) {
  const t = useWords("interview");
  const id = useId();
  const purposes = known.get("offence.purpose")?.values ?? [];
  const [name, setName] = useState("");
  const [purpose, setPurpose] = useState("prosecution");
  const add = (event: FormEvent) => {
    event.preventDefault();
    const taken = offences.map((offence) => offence.id);
    const offence: Offence = { id: offenceId(name, taken), purpose };
    if (name.trim()) offence.description = name.trim();
    setName("");
    onChange([...offences, offence]);
  };
  return (
    <form className="stack" onSubmit={add}>
      {offences.length > 0 && (
        <ul className="chips">
          {offences.map((offence) => (
            <li key={offence.id}>
              <span>
                {typeof offence.description === "string" ? offence.description : offence.id} <span className="code">{offence.id}</span>
              </span>
              <button
                type="button"
                className="quiet"
                aria-label={t("remove-named", { name: offence.id })}
                onClick={() => onChange(offences.filter((one) => one.id !== offence.id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <div className="field grow">
          <label htmlFor={`${id}-name`}>{t("offence-name")}</label>
          <input id={`${id}-name`} value={name} placeholder={t("offence-placeholder")} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-purpose`}>{t("offence-purpose")}</label>
          <select id={`${id}-purpose`} value={purpose} onChange={(event) => setPurpose(event.target.value)}>
            {purposes.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <button type="submit" className="primary">
        {t("add-offence")}
      </button>
    </form>
  );
}
