// The phone page of the sandbox. Everything that people wrote goes into the page as textContent, never as markup.

import { locale, t } from './words.js';

const POLL_MILLIS = 700;
const $ = (id) => document.getElementById(id);
const chosen = new URLSearchParams(location.hash.slice(1));
let instance = chosen.get('instance') ?? '';
let customer = chosen.get('customer') ?? '';
let shown = '';
let failures = 0;

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

// WhatsApp's own marks: *bold*, _italic_, ~struck~.
const FORMATS = { '*': 'strong', _: 'em', '~': 's' };

function formatted(className, text) {
  const node = element('p', className);
  for (const piece of text.split(/(?<![\p{L}\p{N}])(\*\S[^*\n]*(?<=\S)\*|_\S[^_\n]*(?<=\S)_|~\S[^~\n]*(?<=\S)~)(?![\p{L}\p{N}])/u)) {
    const tag = piece.length > 2 && piece.endsWith(piece[0]) && FORMATS[piece[0]];
    node.append(tag ? element(tag, '', piece.slice(1, -1)) : piece);
  }
  return node;
}

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.text();
}

function warn(text) {
  $('alert').textContent = text;
  $('alert').hidden = !text;
}

/* ---- reading ---- */

async function refresh() {
  const asked = currentQuery();
  const text = await call('GET', `/sandbox/phone/state?${asked}`);
  if (asked !== currentQuery()) return;
  failures = 0;
  warn('');
  if (text === shown) return;
  shown = text;
  show(JSON.parse(text));
}

function currentQuery() {
  const query = new URLSearchParams();
  if (instance) query.set('instance', instance);
  if (customer) query.set('customer', customer);
  return query.toString();
}

async function poll() {
  try {
    if (!document.hidden) await refresh();
  } catch (error) {
    failures += 1;
    if (failures > 2) warn(t('Sem resposta do sandbox. Tentando de novo…'));
  }
  setTimeout(poll, POLL_MILLIS);
}

/* ---- showing ---- */

function show(state) {
  instance = state.instance;
  state.team.name = t(state.team.name);
  if (state.chat?.phone === state.team.phone) state.chat.name = state.team.name;
  if (![...state.customers, state.team].some((one) => one.phone === customer)) {
    choose(state.customers[0]?.phone ?? '');
    return;
  }
  showCompanies(state);
  showModel(state);
  showCustomers(state);
  showFaults(state);
  if (state.chat) showChats(state);
}

function company(state) {
  return state.companies.find((one) => one.instance === state.instance);
}

function showCompanies(state) {
  const options = state.companies.map((one) => {
    const option = element('option', '', one.name);
    option.value = one.instance;
    return option;
  });
  const before = [...$('company').options].map((option) => option.value).join();
  if (before !== state.companies.map((one) => one.instance).join()) $('company').replaceChildren(...options);
  $('company').value = state.instance;
}

function showModel(state) {
  $('model').textContent = state.model === 'gemini'
    ? t('Modelo: Gemini, com a sua chave')
    : t('Modelo offline. Com GEMINI_API_KEY, Gemini.');
}

function showCustomers(state) {
  const focused = document.activeElement?.dataset?.phone;
  $('customers').replaceChildren(...state.customers.map(customerItem), teamItem(state.team));
  if (focused) document.querySelector(`#customers button[data-phone="${CSS.escape(focused)}"]`)?.focus();
}

function customerItem(one) {
  const item = element('li');
  const button = element('button');
  button.type = 'button';
  button.dataset.phone = one.phone;
  button.setAttribute('aria-current', String(one.phone === customer));
  button.append(avatar(one.name), element('span', 'name', one.name));
  button.append(element('span', 'when', one.lastAt ? shortTime(one.lastAt) : ''));
  button.append(element('span', 'last', one.lastAt ? (one.lastFromMe ? t('Empresa: {0}', one.lastText) : one.lastText) : addressing(one)));
  button.addEventListener('click', () => { choose(one.phone); view('customer'); });
  item.append(button);
  return item;
}

// The account's chat with itself: cards, and commands such as /bot 5511….
function teamItem(one) {
  const item = customerItem(one);
  item.className = 'team-chat';
  const button = item.querySelector('button');
  if (!one.lastAt) button.querySelector('.last').textContent = t('Chamadas e comandos da equipe');
  button.addEventListener('click', () => view('company'));
  return item;
}

function addressing(one) {
  if (one.addressing === 'flips') return t('Alterna entre número e LID');
  return one.addressing === 'lid' ? t('Aparece só por LID') : t('Ainda não escreveu');
}

function avatar(name, node = element('span', 'avatar')) {
  const initials = name.split(/\s+/).filter(Boolean);
  const letters = (initials[0]?.[0] ?? '') + (initials.length > 1 ? initials.at(-1)[0] : '');
  const tone = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
  node.className = `avatar tone-${tone}`;
  node.setAttribute('aria-hidden', 'true');
  node.textContent = letters.toUpperCase();
  return node;
}

