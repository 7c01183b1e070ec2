/** Where a result that is clicked stores the words of its search, for the page that it links to. */
export const foundKey = 'at:found';
