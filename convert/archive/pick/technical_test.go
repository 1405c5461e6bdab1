package pick

import "testing"

func TestTechnical(t *testing.T) {
	for name, want := range map[string]bool{
		"robots.txt": true, "r.example/robots.txt": true, "requirements.txt": true, "CONTRIBUTING.md": true, "LICENSE.md": true, "xmlrpc.php?rsd": true, "r.example/xmlrpc.php?rsd": true,
		"node_modules/reed/README.md": true, "a/node_modules/reed/b.md": true, "r.example/wp-content/plugins/reed/readme.txt": true, "r.example/wp-json/index.html": true, "r.example/wp-content/plugins/reed/LICENSE.txt": true,
		"r.example/comments/feed/index.html": true, "r.example/2023/04/05/reed/feed/index.html": true, "box/sources/1714521660-import.txt": true,
		"docs/CONTRIBUTING.md": false, "contributing.md": false, "license.md": false, "posts/robots.md": false, "r.example/feed/index.html": false, "r.example/category/reed/feed/index.html": false,
		"r.example/wp-content/uploads/reed.html": false, "sources/reed.txt": false, "wp-notes/a.md": false, "渡口.txt": false, "": false,
	} {
		if got := Technical(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}
