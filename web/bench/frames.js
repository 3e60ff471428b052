// Times the frames of whatever page imports it while something changes in each.

// frames gives the milliseconds between frames, those of the warm-up left out; change
// is called in each with the number of the frame.
function frames({ warmUp, count }, change) {
  return new Promise((resolve) => {
    const times = [];
    let last = 0;
    const step = (time) => {
      if (times.push(time - last) > warmUp + count) {
        resolve(times.slice(warmUp + 1));
        return;
      }
      last = time;
      change(times.length);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

// drawing draws a looping line on the site's pad, a few points in each frame, as a
// pen would. A stroke ends now and then and the pad is cleared, so that the drawing
// does not grow for ever.
export function drawing(length) {
  const pad = document.getElementById("pad");
  const send = (type, x, y) => {
    const box = pad.getBoundingClientRect();
    pad.dispatchEvent(new PointerEvent(type, {
      pointerId: 1, pointerType: "pen", isPrimary: true, button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1,
      clientX: box.left + x * box.width, clientY: box.top + y * box.height, bubbles: true, cancelable: true,
    }));
  };
  const strokeLength = 40, points = 4;
  return frames(length, (frame) => {
    const place = (point) => {
      const angle = 2 * Math.PI * (frame % strokeLength + point / points) / strokeLength;
      return [0.5 + 0.2 * Math.sin(2 * angle), 0.5 - 0.35 * Math.cos(angle)];
    };
    if (frame % strokeLength === 0) {
      send("pointerup", ...place(0));
      digitscope.clear();
      send("pointerdown", ...place(0));
    } else if (frame === 1) {
      send("pointerdown", ...place(0));
    }
    for (let point = 1; point <= points; point++) send("pointermove", ...place(point));
  });
}

// bare draws on a WebGL canvas that fills the window, and changes one element: the
// least that any page with graphics does.
export function bare(length) {
  const canvas = document.createElement("canvas");
  const words = document.createElement("p");
  canvas.width = innerWidth * devicePixelRatio;
  canvas.height = innerHeight * devicePixelRatio;
  canvas.style.cssText = "position: absolute; inset: 0; width: 100vw; height: 100vh";
  document.body.append(canvas, words);
  const gl = canvas.getContext("webgl2", { antialias: false, stencil: false, depth: false });
  return frames(length, (frame) => {
    gl.clearColor(frame % 60 / 60, 0.5, 0.5, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    words.textContent = frame;
  });
}
