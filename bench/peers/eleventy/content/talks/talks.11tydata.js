export default { tags: 'talk', layout: 'talk.11ty.js', permalink };

// From the file's path; Eleventy's own slug would cut a date from its beginning.
function permalink({ page }) {
  return page.inputPath.replace(/^\.\/content(\/.*)\.md$/, '$1/');
}
