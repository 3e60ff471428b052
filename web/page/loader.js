// Chooses the program for this browser, fetches it, with progress, and makes
// sure that it is whole and the one this page was built with.
import { Failure } from "./failure.js";
import { chosen } from "./simd.js";
import { unpacked } from "./single.js";
import { count } from "./text.js";

export function checkBrowser() {
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiate) throw new Failure("failedWebAssembly");
}

// load gives the compiled module of one of the programs {simd, scalar}, each a
// {file, bytes, sha256}. progress is called with 0…1. With again set, nothing
// stored on the way is used.
export async function load(programs, progress, again) {
  const program = chosen(programs);
  const body = await download(program, progress, again);
  await verify(program, body);
  try {
    return await WebAssembly.compile(body);
  } catch (error) {
    throw new Failure(error instanceof RangeError ? "failedMemory" : "failedCompile", { detail: error.message });
  }
}

async function download(program, progress, again) {
  try {
    const response = SINGLE ? await unpacked(program) : await fetch(program.file, again ? { cache: "reload" } : {});
    if (!response.ok) throw new Failure("failedNetwork", { detail: `${response.status} ${response.statusText}`.trim() });
    return await collect(response.body.getReader(), program.bytes, progress);
  } catch (error) {
    if (error instanceof Failure || error instanceof RangeError) throw error; // RangeError: no memory
    throw new Failure("failedNetwork", { detail: error.message });
  }
}

// collect writes into one block of the expected size; it stops where more comes.
async function collect(reader, expected, progress) {
  const body = new Uint8Array(expected);
  let received = 0;
  progress(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (received + value.length > expected) {
      await reader.cancel();
      throw new Failure("failedStale");
    }
    body.set(value, received);
    received += value.length;
    progress(received / expected);
  }
  if (received < expected) throw new Failure("failedTruncated", { received: count(received), expected: count(expected) });
  return body;
}

async function verify(program, body) {
  if (!globalThis.crypto?.subtle) return; // only offered over https and on localhost
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== program.sha256) throw new Failure("failedStale");
}
