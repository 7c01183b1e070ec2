declare module 'subset-font' {
  /** Returns a font with the letters of a text. @param keepFeatures of OpenType; by default all */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype'; keepFeatures: string[] },
  ): Promise<Buffer>;
}
