// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { FactForm } from "../casefile/FactForm";
import { useFactWords } from "../casefile/useCatalogue";
import { Dialog } from "../signin/dialogs";
import { useWords } from "../words/words";
import { usePaper } from "./PaperRoom";

/** A fact the paper waits for, recorded from where it is missing. */
export function FactToRecord({ name, offence }: { name: string; offence: string }) {
  const t = useWords("papers");
  const { paper, facts: known } = usePaper();
  const label = useFactWords(known).label;
  const [open, setOpen] = useState(false);
  if (!known?.has(name)) return <>{name}</>;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t("record-fact", { fact: label(name) })}
      </button>
      {open && (
        <Dialog title={t("record-fact", { fact: label(name) })} onClose={() => setOpen(false)}>
          <FactForm fact={{ fact: name, offence, subject: paper.subject }} known={known} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
