package bench

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/table"
)

// open is a session with the workload's data.
func open(t testing.TB, scale float64) *engine.Session {
	m, diags := engine.Open("workload.fordel", Rules)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	s := engine.NewSession(m)
	for name, data := range Data(scale) {
		if diags := s.Load(name, name+".csv", data); diags.HasErrors() {
			t.Fatal(diags)
		}
	}
	return s
}

func money(x float64) check.Const { return check.Const{Kind: check.Money, Number: x} }
func plain(x float64) check.Const { return check.Const{Kind: check.Number, Number: x} }

// change runs the model with a parameter that differs every time.
func change(b *testing.B, name string, value func(i int) check.Const) {
	s := open(b, 1)
	b.ResetTimer()
	for i := range b.N {
		if _, diags := s.Run(context.Background(), engine.Settings{Params: map[string]check.Const{name: value(i)}}); diags.HasErrors() {
			b.Fatal(diags)
		}
	}
}

func BenchmarkPool(b *testing.B) {
	change(b, "social_share", func(i int) check.Const { return plain(0.03 + float64(i%2)/100) })
}
func BenchmarkChild(b *testing.B) {
	change(b, "low", func(i int) check.Const { return money(250_000 + float64(i%2)*1000) })
}
func BenchmarkFull(b *testing.B) {
	s := open(b, 1)
	b.ResetTimer()
	for range b.N {
		s.Forget()
		if _, diags := s.Run(context.Background(), engine.Settings{}); diags.HasErrors() {
			b.Fatal(diags)
		}
	}
}

// columns are the workload's data for loops.
func columns(t testing.TB, scale float64) Columns {
	m, _ := engine.Open("workload.fordel", Rules)
	tables := map[string]*table.Table{}
	for _, spec := range m.Specs() {
		data, _, diags := table.ReadCSV(spec.Name+".csv", Data(scale)[spec.Name], spec)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		tables[spec.Name] = data
	}
	if diags := table.Link(tables); diags.HasErrors() {
		t.Fatal(diags)
	}
	return ColumnsOf(tables["institutions"], tables["children"])
}

// TestLoopsAgree: the loops and the engine give every house the same, to the
// krone, at several settings.
func TestLoopsAgree(t *testing.T) {
	s := open(t, 0.2)
	loops := NewLoops(columns(t, 0.2))
	for _, social := range []float64{0.01, 0.03, 0.07} {
		k := Standard
		k.Budget, k.SocialShare, k.Low = 800e6, social, 250_000+1e6*social
		loops.Full(k)
		r, diags := s.Run(context.Background(), engine.Settings{Params: map[string]check.Const{
			"budget": money(k.Budget), "social_share": plain(social), "low": money(k.Low)}})
		if diags.HasErrors() {
			t.Fatal(diags[0].Message.EN)
		}
		for name, want := range map[string][]float64{"enrolled": loops.Enrolled, "vulnerable": loops.Vulnerable, "marks": loops.Marks,
			"base": loops.Base, "social": loops.Social, "extra": loops.Extra, "total": loops.Total} {
			got, _, ok := r.Column("institutions", name)
			if !ok {
				t.Fatal(name)
			}
			for i := range want {
				if got.Numbers[i] != want[i] {
					t.Errorf("share %v: %s of house %d: engine %v, loops %v", social, name, i, got.Numbers[i], want[i])
					break
				}
			}
		}
		rank, _, _ := r.Column("institutions", "cost.rank")
		for i, want := range loops.Rank {
			if rank.Numbers[i] != float64(want) {
				t.Errorf("rank of house %d: engine %v, loops %v", i, rank.Numbers[i], want)
				break
			}
		}
	}
}

func BenchmarkLoopsFull(b *testing.B) {
	l := NewLoops(columns(b, 1))
	b.ResetTimer()
	for range b.N {
		l.Full(Standard)
	}
}

func BenchmarkLoopsPool(b *testing.B) {
	l := NewLoops(columns(b, 1))
	l.Full(Standard)
	b.ResetTimer()
	for i := range b.N {
		k := Standard
		k.SocialShare += float64(i%2) / 100
		l.Pools(k)
	}
}
