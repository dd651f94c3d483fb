// Command fordel computes allocation models on the command line.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Exit codes.
const (
	fine     = 0
	wrong    = 1 // the rules, data or expectations are wrong
	wrongUse = 2 // the command was given what it cannot work with

	interrupted = 130 // stopped by Ctrl-C, as shells have it
)

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	line     *progressLine // on the terminal; nil: there is none
	lang     *diag.Lang    // to talk in: that of --lang, or of the rules once they are read
}

// command is one of fordel's commands.
type command struct {
	name  string
	usage string // what follows the name
	about diag.Text
	// run does it. An error is wrong use, or the context's.
	run    func(ctx context.Context, args []string, io streams) (code int, err error)
	danish string // its name for those who want it in Danish; empty: it has but one
}

func commands() []command {
	return []command{
		{"run", "RULES [--data DIR]... [--param NAME=VALUE]... [--scenario NAME] [--format text|json|csv] [--out DIR] [--lang en|da]",
			diag.Text{EN: "compute a model", DA: "beregn en model"}, runRun, ""},
		{"check", "RULES [--data DIR]... [--format text|json] [--lang en|da]",
			diag.Text{EN: "say what is wrong with rules and data", DA: "sig, hvad der er galt med regler og data"}, runCheck, ""},
		{"explain", "RULES [--data DIR]... [--param NAME=VALUE]... [--scenario NAME] [--against ROW | --against-base | --against-scenario NAME | [--against-rules RULES] [--against-data DIR]...] [--what-if] [--depth N] [--format text|json] [--lang en|da] TABLE ROW|- COLUMN | VALUE",
			diag.Text{EN: "tell why a number is what it is", DA: "fortæl, hvorfor et tal er, som det er"}, runExplain, ""},
		{"letters", "RULES --data DIR... --out DIR [--param NAME=VALUE]... [--scenario NAME] [--date TEXT] [--hide-small] [--made-up] [--lang en|da]",
			diag.Text{EN: "write the letter to each institution, to be printed", DA: "skriv brevet til hver institution, klar til at printe"}, runLetters, ""},
		{"report", "RULES --data DIR... --out FILE [--param NAME=VALUE]... [--scenario NAME] [--date TEXT] [--hide-small] [--made-up] [--lang en|da]",
			diag.Text{EN: "write the paper for a meeting, to be printed", DA: "skriv bilaget til et møde, klar til at printe"}, runReport, ""},
		{"fmt", "[-w] [--lang en|da] RULES...",
			diag.Text{EN: "set rule files in the one layout, or translate them", DA: "sæt regelfiler op på den ene måde, eller oversæt dem"}, runFmt, ""},
		{"describe", "RULES [--data DIR] [--lang en|da]",
			diag.Text{EN: "tell a model in plain sentences, with data also who gets what", DA: "fortæl en model i almindelige sætninger, med data også hvem der får hvad"}, runDescribe, ""},
		{"test", "[--update] DIR... [--lang en|da]",
			diag.Text{EN: "run examples and compare each with its want.json", DA: "beregn eksempler, og sammenlign hvert med dets want.json"}, runTest, ""},
		{"sample", "RULES --out DIR [--rows TABLE=N]... [--seed N] [--lang en|da]",
			diag.Text{EN: "make up data for a model", DA: "find på data til en model"}, runSample, ""},
		{"new", "METHOD [DIR] [--lang en|da]",
			diag.Text{EN: "make a folder of your own with rules and empty sheets (in Danish: fordel ny)", DA: "lav en mappe til jer selv med regler og tomme ark (på engelsk: fordel new)"}, runNew, "ny"},
		{"diff", "RULES RULES [--data DIR]... [--format text|json] [--lang en|da]",
			diag.Text{EN: "tell how two rule files differ, and what that does to every row", DA: "fortæl, hvad der er forskelligt i to regelfiler, og hvad det gør for hver række"}, runDiff, ""},
		{"workbook", "RULES --data DIR --out FILE.xlsx [--param NAME=VALUE]... [--scenario NAME] [--lang en|da]",
			diag.Text{EN: "write a model as a workbook whose formulas compute it", DA: "skriv en model som en projektmappe, hvis formler beregner den"}, runWorkbook, ""},
		{"sql", "RULES [--dialect postgresql|duckdb|spark] [--schema NAME] [--data DIR]... [--lang en|da]",
			diag.Text{EN: "write a model in SQL, to be computed where the data are", DA: "skriv en model i SQL, så den kan beregnes, hvor data er"}, runSQL, ""},
		{"page", "RULES [--data DIR]... --out FILE [--zip] [--lang en|da]",
			diag.Text{EN: "put a model and all that computes it into one HTML file, to mail or carry", DA: "læg en model og alt, der beregner den, i én HTML-fil til at sende eller bære"}, runPage, ""},
		{"catalogue", "DIR [--lang en|da]",
			diag.Text{EN: "list a folder's rule files in its index.json, for pages that browse them", DA: "skriv en liste over en mappes regelfiler i dens index.json, til sider, der viser dem"}, runCatalogue, "katalog"},
		{"guide", "[--lang en|da]",
			diag.Text{EN: "print the language on one page, for people and for language assistants", DA: "skriv sproget på én side, til mennesker og til sprogassistenter"}, runGuide, ""},
		{"lsp", "[--lang en|da]",
			diag.Text{EN: "help an editor with rule files (Language Server Protocol)", DA: "hjælp en editor med regelfiler (Language Server Protocol)"}, runLSP, ""},
		{"version", "[--lang en|da]",
			diag.Text{EN: "say which release this is", DA: "sig, hvilken udgave det er"}, runVersion, ""},
	}
}

