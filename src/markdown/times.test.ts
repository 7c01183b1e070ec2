import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contents } from '../archive/headings.ts';
import { readText } from '../check/text.ts';
import { findingLine } from '../loader/finding.ts';
import { linkableRecording } from '../loader/recording.ts';
import { readMarkdown } from '../loader/source.ts';
import { renderMarkdown } from './processor.ts';

const recording = { type: 'video' as const, href: 'https://youtu.be/dQw4w9WgXcQ' };
const render = (markdown: string, more: object = { recording }) =>
  renderMarkdown(markdown, { language: 'en', folder: 'talks/x', images: new Map(), ...more }).html;

describe('a heading with a time', () => {
  test('is the same as without, followed by a link to its place of the recording', () => {
    const [withTime, without] = [render('## Sets {12:30}\n\nA.'), render('## Sets\n\nA.')];
    const link =
      '<p class="watch"><a href="https://youtu.be/dQw4w9WgXcQ?t=750s">Watch from 12:30</a></p>';
    assert.equal(withTime.replace(link, ''), without);
    assert.ok(withTime.includes(`</h2>${link}`));
  });

  test('isn’t in the table of contents with its time', () => {
    const html = render(
      ['A', 'B', 'C', 'D', 'E'].map((name, at) => `## ${name} {${at}:00}`).join('\n\n'),
    );
    assert.deepEqual(
      contents(html).map(({ id, html }) => [id, html]),
      ['A', 'B', 'C', 'D', 'E'].map((name) => [`text:${name.toLowerCase()}`, name]),
    );
  });

  test('shows its time if no link can open the recording there', () => {
    assert.match(render('## Sets {12:30}', {}), /<\/h2><p class="watch">At 12:30<\/p>/);
  });

  test('is heard if the recording is audio, and says so in English in any language', () => {
    const audio = { type: 'audio', href: '/downloads/x.ogg' };
    const html = render('## Sets {12:30}', { recording: audio, language: 'ja' });
    assert.match(
      html,
      /<p class="watch" lang="en"><a href="\/downloads\/x\.ogg#t=750">Listen from 12:30</,
    );
  });

  test('isn’t the text’s opening', () => {
    const surroundings = { language: 'en', folder: 'talks/x', images: new Map(), recording };
    assert.equal(renderMarkdown('## Sets {12:30}\n\nA set is.', surroundings).opening, 'A set is.');
  });
});

describe('the recording that times link to', () => {
  const video = { type: 'video' as const, url: 'https://youtu.be/dQw4w9WgXcQ' };
  const audio = { type: 'audio' as const, file: 'c/x.ogg' };

  test('is a video before audio, and one that can be opened at a time', () => {
    assert.deepEqual(linkableRecording([audio, video]), { type: 'video', href: video.url });
    const unknown = { ...video, url: 'https://player.example/x' };
    assert.deepEqual(linkableRecording([unknown, audio]), {
      type: 'audio',
      href: '/downloads/c/x.ogg',
    });
  });

  test('isn’t what is gone or lost', () => {
    const gone = { ...video, gone: '2020-01-01' };
    assert.equal(linkableRecording([gone, { type: 'video', lost: true }]), undefined);
    const copy = { ...gone, archivedUrl: 'https://archive.org/details/x' };
    assert.equal(linkableRecording([copy])?.href, 'https://archive.org/details/x');
  });
});

test('check reports only times that are wrong, and none in code', () => {
  const body = '## A {1:00}\n\n### B {2:00}\n\n`## C {1:00}`\n\n## D {E}\n\n## F {59:59}\n';
  const file = `---\nduration: 60\ndownloads: [{type: video, url: https://x.example/y}]\n---\n${body}`;
  const { findings } = readText(readMarkdown('talks/c/x.md', file));
  assert.deepEqual(findings.map(findingLine), []);
});
