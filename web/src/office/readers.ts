// SPDX-License-Identifier: EUPL-1.2

/** Roles that read the register (docs/operate/access.md, register-entry); the server holds to it. */
export const registerReaders: readonly string[] = ["officer", "head-of-unit", "deputy", "registrar", "auditor", "public-editor"];

/** Who may open a case. */
export const caseOpeners: readonly string[] = ["officer", "head-of-unit", "registrar"];
