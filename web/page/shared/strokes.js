// Strokes as a picture, for where no program draws them.
const namespace = "http://www.w3.org/2000/svg";

// picture is a drawing whose side is 100; CSS says how wide its lines are.
export function picture(strokes) {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("aria-hidden", "true");
  for (const stroke of strokes) {
    const line = document.createElementNS(namespace, "polyline");
    const points = stroke.length > 1 ? stroke : [stroke[0], stroke[0]]; // a dot
    line.setAttribute("points", points.map(([x, y]) => `${100 * x},${100 * y}`).join(" "));
    svg.append(line);
  }
  return svg;
}