// grace is how long a command has to end after Ctrl-C before it is ended.
const grace = 40 * time.Millisecond

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, func() {
		time.Sleep(grace)
		fmt.Fprintln(os.Stderr, "fordel: stopped")
		os.Exit(interrupted)
	})
	os.Exit(dispatch(ctx, os.Args[1:], watched(os.Stdin, os.Stdout, os.Stderr)))
}

// dispatch runs the command that the arguments name and gives the exit code. A
// context that is cancelled stops it.
func dispatch(ctx context.Context, args []string, io streams) int {
	lang := spoken(args, nil)
	io.lang = &lang
	if len(args) == 0 {
		fmt.Fprint(io.err, help(lang))
		return wrongUse
	}
	name := args[0]
	if name == "help" || name == "--help" || name == "-h" {
		fmt.Fprint(io.out, help(lang))
		return fine
	}
	var names []string
	for _, c := range commands() {
		if c.called(name) {
			return c.do(ctx, args, io)
		}
		if names = append(names, c.name); c.danish != "" {
			names = append(names, c.danish)
		}
	}
	told := diag.Format("there is no command %q%s", "der er ingen kommando %q%s", name, meant(name, names))
	fmt.Fprintf(io.err, "fordel: %s\n\n%s", told.In(lang), help(lang))
	return wrongUse
}

// called reports whether a word is a name of the command.
func (c command) called(name string) bool { return name != "" && (name == c.name || name == c.danish) }

// in is the command's name in a language.
func (c command) in(lang diag.Lang) string {
	if lang == diag.Danish && c.danish != "" {
		return c.danish
	}
	return c.name
}

// do runs a command and tells how it ended otherwise than well.
func (c command) do(ctx context.Context, args []string, io streams) int {
	code, err := guarded(io, args, func() (int, error) { return c.run(io.line.listen(ctx), args[1:], io) })
	io.line.clear()
	lang := *io.lang
	if ctx.Err() != nil {
		fmt.Fprintf(io.err, "fordel %s: %s\n", c.in(lang), diag.Text{EN: "stopped before it was done", DA: "stoppet, før den var færdig"}.In(lang))
		return interrupted
	}
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(io.out, "fordel %s %s\n    %s\n%s", c.in(lang), usage(c, lang), c.about.In(lang), notes.In(lang))
		return fine
	}
	if err != nil {
		more := diag.Format("(fordel %s --help says how it is used)", "(fordel %s --help --lang da siger, hvordan den bruges)", c.in(lang))
		fmt.Fprintf(io.err, "fordel %s: %s\n%s\n", c.in(lang), diag.Printable(tell(err, lang)), more.In(lang))
		return wrongUse
	}
	return code
}

func help(lang diag.Lang) string {
	var b strings.Builder
	b.WriteString(diag.Text{EN: "fordel computes allocation models: rules in, data in, shares out.\n\n",
		DA: "fordel beregner fordelingsmodeller: regler og data ind, andele ud.\n\n"}.In(lang))
	for _, c := range commands() {
		fmt.Fprintf(&b, "  fordel %s %s\n      %s\n", c.in(lang), usage(c, lang), c.about.In(lang))
	}
	b.WriteString(notes.In(lang))
	return b.String()
}

// inDanish are the words for what is to be put in their place.
var inDanish = strings.NewReplacer("METHOD", "METODE", "--against ROW", "--against RÆKKE", "RULES", "REGLER", "DIR", "MAPPE", "NAME=VALUE", "NAVN=VÆRDI", "NAME", "NAVN", "TABLE=N", "TABEL=N", "FILE", "FIL", "TABLE ROW|- COLUMN | VALUE", "TABEL RÆKKE|- KOLONNE | VÆRDI")

// usage is what follows the name of a command.
func usage(c command, lang diag.Lang) string {
	if lang == diag.Danish {
		return inDanish.Replace(c.usage)
	}
	return c.usage
}

// notes go for all commands.
var notes = diag.Text{EN: `
RULES is a .fordel file, or - for standard input. DIR holds CSV files and workbooks (.xlsx)
whose names, or whose sheets' names, are those of tables; or it is one such file.
VALUE is written as in the rule file: 3 %, 250_000 kr, "north", yes, 2026-10-01.
Exit code: 0 fine, 1 the rules, data or expectations are wrong, 2 wrong use, 130 stopped by Ctrl-C.
`, DA: `
REGLER er en .fordel-fil, eller - for standardinput. MAPPE rummer CSV-filer og projektmapper (.xlsx),
der selv eller hvis ark har navn efter tabeller; eller den er en sådan fil.
VÆRDI skrives som i regelfilen: 3 %, 250.000 kr, "nord", ja, 2026-10-01.
Slutkode: 0 fint, 1 regler, data eller kontroller er forkerte, 2 forkert brug, 130 stoppet med Ctrl-C.
`}
