// A server on the loopback interface that knows the book, the two readers'
// pages and their packages, and nothing else.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const types = {
  '.js': 'text/javascript', '.mjs': 'text/javascript', '.html': 'text/html; charset=utf-8',
  '.epub': 'application/epub+zip', '.css': 'text/css', '.json': 'application/json',
}

function find(url, book) {
  if (url === '/book.epub') return book
  if (/^\/(node_modules|pages)\/[\w@./-]+$/.test(url) && !url.includes('..')) return path.join(here, url)
  if (/^\/\w+\.html$/.test(url)) return path.join(here, 'pages', url)
}

export function serve(book) {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost').pathname
    if (url === '/favicon.ico') return response.writeHead(204).end()
    const file = find(url, book)
    if (!file || !fs.existsSync(file)) return response.writeHead(404).end()
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
    fs.createReadStream(file).pipe(response)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve({ server, origin: `http://127.0.0.1:${server.address().port}` }))
  })
}
