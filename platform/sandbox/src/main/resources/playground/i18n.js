/** The page speaks the language of the pretend user, as Telegram does: Russian, or English for everyone else. */

const WORDS = {
  en: {
    byteUnits: 'B KB MB',
    banner: '🧪 Sandbox: nothing here reaches Telegram, no money moves, and answers of models are simulated.',
    bots: 'Bots', groups: 'Groups', you: 'You are', yours: 'You: {text}', bot: 'bot', group: 'group', back: 'Back to the list',
    message: 'Message', send: 'Send', attach: 'Attach files', record: 'Record a voice message',
    recording: 'Recording… press again to send', cancelRecording: 'Discard the recording',
    noMicrophone: 'No microphone here; attach an audio file instead', commands: 'Commands', keyboard: 'Keyboard',
    reply: 'Reply', replyTo: 'Reply to {name}', cancel: 'Cancel', close: 'Close', copy: 'Copy', copied: 'Copied',
    edited: 'edited', typing: 'typing…', upload_photo: 'sending a photo…', upload_document: 'sending a file…',
    upload_voice: 'sending a voice message…', record_voice: 'recording a voice message…', busy: 'busy…',
    thinking: 'Thinking…', stop: 'Stop', today: 'Today', yesterday: 'Yesterday', newMessages: 'Down to the newest',
    photo: 'Photo', file: 'File', voice: 'Voice message', contact: 'Contact', invoice: 'Invoice', caption: 'Caption',
    sendAs: 'Send as', dropHere: 'Drop files to send them', start: 'START', emptyTitle: 'What can {name} do?',
    emptyText: 'Press START as a newcomer would, or write something.', emptyGroup: 'No messages yet. Address a bot with a command or by its name.',
    pay: 'Pay {amount}', payTitle: 'Pay {amount}?', payText: 'A pretend payment: no money moves.',
    paidPlain: 'You paid {amount}', spoiler: 'Hidden text, press to show', more: 'Show all', less: 'Show less',
    unread: '{count} unread', offline: 'Connection to the sandbox lost, trying again…', noAnswer: 'The bot did not answer the button',
    unsupported: 'This kind of message is not shown here', shareContact: 'Share your phone number with the bot?',
    messages: 'Messages', noBots: 'No bot has called yet. Start the platform, and its bots appear here.', ok: 'OK', deleted: 'The message is gone',
    topic: 'topic', reactions: 'Reactions', tooManyFiles: 'An album has at most {count} files; the rest is left out',
    payments: 'Payments', noPayments: 'Nothing has been paid to this bot inside Telegram yet.', subscriptions: 'Subscriptions', charges: 'Payments',
    monthly: '{amount} every 30 days', nextPayment: 'Next payment {date}', renewalFailed: 'The payment due {date} has failed',
    canceledByUser: 'Canceled; ends {date}', canceledByBot: 'Canceled by the bot; ends {date}',
    cancelSubscription: 'Cancel', resume: 'Resume', renew: 'Take the next payment now', failRenewal: 'Next payment fails',
    refundByStore: 'Refund as the store', wasRefunded: 'Refunded; paid {date}', refundedPlain: '{amount} came back to you',
    time: 'Time here: {date}', passDay: 'A day passes', passMonth: '30 days pass',
    mailbox: 'Mailbox', noMail: 'No letter has been sent yet.', mailNews: 'New letter to {to}: {subject}', asHtml: 'As HTML', unreadMail: 'Mailbox, {count} new',
    sticker: 'Sticker', location: 'Location', video: 'Video', forwardedFrom: 'Forwarded from {name}', viaBot: 'via @{name}', pinnedMessage: 'Pinned message',
    votes: 'Votes: {count}', vote: 'Vote', retractVote: 'Take the vote back', pollClosed: 'Final results', regularAnonymous: 'Anonymous poll',
    regularPublic: 'Poll', quizAnonymous: 'Anonymous quiz', quizPublic: 'Quiz', moreResults: 'More', noResults: 'No results',
    joined: '{name} joined', left: '{name} left', pinned: 'A message was pinned', notHere: 'This button works only in Telegram',
  },
  ru: {
    byteUnits: 'Б КБ МБ',
    banner: '🧪 Песочница: ничего не уходит в Telegram, деньги не списываются, ответы моделей смоделированы.',
    bots: 'Боты', groups: 'Группы', you: 'Вы', yours: 'Вы: {text}', bot: 'бот', group: 'группа', back: 'Назад к списку',
    message: 'Сообщение', send: 'Отправить', attach: 'Прикрепить файлы', record: 'Записать голосовое сообщение',
    recording: 'Идёт запись… нажмите ещё раз, чтобы отправить', cancelRecording: 'Удалить запись',
    noMicrophone: 'Микрофона нет; прикрепите звуковой файл', commands: 'Команды', keyboard: 'Клавиатура',
    reply: 'Ответить', replyTo: 'Ответ: {name}', cancel: 'Отмена', close: 'Закрыть', copy: 'Копировать', copied: 'Скопировано',
    edited: 'изменено', typing: 'печатает…', upload_photo: 'отправляет фото…', upload_document: 'отправляет файл…',
    upload_voice: 'отправляет голосовое…', record_voice: 'записывает голосовое…', busy: 'занят…',
    thinking: 'Думаю…', stop: 'Остановить', today: 'Сегодня', yesterday: 'Вчера', newMessages: 'К новым сообщениям',
    photo: 'Фото', file: 'Файл', voice: 'Голосовое сообщение', contact: 'Контакт', invoice: 'Счёт', caption: 'Подпись',
    sendAs: 'Отправить как', dropHere: 'Отпустите файлы, чтобы отправить', start: 'СТАРТ', emptyTitle: 'Что умеет {name}?',
    emptyText: 'Нажмите СТАРТ, как сделал бы новичок, или напишите что-нибудь.', emptyGroup: 'Сообщений пока нет. Обратитесь к боту командой или по имени.',
    pay: 'Оплатить {amount}', payTitle: 'Оплатить {amount}?', payText: 'Оплата ненастоящая: деньги не списываются.',
    paidPlain: 'Вы оплатили {amount}', spoiler: 'Скрытый текст, нажмите, чтобы показать', more: 'Показать всё', less: 'Свернуть',
    unread: 'непрочитанных: {count}', offline: 'Связь с песочницей потеряна, пробую снова…', noAnswer: 'Бот не ответил на нажатие',
    unsupported: 'Такие сообщения здесь не показываются', shareContact: 'Отправить боту ваш номер телефона?',
    messages: 'Сообщения', noBots: 'Ещё ни один бот не подключился. Запустите платформу, и боты появятся здесь.', ok: 'ОК', deleted: 'Сообщения больше нет',
    topic: 'тема', reactions: 'Реакции', tooManyFiles: 'В альбоме не больше {count} файлов, остальные не отправлены',
    payments: 'Платежи', noPayments: 'Внутри Telegram этому боту пока ничего не заплачено.', subscriptions: 'Подписки', charges: 'Платежи',
    monthly: '{amount} каждые 30 дней', nextPayment: 'Следующий платёж {date}', renewalFailed: 'Платёж от {date} не прошёл',
    canceledByUser: 'Отменена; действует до {date}', canceledByBot: 'Отменена ботом; действует до {date}',
    cancelSubscription: 'Отменить', resume: 'Возобновить', renew: 'Списать следующий платёж', failRenewal: 'Платёж не пройдёт',
    refundByStore: 'Вернуть, как магазин', wasRefunded: 'Возвращено; оплачено {date}', refundedPlain: 'Вам вернулось {amount}',
    time: 'Время здесь: {date}', passDay: 'Прошёл день', passMonth: 'Прошло 30 дней',
    mailbox: 'Почта', noMail: 'Писем пока нет.', mailNews: 'Новое письмо для {to}: {subject}', asHtml: 'Как HTML', unreadMail: 'Почта, новых писем: {count}',
    sticker: 'Стикер', location: 'Место', video: 'Видео', forwardedFrom: 'Переслано от {name}', viaBot: 'через @{name}', pinnedMessage: 'Закреплённое сообщение',
    votes: 'Голосов: {count}', vote: 'Голосовать', retractVote: 'Отозвать голос', pollClosed: 'Итоги', regularAnonymous: 'Анонимный опрос',
    regularPublic: 'Опрос', quizAnonymous: 'Анонимная викторина', quizPublic: 'Викторина', moreResults: 'Ещё', noResults: 'Ничего не найдено',
    joined: '{name} теперь в группе', left: '{name} больше не в группе', pinned: 'Сообщение закреплено', notHere: 'Эта кнопка работает только в Telegram',
  },
};

