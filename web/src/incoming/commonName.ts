// SPDX-License-Identifier: EUPL-1.2
/** The common name of "CN=Ministry of X,O=State X"; all of it where there is none. */
export function commonName(subject: string): string {
  return /(?:^|[,/]\s*)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.replaceAll("\\", "") ?? subject;
}
