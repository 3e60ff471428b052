// zoomOf is how many of the window's CSS pixels one of the element's own takes: not 1
// where an element around it is zoomed or scaled. box is the element's place in the
// window.
export function zoomOf(element, box = element.getBoundingClientRect()) {
  const own = element.offsetWidth;
  return own > 0 && Math.abs(box.width - own) >= 1 ? box.width / own : 1; // own is rounded
}