function showChats(state) {
  const firm = company(state);
  $('customer-title').textContent = firm.name;
  avatar(firm.name, $('customer-avatar'));
  $('customer-sub').textContent = state.chat.typing ? t('digitando…') : t('Celular de {0}', state.chat.name);
  $('customer-sub').classList.toggle('active', state.chat.typing);
  $('company-title').textContent = state.chat.name;
  avatar(state.chat.name, $('company-avatar'));
  const number = state.chat.phone.split('@')[0];
  $('company-sub').textContent = t('Celular da {0} · {1}', firm.name, firm.state === 'open' ? number : t('desconectado'));
  const team = state.chat.phone === state.team.phone;
  $('customer-form').hidden = team;
  if (team) $('customer-sub').textContent = t('Só a empresa vê esta conversa');
  $('company-text').placeholder = team ? t('Por exemplo: /bot 5511999990001') : t('Escreva como pessoa da empresa');
  fill($('customer-chat'), state.chat, 'customer');
  fill($('company-chat'), state.chat, 'company');
}

// Nodes that are already there stay: a log that is built anew is read out anew.
function fill(box, chat, side) {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60 || box.dataset.chat !== chat.phone;
  const wanted = lines(chat, side);
  let same = 0;
  while (same < wanted.length && box.children[same]?.dataset.key === wanted[same].key) {
    wanted[same].update?.(box.children[same]);
    same += 1;
  }
  while (box.children.length > same) box.lastElementChild.remove();
  for (const line of wanted.slice(same)) {
    const node = line.make();
    node.dataset.key = line.key;
    box.append(node);
  }
  box.dataset.chat = chat.phone;
  if (atEnd) box.scrollTop = box.scrollHeight;
}

// A picture takes its room when it has come: who saw the newest message then still does.
function stayAtEnd(image) {
  const box = image.closest('.chat');
  if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 60 + image.offsetHeight) box.scrollTop = box.scrollHeight;
}

function lines(chat, side) {
  const all = [];
  let day = '';
  let author = '';
  for (const message of chat.messages) {
    const today = dayName(message.at);
    const gap = today !== day || message.author !== author;
    if (today !== day) all.push({ key: `day ${today}`, make: () => element('div', 'day', today) });
    all.push({
      key: `${message.id} ${message.rules ?? ''}`,
      make: () => bubble(message, side, gap),
      update: (node) => node.querySelector('.ticks')?.replaceWith(ticks(message.ticks)),
    });
    day = today;
    author = message.author;
  }
  if (!all.length) all.push({ key: `empty ${chat.phone}`, make: () => empty(side) });
  if (chat.typing && side === 'customer') all.push({ key: 'typing', make: typing });
  return all;
}

function empty(side) {
  return element('p', 'empty', side === 'customer' ? t('Escreva “oi” para começar a conversa.') : t('Nenhuma mensagem ainda.'));
}

function bubble(message, side, gap) {
  const mine = (message.author === 'customer') === (side === 'customer');
  const node = element('div', `bubble ${message.author}${mine ? ' mine' : ''}${gap ? ' gap' : ''}`);
  if (side === 'company') node.append(element('div', 'who', who(message)));
  else node.append(element('span', 'hidden', mine ? t('Você: ') : t('Empresa: ')));
  if (message.media) node.append(attachment(message));
  if (message.text || !message.media) node.append(formatted('text', message.text || t('mensagem apagada')));
  const meta = element('div', 'meta', '');
  const time = element('time', '', shortClock(message.at));
  time.dateTime = new Date(message.at).toISOString();
  meta.append(time);
  if (mine) meta.append(ticks(message.ticks));
  node.append(meta);
  return node;
}

function attachment(message) {
  const { kind, name, seconds } = message.media;
  const source = `/sandbox/phone/media/${encodeURIComponent(instance)}/${encodeURIComponent(message.id)}`;
  if (kind === 'voice') {
    const player = element('audio', 'voice');
    player.controls = true;
    player.preload = 'none';
    player.src = source;
    player.setAttribute('aria-label', seconds === 1 ? t('Áudio de 1 segundo') : t('Áudio de {0} segundos', seconds));
    return player;
  }
  const link = element('a', kind === 'image' ? 'picture' : 'document', kind === 'image' ? undefined : (name || t('documento')));
  link.href = source;
  link.target = '_blank';
  link.rel = 'noopener';
  if (kind === 'image') {
    const image = element('img');
    image.addEventListener('load', () => stayAtEnd(image));
    image.src = source;
    image.alt = message.text || t('Foto sem legenda');
    image.loading = 'lazy';
    link.append(image);
  }
  return link;
}

