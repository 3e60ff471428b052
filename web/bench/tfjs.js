// The network in TensorFlow.js, with the kernels that it needs and no others, as
// TensorFlow.js advises for a small bundle.
import {
  enableProdMode, env, fused, maxPool, registerKernel, reshape, setBackend, softmax, tensor, tensor4d, tidy,
} from "@tensorflow/tfjs-core";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm/dist/base";
import { fusedConv2DConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/FusedConv2D";
import { _fusedMatMulConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul";
import { maxPoolConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/MaxPool";
import { reshapeConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape";
import { softmaxConfig } from "@tensorflow/tfjs-backend-wasm/dist/kernels/Softmax";

for (const kernel of [fusedConv2DConfig, _fusedMatMulConfig, maxPoolConfig, reshapeConfig, softmaxConfig]) {
  registerKernel(kernel);
}

const at = (name) => new URL(name, import.meta.url).href;

// load gives a function from a picture to its probabilities.
export async function load(threads) {
  enableProdMode();
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", threads > 1);
  setThreadsCount(threads);
  setWasmPaths(at("."));
  const [layers, weights] = await Promise.all([
    fetch(at("digits.json")).then((response) => response.json()),
    fetch(at("digits.bin")).then((response) => response.arrayBuffer()),
    setBackend("wasm"),
  ]);
  const steps = build(layers, new Float32Array(weights));
  return (picture) => tidy(() => {
    const input = tensor4d(picture, [1, 28, 28, 1]);
    return steps.reduce((x, step) => step(x), input).dataSync();
  });
}

// build makes a function of each layer; the weights follow each other.
function build(layers, weights) {
  let offset = 0;
  const take = (shape) => {
    const size = shape.reduce((a, b) => a * b);
    offset += size;
    return tensor(weights.slice(offset - size, offset), shape);
  };
  return layers.map(({ kind, size, relu, weight, bias }) => {
    const activation = relu ? "relu" : "linear";
    switch (kind) {
      case "conv": {
        const options = { filter: take(weight), bias: take(bias), strides: 1, pad: "valid", activation };
        return (x) => fused.conv2d({ x, ...options });
      }
      case "pool":
        return (x) => maxPool(x, size, size, "valid");
      case "flatten":
        return (x) => reshape(x, [1, -1]);
      case "dense": {
        const options = { b: take(weight), bias: take(bias), activation };
        return (a) => fused.matMul({ a, ...options });
      }
      case "softmax":
        return (x) => softmax(x);
    }
  });
}
