// Runs before the page's scripts: keeps the largest number of textures that one
// frame hands to WebGL.
{
  window.mostUploads = 0;
  let uploads = 0;

  const request = window.requestAnimationFrame;
  window.requestAnimationFrame = (callback) => request.call(window, (time) => {
    uploads = 0;
    callback(time);
    window.mostUploads = Math.max(window.mostUploads, uploads);
  });

  for (const name of ["texImage2D", "texSubImage2D"]) {
    const upload = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...values) {
      uploads++;
      return upload.apply(this, values);
    };
  }
}
