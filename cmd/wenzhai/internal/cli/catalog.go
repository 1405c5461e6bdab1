package cli

import (
	"net"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/catalog"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/serve"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
)

func catalogCommand(a *app) *cobra.Command {
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
		RunE: func(_ *cobra.Command, dirs []string) error {
			n, err := catalog.Write(dirs[0], title, overwrite)
			if err == nil {
				a.printer().Plain("wrote %s: %s", filepath.Join(dirs[0], "opds.xml"), term.Count(n, "book"))
			}
			return failed(err)
		},
	}
	c.Flags().StringVar(&title, "title", "文摘", "`TITLE` of the catalogue")
	c.Flags().BoolVar(&overwrite, "overwrite", false, settings.OverwriteHelp)
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

func serveCommand(a *app) *cobra.Command {
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
			return failed(serve.Folder(c.Context(), dirs[0], serve.Options{Title: title, Listen: listen, Hosts: hosts, Messages: a.messages}, func(at net.Addr) {
				a.printer().Plain("serving %s at http://%s/ (OPDS: http://%s/opds.xml)", dirs[0], at, at)
			}))
		},
	}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "`ADDRESS` to listen on; :8080 is every network of this machine")
	c.Flags().StringVar(&title, "title", "文摘", "`TITLE` of the catalogue")
	c.Flags().StringSliceVar(&hosts, "host", nil, "answer to this `NAME`, too; repeat for several")
	return c
}
