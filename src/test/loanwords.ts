/** What English and another language of the interface share. */
export const loanwords = new Set(
  `Archive, Audio, Code, Contact, Data, Demo, Downloads, Feeds, Format, IMPORTANT, Index, Keynote,
  Letters, Lightning talk, Link, Notes, Original, Pages, Paper, Series, Site, Slides, TIP, Track,
  Tracks, Transcript, Tutorial, Video, Website, Workshop, minute, minutes, online, B, kB, MB, GB`.split(
    /,\s+/,
  ),
);
