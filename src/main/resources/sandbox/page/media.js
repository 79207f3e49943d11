// Recording voice notes and sending pictures from the customer's phone.

import { chat } from './phone.js';
import { t } from './words.js';

const MAX_BYTES = 12 * 1024 * 1024;
const LONGEST_MILLIS = 5 * 60 * 1000;
const $ = (id) => document.getElementById(id);
let recorder = null;

/* ---- voice notes ---- */

$('record').addEventListener('click', () => (recorder ? recorder.stop() : record()));

async function record() {
  if (!chat.current().customer) return;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    start(stream);
  } catch (error) {
    note(t('Sem microfone: permita o uso dele no navegador.'));
  }
}

function start(stream) {
  const { instance, customer } = chat.current();
  const pieces = [];
  const begun = Date.now();
  recorder = new MediaRecorder(stream);
  const clock = setInterval(() => tick(begun), 500);
  recorder.addEventListener('dataavailable', (event) => pieces.push(event.data));
  recorder.addEventListener('stop', async () => {
    clearInterval(clock);
    const mimetype = recorder.mimeType || 'audio/webm';
    recorder = null;
    for (const track of stream.getTracks()) track.stop();
    recording(false);
    await sendVoice(instance, customer, pieces, mimetype, Math.max(1, Math.round((Date.now() - begun) / 1000)));
  });
  recorder.start();
  recording(true);
  tick(begun);
}

// Without a key nobody can listen: words in the box go along with the recording, for the offline model to hear.
async function sendVoice(instance, customer, pieces, mimetype, seconds) {
  const words = $('customer-text').value.trim();
  const parts = words ? [...pieces, `SDRTEXT:${words}`] : pieces;
  const base64 = await base64Of(new Blob(parts));
  const sent = await chat.send({ instance, customer, type: 'audio', mimetype, base64, seconds });
  if (sent !== null) {
    $('customer-text').value = '';
    note(t('Áudio enviado.'));
  }
}

function recording(on) {
  $('record').setAttribute('aria-pressed', String(on));
  $('record').setAttribute('aria-label', on ? t('Parar e enviar áudio') : t('Gravar áudio'));
  $('record').title = on ? t('Parar e enviar áudio') : t('Gravar áudio');
}

function tick(begun) {
  const seconds = Math.floor((Date.now() - begun) / 1000);
  note(t('Gravando {0}. Aperte de novo para enviar.', `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`));
  if (Date.now() - begun > LONGEST_MILLIS) recorder?.stop();
}

function note(text) {
  $('record-note').textContent = text;
}

/* ---- pictures and documents ---- */

$('attach').addEventListener('click', () => $('attachment').click());

$('attachment').addEventListener('change', async () => {
  const file = $('attachment').files[0];
  $('attachment').value = '';
  const { instance, customer } = chat.current();
  if (!file || !customer) return;
  if (file.size > MAX_BYTES) {
    note(t('O arquivo passa de 12 MB.'));
    return;
  }
  const caption = $('customer-text').value.trim();
  const type = file.type.startsWith('image/') ? 'image' : 'document';
  const base64 = await base64Of(file);
  const sent = await chat.send({ instance, customer, type, mimetype: file.type, base64, fileName: file.name, caption });
  if (sent !== null) {
    $('customer-text').value = '';
    note(type === 'image' ? t('Foto enviada.') : t('Documento enviado.'));
  }
});

function base64Of(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result.slice(reader.result.indexOf(',') + 1)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}
