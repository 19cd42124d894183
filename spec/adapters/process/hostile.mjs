// A process that answers for the squares of numbers: rightly for the gate `good`, and for `bad` as its argument says.
import { createInterface } from 'node:readline';
import process from 'node:process';

const [way] = process.argv.slice(2);
const T = (data) => ({ shape: [data.length], data });
const numbers = ({ f64, data }) => {
  if (data !== undefined) return data;
  const bytes = Buffer.from(f64, 'base64');
  return Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(8 * i));
};
const square = ({ points }) => points.map(({ x }) => T(numbers(x).map((v) => v * v)));
const slope = ({ points, cotangents }) =>
  points.map(({ x }, k) => {
    const u = numbers(cotangents[k]);
    return { x: T(numbers(x).map((v, i) => 2 * v * u[i])) };
  });
const right = (q) => (q.do === 'forward' ? { outputs: square(q) } : { gradients: slope(q) });
const print = (text) => process.stdout.write(text);
const say = (id, answer) => print(`${JSON.stringify({ id, ...answer })}\n`);
const at = [{ x: T([1, 2, 3]) }];
const hello = {
  protocol: 'gradcheck/1',
  name: 'hostile',
  version: '7',
  gates: { good: { at }, bad: { at } },
};
const waiting = [];

/** What is done in the place of the right answer about `bad`. */
const ways = {
  wrong(q) {
    if (q.do === 'forward') return say(q.id, right(q));
    const [{ x }] = q.points;
    say(q.id, { gradients: slope(q).map(() => ({ x: T(numbers(x).map(() => 0.5)) })) });
  },
  dies() {
    process.stderr.write('giving up\n');
    process.exit(3);
  },
  diesOnTheWayBack(q) {
    if (q.do === 'forward') return say(q.id, right(q));
    ways.dies();
  },
  throws() {
    throw new Error('out of luck');
  },
  kills: () => process.kill(process.pid, 'SIGKILL'),
  hangs: () => {},
  rubbish: () => print('Here you are!\n'),
  list: () => print('[1, 2]\n'),
  unasked: (q) => say(9999, right(q)),
  twice(q) {
    const line = `${JSON.stringify({ id: q.id, ...right(q) })}\n`;
    print(line + line);
  },
  // Every two questions, the later one first; a timer answers the one that is left over.
  backwards(q) {
    waiting.push(q);
    const answer = () =>
      waiting
        .splice(0)
        .toReversed()
        .forEach((each) => say(each.id, right(each)));
    if (waiting.length === 2) answer();
    else setTimeout(answer, 20);
  },
  fewer: (q) => say(q.id, q.do === 'forward' ? { outputs: [] } : { gradients: [] }),
  otherField: (q) => say(q.id, { results: [] }),
  shape: (q) => say(q.id, { outputs: q.points.map(() => ({ shape: [3], data: [1, 2] })) }),
  base64: (q) => say(q.id, { outputs: q.points.map(() => ({ shape: [3], f64: 'AAAA' })) }),
  words: (q) => say(q.id, { outputs: q.points.map(() => T([1, 'two', 3])) }),
  nothing: (q) => say(q.id, { outputs: q.points.map(() => null) }),
  noGradient: (q) =>
    say(q.id, q.do === 'forward' ? right(q) : { gradients: q.points.map(() => ({ x: null })) }),
  half(q) {
    print(JSON.stringify({ id: q.id, ...right(q) }).slice(0, 30));
    process.stdout.end(() => process.exit(0));
  },
  long() {
    const piece = 'x'.repeat(2 ** 20);
    for (let k = 0; k < 100; k++) print(piece);
  },
  bareWords(q) {
    const T3 = '{"shape":[3],"data":[NaN,-Infinity,1]}';
    const [field] = Object.keys(right(q));
    const told = q.points.map(() => (field === 'outputs' ? T3 : `{"x":${T3}}`));
    print(`{"id":${q.id},"${field}":[${told}]}\n`);
  },
  point(q) {
    const k = q.points.findIndex(({ x }) => numbers(x)[0] < 1);
    if (k < 0) say(q.id, right(q));
    else say(q.id, { error: { type: 'ValueError', message: 'less than 1', point: k } });
  },
  whole(q) {
    const bad = q.points.some(({ x }) => numbers(x)[0] < 1);
    say(q.id, bad ? { error: { type: 'ValueError', message: 'less than 1' } } : right(q));
  },
  inPlace(q) {
    const answers = Object.values(right(q))[0];
    const error = { type: 'ValueError', message: 'less than 1' };
    const told = answers.map((answer, k) => (numbers(q.points[k].x)[0] < 1 ? { error } : answer));
    say(q.id, q.do === 'forward' ? { outputs: told } : { gradients: told });
  },
};

/** What is said for hello. */
const hellos = {
  otherProtocol: { ...hello, protocol: 'gradcheck/2' },
  noGates: { protocol: 'gradcheck/1', name: 'hostile' },
  misdeclared: {
    ...hello,
    gates: {
      ...hello.gates,
      neither: { wrt: ['x'] },
      both: { inputs: { x: { shape: ['n'] } }, at },
      domain: { inputs: { x: { shape: ['n'], domain: 'rael' } } },
      numbers: { at: [{ x: { shape: [2], data: [1] } }] },
      wrt: { at, wrt: ['y'] },
      good: { at, implements: 'squar' },
    },
  },
};

if (way === 'atOnce') process.exit(1);
for await (const line of createInterface({ input: process.stdin })) {
  const q = JSON.parse(line);
  if (q.do === 'hello') say(q.id, hellos[way] ?? hello);
  else if (q.gate === 'bad' && ways[way] !== undefined) ways[way](q);
  else say(q.id, right(q));
}
