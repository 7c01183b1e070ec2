/** What a file is, by the extension of its name. */
export interface FileType {
  mediaType: string;
  /** Files of one kind begin alike. */
  kind: string;
  isPublishable: boolean;
}

/** Returns a file's type, or undefined if it's unknown. @example fileType('zmq.tar.gz')?.kind // => 'gzip' */
export function fileType(name: string): FileType | undefined {
  // A name that is only an extension has none.
  const extension = name.match(/[^/]\.([a-z0-9_]+)$/i)?.[1];
  return extension ? types.get(extension.toLowerCase()) : undefined;
}

/** Returns the extension of a type that isn't text. @example extensionOf('audio/mpeg') // => 'mp3' */
export function extensionOf(mediaType: string): string | undefined {
  const extensions = [...types].flatMap(([extension, type]) =>
    type.mediaType === mediaType && type.kind !== 'text' && type.isPublishable ? extension : [],
  );
  return extensions.find((extension) => mediaType.endsWith(`/${extension}`)) ?? extensions[0];
}

/** Returns the value of a `Content-Type` header. Browsers download a file of unknown type. */
export function contentType(name: string): string {
  const { mediaType, kind } = fileType(name) ?? { mediaType: 'application/octet-stream' };
  return kind === 'text' ? `${mediaType}; charset=utf-8` : mediaType;
}

/** Only Aftertalk writes these, because they can run in a browser, or because no talk has them. */
const unpublishable = ['html', 'js', 'opml', 'pagefind', 'svg', 'woff2', 'xml'];

/** Each line: kind of content, media type, extensions. */
const table = `
  7z        application/x-7z-compressed        7z
  AVIF      image/avif                         avif
  bzip2     application/x-bzip2                bz2 tbz tbz2
  DjVu      image/vnd.djvu                     djv djvu
  FLAC      audio/flac                         flac
  GIF       image/gif                          gif
  gzip      application/gzip                   gz tgz
  ICO       image/vnd.microsoft.icon           ico
  JPEG      image/jpeg                         jpeg jpg
  Matroska  video/webm                         webm
  Matroska  video/x-matroska                   mkv
  MP3       audio/mpeg                         mp3
  MP4       audio/mp4                          f4a f4b m4a m4b
  MP4       video/3gpp                         3gp
  MP4       video/3gpp2                        3g2
  MP4       video/mp4                          f4p f4v m4p m4v mp4
  MP4       video/quicktime                    mov
  Office    application/msword                 doc
  Office    application/vnd.ms-excel           xls
  Office    application/vnd.ms-powerpoint      ppt
  Office    application/x-cfb                  cfb
  Ogg       audio/ogg                          oga ogg opus spx
  Ogg       video/ogg                          ogv
  Ogg       application/ogg                    ogm ogx
  PDF       application/pdf                    pdf
  PNG       image/png                          png
  PostScript  application/postscript           eps ps
  RTF       application/rtf                    rtf
  tar       application/x-tar                  tar
  text      application/json                   json
  text      application/x-ipynb+json           ipynb
  text      application/x-subrip               srt
  text      text/calendar                      ics
  text      text/css                           css
  text      text/csv                           csv
  text      text/markdown                      md
  text      text/plain                         asc log rst sha256 tex text toml txt yaml yml
  text      text/plain                         adoc bib conf diff ini org patch tsv
  text      text/plain                         c cc clj cpp cs cxx dart elm erl ex exs f90 fs go
  text      text/plain                         gradle groovy h hpp hs java jl kt lisp lua m ml nim
  text      text/plain                         proto r rs scala scm sh sql swift ts vim zig
  text      text/vtt                           vtt
  text      text/x-python                      py
  text      text/x-ruby                        rb
  WAV       audio/wav                          wav
  WebP      image/webp                         webp
  xz        application/x-xz                   txz xz
  ZIP       application/epub+zip               epub
  ZIP       application/java-archive           jar
  ZIP       application/vnd.apple.keynote      key
  ZIP       application/vnd.oasis.opendocument.presentation  odp
  ZIP       application/vnd.oasis.opendocument.spreadsheet   ods
  ZIP       application/vnd.oasis.opendocument.text          odt
  ZIP       application/vnd.openxmlformats-officedocument.presentationml.presentation  pptx
  ZIP       application/vnd.openxmlformats-officedocument.spreadsheetml.sheet          xlsx
  ZIP       application/vnd.openxmlformats-officedocument.wordprocessingml.document    docx
  ZIP       application/zip                    zip
  Zstandard  application/zstd                  zst
  SVG       image/svg+xml                      svg
  text      application/xml                    xml
  text      text/html                          html
  text      text/javascript                    js
  text      text/x-opml                        opml
  WASM      application/wasm                   pagefind
  WOFF2     font/woff2                         woff2`;

const types = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [kind = '', mediaType = '', ...extensions] = line.trim().split(/\s+/);
      return extensions.map((extension): [string, FileType] => [
        extension,
        { kind, mediaType, isPublishable: !unpublishable.includes(extension) },
      ]);
    }),
);
