// Time travel and the way to the company's pages; beside the phone's own script.

import { locale, t } from './words.js';

const clock = document.getElementById('travel-clock');

async function show(answer) {
  const state = await answer.json();
  const now = new Date(state.now).toLocaleString(locale, { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' });
  clock.textContent = state.aheadSeconds ? t('Relógio adiantado: {0}', now) : t('Relógio: {0}', now);
}

for (const button of document.querySelectorAll('[data-jump]')) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    await show(await fetch('/sandbox/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jump: button.dataset.jump }),
    }));
    button.disabled = false;
  });
}

fetch('/sandbox/clock').then(show);
