// Pictures of pages, as three kinds of devices show them.
import path from 'node:path'

const devices = {
  phone: { width: 390, height: 844, deviceScaleFactor: 2 },
  eink: { width: 536, height: 724, deviceScaleFactor: 2 },
  desktop: { width: 1280, height: 900, deviceScaleFactor: 1 },
  night: { width: 390, height: 844, deviceScaleFactor: 2 },
  large: { width: 390, height: 844, deviceScaleFactor: 2 },
}

// looks are what a reader chose on a device: dark pages, large type.
const looks = {
  night: 'html { color-scheme: dark; background-color: #121212; color: #d8d8d8; }',
  large: 'html { font-size: 200%; }',
}

// shoot opens a page of a reader for each device and leaves one picture a place
// in dir.
export async function shoot(reader, open, dir) {
  for (const [name, device] of Object.entries(devices)) {
    const page = await open(device)
    if (name === 'eink') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
    if (name === 'night') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    const places = await page.evaluate(look => globalThis.showPlaces(look), looks[name] ?? '')
    if (name === 'eink') await page.addStyleTag({ content: 'html { filter: grayscale(1) }' })
    for (const [i, place] of places.entries()) {
      await page.evaluate(p => globalThis.show(p), place)
      await page.screenshot({ path: path.join(dir, `${reader}-${name}-${String(i + 1).padStart(2, '0')}-${place}.png`) })
    }
    await page.close()
  }
}
