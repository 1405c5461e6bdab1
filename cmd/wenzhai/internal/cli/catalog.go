package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/catalog"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/serve"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
)

func (a *app) catalog() *cobra.Command {
	var title string
	var overwrite bool
	c := &cobra.Command{
		Use:   "catalog [flags] DIR",
		Short: "Write an OPDS catalogue of a folder of books",
		Long: `Write a catalogue of the EPUBs and PDFs in and below DIR into it: opds.xml
(OPDS 1.2), opds.json (OPDS 2.0) and index.html, for any web server. Covers
go into opds-covers/.`,
		Example: "  wenzhai catalog books/ --title 文摘",
		Args:    oneFolder,
		RunE:    func(_ *cobra.Command, dirs []string) error { return a.writeCatalog(dirs[0], title, overwrite) },
	}
	c.Flags().StringVar(&title, "title", "文摘", "`TITLE` of the catalogue")
	c.Flags().BoolVar(&overwrite, "overwrite", false, overwriteHelp)
	return c
}

func oneFolder(_ *cobra.Command, dirs []string) error {
	if len(dirs) != 1 {
		return usagef("name one folder of books")
	}
	if info, err := os.Stat(dirs[0]); err != nil || !info.IsDir() {
		return usagef("%s is not a folder", dirs[0])
	}
	return nil
}

func (a *app) writeCatalog(dir, title string, overwrite bool) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return failed(err)
	}
	defer root.Close()
	books, err := catalog.NewShelf(root.FS()).Books()
	if err != nil {
		return failed(err)
	}
	files, err := catalog.Make(title, books)
	if err != nil {
		return failed(err)
	}
	if err := claimCatalog(dir, files, overwrite); err != nil {
		return failed(err)
	}
	if err := writeCovers(root, dir, books); err != nil {
		return failed(err)
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(dir, f.Name), f.Data); err != nil {
			return failed(err)
		}
	}
	if err := removePages(dir, len(files)/3); err != nil {
		return failed(err)
	}
	a.printer().Plain("wrote %s: %s", filepath.Join(dir, "opds.xml"), term.Count(len(books), "book"))
	return nil
}

// claimCatalog refuses to replace files that are of no catalogue.
func claimCatalog(dir string, files []catalog.File, overwrite bool) error {
	g := output.NewGuard(overwrite)
	for _, f := range files {
		if err := g.Claim(output.Wanted{By: "the catalogue's", Path: filepath.Join(dir, f.Name), Kind: catalogKind(f.Name)}); err != nil {
			return err
		}
	}
	covers := filepath.Join(dir, catalog.CoverFolder)
	if info, err := os.Lstat(covers); err == nil && !info.IsDir() {
		return usagef("%s is not a folder of its own: covers go there; move it away", covers)
	}
	return output.Ready(filepath.Join(dir, files[0].Name))
}

func catalogKind(name string) output.Kind {
	switch filepath.Ext(name) {
	case ".xml":
		return output.Feed
	case ".json":
		return output.Feed2
	}
	return output.Index
}

func writeFile(path string, data []byte) error {
	_, err := output.File(path, func(w io.Writer) error { _, err := w.Write(data); return err }, nil)
	return err
}

// writeCovers writes the covers of books that are not there yet, and removes
// those of books that are gone.
func writeCovers(root *os.Root, dir string, books []catalog.Book) error {
	if len(books) > 0 {
		if err := output.Ready(filepath.Join(dir, filepath.FromSlash(books[0].Cover.Name))); err != nil {
			return err
		}
	}
	wanted := map[string]bool{}
	for i := range books {
		b := &books[i]
		path := filepath.Join(dir, filepath.FromSlash(b.Cover.Name))
		if wanted[filepath.Base(path)] {
			continue
		}
		wanted[filepath.Base(path)] = true
		if _, err := os.Stat(path); err == nil {
			continue
		}
		data, err := catalog.ReadCover(root.FS(), b)
		if err != nil {
			return err
		}
		if err := writeFile(path, data); err != nil {
			return err
		}
	}
	return removeCovers(filepath.Join(dir, catalog.CoverFolder), wanted)
}

