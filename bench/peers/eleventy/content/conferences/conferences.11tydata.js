// The text of a list, which has a template of its own.
export default { tags: 'conference', permalink: false };
