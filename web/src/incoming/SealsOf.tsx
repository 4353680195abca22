// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { read } from "../office/ask";
import type { Validation } from "../office/types";
import { useWords } from "../words/words";
import { ValidationView } from "./ValidationView";
import "./incoming.css";

/** The seals of a document of the dossier, judged when somebody asks. `path`: of the version. */
export function SealsOf({ path }: { path: string }) {
  const t = useWords("incoming");
  const [asked, setAsked] = useState(false);
  const { value, problem, loading, retry } = useLoaded(asked ? () => read<Validation>(`${path}/validation`) : null, [asked, path], path);
  if (!asked)
    return (
      <p>
        <button type="button" onClick={() => setAsked(true)}>
          {t("check-seals")}
        </button>
      </p>
    );
  return (
    <section aria-label={t("room-seals")}>
      {problem && <Problem problem={problem} retry={retry} />}
      {loading && <p className="loading">{t("judging")}</p>}
      {value && <ValidationView validation={value} />}
    </section>
  );
}
