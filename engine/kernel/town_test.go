package kernel

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// rules declare a small town that formulas are tried on.
const rules = `fordel 1 en

table districts {
  id     key
  budget kr optional
}
table houses {
  id       key
  district -> districts optional
  size     whole
  rent     kr
  old      flag
}
table people {
  house   -> houses optional
  second  -> districts as friends optional
  age     whole
  score   number optional
  income  kr optional
  single  flag
  working flag optional
  born    date
  area    one of "north", "south", "harbour"
}
param factor = 1.5
param limit  = 200_000 kr
param chosen = yes
`

// town is a formula.Data made from rules and rows, to compute formulas on
// without an engine.
type town struct {
	program *check.Program
	tables  map[string]*table.Table
	columns map[*check.Column]*table.Column
	values  map[*check.Value]check.Const
	spent   int
	buffers *table.Buffers
}

func (d *town) Table(t *check.Table) *table.Table { return d.tables[t.Name] }
func (d *town) Column(c *check.Column) *table.Column {
	if c.Data != nil {
		return d.tables[c.Table.Name].Columns[c.Slot]
	}
	return d.columns[c]
}
func (d *town) Param(p *check.Param) check.Const { return p.Value }
func (d *town) Value(v *check.Value) check.Const { return d.values[v] }
func (d *town) Buffers() *table.Buffers          { return d.buffers }
func (d *town) Reserve(int) error                { return nil }
func (d *town) Hold(int) error                   { return nil }
func (d *town) Spend(n int) error                { d.spent += n; return context.Background().Err() }
func (d *town) Groups(path []*check.Column) (*formula.Groups, error) {
	target := formula.Follow(path, func(c *check.Column) []int32 { return d.Column(c).Rows })
	return formula.NewGroups(progress.NewMeter(context.Background()), target, d.Table(path[len(path)-1].Ref).Len)
}

var kinds = map[dsl.ColumnKind]table.Kind{dsl.KindKey: table.Key, dsl.KindText: table.Text, dsl.KindNumber: table.Number,
	dsl.KindWhole: table.Whole, dsl.KindMoney: table.Money, dsl.KindShare: table.Share, dsl.KindFlag: table.Flag,
	dsl.KindDate: table.Date, dsl.KindChoice: table.Choice, dsl.KindRef: table.Ref}

// parse checks rules with some statements more; nil if they are wrong.
func parse(more string) *check.Program {
	file, diags := dsl.Parse("town.fordel", rules+more)
	if diags.HasErrors() {
		return nil
	}
	p, diags := check.Check(file)
	if diags.HasErrors() {
		return nil
	}
	return p
}

// newTown fills the program's tables with n people, made from a seed; some
// tables are empty.
func newTown(t testing.TB, p *check.Program, n int, seed int64, empty ...string) *town {
	d := &town{program: p, tables: map[string]*table.Table{}, columns: map[*check.Column]*table.Column{}, values: map[*check.Value]check.Const{}}
	r := rand.New(rand.NewSource(seed))
	csv := map[string]string{"districts": "id;budget\n", "houses": "id;district;size;rent;old\n", "people": "house;second;age;score;income;single;working;born;area\n"}
	some := func(share float64, text string) string {
		if r.Float64() < share {
			return text
		}
		return ""
	}
	has := func(name string) bool { return !slices.Contains(empty, name) }
	in := func(name, key string) string {
		if has(name) {
			return key
		}
		return ""
	}
	for i := range 4 {
		csv["districts"] += fmt.Sprintf("d%d;%s\n", i, some(0.8, fmt.Sprint(1000*r.Intn(5))))
	}
	houses := 3 + n/20
	for i := range houses {
		csv["houses"] += fmt.Sprintf("h%02d;%s;%d;%d,5;%s\n", i, in("districts", some(0.9, fmt.Sprintf("d%d", r.Intn(4)))), r.Intn(4), r.Intn(9000), some(0.5, "x"))
	}
	for range n {
		csv["people"] += fmt.Sprintf("%s;%s;%d;%s;%s;%s;%s;20%02d-0%d-1%d;%s\n",
			in("houses", some(0.95, fmt.Sprintf("h%02d", r.Intn(houses)))), in("districts", fmt.Sprintf("d%d", r.Intn(4))), r.Intn(7), some(0.9, strings.ReplaceAll(fmt.Sprint(float64(r.Intn(100))/10), ".", ",")),
			some(0.9, fmt.Sprint(r.Intn(40)*10000)), some(0.4, "x"), some(0.9, []string{"ja", "nej"}[r.Intn(2)]),
			r.Intn(26), 1+r.Intn(9), r.Intn(9), []string{"north", "south", "harbour"}[r.Intn(3)])
	}
	for _, decl := range p.Tables {
		spec := &table.Spec{Name: decl.Name}
		for _, c := range decl.Columns {
			if c.Data == nil {
				continue
			}
			s := table.ColumnSpec{Name: c.Name, Kind: kinds[c.Data.Kind], Optional: c.Data.Optional, Target: c.Data.Target.Text}
			for _, ch := range c.Data.Choices {
				s.Choices = append(s.Choices, ch.Text)
			}
			spec.Columns = append(spec.Columns, s)
		}
		text := csv[decl.Name]
		if !has(decl.Name) {
			text = text[:strings.Index(text, "\n")+1]
		}
		data, _, diags := table.ReadCSV(decl.Name+".csv", []byte(text), spec)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		d.tables[decl.Name] = data
	}
	problems, err := table.Link(progress.NewMeter(context.Background()), d.tables)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if list := p.List(); list.HasErrors() {
			t.Fatal(list)
		}
	}
	return d
}
