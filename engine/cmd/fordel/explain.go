package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/jsontext"
)

// runExplain tells why a number is what it is.
func runExplain(ctx context.Context, args []string, io streams) (int, error) {
	f, args, err := parseExplain(args)
	if err != nil {
		return wrongUse, err
	}
	o, result, code, err := computed(ctx, args[0], *f.data, f.lang.value, *f.params, *f.scenario, io)
	if result == nil {
		return code, err
	}
	x := result.Explainer()
	x.Lang = o.lang
	id, err := x.Find(ctx, args[1:]...)
	var unknown *explain.Unknown
	if errors.As(err, &unknown) {
		return wrongUse, nothing(unknown)
	}
	if err != nil {
		return interrupted, err
	}
	e := &explained{x: x, lang: o.lang, depth: *f.depth, currency: o.Model().Program.Model.Currency}
	if err := e.read(ctx, id); err != nil {
		return interrupted, err
	}
	from := origin{args[0], *f.data, f.lang.value, *f.params, *f.scenario}
	if e.difference, code, err = f.against.difference(ctx, from, o, result, x, id, io); code != fine {
		return code, err
	}
	if *f.whatIf {
		if e.whatIf, err = x.WhatIf(ctx, id, o.lang); err != nil {
			return interrupted, err
		}
		if e.whatIf == nil {
			return wrongUse, failf("only what a pool or bands give a row has thresholds to tell of", "kun det, en pulje eller intervaller giver en række, har grænser at fortælle om")
		}
	}
	return fine, e.write(io.out, f.format.value)
}

// explainFlags are what a number is to be told with.
type explainFlags struct {
	data     *[]string
	params   *[]pair
	scenario *string
	depth    *int
	whatIf   *bool
	against  *againstFlags
	format   *choiceFlag
	lang     *choiceFlag
}

// parseExplain reads the arguments; those that are no flags are the rules and which number.
func parseExplain(args []string) (*explainFlags, []string, error) {
	flags := newFlags("explain")
	f := &explainFlags{
		data: dataFlag(flags), params: pairsFlag(flags, "param"), scenario: flags.String("scenario", "", ""),
		depth: flags.Int("depth", 3, ""), whatIf: flags.Bool("what-if", false, ""), against: newAgainst(flags),
		format: formatFlag(flags, "text", "json"), lang: langFlag(flags),
	}
	args, err := parseFlags(flags, args)
	if err == nil {
		err = f.against.check()
	}
	if err == nil && len(args) != 2 && len(args) != 4 {
		err = failf("say which number: RULES TABLE ROW COLUMN, or RULES and the name of a value",
			"angiv, hvilket tal det gælder: REGLER TABEL RÆKKE KOLONNE, eller REGLER og navnet på en værdi")
	}
	return f, args, err
}

// computed runs a model for a command that tells of its result; without one the code
// and error are those of the command.
func computed(ctx context.Context, rules string, data []string, lang string, params []pair, scenario string, io streams) (*opened, *engine.Result, int, error) {
	o, err := open(ctx, rules, data, lang, io)
	if err != nil {
		return nil, nil, wrongUse, err
	}
	var set engine.Settings
	if !o.Model().Diagnostics.HasErrors() {
		if set, err = settings(o.Model(), params, scenario); err != nil {
			return nil, nil, wrongUse, err
		}
	}
	result, problems := o.Run(ctx, set)
	if err := ctx.Err(); err != nil {
		return nil, nil, interrupted, err
	}
	if !result.OK() {
		return nil, nil, wrong, o.report(io.err, problems)
	}
	return o, result, fine, nil
}

// explained is a number with the sentences and the steps that explain it.
type explained struct {
	x         *explain.Explainer
	lang      diag.Lang
	currency  string
	depth     int // how many levels; 0 for all
	sentences []explain.Sentence
	levels    map[string]*explain.Level
	order     []string // of the levels: those nearest the number first

	difference *explain.Difference // from what it is compared with; nil for none
	whatIf     *explain.WhatIf     // what would change it; nil where nobody asks
}

// read asks for the sentences and for all levels that are wanted.
func (e *explained) read(ctx context.Context, id string) (err error) {
	if e.sentences, _, err = e.x.Tell(ctx, id, e.lang); err != nil {
		return err
	}
	e.levels = map[string]*explain.Level{}
	next := []string{id}
	for level := 0; len(next) > 0 && (e.depth == 0 || level < e.depth); level++ {
		now := next
		next = nil
		for _, id := range now {
			if e.levels[id] != nil {
				continue
			}
			l, _, err := e.x.Explain(ctx, id, 0, -1)
			if err != nil {
				return err
			}
			e.levels[id], e.order = l, append(e.order, id)
			for _, c := range l.Children {
				if c.Opens > 0 && e.levels[c.ID] == nil {
					next = append(next, c.ID)
				}
			}
		}
	}
	return nil
}

func (e *explained) write(w io.Writer, format string) error {
	var text []byte
	if format == "json" {
		text = e.json()
	} else {
		text = []byte(e.text())
	}
	_, err := w.Write(text)
	return err
}

// stepJSON is a node in JSON, with the addresses of its children where it was opened.
type stepJSON struct {
	explain.Node
	Children []childJSON `json:"children,omitempty"`
}

// childJSON is a node below another: its address, and what it is to that.
type childJSON struct {
	ID      string `json:"id"`
	Role    string `json:"role"`
	Decides bool   `json:"decides,omitempty"`
}

