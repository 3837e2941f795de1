/** Files on their way to the bot: chosen, dropped or pasted, with a preview; and voice from the microphone. */
import { h, icon } from './dom.js';
import { fileSize, t } from './i18n.js';
import { fail, openDialog, toast } from './notices.js';

/** Which kinds a file can be sent as, the natural one first. */
export function kindsOf(file) {
  if (/^image\/(jpeg|png|webp|gif)$/.test(file.type)) {
    return ['photo', 'document'];
  }
  return file.type.startsWith('audio/') ? ['voice', 'document'] : ['document'];
}

const LABELS = { photo: 'photo', document: 'file', voice: 'voice' };

const MOST_FILES = 10;

/** Shows the files and asks how to send them; calls `send({kind, files, caption})` when told to. */
export function offerFiles(all, send) {
  const files = all.slice(0, MOST_FILES);
  if (files.length < all.length) {
    toast(t('tooManyFiles', { count: MOST_FILES }));
  }
  const kinds = kindsOf(files[0]).filter((kind) => files.every((file) => kindsOf(file).includes(kind)));
  const previews = kinds[0] === 'photo' ? files.map((file) => URL.createObjectURL(file)) : [];
  const caption = h('input', { type: 'text', class: 'field', maxlength: '1024', placeholder: t('caption'),
    'aria-label': t('caption'), autofocus: true });
  const form = h('form', { class: 'attach-form', method: 'dialog', onsubmit: () => {
    const kind = new FormData(form).get('kind') ?? kinds[0];
    send({ kind, files, caption: caption.value.trim() });
  } },
  previews.length > 0 && h('div', { class: previews.length > 1 ? 'attach-album' : undefined },
      previews.map((preview, index) => h('img', { class: 'attach-preview', src: preview, alt: files[index].name }))),
  files.map((file) => h('p', { class: 'attach-name' }, icon('file'), h('span', {}, file.name),
      h('span', { class: 'faint' }, fileSize(file.size)))),
  kinds.length > 1 && kindChoice(kinds),
  caption,
  h('div', { class: 'dialog-buttons' },
      h('button', { type: 'button', class: 'text-button', onclick: () => dialog.close() }, t('cancel')),
      h('button', { type: 'submit', class: 'text-button strong' }, t('send'))));
  const dialog = openDialog('attach-dialog', [form]);
  dialog.addEventListener('close', () => previews.forEach((preview) => URL.revokeObjectURL(preview)));
}

function kindChoice(kinds) {
  return h('fieldset', { class: 'choice' }, h('legend', {}, t('sendAs')), kinds.map((kind, index) =>
    h('label', {}, h('input', { type: 'radio', name: 'kind', value: kind, checked: index === 0 }), t(LABELS[kind]))));
}

/** Lets files be dropped on `frame` and pasted anywhere. */
export function acceptFiles(frame, dropZone, onFiles) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  let depth = 0;
  const show = (visible) => {
    dropZone.hidden = !visible;
    dropZone.textContent = t('dropHere');
  };
  frame.addEventListener('dragenter', (event) => {
    if (carriesFiles(event)) {
      depth += 1;
      show(true);
    }
  });
  frame.addEventListener('dragleave', (event) => {
    if (carriesFiles(event)) {
      depth -= 1;
      show(depth > 0);
    }
  });
  frame.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
  frame.addEventListener('drop', (event) => {
    depth = 0;
    show(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) {
      event.preventDefault();
      onFiles(files);
    }
  });
  document.addEventListener('paste', (event) => {
    const files = [...event.clipboardData.files];
    if (files.length > 0) {
      event.preventDefault();
      onFiles(files);
    }
  });
}

/** Records from the microphone until told to stop. */
export class Recorder {
  get running() {
    return this.recorder?.state === 'recording';
  }

  async start() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      this.recorder = new MediaRecorder(stream);
      this.parts = [];
      this.recorder.ondataavailable = ({ data }) => this.parts.push(data);
      this.recorder.start();
    } catch {
      toast(t('noMicrophone'));
    }
  }

  /** Ends the recording and gives it as a file. */
  finish() {
    return new Promise((resolve) => {
      this.recorder.onstop = () => {
        this.recorder.stream.getTracks().forEach((track) => track.stop());
        const [type] = this.recorder.mimeType.split(';');
        resolve(new File(this.parts, type.includes('ogg') ? 'voice.ogg' : 'voice.webm', { type }));
      };
      this.recorder.onerror = ({ error }) => fail(error);
      this.recorder.stop();
    });
  }
}
