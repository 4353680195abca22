// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useId, useState } from "react";
import { useAccount } from "../office/session";
import { useWords } from "../words/words";
import { type Filter, keepViews, savedViews } from "./filter";

/** Views by name, kept in this browser for this account. */
export function SavedViews({ filter, onChoose }: { filter: Filter; onChoose: (filter: Filter) => void }) {
  const t = useWords("docket");
  const id = useId();
  const account = useAccount();
  const [views, setViews] = useState(() => savedViews(account.id));
  const [name, setName] = useState("");
  const keep = (next: typeof views) => {
    setViews(next);
    keepViews(account.id, next);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    keep([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), filter }]);
    setName("");
  };
  return (
    <details className="popup">
      <summary>{t("views")}</summary>
      <div className="popup-list">
        <ul className="rows">
          <li>
            <button type="button" className="quiet" onClick={() => onChoose({ owner: account.id })}>
              {t("my-cases")}
            </button>
          </li>
          {views.map((view) => (
            <li key={view.name}>
              <button type="button" className="quiet" onClick={() => onChoose(view.filter)}>
                {view.name}
              </button>
              <button type="button" className="quiet" aria-label={t("forget-view", { name: view.name })} onClick={() => keep(views.filter((one) => one !== view))}>
                ×
              </button>
            </li>
          ))}
        </ul>
        <form onSubmit={save} className="stack">
          <div className="field">
            <label htmlFor={id}>{t("view-name")}</label>
            <input id={id} value={name} onChange={(event) => setName(event.target.value)} />
          </div>
          <button type="submit" disabled={name.trim() === ""}>
            {t("save-view")}
          </button>
        </form>
      </div>
    </details>
  );
}
