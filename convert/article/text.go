package article

import "github.com/wenzhai/wenzhai/convert/article/charset"

// Text returns a file's text as Scan returns it, without looking for
// articles: for reading the body of a head that Scan found before.
func Text(data []byte) []byte { return lineFeeds(charset.Decode(data).Text) }
