// SPDX-License-Identifier: EUPL-1.2
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Link, navigate, usePlace } from "./router";

let root: Root;
const origin = location.origin;

function Sample() {
  const { path, query, hash } = usePlace();
  return (
    <>
      <p>{JSON.stringify({ path, query: query.toString(), hash })}</p>
      <Link to="interview?a=TR&b=CH">go</Link>
    </>
  );
}
const place = () => JSON.parse(document.querySelector("p")?.textContent ?? "null") as unknown;
const link = () => document.querySelector("a") as HTMLAnchorElement;

async function show(base: string, at: string) {
  document.head.innerHTML = `<base href="${base}">`;
  history.replaceState(null, "", at);
  await act(async () => root.render(<Sample />));
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("scrollTo", vi.fn());
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => {
  act(() => root.unmount());
  document.head.innerHTML = "";
  history.replaceState(null, "", "/");
});

test.each([
  ["/", "/", ""],
  ["/", "/interview", "interview"],
  ["/", "/interview/", "interview"],
  ["/comity/", "/comity/", ""],
  ["/comity/", "/comity/instruments/coe-024", "instruments/coe-024"],
])("with the base %s the address %s is the page '%s'", async (base, at, path) => {
  await show(base, `${at}?a=TR&b=CH#q=x`);
  expect(place()).toEqual({ path, query: "a=TR&b=CH", hash: "q=x" });
});

test("going somewhere changes the address below the base and the page with it", async () => {
  await show("/comity/", "/comity/");
  await act(async () => navigate("interview?a=TR&b=CH"));
  expect(location.href).toBe(`${origin}/comity/interview?a=TR&b=CH`);
  expect(place()).toEqual({ path: "interview", query: "a=TR&b=CH", hash: "" });
});

test("replacing leaves no step to go back to, going does", async () => {
  await show("/", "/");
  const before = history.length;
  await act(async () => navigate("?a=TR", { replace: true }));
  expect(history.length).toBe(before);
  await act(async () => navigate("?a=CH"));
  expect(history.length).toBe(before + 1);
});

test("another page begins at its top, and takes the focus where nothing has it; another question to the same page does neither", async () => {
  await show("/", "/");
  const content = document.createElement("main");
  content.id = "content";
  content.tabIndex = -1;
  document.body.append(content);
  const settled = () => new Promise(requestAnimationFrame);
  await act(async () => navigate("?a=TR"));
  await settled();
  expect(scrollTo).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(document.body);
  await act(async () => navigate("interview?a=TR"));
  await settled();
  expect(scrollTo).toHaveBeenCalledExactlyOnceWith(0, 0);
  expect(document.activeElement).toBe(content);
  link().focus();
  await act(async () => navigate("changes"));
  await settled();
  expect(document.activeElement).toBe(link());
});

test("a link is followed within the page, and is a true address for everything else", async () => {
  await show("/comity/", "/comity/");
  expect(link().href).toBe(`${origin}/comity/interview?a=TR&b=CH`);
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, button: 0 });
  await act(async () => link().dispatchEvent(click));
  expect(click.defaultPrevented).toBe(true);
  expect(place()).toMatchObject({ path: "interview" });
});

test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])("a click with %o is left to the browser", async (how) => {
  await show("/", "/");
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, button: 0, ...how });
  let left = false;
  addEventListener("click", (event) => {
    left = !event.defaultPrevented;
    event.preventDefault();
  }, { once: true });
  await act(async () => link().dispatchEvent(click));
  expect(left).toBe(true);
  expect(place()).toMatchObject({ path: "" });
});