let language = 'en';

export function speak(code) {
  language = code?.startsWith('ru') ? 'ru' : 'en';
  document.documentElement.lang = language;
}

export function t(key, values = {}) {
  return (WORDS[language][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const time = (seconds) => format(seconds, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export function day(seconds) {
  const days = Math.round((startOfDay(Date.now()) - startOfDay(seconds * 1000)) / 86_400_000);
  if (days === 0) {
    return t('today');
  }
  return days === 1 ? t('yesterday') : format(seconds, { day: 'numeric', month: 'long' });
}

export const moment = (seconds) => format(seconds, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });

export function shortDay(seconds) {
  return startOfDay(Date.now()) === startOfDay(seconds * 1000)
    ? time(seconds) : format(seconds, { day: 'numeric', month: 'short' });
}

const startOfDay = (millis) => new Date(millis).setHours(0, 0, 0, 0);

const format = (seconds, options) => new Intl.DateTimeFormat(language, options).format(new Date(seconds * 1000));

const NO_DECIMALS = new Set(['CLP', 'ISK', 'JPY', 'KRW', 'PYG', 'UGX', 'VND']);

/** Amounts come in the smallest unit of their currency; Stars are whole. */
export function money(amount, currency) {
  if (currency === 'XTR') {
    return `⭐ ${new Intl.NumberFormat(language).format(amount)}`;
  }
  const value = NO_DECIMALS.has(currency) ? amount : amount / 100;
  return new Intl.NumberFormat(language, {
    style: 'currency', currency, minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2,
  }).format(value);
}

export function fileSize(bytes = 0) {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: step === 2 ? 1 : 0 }).format(bytes / 1000 ** step);
  return `${number} ${t('byteUnits').split(' ')[step]}`;
}
