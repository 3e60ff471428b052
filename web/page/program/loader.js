// Chooses the program for this browser, fetches it, with progress, compiles it while it
// comes, and makes sure that it is whole and the one this page was built with.
import { Failure } from "./failure.js";
import { chosen } from "./simd.js";
import { unpacked } from "./single.js";
import { count } from "../shared/text.js";

export function checkBrowser() {
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiate) throw new Failure("failedWebAssembly");
}

// load gives the compiled module of one of the programs {simd, scalar}, each a
// {file, bytes, sha256}. progress is called with 0…1. With again set, nothing
// stored on the way is used.
export async function load(programs, progress, again) {
  const program = chosen(programs);
  const compiler = new Compiler();
  try {
    const body = await download(program, progress, again, compiler);
    compiler.close();
    await verify(program, body);
    return await compiler.finish(body);
  } catch (error) {
    compiler.abandon(error);
    throw error;
  }
}

async function download(program, progress, again, compiler) {
  try {
    const response = await ask(program, again);
    if (!response.ok) throw new Failure("failedNetwork", { detail: `${response.status} ${response.statusText}`.trim() });
    return await collect(response.body.getReader(), program.bytes, progress, compiler);
  } catch (error) {
    if (error instanceof Failure || error instanceof RangeError) throw error; // RangeError: no memory
    throw new Failure("failedNetwork", { detail: error.message });
  }
}

// ask takes what the page itself has asked for already (early.js), the first time.
function ask(program, again) {
  if (SINGLE) return unpacked(program);
  const { early } = globalThis;
  delete globalThis.early;
  return !again && early || fetch(program.file, again ? { cache: "reload" } : {});
}

// collect writes into one block of the expected size; it stops where more comes.
async function collect(reader, expected, progress, compiler) {
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
    compiler.take(value);
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

// A Compiler compiles what it has while the rest is on its way, where the browser can.
class Compiler {
  #stream = null; // what is to come
  #module = null;

  constructor() {
    if (!WebAssembly.compileStreaming) return;
    const bytes = new ReadableStream({ start: (stream) => { this.#stream = stream; } });
    const headers = { "Content-Type": "application/wasm" }; // whatever the host says
    this.#module = WebAssembly.compileStreaming(new Response(bytes, { headers }));
    this.#module.catch(() => {}); // told by finish
  }

  take(bytes) {
    try {
      this.#stream?.enqueue(bytes);
    } catch {
      // it has failed already, which finish tells
    }
  }

  // close tells that there is no more to take.
  close() {
    try {
      this.#stream?.close();
    } catch {
      // as above
    }
  }

  // finish gives the module; body is all that was taken.
  async finish(body) {
    try {
      return await (this.#module ?? WebAssembly.compile(body));
    } catch (error) {
      throw new Failure(error instanceof RangeError ? "failedMemory" : "failedCompile", { detail: error.message });
    }
  }

  abandon(error) {
    this.#stream?.error(error);
  }
}
