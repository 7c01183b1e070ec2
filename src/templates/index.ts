import About from './About.astro';
import Conference from './Conference.astro';
import Conferences from './Conferences.astro';
import Contribute from './Contribute.astro';
import Feeds from './Feeds.astro';
import Home from './Home.astro';
import NotFound from './NotFound.astro';
import Search from './Search.astro';
import Series from './Series.astro';
import Speaker from './Speaker.astro';
import Speakers from './Speakers.astro';
import Talk from './Talk.astro';
import Topic from './Topic.astro';
import Topics from './Topics.astro';
import Year from './Year.astro';
import Years from './Years.astro';

/** What shows each kind of view. */
export const templates = {
  About,
  Conference,
  Conferences,
  Contribute,
  Feeds,
  Home,
  NotFound,
  Search,
  Series,
  Speaker,
  Speakers,
  Talk,
  Topic,
  Topics,
  Year,
  Years,
};
