// SPDX-License-Identifier: EUPL-1.2

/** What is wrong with a file, as a key of words.*.json ("fault-" before it) with its values. */
export class Wrong extends Error {
  constructor(
    readonly what: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(what);
  }
}
