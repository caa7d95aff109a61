// Runs before the first paint: the theme that was chosen last, or the system's.
(() => {
  const chosen = localStorage.getItem("fairway.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  document.documentElement.classList.add("js");
})();
