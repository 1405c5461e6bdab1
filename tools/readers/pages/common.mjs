// What both readers' pages share.

const entries = items => (items ?? []).flatMap(x => [x, ...entries(x.subitems)])
const depth = items => items?.length ? 1 + Math.max(...items.map(x => depth(x.subitems))) : 0
const oneLine = s => s.replace(/\s+/g, ' ').trim()

// summary is the part of the report that is the same for both.
export const summary = (toc, landmarks) => ({
  contents: entries(toc).length,
  depth: depth(toc),
  labels: entries(toc).map(x => oneLine(x.label ?? '')),
  landmarks: (landmarks ?? []).map(x => oneLine(x.label ?? '')),
})

export { entries }

// opening is the heading of an article and what its text begins with.
const opening = doc => {
  const head = doc.querySelector('article > header')
  if (!head) return {}
  const after = [...head.parentNode.childNodes].slice([...head.parentNode.childNodes].indexOf(head) + 1)
  return {
    heading: oneLine(head.querySelector('h1')?.textContent ?? ''),
    begins: oneLine(after.map(n => n.textContent).join(' ')).slice(0, 2000),
  }
}

// describe tells what stands in a document of the book.
export const describe = (href, doc) => ({
  href,
  lang: doc.documentElement.getAttribute('lang') ?? '',
  title: oneLine(doc.title ?? ''),
  text: oneLine(doc.body?.textContent ?? '').slice(0, 80),
  images: doc.querySelectorAll('img').length,
  ...opening(doc),
})

// within lists the links of a document that stay inside the book.
export const within = doc => [...doc.querySelectorAll('a[href]')]
  .map(a => a.getAttribute('href')).filter(h => !/^[a-z][a-z0-9+.-]*:/i.test(h))

// spread picks at most n of a list, first and last among them.
export const spread = (list, n) => list.length <= n ? list
  : Array.from({ length: n }, (_, i) => list[Math.round(i * (list.length - 1) / (n - 1))])

// kinds are the places of a book that are worth a picture.
const kinds = {
  title: '.titlepage h1', contents: 'nav h1', chapter: '.part h1', article: 'article h1', picture: 'figure img',
  absent: 'figure.absent', table: 'table', code: 'pre', list: 'article ul, article ol', quote: 'blockquote',
  english: ':root[lang=en] article h1', russian: ':root[lang=ru] article h1', traditional: ':root[lang=zh-Hant] article h1',
  footnote: 'aside.footnote', bilingual: '.bilingual h1', pair: '.pair', mark: 'a.mark', notes: '.notes',
}

// places finds the first place of each kind. documents yields [key, document]
// in reading order; a place is [key, selector].
export async function places(documents) {
  const found = new Map()
  for await (const [key, doc] of documents) {
    if (!found.size) found.set('first', [key])
    for (const [name, selector] of Object.entries(kinds))
      if (!found.has(name) && doc.querySelector(selector)) found.set(name, [key, selector])
    if (found.size > Object.keys(kinds).length) break
  }
  return found
}
