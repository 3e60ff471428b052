// What the page asks of the screen, as its style sheets do.

// wide is where all stands side by side, without a need to scroll.
export const wide = matchMedia("(min-width: 1000px) and (orientation: landscape)");
