package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/table"
)

// runSample makes up data for every table that does not carry its own.
func runSample(ctx context.Context, args []string, io streams) (int, error) {
	flags := newFlags("sample")
	out := flags.folder("out")
	pairs := pairsFlag(flags, "rows")
	seed := flags.Uint64("seed", 1, "")
	lang := langFlag(flags)
	rules, err := oneRules(flags, args)
	if err != nil {
		return wrongUse, err
	}
	if *out == "" {
		return wrongUse, failf("where to? give a folder with --out DIR", "hvorhen? giv en mappe med --out MAPPE")
	}
	o, err := open(ctx, rules, nil, lang.value, io)
	if err != nil {
		return wrongUse, err
	}
	list := o.Model().Diagnostics
	if list.HasErrors() {
		return wrong, o.report(io.err, list)
	}
	rows, err := rowCounts(o.Model(), *pairs)
	if err != nil {
		return wrongUse, err
	}
	made, problems, err := o.MakeUp(ctx, rows, *seed)
	if err != nil {
		return interrupted, err
	}
	if err := o.report(io.err, append(list, problems...)); err != nil || problems.HasErrors() {
		return wrong, err
	}
	return fine, writeSamples(*out, made, o.Model().Lang())
}

// rowCounts reads TABLE=N.
func rowCounts(m *engine.Model, pairs []pair) (map[string]int, error) {
	rows := map[string]int{}
	var names []string
	for _, t := range m.Program.Tables {
		if !t.Decl.HasRows {
			names = append(names, t.Name)
		}
	}
	for _, p := range pairs {
		t := m.Table(p.name)
		if t == nil {
			return nil, failf("the rules have no table %q%s", "reglerne har ingen tabel %q%s", p.name, choice(p.name, names))
		}
		if t.Decl.HasRows {
			return nil, failf("the rule file carries the rows of %q itself", "regelfilen har selv rækkerne i %q", p.name)
		}
		n, err := strconv.Atoi(p.value)
		if err != nil || n < 1 || n > table.MaxRows {
			return nil, failf("%q is no number of rows; write 1 to %d", "%q er ikke et antal rækker; skriv 1 til %d", p.value, table.MaxRows)
		}
		rows[p.name] = n
	}
	return rows, nil
}

// writeSamples writes one file a table. A file of other content is never
// overwritten: it may hold real data.
func writeSamples(dir string, tables []*table.Table, lang diag.Lang) error {
	texts := make([][]byte, len(tables))
	for i, t := range tables {
		var b bytes.Buffer
		if err := table.WriteTable(&b, t, table.WriteOptions{Lang: lang}); err != nil {
			return err
		}
		texts[i] = b.Bytes()
		path := filepath.Join(dir, t.Spec.Name+".csv")
		if old, err := os.ReadFile(path); err == nil && !bytes.Equal(old, texts[i]) {
			return failf("%s is already there; move it away or give another folder", "%s findes allerede; flyt den, eller giv en anden mappe", path)
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for i, t := range tables {
		if err := os.WriteFile(filepath.Join(dir, t.Spec.Name+".csv"), texts[i], 0o644); err != nil {
			return err
		}
	}
	return nil
}
