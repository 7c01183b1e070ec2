import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { headingTime, recordingAt, timeText } from './recording.ts';

describe('a recording at 12:30', () => {
  for (const [url, at] of [
    [
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=750s',
    ],
    ['https://youtu.be/dQw4w9WgXcQ?t=3', 'https://youtu.be/dQw4w9WgXcQ?t=750s'],
    ['https://www.youtube.com/live/dQw4w9WgXcQ', 'https://www.youtube.com/live/dQw4w9WgXcQ?t=750s'],
    ['https://vimeo.com/76979871', 'https://vimeo.com/76979871#t=750s'],
    ['https://media.ccc.de/v/37c3-1-opening', 'https://media.ccc.de/v/37c3-1-opening#t=750'],
    ['https://archive.org/details/some-talk', 'https://archive.org/details/some-talk?start=750'],
    [
      'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv',
      'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv?start=750s',
    ],
    [
      'https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d',
      'https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d?start=750s',
    ],
    ['https://cdn.example/talk.webm?x=1', 'https://cdn.example/talk.webm?x=1#t=750'],
    ['/base/downloads/a%20talk.mp3', '/base/downloads/a%20talk.mp3#t=750'],
    ['https://www.youtube.com/@channel', undefined],
    ['https://vimeo.com/channels/staff', undefined],
    ['https://media.ccc.de/c/37c3', undefined],
    ['https://tube.example/w/p/kkGMgK9ZtnKfYAgnEtQxbv', undefined],
    ['https://notyoutube.example/watch?v=x', undefined],
    ['https://cdn.example/talk.pdf', undefined],
  ] as const)
    test(`is ${at ?? 'unknown'} for ${url}`, () => assert.equal(recordingAt(url, 750), at));
});

test('a heading’s time is minutes or hours, and reads as it was written', () => {
  for (const [text, seconds] of [
    ['Sets {12:30}', 750],
    ['Sets {1:02:30}', 3750],
    ['Sets {0:05}', 5],
    ['Sets {92:05}', 5525],
    ['Sets {12:75}', undefined],
    ['Sets {1:75:00}', undefined],
    ['Sets {12:3}', undefined],
    ['Sets{12:30}', undefined],
    ['{12:30}', undefined],
    ['Sets {12:30} and rankings', undefined],
  ] as const)
    assert.equal(headingTime(text), seconds, text);
  for (const text of ['0:05', '12:30', '1:02:30', '10:00:00'])
    assert.equal(timeText(headingTime(`Sets {${text}}`)!), text);
});
