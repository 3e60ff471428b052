// The colours of the style sheet as numbers.

// tokens gives red, green, blue of each of the named tokens as they are in a place. An
// element is asked, since with forced colours a token is the name of one of the system's.
export function tokens(names, place = document.body) {
  const probe = document.createElement("i");
  probe.style.forcedColorAdjust = "none";
  place.append(probe);
  const { style } = probe, computed = getComputedStyle(probe);
  const colours = names.map((name) => {
    style.color = `var(${name})`;
    return computed.color.match(/\d+/g).slice(0, 3).map(Number);
  });
  probe.remove();
  return colours;
}
