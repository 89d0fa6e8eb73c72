
"use strict";
(() => {
  const pages = [...document.querySelectorAll("main")];
  const plain = (tag) => tag.toLowerCase();
  const speaks = (tag) => pages.find((page) => plain(page.lang) === plain(tag))
    || pages.find((page) => plain(page.lang).split("-")[0] === plain(tag).split("-")[0]);
  const wanted = navigator.languages && navigator.languages.length ? navigator.languages : ["en"];
  const page = wanted.map(speaks).find(Boolean) || pages[0];
  for (const other of pages) other.hidden = other !== page;
  document.documentElement.lang = page.lang;
  document.title = page.querySelector("h1").textContent;

  const token = new URLSearchParams(location.search).get("t") || "";
  const isWhole = /^[A-Za-z0-9_-]{48}$/.test(token);
  page.querySelector(".lost").hidden = isWhole;
  if (!isWhole) return;
  const button = page.querySelector("button");
  page.querySelector(".lead").hidden = false;
  button.hidden = false;
  button.addEventListener("click", (event) => {
    if (!event.isTrusted) return;
    const to = encodeURIComponent(document.body.dataset.to).replace("%40", "@");
    const subject = encodeURIComponent(page.dataset.subject);
    const body = encodeURIComponent("\r\n\r\n" + page.dataset.line.replace("{token}", token));
    location.href = `mailto:${to}?subject=${subject}&body=${body}`;
  });
})();
