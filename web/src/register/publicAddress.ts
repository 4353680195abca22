// SPDX-License-Identifier: EUPL-1.2
/** Where a page of the public site stands, "news" or "statistics" by its number: docs/use/public.md. */
export const publicAddress = (language: string, section: "news" | "statistics", number: string) => new URL(`public/${language}/${section}/${number.toLowerCase()}.html`, document.baseURI).href;