// json has every node once: those that were opened with their children, then those that
// were not.
func (e *explained) json() []byte {
	var nodes []stepJSON
	seen := map[string]bool{}
	for _, id := range e.order {
		l := e.levels[id]
		n := stepJSON{Node: l.Node}
		for _, c := range l.Children {
			n.Children = append(n.Children, childJSON{c.ID, c.Role, c.Decides})
		}
		nodes, seen[id] = append(nodes, n), true
	}
	for _, id := range e.order {
		for _, c := range e.levels[id].Children {
			if !seen[c.ID] {
				c.Role, c.Decides = "", false
				nodes, seen[c.ID] = append(nodes, stepJSON{Node: c}), true
			}
		}
	}
	return append(jsontext.Append(nil, struct {
		ID         string              `json:"id"`
		Sentences  []explain.Sentence  `json:"sentences"`
		Difference *explain.Difference `json:"difference,omitempty"`
		WhatIf     *explain.WhatIf     `json:"whatIf,omitempty"`
		Nodes      []stepJSON          `json:"nodes"`
	}{e.order[0], e.sentences, e.difference, e.whatIf, nodes}), '\n')
}

// text is the sentences, then the steps with those below each indented.
func (e *explained) text() string {
	var b strings.Builder
	for _, s := range e.sentences {
		b.WriteString(s.Text + "\n")
	}
	b.WriteString("\n")
	if e.difference != nil {
		paragraph(&b, e.difference.Sentences)
	}
	if e.whatIf != nil {
		paragraph(&b, e.whatIf.Sentences)
	}
	e.node(&b, e.levels[e.order[0]].Node, 0, map[string]bool{})
	return b.String()
}

// paragraph writes sentences, each on a line, and a blank one behind them.
func paragraph(b *strings.Builder, sentences []explain.Sentence) {
	for _, s := range sentences {
		b.WriteString(s.Text + "\n")
	}
	b.WriteString("\n")
}

// beside are the steps whose own are not printed below another: they are of the whole
// pool, or say the same once more in other terms.
var beside = map[explain.Kind]bool{explain.Sum: true, explain.Part: true, explain.Held: true, explain.Moved: true}

// shownRows is how many of many children are printed.
const shownRows = 5

func (e *explained) node(b *strings.Builder, n explain.Node, depth int, seen map[string]bool) {
	b.WriteString(strings.Repeat("  ", depth) + e.line(n) + "\n")
	l := e.levels[n.ID]
	if l == nil || seen[n.ID] || beside[n.Kind] && depth > 0 {
		return
	}
	seen[n.ID] = true
	listed := 0
	for _, c := range l.Children {
		if c.Role == "element" && c.Kind != explain.Equal || c.Role == "row" {
			if listed++; listed > shownRows {
				continue
			}
		}
		if depth+1 < max(e.depth, 1) || e.depth == 0 {
			e.node(b, c, depth+1, seen)
		} else {
			b.WriteString(strings.Repeat("  ", depth+1) + e.line(c) + "\n")
		}
	}
	if listed > shownRows {
		more := diag.Format("and %s more", "og %s flere", diag.Number(float64(listed-shownRows)))
		b.WriteString(strings.Repeat("  ", depth+1) + more.In(e.lang) + "\n")
	}
}

// line is a node on a line: what it is, its value, how that was computed and where
// it stands.
func (e *explained) line(n explain.Node) string {
	out := ""
	if n.Decides {
		out = "* "
	}
	name := n.Label
	if n.Row != "" && (n.Role == "element" || n.Role == "row") {
		name = n.Row
	}
	out += diag.Printable(strings.Join(strings.Fields(name), " "))
	switch {
	case n.Kind == explain.Untaken:
		return out + diag.Text{EN: " (not taken)", DA: " (ikke brugt)"}.In(e.lang)
	case n.Kind == explain.List || n.Kind == explain.Band && !n.Decides:
		return out
	}
	out += ": " + e.value(n)
	if n.Times > 0 {
		out += " × " + diag.Number(float64(n.Times)).In(e.lang)
	}
	if n.Filled != "" && n.Kind != explain.Row {
		out += " = " + diag.Printable(strings.Join(strings.Fields(n.Filled), " "))
	}
	if s := n.Source; s != nil && n.Kind == explain.Cell {
		place := diag.Format("%s, line %s", "%s, linje %s", s.File, diag.Number(float64(s.Line)))
		out += " [" + place.In(e.lang)
		if s.Letter != "" {
			out += ", " + s.Letter
		}
		out += "]"
	}
	return out
}

// value is a node's value as a reader reads it.
func (e *explained) value(n explain.Node) string {
	c := n.Is()
	switch {
	case c.Missing:
		return diag.Text{EN: "nil", DA: "tom"}.In(e.lang)
	case c.Kind == check.Flag:
		return map[bool]diag.Text{true: {EN: "yes", DA: "ja"}, false: {EN: "no", DA: "nej"}}[c.Flag].In(e.lang)
	case c.Kind == check.Text, c.Kind == check.Date:
		text, _ := n.Value.(string)
		return diag.Printable(text)
	case n.Unit == "share":
		return explain.Readable(100*c.Number).In(e.lang) + " %"
	case n.Unit == e.currency:
		return explain.Readable(c.Number).In(e.lang) + " " + e.currency
	}
	return explain.Readable(c.Number).In(e.lang)
}
