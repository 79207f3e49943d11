// The page is written in Portuguese; browsers that prefer English get these words in their place.

const ENGLISH = {
  'Ir para a mensagem': 'Skip to the message',
  'Empresa': 'Company',
  'Páginas da empresa': "The company's pages",
  'Conversas': 'Conversations',
  'Resumo': 'Overview',
  'Telas': 'Screens',
  'Lista': 'List',
  'Cliente': 'Customer',
  'Clientes': 'Customers',
  'Novo cliente': 'New customer',
  'Nome': 'Name',
  'Criar': 'Create',
  'Viagem no tempo': 'Time travel',
  '+ 1 hora': '+ 1 hour',
  '+ 3 horas': '+ 3 hours',
  '+ 25 horas': '+ 25 hours',
  'Adianta o relógio do robô e do WhatsApp de teste: sessões terminam, pausas acabam, e quem ficou sem responder recebe uma retomada. Não volta.':
    'Puts the clock of the bot and of the test WhatsApp forward: sessions end, pauses are over, and who fell silent is written to again. There is no way back.',
  'Falhas de propósito': 'Faults on purpose',
  'Modelo': 'Model',
  'responde normalmente': 'answers as usual',
  'lento (8 s), próxima chamada': 'slow (8 s), next call',
  'limite de uso (429), 2 chamadas': 'limit of use (429), 2 calls',
  'fora do ar (503), 3 chamadas': 'down (503), 3 calls',
  'recusa (SAFETY), próxima chamada': 'refuses (SAFETY), next call',
  'Webhooks repetidos': 'Repeated webhooks',
  'Webhooks fora de ordem': 'Webhooks out of order',
  'Webhooks perdidos': 'Lost webhooks',
  'nunca': 'never',
  'às vezes (10 %)': 'sometimes (10 %)',
  'às vezes (20 %)': 'sometimes (20 %)',
  'sempre': 'always',
  'metade': 'half of them',
  'todos': 'all of them',
  'Evolution se comporta como': 'Evolution behaves like',
  'Evolution fora do ar': 'Evolution is down',
  'WhatsApp da empresa conectado': "The company's WhatsApp is connected",
  'Celular do cliente': "The customer's phone",
  'Celular da empresa': "The company's phone",
  'Conversa vista pelo cliente': 'The conversation as the customer sees it',
  'Conversa vista pela empresa': 'The conversation as the company sees it',
  'Mensagem do cliente': 'Message of the customer',
  'Mensagem': 'Message',
  'Enviar foto ou documento': 'Send a picture or document',
  'Gravar áudio': 'Record a voice note',
  'Parar e enviar áudio': 'Stop and send the voice note',
  'Enviar como cliente': 'Send as the customer',
  'Enviar': 'Send',
  'Mensagem de uma pessoa da empresa': 'Message of a person of the company',
  'Escreva como pessoa da empresa': 'Write as a person of the company',
  'Enviar como pessoa da empresa': 'Send as a person of the company',
  'Quando uma pessoa escreve aqui, o robô fica em silêncio por um tempo.': 'When a person writes here, the bot is silent for a while.',
  'Sem resposta do sandbox. Tentando de novo…': 'No answer from the sandbox. Trying again…',
  'Não deu certo. Tente de novo.': 'That did not work. Try again.',
  'Modelo: Gemini, com a sua chave': 'Model: Gemini, with your key',
  'Modelo offline. Com GEMINI_API_KEY, Gemini.': 'Offline model. With GEMINI_API_KEY, Gemini.',
  'Equipe': 'Team',
  'Empresa: {0}': 'Company: {0}',
  'Chamadas e comandos da equipe': 'Calls and commands of the team',
  'Alterna entre número e LID': 'Changes between number and LID',
  'Aparece só por LID': 'Appears by LID only',
  'Ainda não escreveu': 'Has not written yet',
  'digitando…': 'typing…',
  'digitando': 'typing',
  'Celular de {0}': 'Phone of {0}',
  'Celular da {0} · {1}': 'Phone of {0} · {1}',
  'desconectado': 'disconnected',
  'Só a empresa vê esta conversa': 'Only the company sees this conversation',
  'Por exemplo: /bot 5511999990001': 'For example: /bot 5511999990001',
  'Escreva “oi” para começar a conversa.': 'Write “oi” to begin the conversation.',
  'Nenhuma mensagem ainda.': 'No messages yet.',
  'Você: ': 'You: ',
  'Empresa: ': 'Company: ',
  'mensagem apagada': 'deleted message',
  'Áudio de 1 segundo': 'Voice note of 1 second',
  'Áudio de {0} segundos': 'Voice note of {0} seconds',
  'documento': 'document',
  'Foto sem legenda': 'Picture without a caption',
  'Cliente · veio por LID': 'Customer · came by LID',
  'Pessoa da empresa': 'Person of the company',
  'Robô': 'Bot',
  'Robô · regra {0}': 'Bot · rule {0}',
  'aguardando': 'waiting',
  'enviada': 'sent',
  'entregue': 'delivered',
  'lida': 'read',
  'Hoje': 'Today',
  'Ontem': 'Yesterday',
  'Ainda uma chamada.': 'One more call.',
  'Ainda {0} chamadas.': '{0} more calls.',
  'Sem microfone: permita o uso dele no navegador.': 'No microphone: allow the browser to use it.',
  'Áudio enviado.': 'Voice note sent.',
  'Gravando {0}. Aperte de novo para enviar.': 'Recording {0}. Press again to send.',
  'O arquivo passa de 12 MB.': 'The file is larger than 12 MB.',
  'Foto enviada.': 'Picture sent.',
  'Documento enviado.': 'Document sent.',
  'Relógio adiantado: {0}': 'Clock put forward: {0}',
  'Relógio: {0}': 'Clock: {0}',
};

const english = (navigator.languages.find((one) => /^(pt|en)\b/i.test(one)) ?? 'pt').startsWith('en');

/** For dates and times. */
export const locale = english ? 'en-GB' : 'pt-BR';

/** The words in the browser's language, with the values in place of {0} and {1}. */
export function t(text, ...values) {
  const words = english ? ENGLISH[text] ?? text : text;
  return values.reduce((all, value, place) => all.replace(`{${place}}`, () => value), words);
}

if (english) {
  document.documentElement.lang = 'en';
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const text = node.nodeValue.trim();
    if (text) node.nodeValue = node.nodeValue.replace(text, () => t(text));
  }
  for (const node of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) {
      if (node.hasAttribute(name)) node.setAttribute(name, t(node.getAttribute(name)));
    }
  }
}
