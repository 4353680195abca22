// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { sendFile } from "../office/ask";
import type { Inspection } from "../office/types";
import { useWords } from "../words/words";
import { InspectionView } from "./InspectionView";

/** A file that is in no case yet, looked into when somebody asks. Nothing is kept. */
export function FileLookedInto({ file }: { file: File }) {
  const t = useWords("inspection");
  const [asked, setAsked] = useState(false);
  const query = new URLSearchParams({ name: file.name, media_type: file.type });
  const { value, problem, loading, retry } = useLoaded(asked ? () => sendFile<Inspection>(`inspections?${query.toString()}`, file) : null, [asked, file]);
  if (!asked)
    return (
      <p>
        <button type="button" onClick={() => setAsked(true)}>
          {t("look")}
        </button>
      </p>
    );
  return (
    <section aria-label={t("title")}>
      {problem && <Problem problem={problem} retry={retry} />}
      {loading && <p className="loading">{t("looking")}</p>}
      {value && <InspectionView inspection={value} />}
    </section>
  );
}
