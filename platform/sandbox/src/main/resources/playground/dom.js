/** Small helpers to build elements. Text always goes in as text, never as markup. */

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      element.className = value;
    } else if (name in element && typeof value !== 'string') {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/playground/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows only an icon; its label is for the tooltip and for screen readers. */
export function iconButton(name, label, onclick, properties = {}) {
  return h('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick, ...properties },
      icon(name));
}

const HUES = [211, 268, 24, 145, 338, 187, 46];

export function avatar(name) {
  const initials = [...name.matchAll(/(?:^|\s)([\p{L}\p{N}])/gu)].slice(0, 2).map((found) => found[1]).join('');
  const element = h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials.toUpperCase());
  element.style.setProperty('--hue', hueOf(name));
  return element;
}

export function hueOf(name) {
  const number = [...name].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 1009, 7);
  return HUES[number % HUES.length];
}
