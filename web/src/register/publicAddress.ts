// SPDX-License-Identifier: EUPL-1.2
/** Where the page of one, by its number, stands on the public site: docs/use/public.md. */
export const publicAddress = (language: string, section: "news" | "statistics" | "agreements" | "programmes" | "meetings", number: string) =>
  new URL(`public/${language}/${section}/${number.toLowerCase()}.html`, document.baseURI).href;
