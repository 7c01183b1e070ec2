export default { tags: 'talk', layout: 'talk.11ty.js', permalink: address };

// By its file: Eleventy's own stem of a name leaves out a day that it begins with.
function address({ page }) {
  return page.inputPath.replace(/^\.\/content(\/.*)\.md$/, '$1/');
}