func removeCovers(dir string, wanted map[string]bool) error {
	have, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range have {
		if catalog.IsCover(e.Name()) && !wanted[e.Name()] {
			err = errors.Join(err, os.Remove(filepath.Join(dir, e.Name())))
		}
	}
	return err
}

// removePages removes the pages of an older, longer catalogue. What has the name
// of one and is none stays.
func removePages(dir string, from int) error {
	for _, name := range []string{"opds.xml", "opds.json", "index.html"} {
		for n := max(from, 1); ; n++ {
			path := filepath.Join(dir, catalog.PageName(name, n))
			own, err := catalogKind(name).Holds(path)
			if errors.Is(err, fs.ErrNotExist) || err == nil && !own {
				break
			}
			if err := errors.Join(err, os.Remove(path)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *app) serve() *cobra.Command {
	var listen, title string
	var hosts []string
	c := &cobra.Command{
		Use:   "serve [flags] DIR",
		Short: "Serve a folder of books to e-readers",
		Long: `Serve the EPUBs and PDFs in and below DIR over HTTP, with a catalogue: OPDS
1.2 at /opds.xml, OPDS 2.0 at /opds.json, a plain page at /. Nothing is ever
written, and nothing but the books is served. Only this machine can connect,
unless --listen names an address of the network. Readers reach it by its IP
address, as localhost, or by this machine's name; --host adds other names.`,
		Example: `  wenzhai serve books/
  wenzhai serve books/ --listen 192.168.1.10:8080   # for the readers at home
  wenzhai serve books/ --listen :8080 --host nas.lan    # as http://nas.lan:8080/`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, dirs []string) error {
			return a.runServe(c.Context(), dirs[0], listen, title, hosts)
		},
	}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "`ADDRESS` to listen on; :8080 is every network of this machine")
	c.Flags().StringVar(&title, "title", "文摘", "`TITLE` of the catalogue")
	c.Flags().StringSliceVar(&hosts, "host", nil, "answer to this `NAME`, too; repeat for several")
	return c
}

// ownNames returns the names that a server answers to beside IP addresses: those
// that are asked for, that of --listen, and this machine's, also as multicast
// DNS has it (RFC 6762).
func ownNames(listen string, hosts []string) []string {
	names := hosts
	if name, _, err := net.SplitHostPort(listen); err == nil && name != "" {
		names = append(names, name)
	}
	if name, err := os.Hostname(); err == nil && name != "" {
		first, _, _ := strings.Cut(name, ".")
		names = append(names, name, first, first+".local")
	}
	return names
}

func (a *app) runServe(ctx context.Context, dir, listen, title string, hosts []string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return failed(err)
	}
	defer root.Close()
	if err := checkAddress(listen); err != nil {
		return err
	}
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", listen)
	var refused *net.OpError
	if errors.As(err, &refused) {
		err = fmt.Errorf("%s cannot be listened on: %w", listen, refused.Err)
	}
	if err != nil {
		return failed(err)
	}
	a.printer().Plain("serving %s at http://%s/ (OPDS: http://%s/opds.xml)", dir, l.Addr(), l.Addr())
	if err := serve.Run(ctx, l, serve.ForHosts(ownNames(listen, hosts), serve.New(root.FS(), title))); err != nil {
		return failed(err)
	}
	return nil
}

// checkAddress returns a usage error for an address that cannot be listened on.
func checkAddress(address string) error {
	_, port, err := net.SplitHostPort(address)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 0 || n > 65535 {
		return exit.Usagef("--listen: %q is no address: expected ADDRESS:PORT, such as 127.0.0.1:8080, or :8080", address)
	}
	return nil
}
