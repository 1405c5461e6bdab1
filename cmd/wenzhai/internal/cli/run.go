// Package cli is wenzhai's command line: flags, messages, exit codes. All
// effects (files, clock, terminal) come in through Env.
package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/caches"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/memory"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// Env is the world as the commands see it.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Getenv         func(string) string
}

// System returns the real world.
func System() Env {
	return Env{os.Stdin, os.Stdout, os.Stderr, time.Now, os.Getenv}
}

func failed(err error) error                  { return exit.Failed(err) }
func usage(err error) error                   { return exit.Usage(err) }
func usagef(format string, args ...any) error { return exit.Usagef(format, args...) }

// Run carries out one command line and returns the exit code. Where ctx ends, it
// returns exit.Interrupted within a second or so, whatever the run is at.
func Run(ctx context.Context, env Env, args []string) int {
	a := newApp(env, args)
	code, ended := soon(ctx, func() int { return a.run(ctx) })
	if !ended {
		newApp(env, args).printer().Plain(interrupted)
	}
	return code
}

// interrupted is what a run says that was told to end.
const interrupted = "interrupted: nothing was written"

// run carries out the command line and returns the exit code.
func (a *app) run(ctx context.Context) int {
	root := a.root()
	root.SetArgs(a.args)
	err := a.execute(ctx, root)
	if ctx.Err() == nil {
		a.saveCaches()
	}
	a.caches.Close()
	a.endFetching()
	if err == nil {
		return exit.OK
	}
	if ctx.Err() != nil {
		a.printer().Plain("%s", cmp.Or(a.stopped, interrupted))
		return exit.Interrupted
	}
	// What did not come from a command's own run is cobra's word on the
	// command line.
	e := exit.Of(err)
	if e.Err != nil {
		a.complain(e)
	}
	return e.Code
}

// saveCaches writes what a run has found out. That it cannot be written costs only
// time later, so it is a note at most.
func (a *app) saveCaches() {
	if err := a.caches.Save(); err != nil && a.verbose {
		a.printer().Plain("the cache was not written: %v", err)
	}
}

func (a *app) endFetching() {
	if err := a.caches.EndFetching(); err != nil && a.verbose {
		a.printer().Plain("fetched pictures are not kept for the next run: %v", err)
	}
}

// execute lets root carry out the command line.
func (a *app) execute(ctx context.Context, root *cobra.Command) error {
	if c, rest, err := root.Find(a.args); err == nil {
		a.current = c
		if err := help.OneDash(c, rest); err != nil {
			return err
		}
	}
	return root.ExecuteContext(ctx)
}

func (a *app) complain(e *exit.Error) {
	p := a.printer()
	var d diag.Diagnostic
	switch {
	case errors.As(e.Err, &d):
		p.Diagnostic(d)
	case e.Code == exit.BadUsage:
		p.Failure(explain.Error(e.Err) + "; hint: see " + a.helpHint())
	default:
		p.Failure(explain.Error(e.Err))
	}
}

func (a *app) helpHint() string {
	if a.current == nil {
		return "wenzhai --help"
	}
	return a.current.CommandPath() + " --help"
}

// app is the state of one run.
type app struct {
	env       Env
	args      []string // the command line
	messages  *message.Catalogue
	current   *cobra.Command // whose flags are being read, for hints
	quiet     bool
	verbose   bool
	noColor   bool
	logFormat string

	// stopped is what an interrupted run says; "" = that nothing was written.
	stopped string

	// inputs is what the last run of `wenzhai build` read.
	inputs []string

	caches caches.Caches
	heap   memory.Tuner
}

func newApp(env Env, args []string) *app {
	return &app{env: env, args: args, messages: message.For(args, env.Getenv), caches: caches.Caches{Getenv: env.Getenv}, heap: memory.Tuner{Getenv: env.Getenv}}
}

func (a *app) printer() *term.Printer {
	return term.New(a.env.Stderr, term.Options{
		JSON: a.logFormat == "json", Quiet: a.quiet, Verbose: a.verbose,
		Colour: !a.noColor && a.env.Getenv("NO_COLOR") == "" && a.env.Getenv("TERM") != "dumb", Journal: a.env.Getenv("JOURNAL_STREAM"), Messages: a.messages,
	})
}

// subcommands returns all commands; help sorts them.
func subcommands(a *app) []*cobra.Command {
	return append(
		bookCommands(a), withStatus(a, watched(a, buildCommand(a))), watchCommand(a), initCommand(a), catalogCommand(a), serveCommand(a), listCommand(a),
		extractCommand(a), alignCommand(a), checkCommand(a), fontsCommand(a), versionCommand(a), licensesCommand(a), manCommand(a),
	)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "wenzhai",
		Short: "Turn an archive of articles into a book",
		Long: `wenzhai (文摘) reads an archive of articles in Chinese, English and Russian,
orders them by date, cleans their bodies and lays them out as a chaptered
EPUB or a typeset PDF, each with generated contents.`,
		Example: `  wenzhai epub articles/                        # digest.epub, oldest article first
  wenzhai pdf articles/ -o june.pdf --period 2021-06
  wenzhai list --json articles.zip | head
  wenzhai extract post.html`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          help.NoArgs,
		Version:       version.Line(),
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(a.env.Stdin)
	root.SetOut(a.env.Stdout)
	root.SetErr(a.env.Stderr)
	root.SetUsageFunc(func(c *cobra.Command) error { return help.PrintUsage(c, a.messages) })
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return help.FlagError(a.args, c, err) })
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetHelpCommand(helpCommand())
	root.Flags().BoolP("version", "V", false, "print the version")
	a.globalFlags(root.PersistentFlags())
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		a.current = c
		if err := help.EmptyFlags(c.Flags()); err != nil {
			return err
		}
		return a.setClock()
	}
	root.AddCommand(subcommands(a)...)
	addCompletion(root)
	complete(root, a.messages)
	a.translated(root)
	return root
}

// globalFlags adds the flags of every command.
func (a *app) globalFlags(f *pflag.FlagSet) {
	f.BoolVarP(&a.quiet, "quiet", "q", false, "print errors only")
	f.BoolVarP(&a.verbose, "verbose", "v", false, "print notes too")
	f.BoolVar(&a.noColor, "no-color", false, "no colours on the terminal (also NO_COLOR)")
	addChoice(f, &a.logFormat, "log-format", "text", "form of messages: text or json", "text", "json")
	addChoice(f, new(string), message.Flag, "auto", "language of messages and help: auto (LC_ALL, LC_MESSAGES or LANG), zh or en; never changes a book or JSON", "auto", "zh", "en")
	f.BoolVar(&a.caches.Off, "no-cache", false, "neither use nor write the cache of what was read before")
	f.BoolVar(&a.caches.Verify, "verify", false, "read every file again, also those that look unchanged")
}

// addCompletion adds cobra's command that prints scripts of completion.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd(args(root)...)
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Args, c.RunE = help.NoArgs, func(c *cobra.Command, _ []string) error { return c.Help() }
		}
	}
}

// translated has help and completion speak the reader's language.
func (a *app) translated(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	// Errors name flags in English, and are translated where they are printed.
	show := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		help.Translate(root, a.messages)
		show(c, args)
	})
	if len(a.args) > 0 && a.args[0] == cobra.ShellCompRequestCmd {
		help.Translate(root, a.messages)
	}
}

// args names root's commands: cobra adds its completion command only where
// there are others.
func args(root *cobra.Command) []string {
	var out []string
	for _, c := range root.Commands() {
		out = append(out, c.Name())
	}
	return out
}
