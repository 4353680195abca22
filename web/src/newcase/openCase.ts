// SPDX-License-Identifier: EUPL-1.2
import { give } from "../casefile/CaseFile";
import { personBody } from "../casefile/SubjectForm";
import { send } from "../office/ask";
import type { Facts } from "../interview/question";
import type { CaseOpened } from "../office/types";
import { answersOf } from "./fromInterview";
import type { NewCaseDraft } from "./NewCasePage";

/**
 * Opens the case and records what was entered, step by step. Each step has a key made of `once`: tried again after a lost
 * answer, what was done is not done twice. Tells the id as soon as there is one.
 */
export async function openCase(draft: NewCaseDraft, unit: string, answers: Facts, once: string, onOpened: (id: string) => void): Promise<string> {
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
  const added = person && (await give(id, "subjects", person, { once: `${once}-person` }));
  const subject = String(added?.events.find(({ type }) => type === "subject-added")?.payload.subject ?? "");
  for (const answer of answersOf(answers, subject)) await give(id, "facts", { ...answer, source: { words: "interview" } }, { once: `${once}-${answer.offence ?? ""}-${answer.fact}` });
  if (draft.held && subject) await hold(id, subject, draft, once);
  return id;
}

async function hold(id: string, subject: string, draft: NewCaseDraft, once: string): Promise<void> {
  await give(id, "subjects/{subject}/custody", { basis: draft.basis, since: draft.since, ...(draft.place.trim() && { place: draft.place.trim() }) }, { at: { subject }, once: `${once}-held` });
}
