// A page that comes out of an old cache, or was left open, may ask for files that its
// host no longer has. The builder writes the version into the page; a page that is one
// file has none.
const { version } = document.documentElement.dataset;

// outdated asks the host, past all caches, whether it has another version by now.
export async function outdated() {
  if (!version) return false;
  try {
    const response = await fetch(location.href, { cache: "reload" });
    return response.ok && !(await response.text()).includes(version);
  } catch {
    return false; // no network
  }
}

// heal loads the page anew if it is outdated, once.
export async function heal() {
  const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
  if (!reloaded && await outdated()) location.reload();
}
