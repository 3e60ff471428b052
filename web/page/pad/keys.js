// letterOf is the Latin letter of a key, or "". On keyboards of other scripts it goes by
// the key's place; where there are Latin letters they count, wherever they are.
export function letterOf({ key = "", code = "" }) {
  if (/^\p{Script=Latin}$/u.test(key)) return key.toLowerCase();
  return /^\P{ASCII}/u.test(key) && /^Key[A-Z]$/.test(code) ? code.at(-1).toLowerCase() : "";
}
