/* Sets the theme before the first paint. A file of its own, because the page's policy allows no inline script. */
(function () {
  var known = ['light', 'dark', 'projector'];
  var theme = new URLSearchParams(location.search).get('theme');
  if (known.indexOf(theme) < 0) {
    try {
      theme = JSON.parse(localStorage.getItem('san:preferences') || '{}').theme;
    } catch {
      theme = null;
    }
  }
  if (known.indexOf(theme) < 0) theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
