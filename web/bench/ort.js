// The network in ONNX Runtime Web.
import * as ort from "onnxruntime-web/wasm";

const at = (name) => new URL(name, import.meta.url).href;

// load gives a function from a picture to a promise of its probabilities.
export async function load(threads) {
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = { wasm: at("ort-wasm-simd-threaded.wasm") };
  const session = await ort.InferenceSession.create(at("digits.onnx"), {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
  });
  return async (picture) => {
    const input = new ort.Tensor("float32", picture, [1, 1, 28, 28]);
    const { probabilities } = await session.run({ picture: input });
    return probabilities.data;
  };
}
