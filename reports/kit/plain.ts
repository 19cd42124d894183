import { widthOf } from './grid.ts';

/** Commands of LaTeX that are one character in plain text. */
// prettier-ignore
const signs: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', theta: 'θ',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ',
  varphi: 'φ', psi: 'ψ', omega: 'ω', Phi: 'Φ', Sigma: 'Σ', Omega: 'Ω', Delta: 'Δ',
  partial: '∂', nabla: '∇', sum: 'Σ', prod: 'Π', odot: '⊙', cdot: '·', times: '×', otimes: '⊗',
  oslash: '⊘', pm: '±', le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', in: '∈',
  to: '→', Rightarrow: '⇒', implies: '⇒', circ: '∘', infty: '∞', langle: '⟨', rangle: '⟩', ldots: '…', dots: '…', cdots: '…', top: 'ᵀ',
  mid: '|', lvert: '|', rvert: '|', lVert: '‖', rVert: '‖', Vert: '‖', ell: 'ℓ', approx: '≈',
  lfloor: '⌊', rfloor: '⌋', prime: '′', quad: ' ', qquad: '  ', star: '*', ast: '*',
};

// prettier-ignore
const raised: Readonly<Record<string, string>> = {
  '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸',
  '9': '⁹', '-': '⁻', n: 'ⁿ', i: 'ⁱ', x: 'ˣ', z: 'ᶻ', ᵀ: 'ᵀ', '′': '′',
};

// prettier-ignore
const lowered: Readonly<Record<string, string>> = {
  '0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈',
  '9': '₉', i: 'ᵢ', j: 'ⱼ', k: 'ₖ', m: 'ₘ', n: 'ₙ', p: 'ₚ', t: 'ₜ', x: 'ₓ',
};

/** A group in braces without another inside, or a single letter. */
const group = String.raw`\s*(?:\{([^{}]*)\}|([^\s{}\\]))`;

type Rule = readonly [pattern: string, show: (first: string, second: string) => string];

/** Commands with arguments, innermost first because a group holds no braces. */
const rules: readonly Rule[] = [
  [String.raw`\\sqrt${group}`, (of) => `√${widthOf(of) === 1 ? of : `(${of})`}`],
  [String.raw`\\[dt]?frac${group}${group}`, (over, under) => `${bracket(over)}/${bracket(under)}`],
  [String.raw`\\hat${group}`, (of) => `${of}\u0302`],
  [String.raw`\\bar${group}`, (of) => `${of}\u0304`],
  [String.raw`\\(?:math(?:rm|bf|bb|cal|it)|operatorname\*?|text|boldsymbol)${group}`, (of) => of],
  [String.raw`\^${group}`, (of) => script(of, raised, '^')],
  [String.raw`_${group}`, (of) => script(of, lowered, '_')],
];

/**
 * LaTeX as a line of plain text: `z = \log(1 + x^2)` becomes `z = log(1 + x²)`.
 *
 * For a column of a table, not for typesetting: an unknown command loses its backslash.
 */
export function showPlain(latex: string): string {
  let text = latex
    .replace(/\\(?:left|right|displaystyle|,|;|:|!)(?![a-zA-Z])/g, '')
    .replace(/\\(?:begin|end)\{[a-z*]+\}/g, '')
    .replace(/\s*\\\\/g, ';')
    .replace(/\\ /g, ' ')
    .replace(/\s*&\s*/g, ' if ')
    .replace(/\\partial\s+/g, '∂')
    .replace(/\\([{}])/g, (_, brace: string) => (brace === '{' ? '⦃' : '⦄'));
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\\([a-zA-Z]+)/g, (whole, name: string) =>
      keep.has(name) ? whole : (signs[name] ?? name),
    );
    for (const [pattern, show] of rules) text = apply(text, pattern, show);
  }
  return text
    .replace(/[{}]/g, '')
    .replaceAll('⦃', '{')
    .replaceAll('⦄', '}')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\() | (?=\))/g, '')
    .trim();
}

function apply(text: string, pattern: string, show: Rule[1]): string {
  return text.replace(new RegExp(pattern, 'g'), (_, a = '', b = '', c = '', d = '') =>
    show(`${a}${b}`, typeof c === 'string' ? `${c}${d}` : ''),
  );
}

/** Commands whose argument still waits to be read. */
// prettier-ignore
const keep = new Set(['frac', 'dfrac', 'tfrac', 'sqrt', 'hat', 'bar', 'mathrm', 'mathbf', 'mathbb', 'mathcal', 'mathit', 'operatorname', 'text', 'boldsymbol']);

const bracket = (text: string): string => (/^[^\s+\-/]*$/.test(text) ? text : `(${text})`);

/** Every character in its small form, or the mark and the whole where one has none. */
function script(text: string, small: Readonly<Record<string, string>>, mark: string): string {
  const letters = [...text];
  if (letters.every((letter) => small[letter] !== undefined)) {
    return letters.map((letter) => small[letter]).join('');
  }
  return mark + (letters.length === 1 ? text : `(${text})`);
}
