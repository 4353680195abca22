// SPDX-License-Identifier: EUPL-1.2
import { SelectField } from "../desk/fields";
import { useCommon } from "../office/common";
import { useWords } from "../words/words";

/** States that something is about, each once. */
export function StatesField({ label, chosen, onChange }: { label: string; chosen: readonly string[]; onChange: (states: string[]) => void }) {
  const t = useWords("register");
  const d = useWords("desk");
  const { states, stateName } = useCommon();
  const others = states.filter(({ code }) => !chosen.includes(code)).sort((one, other) => one.name.localeCompare(other.name));
  return (
    <>
      <SelectField label={label} value="" onChange={(state) => state && onChange([...chosen, state])} none={d("choose")} options={others.map(({ code, name }) => [code, name])} />
      {chosen.length > 0 && (
        <ul className="row chosen-states" aria-label={t("line-states")}>
          {chosen.map((state) => (
            <li key={state}>
              {stateName(state)}{" "}
              <button type="button" className="quiet" aria-label={t("remove-party", { name: stateName(state) })} onClick={() => onChange(chosen.filter((one) => one !== state))}>
                {t("remove")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
