import { gradcheck } from '../../harness/index.ts';
import { right } from './board/right.ts';
import type { Case } from './board/subjects.ts';
import { wrong } from './board/wrong.ts';
import { figure, type Part } from './figure.ts';
import { progress } from './print.ts';
import type { Torch } from './torch.ts';

/** The verdicts of one case, in the order of `judges`. */
interface Judged {
  readonly name: string;
  readonly isRight: boolean;
  readonly verdicts: readonly (string | null)[];
  readonly broke: readonly string[];
}

const judges = ['gradcheck', 'torch slow', 'torch fast'] as const;

async function judge(
  { name, isRight, ...the }: Case,
  torch: Torch | null,
  quick: boolean,
): Promise<Judged> {
  const verdicts: (string | null)[] = [gradcheck(the.subject, { inputs: the.inputs }).outcome];
  const broke: string[] = [];
  for (const fast of [false, true]) {
    if (torch === null || (quick && !fast)) {
      verdicts.push(null);
      continue;
    }
    const inputs = Object.values(the.inputs);
    const { outcome, message } = await torch.run({ function: the.torch, inputs, fast, times: 1 });
    verdicts.push(outcome);
    if (outcome === 'error') broke.push(`${name}, PyTorch: ${message}`);
  }
  return { name, isRight, verdicts, broke };
}

const good = (isRight: boolean): string => (isRight ? 'pass' : 'fail');

/** Right and wrong gradients of the hard kind, and what each checker says of them; if quick, without PyTorch's slow mode. */
export async function board(torch: Torch | null, quick: boolean): Promise<Part> {
  const cases = [...right, ...wrong];
  const judged: Judged[] = [];
  for (const each of cases) {
    progress(`board: ${each.name}`);
    judged.push(await judge(each, torch, quick));
  }
  const cell = (verdict: string | null, isRight: boolean): string =>
    verdict === null ? '–' : verdict === good(isRight) ? verdict : `${verdict} ✗`;
  const figures = judges.map((judge, k) => {
    const seen = judged.filter(({ verdicts }) => verdicts[k] !== null);
    const count = seen.filter(({ isRight, verdicts }) => verdicts[k] === good(isRight)).length;
    const name = `board, right verdicts of ${judge}`;
    return figure(name, seen.length === 0 ? null : count, '', null, `of ${cases.length}`);
  });
  return {
    name: 'board',
    tables: [
      {
        title: 'Verdicts on right and wrong gradients (✗: not the right one)',
        notes: [],
        head: ['', 'must', ...judges],
        rows: [
          ...judged.map(({ name, isRight, verdicts }) => [
            name,
            good(isRight),
            ...verdicts.map((verdict) => cell(verdict, isRight)),
          ]),
          [
            'right verdicts',
            '',
            ...figures.map(({ value, note }) => (value === null ? '–' : `${value} ${note}`)),
          ],
        ],
      },
    ],
    figures,
    data: judged.map(({ broke: _, ...row }) => row),
    broke: judged.flatMap(({ broke }) => broke),
  };
}
