// SPDX-License-Identifier: EUPL-1.2
import type { PublicationEdition, PublicationText } from "../office/register";

/** The text a reader meets first: of the edition in force, else of the last one that has a text; in its order, the first. */
export function firstShown<T extends Pick<PublicationText, "edition" | "withdrawn">>(texts: readonly T[], editions: readonly Pick<PublicationEdition, "id" | "status">[]): T | undefined {
  const standing = texts.filter(({ withdrawn }) => !withdrawn);
  const inForce = editions.find(({ status }) => status === "in-force")?.id;
  return standing.find(({ edition }) => edition === inForce) ?? standing.find(({ edition }) => edition === standing.at(-1)?.edition);
}
