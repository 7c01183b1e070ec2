// Only the text of a list: lists/ has the template.
export default { tags: 'series', permalink: false };
