import { expect, it } from 'vitest';
import { parseJobArguments } from '../../src/job/parse-job-arguments.ts';

it.each([
  [['poll'], { job: 'poll', json: false }],
  [['poll', '--json'], { job: 'poll', json: true }],
  [['digest'], { job: 'digest', json: false, now: false }],
  [['digest', '--now'], { job: 'digest', json: false, now: true }],
  [['digest', '--json', '--now'], { job: 'digest', json: true, now: true }],
])('reads %j', (words, value) => {
  expect(parseJobArguments(words)).toEqual({ ok: true, value });
});

it.each([
  [[], 'Say which job is to run: poll or digest. For example: npm run job -- poll --json'],
  [['digests'], 'There is no job "digests", only poll and digest. For example: npm run job -- poll --json'],
  [['poll', '--now'], '"--now" is not understood: poll takes --json only. For example: npm run job -- poll --json'],
  [
    ['digest', '--jsn'],
    '"--jsn" is not understood: digest takes --json and --now only. For example: npm run job -- digest --json',
  ],
])('says what is wrong with %j', (words, why) => {
  expect(parseJobArguments(words)).toEqual({ ok: false, why });
});
