import { homePath } from '../../paths.ts';
import { requestedWords } from './requested-words.ts';

// On the page for a missing URL, the search field gets the words of that URL.

const field = document.querySelector<HTMLInputElement>('main input[type=search]');
if (field && !field.value) field.value = requestedWords(location.pathname, homePath);
