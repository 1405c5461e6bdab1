// readers.mjs BOOK.epub... [--shot DIR]
//
// Opens books in two reading systems, epub.js and foliate-js, inside one headless
// Chromium, follows every entry of the contents and every link within each
// book, and prints what both saw as a JSON array, an object a book. With --shot it leaves
// pictures of pages of both in phone, e-ink and desktop size in DIR, of the last book. Exit status 1
// means an error on a page or a link that leads nowhere.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import puppeteer from 'puppeteer-core'
import { serve } from './server.mjs'
import { shoot } from './shots.mjs'

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-extensions',
]

const usage = () => {
  console.error('usage: node readers.mjs BOOK.epub... [--shot DIR]')
  process.exit(2)
}

function parse(args) {
  const books = []
  let shots
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--shot') shots = args[++i] ?? usage()
    else if (args[i].startsWith('-')) usage()
    else books.push(path.resolve(args[i]))
  }
  if (!books.length) usage()
  return { books, shots }
}

// open loads a page of the server and collects everything that goes wrong on
// it. Requests that leave the server are refused and count as errors.
async function open(browser, origin, name, errors) {
  const page = await browser.newPage()
  page.setDefaultTimeout(0)
  page.on('pageerror', e => errors.push(`page: ${e.message}`))
  page.on('console', m => m.type() === 'error' && errors.push(`console: ${m.text()}`))
  await page.setRequestInterception(true)
  page.on('request', r => {
    const url = r.url()
    if (url.startsWith(origin) || /^(blob|data|about):/.test(url)) return r.continue()
    errors.push(`network: ${url}`)
    return r.abort()
  })
  await page.setViewport({ width: 820, height: 920 })
  await page.goto(`${origin}/${name}.html`)
  return page
}

async function read(browser, origin, name) {
  const errors = []
  const page = await open(browser, origin, name, errors)
  let seen = {}
  try {
    seen = await page.evaluate(() => globalThis.readBook())
  } catch (e) {
    errors.push(String(e.message ?? e))
  }
  await page.close()
  return { ...seen, errors: [...errors, ...(seen.errors ?? [])] }
}

// look opens a book in both readers.
async function look(browser, book, shots) {
  const { server, origin } = await serve(book)
  const out = {}
  try {
    for (const name of ['epubjs', 'foliate']) out[name] = await read(browser, origin, name)
    if (shots) out.shots = { errors: await shootBoth(browser, origin, shots) }
  } finally {
    server.close()
  }
  return out
}

async function shootBoth(browser, origin, shots) {
  const errors = []
  fs.mkdirSync(shots, { recursive: true })
  for (const name of ['epubjs', 'foliate'])
    await shoot(name, device => open(browser, origin, name, errors).then(async p => {
      await p.setViewport(device)
      return p
    }), shots)
  // epub.js complains about its own reckoning of where a page ends.
  return errors.filter(e => !e.startsWith('console: setting end offset'))
}

const { books, shots } = parse(process.argv.slice(2))
for (const book of books) {
  if (!fs.existsSync(book)) {
    console.error(`${book}: no such file`)
    process.exit(2)
  }
}
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'wenzhai-readers-'))
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags,
  userDataDir: profile, protocolTimeout: 0,
})
let status = 1
try {
  const out = []
  for (const book of books) out.push(await look(browser, book, book === books.at(-1) && shots))
  const sound = r => !r.errors.length && !r.deadLinks?.length
  status = out.every(seen => Object.values(seen).every(sound)) ? 0 : 1
  console.log(JSON.stringify(out, null, 1))
} finally {
  await browser.close()
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
}
process.exit(status)
