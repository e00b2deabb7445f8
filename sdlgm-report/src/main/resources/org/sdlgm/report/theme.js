/* The reader's choice of theme, before the first paint. Storage may be forbidden: then there is none. */
(() => {
  try {
    const theme = localStorage.getItem('sdlgm-theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // the system's preference applies
  }
})();
