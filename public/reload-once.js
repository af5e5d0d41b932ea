// Loads a page again whose scripts the server does not have: during an upgrade, they may be those of another release.
// Without them, no button of the page works. Once a minute at most, so that a broken server causes no endless loading.
addEventListener("load", () => {
  const isMissing = ({ name, responseStatus }) => name.includes("/_next/static/") && responseStatus === 404;
  if (!performance.getEntriesByType("resource").some(isMissing)) return;
  const reloadedAt = Number(sessionStorage.getItem("reloaded-at"));
  if (Date.now() - reloadedAt < 60_000) return;
  sessionStorage.setItem("reloaded-at", String(Date.now()));
  location.reload();
});
