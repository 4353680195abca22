// SPDX-License-Identifier: EUPL-1.2
import type { Case } from "../office/types";
import type { useAccount } from "../office/session";

type Account = ReturnType<typeof useAccount>;
const works = (file: Case) => !file.closed && file.relations.some((relation) => ["owner", "substitute", "team"].includes(relation));

/** As the table of permissions has it for papers (src/access/permissions.csv); the server decides. */
export const mayDraft = (account: Account, file: Case) => works(file) && account.roles.some((role) => role === "officer" || role === "head-of-unit");
export const mayWord = (account: Account, file: Case) => mayDraft(account, file) || (works(file) && account.roles.includes("translator"));
