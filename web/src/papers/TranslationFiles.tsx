// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { query } from "../api/client";
import { useCase } from "../casefile/CaseFile";
import { CommandForm } from "../casefile/CommandForm";
import { Folded } from "../desk/RecordForm";
import { FileChoice } from "../desk/dropping";
import { TickField } from "../desk/fields";
import { officeAddress, send } from "../office/ask";
import type { BroughtTranslation } from "../office/types";
import { useSending } from "../office/useSending";
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
  const { problem, run } = useSending();
  const look = async (chosen: File) => {
    setLooked(null);
    const xliff = await chosen.text();
    const brought = await run({ xliff }, () => send<BroughtTranslation>(`cases/${file.id}/papers/${paper.id}/xliff`, { xliff }));
    if (brought) setLooked({ xliff, brought });
  };
  return (
    <>
      <FileChoice label={t("file-choose")} accept=".xlf,.xliff,application/xliff+xml" onFiles={([chosen]) => chosen && void look(chosen)} />
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
