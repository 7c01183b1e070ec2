// Only the text of the home page: lists/ has the template.
export default { tags: 'home', permalink: false };
