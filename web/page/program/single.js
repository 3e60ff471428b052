// The program of a page that is a single file: it stands in the page, compressed. No
// network is asked.
import { Failure } from "./failure.js";

// unpacked gives it, if it is the one for this browser.
export async function unpacked(program) {
  if (program !== PROGRAMS.simd || !globalThis.DecompressionStream) throw new Failure("failedOld");
  const { textContent } = document.getElementById("program");
  const packed = await fetch(`data:application/gzip;base64,${textContent}`);
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
}
