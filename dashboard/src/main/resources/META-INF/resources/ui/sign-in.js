// A link may carry the token behind the #, which browsers keep to themselves: take it, forget it, send it.
(() => {
  const token = decodeURIComponent(location.hash.slice(1));
  if (!token) {
    return;
  }
  history.replaceState(null, "", location.pathname + location.search);
  document.getElementById("token").value = token;
  document.getElementById("sign-in").submit();
})();
