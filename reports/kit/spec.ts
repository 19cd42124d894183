import type { Kink } from '../../gates/kit/kink.ts';
import type { Domain, Spec } from '../../gates/kit/spec.ts';
import { showShape } from './literal.ts';

/** The set that the entries of an input come from, in words. */
export function showDomain(domain: Domain): string {
  if (domain === 'oneHot') return 'a single 1 among zeros';
  if (domain === 'labels') return 'labels that sum to 1';
  if (domain === 'probabilities') return 'positive, summing to 1';
  if (typeof domain === 'string') return domain;
  if ('interval' in domain) return `from ${domain.interval[0]} to ${domain.interval[1]}`;
  if ('greaterThan' in domain) return `greater than ${domain.greaterThan}`;
  return `whole numbers below ${domain.indices}`;
}

/** An input as it is declared: its shape, its domain and the shortest lengths that it allows. */
export function showSpec({ shape, domain, min }: Spec): string {
  const least = Object.entries(min).map(([name, length]) => `${name} ≥ ${length}`);
  return [showShape(shape), showDomain(domain), ...least].join(', ');
}

/** A kink and the convention there, or that there is none. */
export function showKink(kink: Kink): string {
  const because = kink.because === undefined ? '' : `, ${kink.because}`;
  if ('ties' in kink) {
    const [first, second] = kink.ties;
    const place = second === undefined ? `equal entries of ${first}` : `${first} = ${second}`;
    const rule =
      kink.to === 'first' ? 'the first takes the whole gradient' : 'any claim between the slopes';
    return `${place}: ${rule}${because}`;
  }
  const rule = kink.slope === undefined ? 'any claim between the slopes' : `slope ${kink.slope}`;
  return `${kink.input} = ${kink.at}: ${rule}${because}`;
}
