package input

import "strings"

// furniture are the suffixes of files that books and sites are made with: no
// reader misses them.
const furniture = " .png .jpg .jpeg .jpe .jfif .gif .webp .avif .svg .bmp .tif .tiff .ico .heic .heif .jxl " +
	".css .scss .sass .less .styl .js .mjs .cjs .ts .jsx .tsx .vue .svelte .map .wasm .woff .woff2 .ttf .otf .ttc .eot " +
	".yml .yaml .toml .ini .cfg .conf .lock .mod .sum .sh .bat .ps1 .py .rb .go .ejs .pug .njk .hbs .liquid .tmpl .tpl .log "

// Furniture reports whether files with a suffix in small letters are those that books
// and sites are made with, and hold no text that a reader could miss.
func Furniture(suffix string) bool { return strings.Contains(furniture, " "+suffix+" ") }
