// Its text stands on the first page, which has a template of its own.
export default { tags: 'home', permalink: false };
