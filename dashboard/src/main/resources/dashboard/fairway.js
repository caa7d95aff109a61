// The dashboard's only script of its own: what is live, keys, themes, copying, dialogs. Pages work without it, but for those.
"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Nothing that a page contains is run, and htmx writes no style into it.
  if (window.htmx) {
    Object.assign(htmx.config, {
      includeIndicatorStyles: false, allowEval: false, allowScriptTags: false, selfRequestsOnly: true, historyCacheSize: 0,
      // Every element says itself what it does: a form's target is not that of what is fetched within the form.
      disableInheritance: true,
      // A problem is shown where the answer would be.
      responseHandling: [{ code: "204", swap: false }, { code: "[23]..", swap: true }, { code: "[45]..", swap: true, error: true }],
    });
    htmx.defineExtension("morph", {
      isInlineSwap: (style) => style === "morph",
      handleSwap: (style, target, fragment) => {
        if (style !== "morph") return false;
        morphChildren(target, fragment);
        return [target];
      },
    });
  }

  // ---- Morphing: the page becomes another one, and whoever reads it is not disturbed --------------------------------------

  const KEEP = { DETAILS: ["open"], DIALOG: ["open"], INPUT: ["value", "checked"], TEXTAREA: [], SELECT: [], OPTION: ["selected"] };

  function keyOf(node) {
    return node.nodeType === 1 ? node.id || node.dataset.key || null : null;
  }

  function alike(a, b) {
    return a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
  }

  function morphNode(from, to) {
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    if (from.isEqualNode(to)) return;
    // What is being typed, read aloud or followed stays as it is.
    if (from.hasAttribute("data-keep") || (from.nodeName === "DIALOG" && from.open)) return;
    const kept = KEEP[from.nodeName] || [];
    for (const { name, value } of to.attributes) {
      if (!kept.includes(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
    for (const { name } of [...from.attributes]) {
      if (!kept.includes(name) && !to.hasAttribute(name) && name !== "aria-busy") from.removeAttribute(name);
    }
    morphChildren(from, to);
  }

  function morphChildren(from, to) {
    const keyed = new Map();
    for (const child of from.childNodes) if (keyOf(child)) keyed.set(keyOf(child), child);
    let at = from.firstChild;
    for (const wanted of [...to.childNodes]) {
      const key = keyOf(wanted);
      let match = null;
      if (key && keyed.has(key) && alike(keyed.get(key), wanted)) match = keyed.get(key);
      else if (!key && at && alike(at, wanted)) match = at;
      if (match) {
        if (match !== at) from.insertBefore(match, at);
        else at = at.nextSibling;
        morphNode(match, wanted);
      } else {
        const added = document.importNode(wanted, true);
        from.insertBefore(added, at);
        if (added.nodeType === 1) ready(added);
      }
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  // ---- Times ---------------------------------------------------------------------------------------------------------------

  function ago(then, now) {
    const seconds = Math.round((now - then) / 1000);
    const past = Math.abs(seconds);
    const text = past < 5 ? "now" : past < 60 ? `${past} s` : past < 3600 ? `${Math.floor(past / 60)} min`
      : past < 86400 ? `${Math.floor(past / 3600)} h` : past < 86400 * 60 ? `${Math.floor(past / 86400)} d`
      : `${Math.floor(past / (86400 * 30.4))} mo`;
    return text === "now" ? text : seconds < 0 ? `in ${text}` : `${text} ago`;
  }

  const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

  function updateTimes(within = document) {
    const now = Date.now();
    for (const time of $$("time[data-ago]", within)) {
      const then = new Date(time.dateTime);
      const text = ago(then, now);
      if (time.textContent !== text) time.textContent = text;
      if (!time.title) time.title = absolute.format(then);
    }
  }

  // ---- What is live ----------------------------------------------------------------------------------------------------------

  const topics = document.body.dataset.live || "";
  const dot = $("#live");
  const banner = $("#banner");
  let source = null;
  let lastSign = Date.now();
  let lastEvent = null;
  let wasCut = false;
  let failures = 0;
  let retry = null;
  let cutTimer = null;

  function say(text) {
    const region = $("#said");
    if (region && text) region.textContent = text;
  }

  function show(connection) {
    if (!dot) return;
    // A page that is connected shows all that comes; if nothing can come, that is not live.
    const troubles = $("#troubles");
    const state = connection === "live" && troubles && !troubles.hidden ? "stale" : connection;
    dot.dataset.state = state;
    const text = { live: "live", stale: "events stand still", cut: "not live" }[state] || "connecting";
    const at = lastEvent ? `, last event ${ago(lastEvent, Date.now())}` : "";
    $(".text", dot).textContent = text + (state === "live" && lastEvent ? ` · ${ago(lastEvent, Date.now())}` : "");
    dot.title = state === "live" ? `This page is live${at}` : `This page may be out of date${at}`;
    $(".sr", dot).textContent = dot.title;
    if (state === "cut") {
      if (banner.hidden) say("Connection lost. This page may be out of date.");
      banner.hidden = false;
    } else if (connection === "live") {
      banner.hidden = true;
    }
  }

  function connect() {
    clearTimeout(retry);
    retry = null;
    if (source) source.close();
    source = new EventSource("/ui/stream?of=" + encodeURIComponent(topics));
    lastSign = Date.now();
    const on = (name, handle) => source.addEventListener(name, (event) => {
      lastSign = Date.now();
      handle(event);
    });
    on("hello", (event) => {
      const hello = JSON.parse(event.data);
      clearTimeout(cutTimer);
      failures = 0;
      lastEvent = hello.lastEvent ? new Date(hello.lastEvent) : lastEvent;
      show("live");
      if (!wasCut) return;
      wasCut = false;
      say("The page is live again.");
      const other = hello.assets !== document.body.dataset.assets;
      if (other && !$("dialog[open]")) location.reload();
      else refresh();
    });
    on("beat", () => show("live"));
    on("row", (event) => { heard(); replaceRow(event.data); });
    on("troubles", (event) => { replace(event.data); show("live"); });
    on("summary", (event) => { heard(); replace(event.data); });
    on("say", (event) => say(event.data));
    on("changed", () => { heard(); refresh(); });
    source.onerror = cut;
  }

  function heard() {
    lastEvent = Date.now();
    show("live");
  }

  function cut() {
    wasCut = true;
    // A short interruption that mends itself is nobody's business.
    clearTimeout(cutTimer);
    cutTimer = setTimeout(() => show("cut"), 1500);
    if (!source || source.readyState !== EventSource.CLOSED || retry) {
      if (retry) return;
    }
    source.close();
    failures++;
    retry = setTimeout(connect, Math.min(15000, 500 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2));
  }

  // A connection that is dead without saying so.
  setInterval(() => {
    if (!dot) return;
    if (source && !retry && Date.now() - lastSign > 45000) cut();
    if (dot.dataset.state === "live" || dot.dataset.state === "stale") show("live");
    updateTimes();
  }, 10000);

  function parse(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  }

  function replace(html) {
    const wanted = parse(html);
    const present = wanted && document.getElementById(wanted.id);
    if (present) {
      const before = present.textContent;
      morphNode(present, wanted);
      updateTimes(present);
      if (present.textContent !== before) ready(present);
    }
  }

  function replaceRow(html) {
    const wanted = parse(html);
    const present = document.getElementById(wanted.id);
    // With a filter, rows come and go; without one, a row that is not here is a new application.
    if (!present || location.search.length > 1) return refresh();
    const cells = new Map($$("[data-key]", present).map((cell) => [cell.dataset.key, cell.innerHTML]));
    morphNode(present, wanted);
    updateTimes(present);
    for (const cell of $$("[data-key]", present)) {
      if (cells.get(cell.dataset.key) !== cell.innerHTML) flash(cell);
    }
  }

  function flash(element) {
    element.classList.remove("fresh");
    void element.offsetWidth;
    element.classList.add("fresh");
    setTimeout(() => element.classList.remove("fresh"), 1800);
  }

  let fetching = false;
  let again = false;

  // The whole page is asked for again and only what differs is touched.
  async function refresh() {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    const address = location.href.split("#")[0];
    try {
      const response = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const wanted = $("#content", page);
      if (response.ok && wanted && location.href.split("#")[0] === address) {
        const announced = new Map($$("[data-announce]").map((e) => [e.id, e.textContent.trim()]));
        morphNode($("#content"), wanted);
        updateTimes();
        for (const element of $$("[data-announce]")) {
          const now = element.textContent.replace(/\s+/g, " ").trim();
          if (announced.has(element.id) && announced.get(element.id).replace(/\s+/g, " ") !== now) say(now);
        }
        document.title = page.title;
        document.dispatchEvent(new CustomEvent("fairway:refreshed"));
      }
    } catch (e) {
      // The stream says when the service is there again, and then this is done again.
    } finally {
      setTimeout(() => {
        fetching = false;
        if (again) {
          again = false;
          refresh();
        }
      }, 400);
    }
  }

  // ---- Keys ------------------------------------------------------------------------------------------------------------------

  function rows() {
    return $$("[data-row]").filter((row) => row.offsetParent !== null);
  }

  function move(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.classList.contains("here"));
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    all.forEach((row) => row.classList.toggle("here", row === next));
    const link = $("a[href]", next);
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) {
      if (event.key === "Escape" && event.target.id === "search") event.target.blur();
      return;
    }
    if ($("dialog[open]")) return;
    if (event.key === "/") {
      $(".search").classList.add("open");
      $("#search").focus();
      $("#search").select();
    } else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "Enter" && !event.target.closest("a, button, summary, [tabindex]")) {
      const link = $("[data-row].here a[href]");
      if (!link) return;
      link.click();
    } else if (event.key === "?") $("#help").showModal();
    else return;
    event.preventDefault();
  });

  // ---- Clicks ----------------------------------------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, [data-opens]");
    if (!button) {
      if (event.target.nodeName === "DIALOG") event.target.close();
      return;
    }
    if (button.dataset.copy !== undefined) copy(button);
    else if (button.dataset.opens) {
      const dialog = document.getElementById(button.dataset.opens);
      if (dialog && !dialog.open) {
        dialog.showModal();
        dialog.dispatchEvent(new CustomEvent("opened", { bubbles: true }));
      }
      event.preventDefault();
    } else if (button.dataset.closes !== undefined) button.closest("dialog").close();
    else if (button.id === "theme") switchTheme();
    else if (button.id === "find") {
      $(".search").classList.add("open");
      $("#search").focus();
    } else if (button.dataset.tab) chooseTab(button);
  });

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch (e) {
      const field = document.createElement("textarea");
      field.value = button.dataset.copy;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    button.classList.add("done");
    say("copied");
    setTimeout(() => button.classList.remove("done"), 1200);
  }

  function switchTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("fairway.theme", root.dataset.theme);
    say(`${root.dataset.theme} theme`);
  }

  function chooseTab(tab) {
    for (const other of $$("[data-tab]", tab.closest(".tabs"))) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", chosen);
      document.getElementById(other.dataset.tab).hidden = !chosen;
    }
  }

  // A dialog's button is active when there is a reason, and when what it shows has come.
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-needs-reason]");
    if (form) weigh(form);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    ready(event.target);
    const form = event.target.closest && event.target.closest("form[data-needs-reason]");
    if (form) weigh(form);
  });

  function weigh(form) {
    const reason = $("[name=reason]", form);
    const waits = $("[data-shown-first]:not([data-shown])", form);
    const refused = $("[data-refused]", form);
    $$("[type=submit]", form).forEach((button) => {
      button.disabled = (reason && !reason.value.trim()) || Boolean(waits) || Boolean(refused);
    });
  }

  // A filter that nobody set is not part of the address.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") return;
    for (const [name, value] of Object.entries(event.detail.parameters)) {
      if (value === "") delete event.detail.parameters[name];
    }
  });

  // ---- Logs that are followed -------------------------------------------------------------------------------------------------

  const MAX_LOG = 400000;

  // What a terminal would obey: colours, cursor movements, titles. A sequence may be cut by the end of a piece.
  const COMMANDS = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-Z\\^-~]/g;
  const UNFINISHED = /(?:\u001b\[|\u009b)[0-?]*[ -/]*$|\u001b[\]PX^_][^\u0007\u001b]{0,200}\u001b?$|\u001b$/;

  function plain(text) {
    return text.replace(COMMANDS, "").replace(/\r\n/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
  }

  async function follow(log) {
    if (log.dataset.followed) return;
    log.dataset.followed = "true";
    const state = log.dataset.state ? document.getElementById(log.dataset.state) : null;
    const showState = (text) => { if (state) state.textContent = text; };
    try {
      const response = await fetch(log.dataset.log, { headers: { Accept: "text/plain" } });
      if (!response.ok || !response.body) {
        showState(response.status === 404 ? "this build has no log" : `the log is not available now (${response.status})`);
        return;
      }
      showState("following");
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let length = 0;
      let left = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done || !document.contains(log)) break;
        const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 24;
        const whole = left + value;
        left = whole.match(UNFINISHED)?.[0] ?? "";
        const shown = plain(whole.slice(0, whole.length - left.length));
        if (!shown) continue;
        log.append(shown);
        length += shown.length;
        while (length > MAX_LOG && log.firstChild !== log.lastChild) {
          length -= log.firstChild.length;
          log.firstChild.remove();
        }
        if (atEnd) log.scrollTop = log.scrollHeight;
      }
      if (!document.contains(log)) await reader.cancel();
      showState(length ? "complete" : "the log is empty");
    } catch (e) {
      showState("the log was interrupted; open it again to continue");
      delete log.dataset.followed;
    }
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.open) $$("[data-log]", event.target).forEach(follow);
  }, true);

  function ready(within) {
    updateTimes(within);
    $$("form[data-needs-reason]", within).forEach(weigh);
    $$("[data-log]", within).forEach((log) => {
      const closed = log.closest("details:not([open])");
      if (!closed) follow(log);
    });
    if (window.htmx) htmx.process(within);
  }

  updateTimes();
  $$("form[data-needs-reason]").forEach(weigh);
  $$("[data-log]").forEach((log) => { if (!log.closest("details:not([open])")) follow(log); });
  if (dot) connect();
  window.addEventListener("pagehide", () => source && source.close());
  window.addEventListener("pageshow", (event) => { if (event.persisted && dot) { wasCut = true; connect(); } });
})();
