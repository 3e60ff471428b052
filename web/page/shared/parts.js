// Small parts that the page is built of.

// element makes one of a class, with words in it.
export function element(name, className = "", words = "") {
  const e = document.createElement(name);
  if (className) e.className = className;
  if (words) e.textContent = words;
  return e;
}

export function button(words, run) {
  const b = element("button", "", words);
  b.type = "button";
  b.addEventListener("click", () => {
    if (b.getAttribute("aria-disabled") !== "true") run();
  });
  return b;
}

// enable dims a button that can do nothing; it stays in the Tab order, so that the
// focus is not lost.
export const enable = (b, able) => b.setAttribute("aria-disabled", String(!able));

// group is an element for controls that belong together.
export function group(className, label, ...children) {
  const e = element("div", className);
  e.setAttribute("role", "group");
  e.setAttribute("aria-label", label);
  e.append(...children);
  return e;
}

export const stillness = matchMedia("(prefers-reduced-motion: reduce)");
