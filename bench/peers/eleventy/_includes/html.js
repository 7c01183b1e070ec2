/** A tagged template that escapes values, except markup, and joins lists. */
export function html(strings, ...values) {
  let text = strings[0];
  for (let index = 0; index < values.length; index++)
    text += piece(values[index]) + strings[index + 1];
  return new Markup(text);
}

export function raw(text) {
  return new Markup(text ?? '');
}

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

function piece(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(piece).join('');
  if (value === undefined || value === null || value === false) return '';
  return escaped(String(value));
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text) {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entities[character]) : text;
}
