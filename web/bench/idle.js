// Runs before the page's scripts: counts what the page has called back.
{
  window.woken = { frames: 0, timers: 0 };
  for (const [name, kind] of [["requestAnimationFrame", "frames"], ["setTimeout", "timers"], ["setInterval", "timers"]]) {
    const ask = window[name];
    window[name] = (callback, ...more) => ask.call(window, (...values) => {
      window.woken[kind]++;
      return callback(...values);
    }, ...more);
  }
}
