// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { type ApiProblem, query } from "../api/client";
import { useCase } from "../casefile/CaseFile";
import { CommandForm } from "../casefile/CommandForm";
import { Folded } from "../desk/RecordForm";
import { TickField } from "../desk/fields";
import { officeAddress, send } from "../office/ask";
import type { BroughtTranslation } from "../office/types";
import { useLanguageName } from "../register/languageName";
import { useWords } from "../words/words";
import { usePaper } from "./PaperRoom";

/** What a file would change, before anything of it is taken. */
function Brought({ brought, xliff, onDone }: { brought: BroughtTranslation; xliff: string; onDone: () => void }) {
  const t = useWords("papers");
  const nameOfLanguage = useLanguageName();
  const { paper } = usePaper();
  const changed = brought.units.filter((unit) => unit.changed);
  return (
    <>
      <p role="status">{t("file-brings", { count: changed.length, language: nameOfLanguage(brought.language) })}</p>
      {brought.refused.length > 0 && (
        <ul className="found">
          {brought.refused.map(({ unit, reason, line }) => (
            <li key={`${unit} ${line}`}>{t("file-refused", { unit, reason, line })}</li>
          ))}
        </ul>
      )}
      {changed.length > 0 && (
        <CommandForm
          command="papers/{paper}/edits"
          at={{ paper: paper.id }}
          name="xliff"
          initial={{ left: [] as string[] }}
          body={({ left }) => {
            const units = changed.map(({ unit }) => unit).filter((unit) => !left.includes(unit));
            return units.length > 0 ? { xliff, units } : null;
          }}
          submit={t("file-take")}
          onDone={onDone}
          onCancel={onDone}
        >
          {(draft, set) => (
            <ul className="rows">
              {changed.map((unit) => (
                <li key={unit.unit}>
                  <div className="row-what">
                    <TickField label={t("file-unit", { unit: unit.unit })} value={!draft.left.includes(unit.unit)} onChange={(yes) => set({ left: yes ? draft.left.filter((one) => one !== unit.unit) : [...draft.left, unit.unit] })} />
                    {unit.before && (
                      <p className="hint" lang={brought.language}>
                        <del>{unit.before}</del>
                      </p>
                    )}
                    <p lang={brought.language}>{unit.after}</p>
                    {[...new Set(unit.differences)].map((kind) => (
                      <span key={kind} className="badge warn">
                        {t(`differs-${kind}`)}
                      </span>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </CommandForm>
      )}
      {changed.length === 0 && (
        <button type="button" onClick={onDone}>
          {t("file-close")}
        </button>
      )}
    </>
  );
}

function FileThatCameBack({ onDone }: { onDone: () => void }) {
  const t = useWords("papers");
  const { file } = useCase();
  const { paper } = usePaper();
  const [looked, setLooked] = useState<{ brought: BroughtTranslation; xliff: string } | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const look = async (chosen: File) => {
    setProblem(null);
    setLooked(null);
    const xliff = await chosen.text();
    try {
      setLooked({ xliff, brought: await send<BroughtTranslation>(`cases/${file.id}/papers/${paper.id}/xliff`, { xliff }) });
    } catch (reason) {
      setProblem(reason as ApiProblem);
    }
  };
  return (
    <>
      <div className="field">
        <label htmlFor="translation-file">{t("file-choose")}</label>
        <input id="translation-file" type="file" accept=".xlf,.xliff,application/xliff+xml" onChange={(event) => { const chosen = event.target.files?.[0]; if (chosen) void look(chosen); }} />
      </div>
      {problem && <Problem problem={problem} />}
      {looked && <Brought {...looked} onDone={onDone} />}
    </>
  );
}

/** A paper goes to a translator's program and comes back: XLIFF out and in. */
export function TranslationFiles({ from, to }: { from: string; to: string }) {
  const t = useWords("papers");
  const { file } = useCase();
  const { paper, writable } = usePaper();
  return (
    <div className="row no-print text-choices">
      <a href={officeAddress(`cases/${file.id}/papers/${paper.id}/xliff?${query({ from, to })}`)} download={`${file.number}-${paper.id}-${from}-${to}.xlf`}>
        {t("file-out")}
      </a>
      {writable && <Folded label={t("file-in")}>{(close) => <FileThatCameBack onDone={close} />}</Folded>}
    </div>
  );
}
