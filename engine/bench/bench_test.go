package bench

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
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
