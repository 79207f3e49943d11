// What htmx has no attribute for: listening for changes, keeping the newest message in sight. No text goes into markup here.
(() => {
  'use strict';
  const toast = () => document.getElementById('toast');
  const talk = () => document.querySelector('.talk');
  const atEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const toEnd = () => { const box = talk(); if (box) box.scrollTop = box.scrollHeight; };
  let stick = true;
  let later = 0;
  let read = 0; // how far somebody has scrolled up
  let beside = 0; // the same in the panel
  let focused = ''; // where the link leads that somebody has reached by keyboard
  let cut = 0; // since nothing is heard from the server any more

  function stale(element) {
    if (element) htmx.trigger(element, 'stale');
  }

  /** One look at the list for many changes at once. */
  function staleList() {
    clearTimeout(later);
    later = setTimeout(() => stale(document.getElementById('list')), 400);
  }

  function changed(chat) {
    const rows = [...document.querySelectorAll('.chat-row')];
    const row = rows.find((one) => one.dataset.chat === chat);
    if (row && row === rows[0]) stale(row);
    else if (rows.length || document.getElementById('list')) staleList();
    const open = document.querySelector('[data-open]');
    if (open && open.dataset.open === chat) stale(document.getElementById('thread'));
    stale(document.getElementById('today'));
  }

  function listen() {
    const path = document.body.dataset.live;
    if (!path || !document.querySelector('#list, #today')) return;
    const events = new EventSource(path);
    events.addEventListener('open', heardAgain);
    events.addEventListener('chat', (event) => changed(event.data));
    events.addEventListener('over', () => location.reload()); // the session is over: to the login form, and back here
    events.addEventListener('error', () => {
      cut = cut || setTimeout(() => warn(document.body.dataset.cut), 4000); // a restart is no news
      if (events.readyState === EventSource.CLOSED) refused();
    });
    window.addEventListener('pagehide', () => events.close());
  }

  /** What happened meanwhile nobody has told this page. */
  function heardAgain() {
    if (!cut) return;
    clearTimeout(cut);
    cut = 0;
    warn('');
    staleList();
    stale(document.getElementById('thread'));
    stale(document.getElementById('today'));
  }

  /** A refused stream is not asked for again by the browser: either the session is over, or the server is not there. */
  function refused() {
    fetch(location.href, { headers: { 'HX-Request': 'true' } }).then(
      (answer) => { if (answer.status === 401) location.reload(); else setTimeout(listen, 15000); },
      () => setTimeout(refused, 15000));
  }

  function warn(text) {
    const box = toast();
    box.textContent = text;
    box.hidden = !text;
  }

  // a picture takes its room when it has come: who saw the newest message then still does (load does not bubble)
  document.addEventListener('load', (event) => {
    const box = event.target.closest?.('.talk');
    if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 80 + event.target.offsetHeight) toEnd();
  }, true);
  document.addEventListener('DOMContentLoaded', () => { listen(); toEnd(); });

  // A voice that is playing is not cut off: the thread is renewed when it ends.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const active = document.activeElement;
    focused = active?.matches('a') && event.detail.target?.contains(active) ? active.getAttribute('href') : '';
    if (event.detail.target?.id !== 'thread') return;
    const playing = [...document.querySelectorAll('#thread audio')].find((audio) => !audio.paused);
    if (playing && event.detail.requestConfig?.verb === 'get') {
      event.detail.shouldSwap = false;
      playing.addEventListener('pause', () => stale(document.getElementById('thread')), { once: true });
    }
    const box = talk();
    stick = !box || atEnd(box);
    read = box ? box.scrollTop : 0;
    beside = document.getElementById('panel')?.scrollTop ?? 0;
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target?.id === 'thread') {
      if (stick) toEnd();
      else if (talk()) talk().scrollTop = read;
      const panel = document.getElementById('panel');
      if (panel) panel.scrollTop = beside;
    }
    if (focused && document.activeElement === document.body) {
      const link = [...document.querySelectorAll('main a')].find((one) => one.getAttribute('href') === focused);
      link?.focus({ preventScroll: true });
    }
    warn('');
  });
  // What the page looks for by itself nobody can try again; what somebody pressed they can.
  const failed = (event) => {
    const own = event.detail.requestConfig?.verb === 'get' && !event.detail.elt?.closest('button');
    warn(own ? document.body.dataset.cut : document.body.dataset.failed);
  };
  document.addEventListener('htmx:responseError', failed);
  document.addEventListener('htmx:sendError', failed);
  document.addEventListener('said', () => {
    const text = document.getElementById('text');
    if (text) { text.value = ''; text.focus(); }
    stick = true;
    toEnd();
  });

  // Menus close as everywhere: by Escape, and by a click beside them.
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
  });
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  });

  // Enter sends, Shift+Enter breaks the line, as in WhatsApp.
  document.addEventListener('keydown', (event) => {
    if (event.target.id === 'text' && event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
})();
