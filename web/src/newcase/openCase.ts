// SPDX-License-Identifier: EUPL-1.2
import { give } from "../casefile/CaseFile";
import { personBody } from "../casefile/SubjectForm";
import { send } from "../office/ask";
import type { CaseOpened, CommandDone } from "../office/types";
import type { NewCaseDraft } from "./NewCasePage";

/**
 * Opens the case and records what was entered, step by step. Each step has a key made of `once`: tried again after a lost
 * answer, what was done is not done twice. Tells the id as soon as there is one.
 */
export async function openCase(draft: NewCaseDraft, unit: string, once: string, onOpened: (id: string) => void): Promise<string> {
  const { case: id } = await send<CaseOpened>(
    "cases",
    {
      kind: draft.kind,
      direction: draft.direction,
      counterpart: draft.counterpart,
      title: draft.title.trim(),
      substitute: draft.substitute,
      ...(unit && { unit }),
      ...(draft.foreign_reference.trim() && { foreign_reference: draft.foreign_reference.trim() }),
      ...(draft.urgent && { urgent: true }),
    },
    { once },
  );
  onOpened(id);
  if (draft.direction === "incoming" && draft.received)
    await give(id, "facts", { fact: "request.date_received", value: draft.received, source: { words: draft.foreign_reference.trim() || draft.title.trim() } }, { once: `${once}-received` });
  for (const word of draft.measures) await give(id, "measures", { word }, { once: `${once}-${word}` });
  const person = personBody(draft.person);
  if (person === null) return id;
  const added = await give(id, "subjects", person, { once: `${once}-person` });
  if (draft.held) await hold(id, added, draft, once);
  return id;
}

async function hold(id: string, added: CommandDone, draft: NewCaseDraft, once: string): Promise<void> {
  const subject = added.events.find(({ type }) => type === "subject-added")?.payload.subject;
  await give(id, "subjects/{subject}/custody", { basis: draft.basis, since: draft.since, ...(draft.place.trim() && { place: draft.place.trim() }) }, { at: { subject: String(subject) }, once: `${once}-held` });
}
