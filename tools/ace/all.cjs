// node all.cjs OUT BOOK.epub... checks e-books with Ace in one browser. The report of the book N, from 0, is
// OUT/N/report.json. A document that stands in several books with the same style sheets is looked at once. Exit status 1
// means that Ace did not finish.
'use strict'

const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const url = require('node:url')
const ace = require('@daisy/ace-core')
const logger = require('@daisy/ace-logger')
const puppeteer = require('puppeteer')
const runner = require('@daisy/ace-axe-runner-puppeteer')

// styles returns a sum of all style sheets of a book that lies unpacked in a folder.
function styles(folder) {
  const sum = crypto.createHash('sha256')
  for (const name of fs.readdirSync(folder, { recursive: true }).sort())
    if (name.endsWith('.css')) sum.update(`${name}\0`).update(fs.readFileSync(path.join(folder, name)))
  return sum.digest('hex')
}

// once has an axe runner keep its browser from book to book, and what it found in documents.
function once({ concurrency, run }) {
  const found = new Map(), sheets = new Map()
  return {
    concurrency, launch: async () => {}, close: async () => {}, setTimeout: () => {},
    run: async (address, scripts, contents, folder) => {
      if (!sheets.has(folder)) sheets.set(folder, styles(folder))
      const document = fs.readFileSync(url.fileURLToPath(address))
      const key = [path.relative(folder, url.fileURLToPath(address)), sheets.get(folder), ...contents].join('\0')
      const sum = crypto.createHash('sha256').update(`${key}\0`).update(document).digest('hex')
      if (!found.has(sum)) found.set(sum, run(address, scripts, contents, folder).then(JSON.stringify))
      return JSON.parse(await found.get(sum)) // Ace changes what it gets
    },
  }
}

// reusePages has browsers show one document after another in a page, which is cheaper than a page for each.
function reusePages() {
  const launch = puppeteer.launch.bind(puppeteer)
  puppeteer.launch = async options => {
    const browser = await launch(options), idle = []
    const fresh = browser.newPage.bind(browser)
    browser.newPage = async () => {
      if (idle.length) return idle.pop()
      const page = await fresh()
      page.close = async () => {
        page.removeAllListeners('request')
        idle.push(page)
      }
      return page
    }
    return browser
  }
}

async function main([out, ...books]) {
  reusePages()
  logger.initLogger({ silent: true, fileName: 'ace.log' })
  await runner.launch()
  try {
    const kept = once(runner)
    for (const [n, book] of books.entries())
      await ace(book, { cwd: process.cwd(), outdir: path.join(out, String(n)) }, kept)
  } finally {
    await runner.close()
  }
}

main(process.argv.slice(2)).then(() => process.exit(0), e => {
  console.error(e)
  process.exit(1)
})
