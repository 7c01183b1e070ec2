import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { reportLines } from './report.ts';
import { temporaryArchive } from '../src/test/import-archive.ts';

/** Imports an export with one post, and whatever else it needs. */
async function importPost(content: string, { item = '', channel = '', title = 'Knots' } = {}) {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  const file = join(source.root, 'export.xml');
  await writeFile(
    file,
    '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c" xmlns:dc="d"><channel><title>Quay</title><link>https://quay.example</link>' +
      `${channel}<item><title>${title}</title><link>https://quay.example/knots/</link><dc:creator>ada</dc:creator><content:encoded><![CDATA[${content}]]></content:encoded>` +
      '<wp:post_id>7</wp:post_id><wp:post_date>2019-05-01 10:00:00</wp:post_date><wp:post_name>knots</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>' +
      `${item}</item></channel></rss>`,
  );
  const report = await archive.run('wordpress', file);
  assert.deepEqual(await archive.errors(), []);
  const text = await archive.read('talks/quay-2019/knots.md');
  const [, head = '', body = ''] = text.split(/^---\n/m);
  return { head, body: body.trim(), lines: reportLines(report).join('\n') };
}

const attachment = (id: number) =>
  `<item><title>a</title><wp:post_id>${id}</wp:post_id><wp:post_parent>7</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://quay.example/${id}.png</wp:attachment_url></item>`;

test('blocks become Markdown, and what they embed becomes downloads', async () => {
  const { head, body, lines } = await importPost(
    '<!-- wp:paragraph -->\n<p>One<sup data-fn="n" class="fn"><a href="#n" id="n-link">1</a></sup>\nline.</p>\n<!-- /wp:paragraph -->\n' +
      '<!-- wp:embed {"url":"https://vimeo.com/12345","type":"video"} -->\n<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/12345\n</div><figcaption>The talk</figcaption></figure>\n<!-- /wp:embed -->\n' +
      '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>Said.</p><cite>Bo</cite></blockquote>\n<!-- /wp:quote -->\n' +
      '<!-- wp:code -->\n<pre class="wp-block-code"><code lang="sh" class="language-sh">ls\n\nls -a</code></pre>\n<!-- /wp:code -->\n' +
      '<!-- wp:table -->\n<figure class="wp-block-table"><table><tbody><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></tbody></table><figcaption>Table</figcaption></figure>\n<!-- /wp:table -->\n' +
      '<!-- wp:gallery {"ids":[8]} -->\n<figure class="wp-block-gallery"><ul><li><figure><img src="https://quay.example/8.png" alt="Eight"/></figure></li></ul></figure>\n<!-- /wp:gallery -->\n' +
      '<!-- wp:audio -->\n<figure class="wp-block-audio"><audio controls src="https://quay.example/a.mp3"></audio></figure>\n<!-- /wp:audio -->\n' +
      '<!-- wp:latest-posts /-->\n<!-- wp:block {"ref":9} /-->\n<!-- wp:footnotes /-->',
    {
      item: '<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{"id":"n","content":"A <em>note</em>."}]]]></wp:meta_value></wp:postmeta>',
      channel:
        '<item><title>b</title><content:encoded><![CDATA[<p>Reused.</p>]]></content:encoded><wp:post_id>9</wp:post_id><wp:post_type>wp_block</wp:post_type></item>',
    },
  );
  assert.match(head, /type: video\n    url: https:\/\/vimeo\.com\/12345\n/);
  assert.match(head, /type: audio\n    url: https:\/\/quay\.example\/a\.mp3\n/);
  assert.equal(
    body,
    'One[^1] line.\n\nThe talk\n\n> Said.\n>\n> Bo\n\n```sh\nls\n\nls -a\n```\n\n|   |   |\n| - | - |\n| A | B |\n| 1 | 2 |\n\nTable\n\n- ![Eight](https://quay.example/8.png)\n\nReused.\n\n[^1]: A *note*.',
  );
  assert.match(lines, /its block "latest-posts" showed something of the site/);
});

test('shortcodes have a counterpart, or leave their text', async () => {
  const { head, body, lines } = await importPost(
    '[youtube https://www.youtube.com/watch?v=abcdefghijk]\n\nhttps://youtu.be/bcdefghijkl\n\n[gallery ids="8,9"]\n\n[audio mp3="https://quay.example/a.mp3"]\n\n' +
      'Text[ref]A note.[/ref] [sic] [button color="red"]kept[/button].\n\n[contact id="3"]',
    { channel: attachment(8) + attachment(9) },
  );
  assert.match(head, /v=abcdefghijk[^]*v=bcdefghijkl[^]*type: audio/);
  assert.equal(
    body,
    '![8.png](https://quay.example/8.png)\n\n![9.png](https://quay.example/9.png)\n\nText[^1] \\[sic] kept.\n\n[^1]: A note.',
  );
  assert.match(lines, /its shortcode \[button\] isn’t known/);
  assert.match(lines, /its shortcode \[contact\] isn’t known/);
});

test('authors have their display name, and custom fields and taxonomies are fields', async () => {
  const { head, lines } = await importPost('Text.', {
    channel:
      '<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Quist]]></wp:author_display_name></wp:author>' +
      '<item><title>About us</title><wp:post_type>page</wp:post_type></item>',
    item:
      '<category domain="speaker" nicename="bo"><![CDATA[Bo Ek]]></category><wp:post_modified>2019-06-02 10:00:00</wp:post_modified>' +
      ['room|Deck', 'video_url|https://vimeo.com/1', 'level|hard', '_edit_last|1']
        .map((each) => each.split('|'))
        .map(
          ([key, value]) =>
            `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`,
        )
        .join(''),
  });
  assert.match(
    head,
    /speakers:\n  - Bo Ek\ndate: 2019-05-01\ntrack: Deck\nlastModified: 2019-06-02\n/,
  );
  assert.match(head, /type: video\n    url: https:\/\/vimeo\.com\/1\nauthor:\n  - Ada Quist\n/);
  assert.match(lines, /level \(1\)\n/);
  assert.match(lines, /1 pages: About us/);
});

test('what comes before the colon of a title is no speaker if it is a topic of the post', async () => {
  const category = '<category domain="category" nicename="p"><![CDATA[Guest Lectures]]></category>';
  for (const [item, expected] of [
    [category, /^title: "Guest Lecture: Knots"\nspeakers: \[\]$/m],
    ['', /^title: Knots\nspeakers:\n  - Guest Lecture$/m],
  ] as const) {
    const { head } = await importPost('Text.', { item, title: 'Guest Lecture: Knots' });
    assert.match(head, expected);
  }
});
