// What the page asks of the screen, as its style sheets do (layout/media.css).

export const wide = matchMedia(MEDIA.wide);
export const medium = matchMedia(MEDIA.medium);
export const compact = matchMedia(MEDIA.compact);
