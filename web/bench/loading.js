// Runs before the page's scripts: marks when Digitscope first answers, and when
// the first drawing has been drawn with all stages.
{
  const upright = Float32Array.from({ length: 784 }, (_, i) => (i % 28 === 14 ? 1 : 0));
  let drawn = false;
  const drawElements = WebGL2RenderingContext.prototype.drawElements;
  WebGL2RenderingContext.prototype.drawElements = function (...values) {
    drawn = true;
    drawElements.apply(this, values);
  };

  const use = async (digitscope) => {
    await digitscope.ready;
    digitscope.classify(upright);
    performance.mark("prediction");
    digitscope.draw([[[0.5, 0.1], [0.5, 0.9]]]);
    drawn = false;
    const look = () => (drawn ? performance.mark("frame") : requestAnimationFrame(look));
    requestAnimationFrame(look);
  };

  Object.defineProperty(window, "digitscope", {
    configurable: true,
    set(value) {
      Object.defineProperty(window, "digitscope", { value });
      use(value);
    },
  });

  // visit waits for all of the steps and says when they were.
  window.visit = (steps) => new Promise((resolve, fail) => {
    setTimeout(() => fail(new Error("the page does not come as far as: " + steps)), 60_000);
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0;
    const look = () => {
      if (!steps.every(at)) return;
      const files = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      resolve({
        paint: at("first-contentful-paint"), prediction: at("prediction"), frame: at("frame"),
        bytes: files.reduce((sum, file) => sum + file.encodedBodySize, 0),
      });
    };
    const observer = new PerformanceObserver(look);
    observer.observe({ type: "mark", buffered: true });
    observer.observe({ type: "paint", buffered: true });
  });
}
