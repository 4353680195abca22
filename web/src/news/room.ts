// SPDX-License-Identifier: EUPL-1.2
// How much a text may hold, in octets: a public page stays below 100 KiB (docs/formats/news.md).

export const LONGEST_HEADLINE = 300;
export const LONGEST_TEXT = 18_000;

export const octetsOf = (text: string): number => new TextEncoder().encode(text).length;
