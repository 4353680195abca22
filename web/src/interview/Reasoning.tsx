// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { Reasoning as Tree } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { useWords } from "../words/words";
import { useReading } from "./Reading";

const signs = { yes: "✓", no: "✗", unknown: "?" };

function Branch({ tree }: { tree: Tree }) {
  const t = useWords("interview");
  return (
    <li>
      <span className={`truth ${tree.truth}`} aria-hidden="true">
        {signs[tree.truth]}
      </span>{" "}
      <span className="visually-hidden">{t(`truth-${tree.truth}`)}: </span>
      <span lang="en">{tree.text}</span>
      {tree.children.length > 0 && (
        <ul>
          {tree.children.map((child, at) => (
            <Branch key={at} tree={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Why a result is what it is: every comparison made, fetched when asked for. */
export function Reasoning({ result }: { result: string }) {
  const t = useWords("interview");
  const { question } = useReading();
  const [open, setOpen] = useState(false);
  const { value, problem, retry } = useLoaded(open ? () => api.explain(question, result) : null, [open, result, JSON.stringify(question)]);
  return (
    <div className="reasoning">
      <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t("hide-reasoning") : t("show-reasoning")}
      </button>
      {open && problem && <Problem problem={problem} retry={retry} />}
      {open && value && (
        <>
          <p className="hint">{t("reasoning-language")}</p>
          <div className="scroll" tabIndex={0} role="region" aria-label={t("show-reasoning")}>
            <ul className="tree">
              <Branch tree={value.tree} />
            </ul>
          </div>
        </>
      )}
    </div>
  );
}
