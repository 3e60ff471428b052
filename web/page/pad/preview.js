// The pad's strokes as the page shows them by itself, while no program draws them. Only
// what is new is added, so that a long drawing takes no longer than a short one.
const piece = 200; // points of a line: it is drawn anew with each that is added

export class Preview {
  #svg;
  #shown = []; // {stroke, count, lines} of each stroke, count of its points being shown

  constructor(svg) {
    this.#svg = svg;
  }

  // show takes strokes, which may have grown since they were shown.
  show(strokes) {
    const other = this.#shown.findIndex(({ stroke }, i) => stroke !== strokes[i]);
    if (other >= 0) {
      for (const { lines } of this.#shown.splice(other)) for (const line of lines) line.remove();
    }
    for (const stroke of strokes.slice(this.#shown.length)) this.#shown.push({ stroke, count: 0, lines: [] });
    for (const each of this.#shown) this.#extend(each);
  }

  #extend(shown) {
    const { stroke, lines } = shown;
    for (; shown.count < stroke.length; shown.count++) {
      const last = lines.at(-1);
      if (last?.points.numberOfItems < piece) {
        this.#add(last, stroke[shown.count]);
        continue;
      }
      const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
      this.#add(line, stroke[Math.max(0, shown.count - 1)]); // where the line before ends; alone it is a dot
      this.#add(line, stroke[shown.count]);
      lines.push(line);
      this.#svg.append(line);
    }
  }

  #add(line, [x, y]) {
    line.points.appendItem(Object.assign(this.#svg.createSVGPoint(), { x: 100 * x, y: 100 * y }));
  }
}
