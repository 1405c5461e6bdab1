// opds.mjs ORIGIN [--shot FILE.png]
//
// Goes through a catalogue as e-readers do: its OPDS 1.2 feed with the parser of
// foliate-js in headless Chromium, its OPDS 2.0 feed, and its plain page in the
// browser itself. Follows every page, gets every book and picture, and prints
// what it saw as one JSON object. Exit status 1 means that something was wrong.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import puppeteer from 'puppeteer-core'
import { serve } from './server.mjs'

const [origin, flag, shot] = process.argv.slice(2)
if (!origin || flag && (flag !== '--shot' || !shot)) {
  console.error('usage: node opds.mjs ORIGIN [--shot FILE.png]')
  process.exit(2)
}
const errors = []

async function get(url, type) {
  const r = await fetch(url)
  const bytes = new Uint8Array(await r.arrayBuffer())
  const given = r.headers.get('content-type') ?? ''
  if (!r.ok || !bytes.length) errors.push(`${url}: ${r.status}, ${bytes.length} bytes`)
  if (type && given.split(';')[0] !== type.split(';')[0]) errors.push(`${url}: is ${given}, not ${type}`)
  return bytes
}

const magic = {
  'application/epub+zip': 'PK', 'application/pdf': '%PDF', 'image/png': '\x89PNG', 'image/jpeg': '\xff\xd8', 'image/gif': 'GIF8',
}

// fetchAll gets what a book's links name, and returns them as absolute addresses.
async function fetchAll(base, links) {
  for (const l of links) {
    l.href = new URL(l.href, base).href
    const bytes = await get(l.href, l.type)
    if (!magic[l.type] || !Buffer.from(bytes).toString('latin1').startsWith(magic[l.type])) errors.push(`${l.href}: is no ${l.type}`)
  }
}

async function walk(first, read) {
  const books = [], seen = new Set()
  for (let url = new URL(first, origin).href; url;) {
    if (seen.has(url)) throw new Error(`${url} leads back to itself`)
    seen.add(url)
    const feed = await read(url)
    for (const b of feed.books) {
      await fetchAll(url, b.links)
      await fetchAll(url, b.images)
      books.push(b)
    }
    url = feed.next && new URL(feed.next, url).href
  }
  return books
}

const text = bytes => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

const readAtom = page => async url => {
  const feed = await page.evaluate(s => globalThis.readFeed(s), text(await get(url)))
  if (!feed.catalogue) errors.push(`${url} does not call itself a catalogue`)
  return feed
}

const readJSON = async url => {
  const feed = JSON.parse(text(await get(url)))
  return {
    next: feed.links.find(l => l.rel === 'next')?.href,
    books: feed.publications.map(p => ({
      title: p.metadata.title, author: p.metadata.author ?? '', lang: p.metadata.language ?? '',
      links: p.links.filter(l => l.rel.startsWith('http://opds-spec.org/acquisition')).map(({ href, type }) => ({ href, type })),
      images: p.images.map(({ href, type }) => ({ href, type })),
    })),
  }
}

// readHTML clicks its way through the plain pages.
async function readHTML(browser) {
  const page = await browser.newPage()
  page.on('pageerror', e => errors.push(`page: ${e.message}`))
  page.on('console', m => m.type() === 'error' && errors.push(`console: ${m.text()}`))
  await page.setViewport({ width: 600, height: 800 })
  await page.goto(`${origin}/index.html`)
  if (shot) await page.screenshot({ path: shot })
  const books = []
  for (;;) {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wide > 0) errors.push(`${page.url()} is ${wide} pixels too wide`)
    const links = await page.$$eval('li a', all => all.map(a => ({ href: a.href, title: a.firstChild.textContent, height: a.getBoundingClientRect().height })))
    for (const l of links) {
      await get(l.href)
      if (l.height < 30) errors.push(`${l.title} is too small to touch`)
    }
    books.push(...links.map(({ title, href }) => ({ title, href })))
    const older = await page.$('nav a::-p-text(older)')
    if (!older) return books
    await Promise.all([page.waitForNavigation(), older.click()])
  }
}

const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'wenzhai-opds-'))
const helper = await serve()
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, userDataDir: profile, protocolTimeout: 0,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
})
let status = 1
try {
  const page = await browser.newPage()
  await page.goto(`${helper.origin}/opds.html`)
  await page.waitForFunction(() => globalThis.readFeed)
  const out = { opds1: await walk('opds.xml', readAtom(page)), opds2: await walk('opds.json', readJSON), html: await readHTML(browser) }
  console.log(JSON.stringify({ ...out, errors }))
  status = errors.length ? 1 : 0
} finally {
  await browser.close()
  helper.server.close()
  fs.rmSync(profile, { recursive: true, force: true })
  process.exitCode = status
}