function who(message) {
  if (message.author === 'customer') return message.addressing === 'lid' ? t('Cliente · veio por LID') : t('Cliente');
  if (message.author === 'person') return t('Pessoa da empresa');
  return message.rules ? t('Robô · regra {0}', message.rules) : t('Robô');
}

function ticks(state) {
  const [sign, label] = {
    pending: ['◷', t('aguardando')],
    sent: ['✓', t('enviada')],
    delivered: ['✓✓', t('entregue')],
    read: ['✓✓', t('lida')],
  }[state];
  const node = element('span', `ticks ${state}`, sign);
  node.setAttribute('role', 'img');
  node.setAttribute('aria-label', label);
  return node;
}

function typing() {
  const node = element('div', 'bubble typing');
  node.setAttribute('role', 'img');
  node.setAttribute('aria-label', t('digitando'));
  node.append(element('i'), element('i'), element('i'));
  return node;
}

function shortClock(at) {
  return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}

function shortTime(at) {
  return dayName(at) === t('Hoje') ? shortClock(at) : new Date(at).toLocaleDateString(locale, { day: '2-digit', month: '2-digit' });
}

function dayName(at) {
  const start = (moment) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((start(Date.now()) - start(at)) / 86400000);
  if (days === 0) return t('Hoje');
  return days === 1 ? t('Ontem') : new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'long' });
}

function showFaults(state) {
  const { webhooks, model, version, down } = state.faults;
  if (document.activeElement !== $('fault')) $('fault').value = model.fault;
  $('fault-note').textContent = !model.calls ? '' : model.calls === 1 ? t('Ainda uma chamada.') : t('Ainda {0} chamadas.', model.calls);
  for (const name of ['duplicated', 'reordered', 'lost']) $(name).value = String(webhooks[name]);
  $('version').value = version;
  $('down').checked = down;
  $('connected').checked = company(state).state === 'open';
}

/* ---- doing ---- */

function choose(phone) {
  customer = phone;
  remember();
  shown = '';
  refresh().catch(() => {});
}

function remember() {
  history.replaceState(null, '', `#${new URLSearchParams({ instance, customer })}`);
}

function view(name) {
  $('main').dataset.view = name;
  for (const tab of document.querySelectorAll('.tabs button')) {
    tab.setAttribute('aria-current', String(tab.dataset.view === name));
  }
  for (const box of document.querySelectorAll('.chat')) box.scrollTop = box.scrollHeight;
}

async function act(method, path, body) {
  try {
    const answer = await call(method, path, body);
    await refresh();
    return answer;
  } catch (error) {
    warn(t('Não deu certo. Tente de novo.'));
    return null;
  }
}

function composer(form, area, from) {
  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, 130)}px`;
  };
  area.addEventListener('input', grow);
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = area.value.trim();
    if (!text || !customer) return;
    area.value = '';
    grow();
    const sent = await act('POST', '/sandbox/phone/messages', { instance, customer, from, text });
    if (sent === null && !area.value) area.value = text;
    area.focus();
  });
}

const FAULT_CALLS = { none: 0, slow: 1, quota: 2, overloaded: 3, safety: 1 };

composer($('customer-form'), $('customer-text'), 'customer');
composer($('company-form'), $('company-text'), 'person');

$('company').addEventListener('change', () => { instance = $('company').value; choose(''); });

$('new').addEventListener('click', () => {
  $('new-form').hidden = !$('new-form').hidden;
  if (!$('new-form').hidden) $('new-name').focus();
});

$('new-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const name = $('new-name').value.trim();
  if (!name) return;
  const answer = await act('POST', '/sandbox/phone/customers', { instance, name });
  if (!answer) return;
  $('new-name').value = '';
  $('new-form').hidden = true;
  choose(JSON.parse(answer).phone);
  view('customer');
  $('customer-text').focus();
});

$('fault').addEventListener('change', () => {
  const fault = $('fault').value;
  act('PUT', '/sandbox/faults', { model: { fault, calls: FAULT_CALLS[fault], delayMillis: 8000 } });
});

for (const name of ['duplicated', 'reordered', 'lost']) {
  $(name).addEventListener('change', () => act('PUT', '/sandbox/faults', { webhooks: { [name]: Number($(name).value) } }));
}

$('version').addEventListener('change', () => act('PUT', '/sandbox/faults', { version: $('version').value }));

$('down').addEventListener('change', () => act('PUT', '/sandbox/faults', { down: $('down').checked }));

$('connected').addEventListener('change', () =>
  act('POST', '/sandbox/phone/connection', { instance, state: $('connected').checked ? 'open' : 'close' }));

for (const tab of document.querySelectorAll('.tabs button')) {
  tab.addEventListener('click', () => view(tab.dataset.view));
}

/** For media.js: whose chat is open, and how something is sent into it. */
export const chat = {
  current: () => ({ instance, customer }),
  send: (body) => act('POST', '/sandbox/phone/media', body),
  warn,
};

view('customer');
poll();
