// SPDX-License-Identifier: EUPL-1.2
// Draws a PDF as pixels: nothing in it can run, ask somebody else, or open anything. A chunk of its own, fetched when the
// first PDF is opened.
import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";

const MOST_PAGES = 400;
/** Drawn when they are about to be seen. */
const AHEAD = "800px";

/** `failed` is told of a page that could not be drawn: also of one whose reader went away meanwhile. */
export async function drawPdf(content: Blob, into: HTMLElement, label: (page: number, of: number) => string, failed: () => void, signal: AbortSignal): Promise<void> {
  GlobalWorkerOptions.workerSrc = workerAddress;
  const task = getDocument({ data: new Uint8Array(await content.arrayBuffer()), enableXfa: false, useWasm: false, disableFontFace: true, useSystemFonts: false });
  signal.addEventListener("abort", () => void task.destroy());
  const pdf = await task.promise;
  const pages = Math.min(pdf.numPages, MOST_PAGES);
  const draw = async (canvas: HTMLCanvasElement, number: number) => {
    const page = await pdf.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: ((into.clientWidth || plain.width) / plain.width) * Math.min(2, devicePixelRatio) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport }).promise;
    canvas.dataset.drawn = "";
  };
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        draw(target as HTMLCanvasElement, Number((target as HTMLElement).dataset.page)).catch(failed);
      }
    },
    { rootMargin: AHEAD },
  );
  signal.addEventListener("abort", () => seen.disconnect());
  into.replaceChildren();
  for (let number = 1; number <= pages; number += 1) {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label(number, pdf.numPages));
    canvas.dataset.page = String(number);
    into.append(canvas);
    seen.observe(canvas);
  }
}
