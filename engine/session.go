package engine

import (
	"context"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// Session is a model with its data. It keeps what was computed last, so that
// another run computes only what depends on the parameters, data and statements
// that changed. It is not for use by several goroutines at once.
type Session struct {
	// RowByRow leaves all formulas to expr's machine, one row after the other: the
	// results are the same. Tests and benchmarks hold the kernels against it. It
	// counts when set before data are ready for the first time.
	RowByRow bool

	model    *Model
	specs    []*table.Spec
	tables   []*loaded // by slot
	linked   bool      // nothing was loaded or cleared since references were resolved
	fresh    bool      // nothing was since the workspace was made
	words    diag.List // texts in the rules that the data do not know
	areas    view.Areas
	compiled *compiled // nil: nothing was run since linking
	space    *plan.Workspace
	cache    *plan.Cache
}

// loaded is the data of a table as far as there is any.
type loaded struct {
	table  *table.Table   // nil: none, or not usable
	draft  *table.Table   // what could be read of it
	source *diag.Source   // of a CSV file
	given  bool           // there is a file, be it good or not
	read   table.Problems // those found in it alone
	diags  diag.List      // the same with those of references, once they are resolved
}

// NewSession prepares a model for data. The rows of tables that carry their own
// are there at once.
func NewSession(m *Model) *Session {
	s := &Session{model: m, specs: m.Specs(), cache: plan.NewCache(), areas: view.Areas{}}
	for i, t := range m.Program.Tables {
		l := &loaded{}
		if t.Decl.HasRows && !m.Diagnostics.HasErrors() {
			l.take(table.Build(s.specs[i], cells(t.Decl.Rows, m.Source)))
		}
		s.tables = append(s.tables, l)
	}
	return s
}

// take takes over what was read.
func (l *loaded) take(r *table.Reading) {
	l.table, l.draft, l.source, l.read = r.Table, r.Draft, r.Source, r.Problems
	l.diags = r.Problems.List()
}

// Model is what the session computes.
func (s *Session) Model() *Model { return s.model }

// Load takes the rows of a table from a CSV file and gives what is wrong with
// them; these problems are part of every later run too. A table that is unknown
// or carries its own rows is an error. Data of a table whose statement could not be
// read are not looked at.
func (s *Session) Load(name, file string, data []byte) diag.List {
	list, _ := s.LoadContext(context.Background(), name, table.Origin{File: file}, data)
	return list
}

// LoadContext is Load under a context, whose listener hears how much of the file
// is read (see package progress). The error is the context's: then the table
// stays as it was.
func (s *Session) LoadContext(ctx context.Context, name string, from table.Origin, data []byte) (diag.List, error) {
	return s.load(name, func(spec *table.Spec) (*table.Reading, error) {
		return table.ReadCSVContext(ctx, from, data, spec)
	})
}

// LoadCells takes the rows of a table from a sheet of a workbook, otherwise like
// LoadContext. The error may be that of the cells, too.
func (s *Session) LoadCells(ctx context.Context, name string, from table.Origin, cells table.Cells) (diag.List, error) {
	return s.load(name, func(spec *table.Spec) (*table.Reading, error) {
		return table.ReadCells(ctx, from, cells, spec)
	})
}

// load takes the rows of a table as they are read.
func (s *Session) load(name string, read func(*table.Spec) (*table.Reading, error)) (diag.List, error) {
	t := s.model.Table(name)
	switch {
	case t == nil:
		return diag.List{unknownTable(name, s.model.Program.Tables)}.Rules(s.model.Lang()), nil
	case t.Decl.HasRows:
		return diag.List{tableHasRows(t)}.Rules(s.model.Lang()), nil
	case t.Decl.Flawed: // which columns it should have is not known
		s.tables[t.Slot] = &loaded{given: true}
		return nil, nil
	}
	reading, err := read(s.specs[t.Slot])
	if err != nil {
		return nil, err
	}
	l := &loaded{given: true}
	l.take(reading)
	l.diags = l.diags.Rules(s.model.Lang())
	s.tables[t.Slot] = l
	s.linked, s.fresh = false, false
	return l.diags, nil
}

// Spec is the shape of the data that a table takes; nil of a table that takes none.
func (s *Session) Spec(name string) *table.Spec {
	if t := s.model.Table(name); t != nil && !t.Decl.HasRows && t.Slot < len(s.specs) {
		return s.specs[t.Slot]
	}
	return nil
}

// Clear forgets the data of a table; of all tables without a name. Rows that
// the rule file carries stay.
func (s *Session) Clear(name string) {
	for i, t := range s.model.Program.Tables {
		if (name == "" || t.Name == name) && !t.Decl.HasRows {
			s.tables[i] = &loaded{}
			s.linked, s.fresh = false, false
			s.cache.Unload(t.Name)
		}
	}
}

// Given reports whether a table has its data, be they good or not.
func (s *Session) Given(name string) bool {
	t := s.model.Table(name)
	return t != nil && (t.Decl.HasRows || s.tables[t.Slot].given)
}

// Rows is the number of rows of a table, and whether it has data.
func (s *Session) Rows(name string) (rows int, ok bool) {
	t := s.model.Table(name)
	if t == nil || s.tables[t.Slot].table == nil {
		return 0, false
	}
	return s.tables[t.Slot].table.Len, true
}

// Data are the rows of a table as they were read; nil where there are none that
// can be used. They are not to be changed.
func (s *Session) Data(name string) *table.Table {
	if t := s.model.Table(name); t != nil {
		return s.tables[t.Slot].table
	}
	return nil
}

// Sources are the texts that diagnostics point into: the rules and every file
// loaded, in the order of the tables.
func (s *Session) Sources() diag.Sources {
	out := diag.Sources{s.model.Source}
	for _, l := range s.tables {
		if l.source != nil {
			out = append(out, l.source)
		}
	}
	return out
}

// Ready gives what stands in the way of a run: problems of the rules and the
// data, and tables that are missing. Without errors in it the data can be
// computed.
func (s *Session) Ready() diag.List {
	list, _ := s.ready(context.Background())
	return list
}

// ready is Ready under a context, whose error it gives.
func (s *Session) ready(ctx context.Context) (diag.List, error) {
	list := append(diag.List(nil), s.model.Diagnostics...)
	meter := progress.NewMeter(ctx)
	if !list.HasErrors() {
		if err := s.link(meter); err != nil {
			return nil, err
		}
	}
	for i, l := range s.tables {
		list.Add(l.diags...)
		if l.table == nil && !l.diags.HasErrors() && !s.model.Diagnostics.HasErrors() {
			list.Add(missingTable(s.model.Program.Tables[i]))
		}
	}
	if list.HasErrors() {
		return list.Rules(s.model.Lang()), nil
	}
	err := s.prepare(meter)
	list.Add(s.words...)
	return list.Rules(s.model.Lang()), err
}

// link resolves the references of all tables once after a change of data, as far
// as tables could be read. The error is that of the context.
func (s *Session) link(m *progress.Meter) error {
	if s.linked {
		return nil
	}
	tables := map[string]*table.Table{}
	for i, l := range s.tables {
		tables[s.specs[i].Name] = l.draft
	}
	problems, err := table.Link(m, tables)
	if err != nil {
		return err
	}
	for i, l := range s.tables {
		l.diags = l.read.With(problems[s.specs[i].Name]).List()
	}
	s.linked = true
	return nil
}

// prepare makes the workspace once after a change of data. The error is that of
// the context.
func (s *Session) prepare(m *progress.Meter) error {
	if s.fresh {
		return nil
	}
	bySlot := make([]*table.Table, len(s.tables))
	for i, l := range s.tables {
		bySlot[i] = l.table
	}
	space := plan.NewWorkspace(s.model.Program, bySlot)
	space.RowByRow = s.RowByRow
	if err := s.cache.Load(m, space); err != nil {
		return err
	}
	s.fresh, s.space, s.compiled = true, space, nil
	s.words = s.unknownWords()
	return nil
}

// Forget drops what was computed before, so that the next run computes
// everything.
func (s *Session) Forget() { s.cache.Clear() }
