// SPDX-License-Identifier: EUPL-1.2
import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from "react";

/** Where the reader is, relative to the base of the site ("" is the Atlas). */
export interface Place {
  path: string;
  query: URLSearchParams;
  hash: string;
}

const moved = "comity:moved";

function subscribe(listener: () => void): () => void {
  for (const event of ["popstate", "hashchange", moved]) addEventListener(event, listener);
  return () => {
    for (const event of ["popstate", "hashchange", moved]) removeEventListener(event, listener);
  };
}

/** The address, re-read whenever it changes. */
export function usePlace(): Place {
  const href = useSyncExternalStore(subscribe, () => location.href);
  const url = new URL(href);
  const base = new URL(document.baseURI).pathname;
  const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname.replace(/^\//, "");
  return { path: path.replace(/\/$/, ""), query: url.searchParams, hash: url.hash.replace(/^#/, "") };
}

/** Goes to an address relative to the base, as "interview?a=TR&b=CH". Another page begins at its top. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const url = new URL(to, document.baseURI);
  const elsewhere = url.pathname !== location.pathname;
  if (options.replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  dispatchEvent(new Event(moved));
  if (!elsewhere) return;
  scrollTo(0, 0);
  // What had the focus may be gone with its page: then Tab goes on from the beginning of this one.
  requestAnimationFrame(() => document.activeElement === document.body && document.getElementById("content")?.focus({ preventScroll: true }));
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string;
}

/** A link within the application; opens elsewhere as any link does. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
    scrollTo(0, 0);
  };
  return <a href={new URL(to, document.baseURI).href} onClick={follow} {...rest} />;
}
