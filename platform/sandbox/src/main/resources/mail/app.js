/** The mailbox on a page of its own. */
import { drawLetters, followLetters } from '/mail/style/mailbox.js';

const root = document.getElementById('letters');
let shown = [];

function show(letters) {
  shown = letters;
  drawLetters(root, shown);
}

followLetters(show, (letters) => show([...letters, ...shown]));
