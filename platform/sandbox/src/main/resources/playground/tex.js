/** Shows formulas as MathML: the part of TeX that models use most. What it does not know stays as it is written. */

const MATHML = 'http://www.w3.org/1998/Math/MathML';
const SYMBOLS = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', varphi: 'φ', chi: 'χ',
  psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
  infty: '∞', partial: '∂', nabla: '∇', ell: 'ℓ', hbar: 'ℏ',
};
const OPERATORS = {
  pm: '±', mp: '∓', times: '×', cdot: '·', div: '÷', le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', approx: '≈',
  equiv: '≡', to: '→', rightarrow: '→', Rightarrow: '⇒', leftarrow: '←', in: '∈', notin: '∉', subset: '⊂', cup: '∪', cap: '∩',
  forall: '∀', exists: '∃', sum: '∑', prod: '∏', int: '∫', ldots: '…', cdots: '⋯', dots: '…', quad: ' ', ',': ' ', ';': ' ',
  '{': '{', '}': '}', '|': '‖', mid: '|', '%': '%', '$': '$', '&': '&', '_': '_',
};
const NAMES = new Set(['sin', 'cos', 'tan', 'log', 'ln', 'exp', 'lim', 'max', 'min', 'det', 'gcd', 'mod']);
const UPRIGHT = new Set(['text', 'mathrm', 'mathbf', 'operatorname', 'mathit', 'mathbb']);
const LARGE = new Set(['∑', '∏', 'lim', 'max', 'min']);

function node(tag, ...children) {
  const element = document.createElementNS(MATHML, tag);
  element.append(...children);
  return element;
}

/** @param block whether it stands on a line of its own */
export function formula(source, block) {
  const math = node('math', row(new Reader(source), block));
  math.setAttribute('display', block ? 'block' : 'inline');
  math.setAttribute('aria-label', source);
  return math;
}

class Reader {
  constructor(source) {
    this.tokens = source.match(/\\[a-zA-Z]+|\\.|\d+(?:[.,]\d+)?|\s+|[\s\S]/gu)?.filter((token) => token.trim()) ?? [];
    this.source = source;
    this.at = 0;
  }

  peek() {
    return this.tokens[this.at];
  }

  next() {
    this.at += 1;
    return this.tokens[this.at - 1];
  }
}

/** Everything up to `end`, or to the end of the source. */
function row(reader, block, end) {
  const parts = [];
  while (reader.peek() !== undefined && reader.peek() !== end) {
    parts.push(scripted(reader, block, atom(reader, block)));
  }
  reader.next();
  return node('mrow', ...parts);
}

function scripted(reader, block, base) {
  let below = null;
  let above = null;
  while (reader.peek() === '^' || reader.peek() === '_') {
    if (reader.next() === '^') {
      above = atom(reader, block);
    } else {
      below = atom(reader, block);
    }
  }
  const limits = block && LARGE.has(base.textContent);
  if (below && above) {
    return node(limits ? 'munderover' : 'msubsup', base, below, above);
  }
  if (below) {
    return node(limits ? 'munder' : 'msub', base, below);
  }
  return above ? node(limits ? 'mover' : 'msup', base, above) : base;
}

function atom(reader, block) {
  const token = reader.next();
  if (token === undefined) {
    return node('mrow');
  }
  if (token === '{') {
    return row(reader, block, '}');
  }
  if (token.startsWith('\\')) {
    return command(token.slice(1), reader, block);
  }
  if (/^\d/.test(token)) {
    return node('mn', token);
  }
  return node(/^\p{L}$/u.test(token) ? 'mi' : 'mo', token);
}

function command(name, reader, block) {
  if (name === 'frac' || name === 'dfrac' || name === 'tfrac') {
    return node('mfrac', atom(reader, block), atom(reader, block));
  }
  if (name === 'sqrt') {
    return node('msqrt', atom(reader, block));
  }
  if (name === 'left' || name === 'right') {
    const bracket = reader.next() ?? '';
    return node('mo', bracket === '.' ? '' : bracket.replace('\\', ''));
  }
  if (UPRIGHT.has(name)) {
    return node('mtext', atom(reader, block).textContent);
  }
  if (NAMES.has(name)) {
    return node('mi', name);
  }
  if (SYMBOLS[name]) {
    return node('mi', SYMBOLS[name]);
  }
  return OPERATORS[name] ? node('mo', OPERATORS[name]) : node('mtext', `\\${name}`);
}
