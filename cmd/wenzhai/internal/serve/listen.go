package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
)

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

// Options say what is served, where and to whom.
type Options struct {
	Title  string   // of the catalogue
	Listen string   // "127.0.0.1:8080"
	Hosts  []string // names to answer to, beside this machine's own
	// Messages is the language in which requests are refused.
	Messages *message.Catalogue
}

// Folder serves the books in and below dir until ctx ends; started is called once
// with the address.
func Folder(ctx context.Context, dir string, o Options, started func(net.Addr)) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := checkAddress(o.Listen); err != nil {
		return err
	}
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", o.Listen)
	var refused *net.OpError
	if errors.As(err, &refused) {
		err = fmt.Errorf("%s cannot be listened on: %w", o.Listen, refused.Err)
	}
	if err != nil {
		return err
	}
	started(l.Addr())
	h := New(root.FS(), o.Title)
	h.messages = o.Messages
	return Run(ctx, l, ForHosts(ownNames(o.Listen, o.Hosts), h, o.Messages))
}

// checkAddress returns a usage error for an address that cannot be listened on.
func checkAddress(address string) error {
	_, port, err := net.SplitHostPort(address)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 0 || n > 65535 {
		return exit.Usagef("--listen: %q is no address: expected ADDRESS:PORT, such as 127.0.0.1:8080, or :8080", address)
	}
	return nil
}
