// What scrolls inside the page takes the focus, so that keys scroll it, too.

// reachable makes an element a stop of the Tab key as long as not all of it is seen.
export function reachable(region) {
  const sizes = new ResizeObserver(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = region;
    const isCut = scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;
    if (isCut && getComputedStyle(region).overflowY !== "visible") region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  });
  for (const part of [region, ...region.children]) sizes.observe(part);
}
